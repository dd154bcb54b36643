/**
 * The rows of {@link ./measure-lists-population}, made by the database itself. `$1` is the organisation. Follow-ups are
 * numbered from the oldest; `recency` is 0 for the newest, and the newest `open` are open.
 */

/** Tables whose rows are loaded by the million. */
export const LOADED_TABLES = [
  ...['patient', 'search_token', 'stay', 'follow_up', 'care', 'offer', 'call', 'break', 'work_item'],
  ...['history_entry', 'message', 'death_confirmation'],
] as const;

/** Numbers and ids, kept beside the tables of Relais for as long as the loading takes. */
export const SCAFFOLD = `
  DROP TABLE IF EXISTS bench_person, bench_word, bench_case, bench_sealed, bench_state;
  CREATE UNLOGGED TABLE bench_person (number integer PRIMARY KEY, id uuid, surname integer, given integer,
    birth_day integer, own bytea[]);
  CREATE UNLOGGED TABLE bench_word (kind text, number integer, tokens bytea[], PRIMARY KEY (kind, number));
  CREATE UNLOGGED TABLE bench_case (number integer PRIMARY KEY, recency integer, id uuid, stay_id uuid, patient_id uuid,
    hospital_id uuid, discharged_at timestamptz);
  CREATE UNLOGGED TABLE bench_sealed (stay_id uuid PRIMARY KEY, discharge bytea);
  CREATE UNLOGGED TABLE bench_state (kind text PRIMARY KEY, state jsonb)`;

export const REMOVE_SCAFFOLD = 'DROP TABLE bench_person, bench_word, bench_case, bench_sealed, bench_state';

/** One patient of four comes back once; `$1` follow-ups, `$2` the instant of the lists, `$3` milliseconds between two. */
export const CASES = `INSERT INTO bench_case
  SELECT made, $1 - 1 - made, uuidv7(), uuidv7(), person.id, ($4::uuid[])[1 + made % cardinality($4::uuid[])],
    to_timestamp(($2::double precision - ($1 - 1 - made) * $3::double precision) / 1000)
  FROM generate_series(0, $1::integer - 1) AS made JOIN bench_person AS person ON person.number = (made * 4::bigint) / 5
  ORDER BY made`;

export const TOKENS = `INSERT INTO search_token (organisation_id, token, patient_id)
  SELECT $1::uuid, found.token, person.id FROM bench_person AS person
    JOIN bench_word AS surname ON surname.kind = 'surname' AND surname.number = person.surname
    JOIN bench_word AS given ON given.kind = 'given' AND given.number = person.given
    JOIN bench_word AS birth_day ON birth_day.kind = 'birth-day' AND birth_day.number = person.birth_day,
    LATERAL (SELECT DISTINCT token FROM unnest(surname.tokens || given.tokens || birth_day.tokens || person.own
      || decode(md5(person.id::text), 'hex')) AS token) AS found`;

/** What nobody reads is as long as what is read, and opens nothing. */
const STAYS = `INSERT INTO stay (id, organisation_id, hospital_id, patient_id, visit_number_token, admitted_at,
    discharged_at, discharge, content_hash, stated_at)
  SELECT stay_id, $1::uuid, hospital_id, patient_id, decode(md5(stay_id::text), 'hex'), discharged_at - interval '5 days',
    discharged_at, coalesce(sealed.discharge, $2::bytea), decode(md5(id::text), 'hex'), discharged_at
  FROM bench_case LEFT JOIN bench_sealed AS sealed USING (stay_id) ORDER BY number`;

const FOLLOW_UPS = `INSERT INTO follow_up (id, organisation_id, stay_id, patient_id, hospital_id, revision, status,
    pathway_key, pathway_version, state, next_deadline_at, deadline_reason, closing_reason, created_at, discharged_at,
    closed_at, last_sign_of_life_at, vigilance)
  SELECT id, $1::uuid, stay_id, patient_id, hospital_id, CASE WHEN recency < $2 THEN 8 ELSE 13 END,
    CASE WHEN recency < $2 THEN 'open' WHEN number % 20 = 0 THEN 'cancelled' ELSE 'closed' END,
    'standard', 'reference-1', state.state,
    CASE WHEN recency < $2 THEN $3::timestamptz + interval '1 hour' * (1 + recency % 200) END, 'call-planned',
    CASE WHEN recency >= $2 THEN 'completed' END, discharged_at, discharged_at,
    CASE WHEN recency >= $2 THEN discharged_at + interval '30 days' END, now(), 'simple'
  FROM bench_case JOIN bench_state AS state ON state.kind = CASE WHEN recency < $2 THEN 'open' ELSE 'over' END
  ORDER BY number`;

const CARES = `INSERT INTO care (follow_up_id, key, organisation_id, profession, status, professional_id,
    appointment_at, due_at, revision)
  SELECT bench_case.id, care.key, $1::uuid, care.profession, CASE WHEN recency < $2 THEN 'arranged' ELSE 'in-place' END,
    ($3::uuid[])[1 + (number * 3 + care.place) % cardinality($3::uuid[])]::text, discharged_at + interval '6 days',
    discharged_at + interval '7 days', 5
  FROM bench_case, (VALUES (0, 'gp-visit', 'general-practitioner'), (1, 'nurse-visit', 'nurse'),
    (2, 'physiotherapy', 'physiotherapy')) AS care (place, key, profession) ORDER BY number`;

const OFFERS = `INSERT INTO offer (follow_up_id, id, organisation_id, care_key, professional_id, channel, status, reason,
    sent_at, due_at, revision)
  SELECT bench_case.id, offer.id, $1::uuid, offer.care, ($2::uuid[])[1 + (number * 3 + offer.place) % cardinality($2::uuid[])],
    'secure-mail', offer.status, NULL, discharged_at, discharged_at + interval '1 day', 3
  FROM bench_case, (VALUES (0, 'gp-visit-g1-1', 'gp-visit', 'accepted'), (1, 'nurse-visit-g1-1', 'nurse-visit', 'expired'),
    (2, 'physiotherapy-g1-1', 'physiotherapy', 'declined'), (3, 'physiotherapy-g1-2', 'physiotherapy', 'accepted'))
    AS offer (place, id, care, status) ORDER BY number`;

const CALLS = `INSERT INTO call (follow_up_id, key, organisation_id, status, not_before, due_at, attempts, revision)
  SELECT bench_case.id, call.key, $1::uuid, CASE WHEN recency < $2 THEN 'planned' ELSE 'done' END,
    discharged_at + call.day * interval '1 day', discharged_at + (call.day + 1) * interval '1 day',
    CASE WHEN recency < $2 THEN '[]' ELSE '[{"at":1789027200000,"outcome":"reached","by":"bench"}]' END::jsonb, 6
  FROM bench_case, (VALUES ('call-j2', 2), ('call-j9', 9), ('call-j27', 27)) AS call (key, day) ORDER BY number`;

/** Two of five had a break; those of today stand. */
const BREAKS = `INSERT INTO break (follow_up_id, id, organisation_id, code, grade, status, subject, owner_kind, owner_id,
    cause, resolution, opened_at, due_at, resolved_at, revision)
  SELECT id, 'R03-1', $1::uuid, 'R03', 'high', CASE WHEN recency < $2 THEN 'open' ELSE 'resolved' END, 'nurse-visit', 'queue',
    'operators', CASE WHEN recency >= $2 THEN 'no-slot' END, CASE WHEN recency >= $2 THEN 'home-visit' END,
    discharged_at + interval '3 days', discharged_at + interval '4 days',
    CASE WHEN recency >= $2 THEN discharged_at + interval '4 days' END, 7
  FROM bench_case WHERE (recency < $2 AND recency % 4 = 1) OR (recency >= $2 AND number % 5 < 2) ORDER BY number`;

/**
 * What is due today is of the newest \`$2\` follow-ups: a quarter calls to make now, a quarter breaks that stand, a quarter
 * checks, a quarter calls of this afternoon; every open one has a call of another day and its own end. \`$3\`: the
 * instant of the lists; \`$4\`: accounts, of whom each has some; \`$5\`: how many are open.
 */
const WORK_ITEMS = `INSERT INTO work_item (follow_up_id, key, organisation_id, kind, subject, reason, not_before, due_at,
    owner_kind, owner_id, overdue, actionable)
  SELECT id, item.key, $1::uuid, item.kind, item.subject, item.reason, item.not_before,
    item.not_before + interval '1 hour' * (1 + recency % 12), CASE WHEN recency % 9 = 0 THEN 'person' ELSE 'queue' END,
    CASE WHEN recency % 9 = 0 THEN ($4::uuid[])[1 + recency % cardinality($4::uuid[])]::text ELSE 'operators' END,
    item.today AND recency % 10 = 0, item.kind <> 'pathway-end'
  FROM bench_case, LATERAL (VALUES
    (recency < $2 AND recency % 4 = 0, 'call/call-j2', 'call', 'call-j2', 'call-planned',
      $3::timestamptz - interval '1 minute' * (recency % 90)),
    (recency < $2 AND recency % 4 = 1, 'break/R03-1', 'break', 'R03-1',
      CASE WHEN recency % 200 = 1 THEN 'red-flag-ringing' ELSE 'R03' END,
      $3::timestamptz - interval '1 minute' * (recency % 600)),
    (recency < $2 AND recency % 4 = 2, 'check/weight', 'check', 'weight', 'check-due',
      $3::timestamptz - interval '1 minute' * (recency % 300)),
    (recency < $2 AND recency % 4 = 3, 'call/call-j2', 'call', 'call-j2', 'call-planned',
      $3::timestamptz + interval '1 minute' * (60 + recency % 240))) AS item (today, key, kind, subject, reason, not_before)
  WHERE item.today
  UNION ALL
  SELECT id, later.key, $1::uuid, later.kind, later.key, later.kind, later.at, later.at, 'queue', 'operators', false,
    later.kind <> 'pathway-end'
  FROM bench_case, LATERAL (VALUES
    ('call/call-j27', 'call', $3::timestamptz + interval '1 day' * (2 + recency % 20)),
    ('pathway-end', 'pathway-end', $3::timestamptz + interval '1 day' * (3 + recency % 27))) AS later (key, kind, at)
  WHERE recency < $5`;

/** As many as the reference follow-up has. */
const HISTORY = `INSERT INTO history_entry (follow_up_id, generation, revision, place, organisation_id, at, code, subject,
    detail, account_id)
  SELECT bench_case.id, 1, entry.revision, 0, $1::uuid, discharged_at + entry.day * interval '1 day', entry.code, entry.subject,
    NULL, ($2::uuid[])[1 + number % cardinality($2::uuid[])]::text
  FROM bench_case, (VALUES (1, 0, 'opened', NULL), (2, 0, 'handover-sent', NULL), (3, 1, 'offer-declined', 'physiotherapy'),
    (4, 1, 'offer-accepted', 'gp-visit'), (5, 1, 'offer-expired', 'nurse-visit'), (6, 1, 'offer-accepted', 'physiotherapy'),
    (7, 2, 'call-attempted', 'call-j2'), (8, 3, 'break-opened', 'R03-1'), (9, 4, 'break-resolved', 'R03-1'),
    (10, 9, 'call-attempted', 'call-j9'), (11, 9, 'call-attempted', 'call-j9'), (12, 27, 'call-attempted', 'call-j27'),
    (13, 30, 'closed', NULL)) AS entry (revision, day, code, subject)
  WHERE recency >= $3 OR entry.day < 2 ORDER BY number`;

/** One of a hundred today has an outcome nobody knows. */
const MESSAGES = `INSERT INTO message (id, organisation_id, follow_up_id, generation, key, kind, channel, professional_id,
    subject, due_at, status, sent_at)
  SELECT uuidv7(), $1::uuid, bench_case.id, 1, bench_case.id || '/1/' || sent.place, sent.kind, 'secure-mail',
    ($2::uuid[])[1 + (number * 3 + sent.place) % cardinality($2::uuid[])], 'bench',
    discharged_at + sent.hours * interval '1 hour',
    CASE WHEN recency < $3 AND recency % 100 = 0 AND sent.place = 5 THEN 'uncertain' ELSE 'delivered' END,
    discharged_at + sent.hours * interval '1 hour'
  FROM bench_case, (VALUES (0, 'handover-copy', 0), (1, 'offer', 0), (2, 'offer', 0), (3, 'offer', 0), (4, 'offer', 1),
    (5, 'handover-notice', 1)) AS sent (place, kind, hours) ORDER BY number`;

/** One of fifty died, as somebody else than the hospital said. */
const DEATHS = `INSERT INTO death_confirmation (id, organisation_id, patient_id, follow_up_id, source, stated_by, stated_at,
    due_at, status, settled_at, second_source)
  SELECT uuidv7(), $1::uuid, patient_id, id, 'relative', 'bench', discharged_at + interval '9 days',
    discharged_at + interval '11 days', 'confirmed', discharged_at + interval '10 days', 'hospital'
  FROM bench_case WHERE recency >= $2 AND number % 50 = 0 ORDER BY number`;

/** What the rows are made with, beside the organisation. */
export interface RowMaterial {
  /** An instant, ISO 8601. */
  readonly at: string;
  readonly open: number;
  /** Follow-ups in which something is due today. */
  readonly due: number;
  readonly professionalIds: readonly string[];
  readonly accountIds: readonly string[];
  /** A sealed discharge of usual length, for stays that nobody reads. */
  readonly unread: Uint8Array;
}

/** The statements in order, with their parameters after the organisation. */
export function rowStatements(material: RowMaterial): readonly (readonly [string, readonly unknown[]])[] {
  const { at, open, due, professionalIds, accountIds, unread } = material;
  return [
    [STAYS, [unread]],
    [FOLLOW_UPS, [open, at]],
    [CARES, [open, professionalIds]],
    [OFFERS, [professionalIds]],
    [CALLS, [open]],
    [BREAKS, [due]],
    [WORK_ITEMS, [due, at, accountIds, open]],
    [HISTORY, [accountIds, open]],
    [MESSAGES, [professionalIds, due]],
    [DEATHS, [open]],
  ];
}

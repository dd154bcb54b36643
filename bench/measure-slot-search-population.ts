import type { Client } from 'pg';
import type { CommunePlaces } from '../domain/scheduling';
import type { Parts } from '../launcher/parts';
import { sealDetails } from '../prisma/records/sealed-patient';
import { FIRST_DATA_KEY_VERSION, generateDataKey } from '../security/field-encryption';

/** Monday 23 November 2026, 8h00 in Paris. */
export const SEARCHED_AT = Date.UTC(2026, 10, 23, 7);
export const AGENDA_DAYS = 60;
/** As in the north of France: what a search finds near does not depend on how large the territory is. */
const PROFESSIONALS_PER_COMMUNE = 4;
const CENTRE = '62250';
const FARTHEST_KILOMETRES = 1_000;
const PATIENTS = 200;

export interface SlotPopulation {
  readonly organisationId: string;
  readonly communeCodes: readonly string[];
  readonly patientIds: readonly string[];
  readonly professionals: number;
  readonly appointments: number;
}

/**
 * Professionals and their agendas, the same in every run. Six of twenty are general practitioners and six nurses who
 * visit their commune and the four nearest; all are open six hours on weekdays and two thirds booked, half an hour each.
 *
 * @param owner a connection as the owner of the tables: rows by the million are loaded before their indexes are made
 */
export async function makeSlotPopulation(
  parts: Parts,
  owner: Client,
  places: CommunePlaces,
  professionals: number,
): Promise<SlotPopulation> {
  const organisationId = parts.newId();
  const communeCodes = places
    .near(CENTRE, FARTHEST_KILOMETRES)
    .slice(0, Math.ceil(professionals / PROFESSIONALS_PER_COMMUNE));
  await parts.database.untenanted.organisation.create({
    data: { id: organisationId, name: `${professionals}` },
  });
  await owner.query("SELECT set_config('relais.organisation', $1, false)", [organisationId]);
  const { version, wrapped } = generateDataKey(parts.keyRing, organisationId, FIRST_DATA_KEY_VERSION);
  await owner.query('INSERT INTO data_key (organisation_id, version, wrapped) VALUES ($1, $2, $3)', [
    ...[organisationId, version, wrapped],
  ]);
  const areas = communeCodes.map((code) => places.near(code, 15).slice(0, 5).join(','));
  await owner.query(PROFESSIONALS, [organisationId, professionals, communeCodes]);
  await owner.query(TYPES, [organisationId, communeCodes, areas]);
  await owner.query(REMOTE_TYPES, [organisationId]);
  await owner.query(SERVICE_AREAS, [organisationId]);
  const appointments = await withoutIndexes(owner, async () => {
    await owner.query(OPENINGS, [organisationId]);
    return (await owner.query(APPOINTMENTS, [organisationId])).rowCount ?? 0;
  });
  const patientIds = await makePatients(parts, organisationId, communeCodes);
  return { organisationId, communeCodes, patientIds, professionals, appointments };
}

const PROFESSIONALS = `INSERT INTO professional (id, organisation_id, profession, display_name, practice_name,
    postal_code, city, commune_code)
  SELECT gen_random_uuid(), $1, (ARRAY['general-practitioner', 'nurse', 'physiotherapy', 'general-practitioner',
      'nurse', 'specialist', 'general-practitioner', 'nurse', 'physiotherapy', 'midwife', 'general-practitioner',
      'nurse', 'physiotherapy', 'general-practitioner', 'nurse', 'specialist', 'general-practitioner', 'nurse',
      'physiotherapy', 'speech-therapy'])[1 + number % 20],
    'Professionnel ' || number, 'Cabinet ' || number, '', 'Ville',
    ($3::text[])[1 + number % cardinality($3::text[])]
  FROM generate_series(0, $2 - 1) AS number`;

const TYPES = `INSERT INTO appointment_type (id, organisation_id, professional_id, name, care_kind, duration_minutes,
    place, area_communes)
  SELECT gen_random_uuid(), $1, professional.id, 'Visite', profession, 30,
    CASE profession WHEN 'nurse' THEN 'home' ELSE 'practice' END,
    CASE profession WHEN 'nurse' THEN string_to_array(area.communes, ',') ELSE '{}' END
  FROM professional JOIN unnest($2::text[], $3::text[]) AS area (code, communes) ON area.code = commune_code
  WHERE organisation_id = $1`;

const REMOTE_TYPES = `INSERT INTO appointment_type (id, organisation_id, professional_id, name, care_kind,
    duration_minutes, place)
  SELECT gen_random_uuid(), $1, id, 'À distance', profession, 15, 'remote' FROM professional
  WHERE organisation_id = $1 AND profession = 'general-practitioner' AND hashtext(display_name) % 4 = 0`;

const SERVICE_AREAS = `INSERT INTO service_area (organisation_id, care_kind, commune_code, appointment_type_id,
    professional_id)
  SELECT $1, care_kind, unnest(area_communes), id, professional_id FROM appointment_type WHERE organisation_id = $1`;

/** Weekdays of the service's time zone. */
const DAYS = `generate_series(date '2026-11-23', date '2026-11-23' + ${AGENDA_DAYS - 1}, interval '1 day') AS day`;

const OPENINGS = `INSERT INTO opening (organisation_id, professional_id, starts_at, ends_at)
  SELECT $1, professional.id, (day + half.opens) AT TIME ZONE 'Europe/Paris', (day + half.closes) AT TIME ZONE 'Europe/Paris'
  FROM professional, ${DAYS}, (VALUES (interval '9 hours', interval '12 hours'),
    (interval '14 hours', interval '17 hours')) AS half (opens, closes)
  WHERE organisation_id = $1 AND extract(isodow FROM day) < 6`;

/** Nobody in particular: sessions would need seats, and the search never looks at whose they are. */
const APPOINTMENTS = `INSERT INTO appointment (id, organisation_id, professional_id, appointment_type_id, patient_id,
    starts_at, ends_at, blocked_until, place, status, origin)
  SELECT gen_random_uuid(), $1, opening.professional_id, type.id, gen_random_uuid(), at, at + interval '30 minutes',
    at + interval '30 minutes', type.place, 'booked', 'operator'
  FROM opening JOIN (SELECT DISTINCT ON (professional_id) professional_id, id, place FROM appointment_type
      WHERE organisation_id = $1 ORDER BY professional_id, duration_minutes DESC) AS type
      ON type.professional_id = opening.professional_id,
    generate_series(starts_at, ends_at - interval '30 minutes', interval '30 minutes') AS at
  WHERE opening.organisation_id = $1 AND abs(hashtext(opening.professional_id::text || at::text)) % 3 < 2
  ORDER BY hashtext(at::text), opening.professional_id`;

/**
 * What refuses double bookings comes back as the index it is, and references not at all: nothing that is read rests on
 * them, and checking millions of rows would tell nothing.
 */
async function withoutIndexes<T>(owner: Client, load: () => Promise<T>): Promise<T> {
  const { rows: constraints } = await owner.query<{
    table: string;
    name: string;
    kind: string;
    definition: string;
  }>(
    `SELECT conrelid::regclass::text AS table, conname AS name, contype AS kind, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE conrelid IN ('appointment'::regclass, 'opening'::regclass) AND contype IN ('f', 'x')`,
  );
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE tablename IN ('appointment', 'opening') AND indexname NOT IN (SELECT conname FROM pg_constraint)`,
  );
  for (const { table, name } of constraints)
    await owner.query(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
  for (const { name } of indexes) await owner.query(`DROP INDEX "${name}"`);
  const result = await load();
  await owner.query("SET maintenance_work_mem = '512MB'");
  for (const { definition } of indexes) await owner.query(definition);
  for (const { table, name, definition } of constraints.filter(({ kind }) => kind === 'x')) {
    const columns = definition.replace('EXCLUDE', '').replaceAll(' WITH =', '').replaceAll(' WITH &&', '');
    await owner.query(`CREATE INDEX "${name}" ON ${table} ${columns}`);
  }
  // As autovacuum leaves tables that have been there for a while.
  await owner.query('VACUUM ANALYZE appointment, opening, professional, appointment_type, service_area');
  return result;
}

/** At home in a commune of the territory, each with somebody who saw them before. */
async function makePatients(
  { database, ciphers, newId }: Parts,
  organisationId: string,
  communeCodes: readonly string[],
): Promise<readonly string[]> {
  const cipher = await ciphers.of(organisationId);
  const patientIds = Array.from({ length: PATIENTS }, () => newId());
  await database.transaction({ organisationId }, async (transaction) => {
    for (const [index, id] of patientIds.entries()) {
      const inseeCode = communeCodes[(index * 37) % communeCodes.length] ?? CENTRE;
      const details = {
        patient: { birthName: 'Mesure', phones: [], address: { inseeCode } },
        relatives: [],
        protectionMeasure: null,
      };
      await transaction.query('INSERT INTO patient (id, organisation_id, details) VALUES ($1, $2, $3)', [
        ...[id, organisationId, sealDetails(cipher, id, details)],
      ]);
      await transaction.query(
        `INSERT INTO appointment (id, organisation_id, professional_id, appointment_type_id, patient_id, starts_at,
           ends_at, blocked_until, place, status, origin)
         SELECT gen_random_uuid(), $1, professional_id, id, $2, $4, $5, $5, place, 'fulfilled', 'operator'
         FROM appointment_type WHERE organisation_id = $1
           AND professional_id = (SELECT id FROM professional WHERE organisation_id = $1 AND commune_code = $3
                                  ORDER BY id LIMIT 1) LIMIT 1`,
        [
          organisationId,
          id,
          inseeCode,
          new Date(SEARCHED_AT - (index + 90) * 86_400_000),
          new Date(SEARCHED_AT - (index + 90) * 86_400_000 + 1_800_000),
        ],
      );
    }
  });
  return patientIds;
}

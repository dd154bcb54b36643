import type { Client } from 'pg';
import type { Discharge } from '../domain/discharge';
import type { FollowUpState } from '../domain/follow-up';
import type { Parts } from '../launcher/parts';
import { sealDetails, sealDischarge } from '../prisma/records/sealed-patient';
import { FIRST_DATA_KEY_VERSION, generateDataKey, type FieldCipher } from '../security/field-encryption';
import { decideReference, referencePlanning } from './measure-decide';
import { dictionaryOf, ownTokens, personOf } from './measure-lists-people';
import {
  CASES,
  LOADED_TABLES,
  REMOVE_SCAFFOLD,
  rowStatements,
  SCAFFOLD,
  TOKENS,
  type RowMaterial,
} from './measure-lists-rows';

/** Wednesday 25 November 2026, 10h00 in Paris. */
export const LISTED_AT = Date.UTC(2026, 10, 25, 9);
/** 550 discharges a day, as a region has: a million is five years of them. */
const BETWEEN_DISCHARGES_MS = 86_400_000 / 550;
/** Follow-ups in which something is due today, whatever there is behind them. */
const DUE_FOLLOW_UPS = 2_400;
const OPEN_FOLLOW_UPS = { least: 5_000, oneIn: 50 };
const PROFESSIONALS = 2_000;
const COLLEAGUES = 12;
const HOSPITALS = 3;
const PAGES_READ = 400;
const BATCH_PEOPLE = 5_000;

export interface ListPopulation {
  readonly organisationId: string;
  readonly hospitalId: string;
  readonly followUps: number;
  readonly patients: number;
  readonly open: number;
  readonly accountIds: readonly string[];
  readonly professionalIds: readonly string[];
  /** Follow-ups whose discharge can be read: half of them open, the others of all years. */
  readonly readable: readonly string[];
}

/**
 * An organisation of years, the same in every run but for its ids: the newest follow-ups are open, and as many things are
 * due today whatever lies behind. Everything that identifies a patient is sealed as intake seals it, and so is the
 * discharge of those whose page is read; of the others it is as long, and opens nothing.
 *
 * @param owner a connection as the owner of the tables, which stay without references and triggers
 */
export async function makeListPopulation(
  parts: Parts,
  owner: Client,
  followUps: number,
): Promise<ListPopulation> {
  const organisationId = parts.newId();
  const open = Math.min(followUps / 2, Math.max(OPEN_FOLLOW_UPS.least, followUps / OPEN_FOLLOW_UPS.oneIn));
  await parts.database.untenanted.organisation.create({ data: { id: organisationId, name: `${followUps}` } });
  await owner.query("SELECT set_config('relais.organisation', $1, false)", [organisationId]);
  const { version, wrapped } = generateDataKey(parts.keyRing, organisationId, FIRST_DATA_KEY_VERSION);
  await owner.query('INSERT INTO data_key (organisation_id, version, wrapped) VALUES ($1, $2, $3)', [
    ...[organisationId, version, wrapped],
  ]);
  const directory = await makeDirectory(owner, organisationId);
  const cipher = await parts.ciphers.of(organisationId);
  const patients = Math.ceil((followUps * 4) / 5);
  const readable = await bare(owner, async () => {
    await owner.query(SCAFFOLD);
    await makePeople(parts, owner, cipher, patients);
    await owner.query(CASES, [followUps, LISTED_AT, BETWEEN_DISCHARGES_MS, directory.hospitalIds]);
    return makeRows(owner, cipher, {
      open,
      due: Math.min(DUE_FOLLOW_UPS, open),
      organisationId,
      ...directory,
    });
  });
  const [hospitalId = ''] = directory.hospitalIds;
  return { ...directory, organisationId, hospitalId, followUps, patients, open, readable };
}

interface Directory {
  readonly hospitalIds: readonly string[];
  readonly accountIds: readonly string[];
  readonly professionalIds: readonly string[];
}

async function makeDirectory(owner: Client, organisationId: string): Promise<Directory> {
  const made = async (text: string, count: number): Promise<readonly string[]> => {
    const { rows } = await owner.query<{ id: string }>(`${text} RETURNING id`, [organisationId, count]);
    return rows.map(({ id }) => id);
  };
  const numbers = 'FROM generate_series(1, $2::integer) AS number';
  return {
    hospitalIds: await made(
      `INSERT INTO hospital (id, organisation_id, finess, name)
       SELECT uuidv7(), $1, 'bench-' || number, 'Hôpital ' || number ${numbers}`,
      HOSPITALS,
    ),
    accountIds: await made(
      `INSERT INTO account (id, organisation_id, email, display_name, role, password_hash)
       SELECT uuidv7(), $1::uuid, $1::uuid || '-' || number || '@mesure.example', 'Collègue ' || number, 'operator', '' ${numbers}`,
      COLLEAGUES,
    ),
    professionalIds: await made(
      `INSERT INTO professional (id, organisation_id, profession, display_name, practice_name, postal_code, city)
       SELECT uuidv7(), $1, (ARRAY['general-practitioner', 'nurse', 'physiotherapy'])[1 + number % 3],
         'Professionnel ' || number, '', '62710', 'Courrières' ${numbers}`,
      PROFESSIONALS,
    ),
  };
}

async function makePeople(
  { newId }: Parts,
  owner: Client,
  cipher: FieldCipher,
  count: number,
): Promise<void> {
  const key = cipher.searchTokenKey();
  const { surnames, given, birthDays } = dictionaryOf(key);
  for (const [kind, words] of Object.entries({ surname: surnames, given, 'birth-day': birthDays })) {
    const values = JSON.stringify(words.map((tokens) => tokens.map((token) => token.toString('hex'))));
    await owner.query(
      `INSERT INTO bench_word SELECT $1, place - 1, ARRAY(SELECT decode(token, 'hex') FROM jsonb_array_elements_text(word) AS token)
       FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS words (word, place)`,
      [kind, values],
    );
  }
  for (let from = 0; from < count; from += BATCH_PEOPLE) {
    const people = Array.from({ length: Math.min(BATCH_PEOPLE, count - from) }, (_, place) => {
      const id = newId();
      const person = personOf(from + place);
      const own = ownTokens(key, person).map((token) => token.toString('hex'));
      return { id, person, own, details: sealDetails(cipher, id, person.details).toString('base64') };
    });
    await owner.query(PEOPLE, [
      cipher.organisationId,
      from,
      people.map(({ id }) => id),
      people.map(({ details }) => details),
      people.map(({ person }) => person.surname),
      people.map(({ person }) => person.given),
      people.map(({ person }) => person.birthDay),
      people.map(({ own }) => own.join(',')),
    ]);
  }
  await owner.query('ANALYZE bench_person, bench_word');
  await owner.query(TOKENS, [cipher.organisationId]);
}

const PEOPLE = `WITH person AS (
    SELECT * FROM unnest($3::uuid[], $4::text[], $5::integer[], $6::integer[], $7::integer[], $8::text[])
      WITH ORDINALITY AS person (id, details, surname, given, birth_day, own, place)),
  kept AS (INSERT INTO patient (id, organisation_id, details) SELECT id, $1, decode(details, 'base64') FROM person)
  INSERT INTO bench_person SELECT $2::integer + place - 1, id, surname, given, birth_day,
    ARRAY(SELECT decode(token, 'hex') FROM unnest(string_to_array(own, ',')) AS token) FROM person`;

/** @returns follow-ups whose page can be read */
async function makeRows(
  owner: Client,
  cipher: FieldCipher,
  { organisationId, ...material }: Omit<RowMaterial, 'at' | 'unread'> & { organisationId: string },
): Promise<readonly string[]> {
  const { rows: read } = await owner.query<{ number: number; id: string; stay_id: string }>(
    `(SELECT number, id, stay_id FROM bench_case WHERE recency < $1 ORDER BY md5(id::text) LIMIT $2)
     UNION ALL (SELECT number, id, stay_id FROM bench_case WHERE recency >= $1 ORDER BY md5(id::text) LIMIT $2)`,
    [material.open, PAGES_READ / 2],
  );
  const sealed = read.map((one) => sealDischarge(cipher, one.stay_id, dischargeOf(one.number)));
  await owner.query('INSERT INTO bench_sealed SELECT * FROM unnest($1::uuid[], $2::bytea[])', [
    read.map((one) => one.stay_id),
    sealed,
  ]);
  await makeStates(owner, material.professionalIds[0] ?? '');
  await owner.query('ANALYZE bench_case, bench_sealed, bench_state');
  const [unread = Buffer.alloc(0)] = sealed;
  const at = new Date(LISTED_AT).toISOString();
  for (const [text, values] of rowStatements({ ...material, at, unread })) {
    await owner.query(text, [organisationId, ...values]);
  }
  await owner.query(REMOVE_SCAFFOLD);
  return read.map(({ id }) => id);
}

/** The reference follow-up once its nurse's break is open, and at its end. */
async function makeStates(owner: Client, generalPractitionerId: string): Promise<void> {
  const decisions = decideReference(await referencePlanning());
  const states: readonly (readonly [string, FollowUpState | undefined])[] = [
    ['open', decisions.find(({ state }) => state.breaks.length > 0)?.state],
    ['over', decisions.at(-1)?.state],
  ];
  for (const [kind, state] of states) {
    const text = JSON.stringify(state).replaceAll('"general-practitioner"', `"${generalPractitionerId}"`);
    await owner.query('INSERT INTO bench_state VALUES ($1, $2)', [kind, text]);
  }
}

function dischargeOf(number: number): Discharge {
  const { patient } = personOf(Math.floor((number * 4) / 5)).details;
  return {
    hospital: { finess: 'bench-1', wardName: 'Médecine polyvalente' },
    stay: {
      visitNumber: `bench-${number}`,
      dischargedAt: new Date(LISTED_AT).toISOString(),
      dischargeMode: 'home',
    },
    patient,
  };
}

/**
 * Loads without what would be asked a row at a time: references and triggers go for good, indexes come back once the
 * rows are there. What is loaded is not written ahead either: nothing is read differently for it.
 */
async function bare<T>(owner: Client, load: () => Promise<T>): Promise<T> {
  const tables = LOADED_TABLES.map((table) => `'${table}'::regclass`).join(', ');
  const { rows: references } = await owner.query<{ table: string; name: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS name FROM pg_constraint
     WHERE contype = 'f' AND (conrelid IN (${tables}) OR confrelid IN (${tables}))`,
  );
  for (const { table, name } of references) {
    await owner.query(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
  }
  for (const table of LOADED_TABLES) {
    await owner.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
    await owner.query(`ALTER TABLE "${table}" SET UNLOGGED`);
  }
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid IN (${tables}) AND NOT indisprimary`,
  );
  for (const { name } of indexes) await owner.query(`DROP INDEX ${name}`);
  await owner.query('ALTER TABLE search_token DROP CONSTRAINT search_token_pkey');
  const result = await load();
  await owner.query("SET maintenance_work_mem = '512MB'");
  await owner.query('ALTER TABLE search_token ADD PRIMARY KEY (organisation_id, token, patient_id)');
  for (const { definition } of indexes) await owner.query(definition);
  // As autovacuum leaves tables that have been there for a while.
  await owner.query(`VACUUM ANALYZE ${LOADED_TABLES.map((table) => `"${table}"`).join(', ')}, professional`);
  return result;
}

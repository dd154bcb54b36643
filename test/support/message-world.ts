import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createDispatcher, type DispatcherDependencies } from '../../application/dispatcher/dispatcher';
import { offerPageLinks } from '../../application/offers/offer-page-links';
import { clockOf } from '../../application/time/clock';
import type { MessageKind } from '../../domain/follow-up';
import { patientPageLinks } from '../../application/scheduling/patient-page-links';
import {
  createMessageRendering,
  createPatientRendering,
  loadPatientTemplates,
  loadTemplates,
} from '../../integrations/documents';
import { createSmtpTransport, startCatcher, type SmtpSettings } from '../../integrations/mail';
import { createSecureMailTransport } from '../../integrations/secure-mail';
import { createSmsOutbox } from '../../integrations/sms';
import { createLogger } from '../../launcher/logging';
import { PostgresCaughtMessages } from '../../prisma/records/caught-message-records';
import { Ciphers } from '../../prisma/records/ciphers';
import { Database, type TenantTransaction } from '../../prisma/records/database';
import { loadHandoverWording } from '../../launcher/handover-wording';
import { PostgresHandoverSendings } from '../../prisma/records/handover-sendings';
import { PostgresMessages } from '../../prisma/records/message-records';
import { PostgresMessageLinks } from '../../prisma/records/scheduling/message-link-records';
import { generateDataKey } from '../../security/field-encryption';
import { testOnlyKeyRing } from '../../security/test-key';
import { uuidV7 } from '../../security/uuid';
import { startPostgres } from './postgres';

/** Business now: Wednesday 4 November 2026, 10h00 in Paris. */
export const NOW = Date.UTC(2026, 10, 4, 9, 0);
const TEMPLATES = join(__dirname, '../../data/messages/professionals-fr.yaml');
const PATIENT_TEMPLATES = join(__dirname, '../../data/messages/patients-fr.yaml');

export interface SeededMessage {
  readonly kind?: MessageKind;
  readonly channel?: string;
  readonly professionalId?: string;
  readonly subject?: string;
  readonly dueAt?: number;
}

export interface MessageRow {
  readonly status: string;
  readonly failure: string | null;
  readonly attempts: number;
  readonly sentAt: Date | null;
}

/** One organisation with a follow-up in a database of its own, a real catcher, and dispatchers on both. */
export type MessageWorld = Awaited<ReturnType<typeof createMessageWorld>>;

export async function createMessageWorld() {
  const testDatabase = await startPostgres().createDatabase();
  const database = new Database({
    connectionString: testDatabase.databaseUrl,
    maxConnections: 12,
    connectionTimeoutMs: 5_000,
    statementTimeoutMs: 5_000,
  });
  const ids = await seedOrganisation(database);
  const { organisationId } = ids;
  const ciphers = new Ciphers(database, testOnlyKeyRing());
  const clock = clockOf({ realFrom: NOW, businessFrom: NOW, speed: 1 }, () => NOW);
  const failures: unknown[] = [];
  const caughtMessages = new PostgresCaughtMessages(database, ciphers, uuidV7, clock.now);
  const catcher = await startCatcher({
    port: 0,
    store: caughtMessages,
    onFailure: (error) => failures.push(error),
  });
  const smtp: SmtpSettings = {
    url: catcher.url,
    from: 'Relais <relais@example.org>',
    timeoutMs: 5_000,
    forCatcher: true,
  };
  const transports = {
    mail: createSmtpTransport(smtp),
    'secure-mail': createSecureMailTransport(smtp),
    sms: createSmsOutbox(caughtMessages),
  };
  const settings = {
    publicUrl: 'https://relais.example.org',
    servicePhone: '0321000000',
    timeZone: 'Europe/Paris',
  };
  const links = new PostgresMessageLinks(database, ciphers, uuidV7);
  const logs = new PassThrough();
  const dependencies: DispatcherDependencies = {
    records: new PostgresMessages(database, ciphers, clock.now),
    renderer: {
      ...createMessageRendering(await loadTemplates(TEMPLATES), settings),
      toPatient: createPatientRendering(await loadPatientTemplates(PATIENT_TEMPLATES), settings),
    },
    patientPages: patientPageLinks(links, settings.publicUrl),
    offerPages: offerPageLinks(links, settings.publicUrl),
    handovers: new PostgresHandoverSendings({ database, ciphers, newId: uuidV7, now: clock.now }),
    wording: await loadHandoverWording(settings.servicePhone),
    transports,
    clock,
    organisations: async () => [organisationId],
    logger: createLogger('dispatcher', 'debug', logs),
  };
  const query = <Row extends object>(text: string, values: readonly unknown[] = []) =>
    database.transaction({ organisationId }, (transaction: TenantTransaction) =>
      transaction.query<Row>(text, values),
    );

  return {
    ...ids,
    database,
    ciphers,
    dependencies,
    failures,
    query,
    logged: () => String(logs.read() ?? ''),
    dispatcher: (changes: Partial<DispatcherDependencies> = {}) =>
      createDispatcher({ ...dependencies, ...changes }),
    /** A follow-up, open, of a patient of its own. */
    followUp: () => seedFollowUp(database, ciphers, ids),
    /** A message of that follow-up, due a minute ago unless said otherwise; @returns its id */
    message: async (followUpId: string, seeded: SeededMessage = {}): Promise<string> => {
      const { kind = 'handover-notice', channel = 'secure-mail', subject = 'handover-1' } = seeded;
      const id = uuidV7();
      await query(
        `INSERT INTO message (id, organisation_id, follow_up_id, generation, key, kind, channel, professional_id,
           subject, due_at) VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9)`,
        [
          id,
          organisationId,
          followUpId,
          `${followUpId}/1/${kind}/${subject}-${id.slice(-6)}/${channel}`,
          kind,
          channel,
          seeded.professionalId ?? ids.professionalId,
          subject,
          new Date(seeded.dueAt ?? NOW - 60_000),
        ],
      );
      return id;
    },
    row: async (messageId: string): Promise<MessageRow> => {
      const [row] = await query<MessageRow>(
        'SELECT status, failure, attempts, sent_at AS "sentAt" FROM message WHERE id = $1',
        [messageId],
      );
      if (row === undefined) throw new Error('no such message');
      return row;
    },
    /** As if the real time of every claim and pause had passed. */
    letClaimsExpire: () => query(`UPDATE message SET claimed_until = now() - interval '1 second'`),
    facts: () =>
      query<{ id: string; event: unknown; generation: number; actorRole: string }>(
        'SELECT id, event, generation, actor_role AS "actorRole" FROM inbox ORDER BY sequence',
      ),
    caught: async () => {
      const cipher = await ciphers.of(organisationId);
      const rows = await query<{ id: string; channel: string; messageKey: string; content: Buffer }>(
        'SELECT id, channel, message_key AS "messageKey", content FROM caught_message ORDER BY id',
      );
      return rows.map(({ id, channel, messageKey, content }) => ({
        channel,
        messageKey,
        ...(cipher.decryptJson(content, { table: 'caught_message', rowId: id, column: 'content' }) as {
          to: string;
          subject: string;
          text: string;
        }),
      }));
    },
    close: async () => {
      transports.mail.close();
      transports['secure-mail'].close();
      await catcher.stop();
      await database.close();
      await testDatabase.drop();
    },
  };
}

interface WorldIds {
  readonly organisationId: string;
  readonly hospitalId: string;
  readonly professionalId: string;
  readonly professionalWithoutAddressId: string;
}

async function seedOrganisation(database: Database): Promise<WorldIds> {
  const organisationId = uuidV7();
  const [hospitalId, professionalId, professionalWithoutAddressId] = [uuidV7(), uuidV7(), uuidV7()];
  const dataKey = generateDataKey(testOnlyKeyRing(), organisationId, 1);
  await database.query('INSERT INTO organisation (id, name) VALUES ($1, $2)', [
    organisationId,
    'Gesnord suivi',
  ]);
  await database.transaction({ organisationId }, async (transaction) => {
    await transaction.query('INSERT INTO data_key (organisation_id, version, wrapped) VALUES ($1, 1, $2)', [
      organisationId,
      dataKey.wrapped,
    ]);
    await transaction.query(
      'INSERT INTO hospital (id, organisation_id, finess, name) VALUES ($1, $2, $3, $4)',
      [hospitalId, organisationId, '620100057', 'Centre hospitalier de Lens'],
    );
    for (const [id, name, mail] of [
      [professionalId, 'Dr Lemaire', 'lemaire'],
      [professionalWithoutAddressId, 'Dr Sansadresse', null],
    ] as const) {
      await transaction.query(
        `INSERT INTO professional (id, organisation_id, profession, display_name, practice_name, postal_code, city,
           mail, secure_mail) VALUES ($1, $2, 'general-practitioner', $3, 'Cabinet', '62710', 'Courrières', $4, $5)`,
        [id, organisationId, name, mail && `${mail}@example.org`, mail && `${mail}@mssante.example`],
      );
    }
  });
  return { organisationId, hospitalId, professionalId, professionalWithoutAddressId };
}

async function seedFollowUp(
  database: Database,
  ciphers: Ciphers,
  { organisationId, hospitalId }: WorldIds,
): Promise<{ followUpId: string; patientId: string }> {
  const [patientId, stayId, followUpId] = [uuidV7(), uuidV7(), uuidV7()];
  const cipher = await ciphers.of(organisationId);
  const discharge = {
    hospital: { finess: '620100057', dischargeContactPhone: '+33321691234' },
    stay: { visitNumber: stayId, dischargedAt: '2026-11-03T14:00:00Z' },
    patient: { birthName: 'DELATTRE', firstGivenName: 'Simone', birthDate: '1941-03-08', phones: [] },
  };
  const sealed = cipher.encryptJson(discharge, { table: 'stay', rowId: stayId, column: 'discharge' });
  const known = { patient: discharge.patient, relatives: [], protectionMeasure: null };
  const details = cipher.encryptJson(known, { table: 'patient', rowId: patientId, column: 'details' });
  await database.transaction({ organisationId }, async (transaction) => {
    await transaction.query('INSERT INTO patient (id, organisation_id, details) VALUES ($1, $2, $3)', [
      patientId,
      organisationId,
      details,
    ]);
    await transaction.query(
      `INSERT INTO stay (id, organisation_id, hospital_id, patient_id, visit_number_token, discharged_at, discharge,
         content_hash, stated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $5, $6)`,
      [stayId, organisationId, hospitalId, patientId, Buffer.from(stayId), '2026-11-03T14:00:00Z', sealed],
    );
    await transaction.query(
      `INSERT INTO follow_up (id, organisation_id, stay_id, patient_id, hospital_id, revision, status, pathway_key,
         pathway_version, state, next_deadline_at, created_at, discharged_at, last_sign_of_life_at)
       VALUES ($1, $2, $3, $4, $5, 1, 'open', 'standard', '1', NULL, $6, $6, $6, $6)`,
      [followUpId, organisationId, stayId, patientId, hospitalId, '2026-11-03T14:00:00Z'],
    );
  });
  return { followUpId, patientId };
}

import { PassThrough } from 'node:stream';
import { join } from 'node:path';
import { createApi } from '../../api/create-api';
import { createDispatcher } from '../../application/dispatcher/dispatcher';
import type { MessageTransport } from '../../application/dispatcher/ports';
import { offerPageLinks } from '../../application/offers/offer-page-links';
import { patientPageLinks } from '../../application/scheduling/patient-page-links';
import { createReminderRounds } from '../../application/scheduling/reminders';
import { DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import type { OutgoingMessage } from '../../domain/messages';
import {
  createMessageRendering,
  createPatientRendering,
  loadPatientTemplates,
  loadTemplates,
} from '../../integrations/documents';
import { createLogger } from '../../launcher/logging';
import { composePatientPages, composeSmsReceipts } from '../../launcher/patient-pages';
import { loadHandoverWording } from '../../launcher/handover-wording';
import { PostgresHandoverSendings } from '../../prisma/records/handover-sendings';
import { PostgresMessages } from '../../prisma/records/message-records';
import { PostgresMessageLinks } from '../../prisma/records/scheduling/message-link-records';
import { PostgresReminders } from '../../prisma/records/scheduling/reminder-records';
import { serveForTest } from './api-client';
import { addType, aPatient, open } from './booking-world';
import { createRecordsWorld } from './records-world';

export const SMS_TOKEN = 'a secret shared with the provider, both ways';
const PHONE = '03 21 00 00 00';
const MESSAGES = join(__dirname, '../../data/messages');
/** What must appear nowhere but behind the walls. */
export const CANARY = /CANARISSIMA|Ondine|612345678|canari@/i;
const PATIENT = {
  birthName: 'CANARISSIMA',
  firstGivenName: 'Ondine',
  birthDate: '1941-03-08',
  sex: 'female',
  phones: [{ number: '0612345678' }],
  email: 'canari@example.org',
  address: { line: '1 rue de la Gare', postalCode: '62710', city: 'Courrières' },
} as const;

export type ReminderWorld = Awaited<ReturnType<typeof createReminderWorld>>;

/** Bookings, reminders, the dispatcher and the pages on real PostgreSQL; what leaves is kept in `sent`. */
export async function createReminderWorld() {
  const records = await createRecordsWorld();
  const { database, ciphers, time, newId } = records;
  const now = () => time.now;
  const logs = new PassThrough();
  const logger = createLogger('test', 'debug', logs);
  const sent: OutgoingMessage[] = [];
  const keeps: MessageTransport = {
    send: async (message) => {
      sent.push(message);
      return { status: 'accepted' };
    },
  };
  const wording = { publicUrl: 'https://relais.example.org', servicePhone: PHONE, timeZone: 'Europe/Paris' };
  const renderer = {
    ...createMessageRendering(await loadTemplates(join(MESSAGES, 'professionals-fr.yaml')), wording),
    toPatient: createPatientRendering(
      await loadPatientTemplates(join(MESSAGES, 'patients-fr.yaml')),
      wording,
    ),
  };
  const handoverWording = await loadHandoverWording(PHONE);
  const links = new PostgresMessageLinks(database, ciphers, newId);
  const organisations = async () => [records.tenant.organisationId];
  const rounds = () =>
    createReminderRounds({
      records: new PostgresReminders(database, ciphers, DEFAULT_SERVICE_CALENDAR.zone),
      ...{ now, organisations, logger },
    });
  const dispatcher = (sms: MessageTransport = keeps) =>
    createDispatcher({
      records: new PostgresMessages(database, ciphers, now),
      patientPages: patientPageLinks(links, wording.publicUrl),
      offerPages: offerPageLinks(links, wording.publicUrl),
      handovers: new PostgresHandoverSendings({ database, ciphers, newId, now }),
      wording: handoverWording,
      transports: { sms, mail: keeps },
      clock: records.clock,
      ...{ renderer, organisations, logger },
    });
  const server = await serveForTest(
    createApi({
      application: records.application,
      logger,
      settings: { publicUrl: wording.publicUrl, maxBodyBytes: 100_000, consoleDirectory: null },
      patientPages: composePatientPages(records, records.application, { servicePhone: PHONE }),
      smsReceipts: composeSmsReceipts(records, { sms: { url: wording.publicUrl, token: SMS_TOKEN } }),
    }),
  );
  const query = <Row extends object>(text: string, values: readonly unknown[] = []) =>
    records.query<Row>(text, values);
  return {
    records,
    ...{ time, sent, rounds, dispatcher, server, query },
    logged: () => String(logs.read() ?? ''),
    /** An agenda open ten days of November at 9h for eight hours, and a patient with mail and mobile. */
    begin: async (patient: object = {}) => {
      const { gpId, operator } = await records.newTenant();
      sent.length = 0;
      const typeId = await addType(records, gpId);
      for (const day of [4, 5, 6, 9, 10, 12, 13, 16, 19, 20]) {
        await open(records, gpId, paris(day, 9), paris(day, 17));
      }
      const { followUpId, patientId } = await aPatient(records, `V-${newId()}`, {
        patient: { ...PATIENT, ...patient },
      });
      const books = (startsAt: number, changes: object = {}) =>
        records.application.bookAppointment(operator, {
          ...{ followUpId, careKey: 'gp-visit', professionalId: gpId, appointmentTypeId: typeId, startsAt },
          ...changes,
        });
      return { followUpId, patientId, gpId, typeId, operator, books };
    },
    reminders: () =>
      query<{ kind: string; status: string; dueAt: Date }>(
        `SELECT kind, status, due_at AS "dueAt" FROM reminder ORDER BY due_at, kind`,
      ),
    messages: () =>
      query<{ id: string; kind: string; status: string; failure: string | null; key: string }>(
        `SELECT id, kind, status, failure, key FROM message WHERE patient_id IS NOT NULL ORDER BY due_at, id`,
      ),
    /** Everything that is due goes its way. */
    send: async () => {
      await rounds().runOnce();
      await dispatcher().runOnce();
      return [...sent];
    },
    close: async () => {
      await server.close();
      await records.close();
    },
  };
}

/** An instant of November 2026, on the wall clock of Paris. */
export function paris(day: number, hour: number, minute = 0): number {
  return Date.UTC(2026, 10, day, hour - 1, minute);
}

import type { SmsReceipts } from '../api/sms-receipts';
import type { PatientPageDependencies } from '../api/patient-pages/patient-pages';
import { createPatientLinks } from '../application/scheduling/patient-link-use-cases';
import type { PatientLinkDependencies } from '../application/scheduling/patient-links';
import { DEFAULT_SERVICE_CALENDAR } from '../domain/calendar';
import { readReceipt } from '../integrations/sms';
import { PostgresMessageLinks } from '../prisma/records/scheduling/message-link-records';
import { PostgresPatientLinks } from '../prisma/records/scheduling/patient-link-records';
import { settleSms } from '../prisma/records/scheduling/sms-receipt-records';
import { derivedUuid } from '../security/uuid';
import type { Parts } from './parts';
import type { ProcessSettings } from './settings';

/** The pages behind patients' links, on real records. */
export function composePatientPages(
  { database, ciphers, clock, newId }: Parts,
  application: PatientLinkDependencies['application'],
  { servicePhone }: Pick<ProcessSettings, 'servicePhone'>,
): PatientPageDependencies {
  return {
    links: createPatientLinks({
      links: new PostgresMessageLinks(database, ciphers, newId),
      records: new PostgresPatientLinks(database),
      application,
      now: () => clock.now(),
      derivedId: derivedUuid,
    }),
    servicePhone: servicePhone ?? null,
    zone: DEFAULT_SERVICE_CALENDAR.zone,
  };
}

/** Receipts of the provider of SMS; none without one. */
export function composeSmsReceipts(
  { database }: Pick<Parts, 'database'>,
  { sms }: Pick<ProcessSettings, 'sms'>,
): SmsReceipts | null {
  if (sms === undefined) return null;
  return {
    read: (sent) => readReceipt(sms.token, sent, Math.floor(Date.now() / 1000)),
    settle: (receipt) => settleSms(database, receipt),
  };
}

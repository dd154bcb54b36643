import type { Caller } from '../application/application';
import { PostgresCallSessions } from '../prisma/records/call-session-records';
import type { Ciphers } from '../prisma/records/ciphers';
import type { Database } from '../prisma/records/database';
import { createReadingRecords } from '../prisma/records/postgres-reading';
import { PostgresWork } from '../prisma/records/work-records';
import { DEFAULT_SERVICE_CALENDAR } from '../domain/calendar';
import { personOf } from './measure-lists-people';
import { LISTED_AT, type ListPopulation } from './measure-lists-population';

/** One list or page as a screen asks for it. */
export interface ListCase {
  readonly name: string;
  /** @param time which of the readings, so that none follows the same; @returns how many lines there are */
  readonly read: (time: number) => Promise<number>;
}

const PAGE = 50;
/** As `SEARCH_RESULTS` of the use-case. */
const SEARCH_RESULTS = 50;

/** What people look at all day, on the records of the application. */
export function listCases(
  database: Database,
  ciphers: Ciphers,
  population: ListPopulation,
): readonly ListCase[] {
  const { organisationId, hospitalId, accountIds, professionalIds } = population;
  const reading = createReadingRecords(database, ciphers);
  const work = new PostgresWork(database, ciphers, DEFAULT_SERVICE_CALENDAR.zone);
  const accountId = accountIds[0] ?? '';
  const operator: Caller = { organisationId, accountId, role: 'operator', requestId: 'bench' };
  const hospital: Caller = { ...operator, role: 'hospital', hospitalId };
  const clinician: Caller = { ...operator, role: 'clinician', professionalId: professionalIds[0] ?? '' };
  const worklist = async (caller: Caller, until: 'now' | 'end-of-day' = 'now') =>
    (await reading.worklist(caller, LISTED_AT, until)).length;
  const messages = async (more: object) =>
    (await reading.messages(operator, { limit: PAGE, ...more })).length;
  const laterDay = new Date(LISTED_AT - 5 * 86_400_000).toISOString();
  const owner = { kind: 'queue', id: 'operators' } as const;
  return [
    { name: 'worklist', read: () => worklist(operator) },
    { name: 'worklist until the end of the day', read: () => worklist(operator, 'end-of-day') },
    { name: 'worklist of a hospital', read: () => worklist(hospital) },
    { name: 'worklist of a clinician', read: () => worklist(clinician) },
    { name: 'calls', read: callsOf(database, ciphers, operator) },
    ...breakCases(reading, operator, clinician),
    { name: 'workload', read: async () => (await work.workload(operator, LISTED_AT)).loads.length },
    {
      name: 'workload, items of the queue',
      read: async () =>
        (await work.workloadItems(operator, { owner, part: 'open', limit: PAGE }, LISTED_AT)).items.length,
    },
    { name: 'messages', read: () => messages({}) },
    {
      name: 'messages, a later page',
      read: () =>
        messages({ before: { dueAt: laterDay, messageId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' } }),
    },
    { name: 'messages to decide on', read: () => messages({ undecided: true }) },
    { name: 'messages of a status', read: () => messages({ status: 'uncertain' }) },
    ...followUpCases(reading, operator, population),
    ...searchCases(reading, operator, population),
  ];
}

function callsOf(database: Database, ciphers: Ciphers, operator: Caller): ListCase['read'] {
  const now = () => LISTED_AT;
  const newId = () => {
    throw new TypeError('reading makes nothing');
  };
  const sessions = new PostgresCallSessions({ database, ciphers, newId, now, systemNow: now });
  return async () => {
    const { now: due, later } = await sessions.callsToMake(operator);
    return due.length + later.length;
  };
}

type Reading = ReturnType<typeof createReadingRecords>;

function breakCases(reading: Reading, operator: Caller, clinician: Caller): readonly ListCase[] {
  const breaks = async (caller: Caller, after: { dueAt: string; followUpId: string; key: string } | null) => {
    const page = await reading.breaks(caller, { limit: PAGE, ...(after !== null && { after }) }, LISTED_AT);
    return page.breaks.length;
  };
  const nobody = '00000000-0000-0000-0000-000000000000';
  const after = { dueAt: new Date(LISTED_AT).toISOString(), followUpId: nobody, key: '' };
  return [
    { name: 'breaks', read: () => breaks(operator, null) },
    { name: 'breaks, a later page', read: () => breaks(operator, after) },
    { name: 'breaks of a clinician', read: () => breaks(clinician, null) },
  ];
}

function followUpCases(
  reading: Reading,
  operator: Caller,
  { readable }: ListPopulation,
): readonly ListCase[] {
  const later = new Date(LISTED_AT - 6 * 86_400_000).toISOString();
  const followUps = async (more: object) =>
    (await reading.followUps(operator, { limit: PAGE, ...more })).length;
  return [
    { name: 'follow-ups', read: () => followUps({}) },
    { name: 'follow-ups, a later page', read: () => followUps({ before: later }) },
    { name: 'follow-ups that are closed', read: () => followUps({ status: 'closed' }) },
    {
      name: 'patient page',
      read: async (time) => {
        const followUpId = readable[(time * 37) % readable.length] ?? '';
        return (await reading.followUp(operator, followUpId, LISTED_AT)) === null ? 0 : 1;
      },
    },
  ];
}

function searchCases(reading: Reading, operator: Caller, { patients }: ListPopulation): readonly ListCase[] {
  const search = async (text: string) => (await reading.search(operator, text, SEARCH_RESULTS)).length;
  const somebody = (time: number) => personOf((time * 7_919) % patients).details.patient;
  return [
    { name: 'search: mar', read: () => search('mar') },
    { name: 'search: martin', read: () => search('martin') },
    { name: 'search: marie mar', read: () => search('marie mar') },
    { name: 'search: marie martin', read: () => search('marie martin') },
    {
      name: 'search: both names',
      read: (time) => search(`${somebody(time).birthName} ${somebody(time).firstGivenName ?? ''}`),
    },
    { name: 'search: telephone', read: (time) => search(somebody(time).phones[0]?.number ?? '') },
    { name: 'search: birth date', read: (time) => search(somebody(time).birthDate ?? '') },
    { name: 'search: nobody', read: () => search('xylophone') },
  ];
}

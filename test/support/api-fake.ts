import type { Application, Caller, StatedFact } from '../../application/application';
import { createApi } from '../../api/create-api';
import type { Route } from '../../api/route';
import { ROUTES } from '../../api/route-table';
import type { ApiSettings } from '../../api/settings';
import type { CalendarFeedView } from '../../application/scheduling/calendar-feeds';
import { sumOf, type DryRunResult } from '../../domain/dry-run';
import { ROLES, type Role } from '../../security/permissions';
import { serveForTest, type ApiServer } from './api-client';
import { AGENDA_BODIES, emptyAgendas } from './fake-agendas';
import { AN_APPOINTMENT, emptyAppointments } from './fake-appointments';
import { emptyHandovers } from './fake-handovers';
import { CALL_SESSION_BODIES, emptyCallSessions } from './fake-call-sessions';
import { emptyKeeping, KEEPING_BODIES } from './fake-keeping';

/** One call of a use-case, or of the log. */
export interface Recorded {
  readonly what: string;
  readonly with: readonly unknown[];
}

export interface FakeApi extends ApiServer {
  readonly recorded: Recorded[];
  /** Calls of one use-case since the last `recorded.length = 0`. */
  calls(what: string): (readonly unknown[])[];
}

export const FOLLOW_UP_ID = '0192f0c1-0000-7000-8000-000000000001';
export const ORGANISATION_ID = '0192f0c1-0000-7000-8000-0000000000aa';

/** The API key that the fake knows for each role. */
export const keyOf = (role: Role): string => `key-of-${role}`;
export const as = (role: Role): Record<string, string> => ({ authorization: `Bearer ${keyOf(role)}` });

/**
 * The door alone, for what the door alone decides: who is let in, with which headers, and how an error is said.
 * Every use-case is recorded and answers emptily, unless the test says what it does.
 */
export async function startFakeApi(
  behaviour: Partial<Application> = {},
  settings: Partial<ApiSettings> = {},
  routes: readonly Route[] = ROUTES,
): Promise<FakeApi> {
  const recorded: Recorded[] = [];
  const log = (fields: unknown, message: string): void => {
    recorded.push({ what: 'log', with: [message, fields] });
  };
  const application = recording({ ...emptyApplication(), ...behaviour }, recorded);
  const api = createApi(
    {
      application,
      logger: { info: log, warn: log, error: log },
      settings: { maxBodyBytes: 4096, consoleDirectory: null, ...settings },
    },
    routes,
  );
  const server = await serveForTest(api);
  const calls = (what: string) => recorded.filter((call) => call.what === what).map((call) => call.with);
  return { ...server, recorded, calls };
}

function recording(application: Application, recorded: Recorded[]): Application {
  return new Proxy(application, {
    get: (target, property) => {
      const name = String(property);
      const useCase = Reflect.get(target, property) as (...values: readonly unknown[]) => unknown;
      return (...values: readonly unknown[]) => {
        recorded.push({ what: name, with: values });
        return useCase(...values);
      };
    },
  });
}

function callerBehind(key: string, requestId: string): Caller | null {
  const role = ROLES.find((candidate) => keyOf(candidate) === key);
  if (role === undefined) return null;
  return { organisationId: ORGANISATION_ID, accountId: `account-of-${role}`, role, requestId };
}

function emptyApplication(): Application {
  const account = {
    accountId: 'a',
    email: 'a@example.org',
    displayName: 'A',
    role: 'operator',
    organisationName: 'O',
    professionalId: null,
  };
  const applied: StatedFact = { factId: 'f', status: 'applied' };
  const nothing = async () => [];
  return {
    acceptDischarge: async () => ({
      result: 'accepted',
      followUpId: FOLLOW_UP_ID,
      status: 'announced',
      flags: [],
    }),
    makeReceived: async () => false,
    keepRefused: async () => 'refusal-1',
    stateFact: async () => applied,
    reopen: async () => applied,
    conductScript: async () => Promise.reject(new Error('no script in the fake')),
    recordAttempt: async () => applied,
    callRecords: nothing,
    followUp: async () => Promise.reject(new Error('no view in the fake')),
    pathways: nothing,
    followUps: nothing,
    worklist: nothing,
    breaks: async () => ({ breaks: [], next: null }),
    openOffers: nothing,
    searchPatients: nothing,
    messages: nothing,
    caughtMessages: nothing,
    caughtAttachment: async () => ({
      ...{ fileName: 'a.pdf', mediaType: 'application/pdf', sizeBytes: 4 },
      bytes: Buffer.from('%PDF'),
    }),
    ...emptyHandovers(applied),
    resolveMessage: async () => undefined,
    refusals: nothing,
    refusal: async (_caller, refusalId) => ({
      refusalId,
      receivedAt: '2026-11-22T15:00:00.000Z',
      status: 'open',
      contentType: 'application/json',
      faults: [],
      followUpId: null,
      raw: '{}',
    }),
    refusalReplayed: async () => undefined,
    recordAddress: async () => applied,
    refuseSharing: async () => applied,
    liftSharingRefusal: async () => applied,
    addNote: async () => 'note-1',
    addSafetyNote: async () => 'note-1',
    reviewSafetyNote: async () => undefined,
    confirmDeath: async () => undefined,
    ...emptyAppointments(),
    ...emptyAgendas(),
    ...emptyCallSessions(),
    ...emptyKeeping(AN_APPOINTMENT),
    findSlots: async () => ({ slots: [], toCall: [], notes: [] }),
    colleagues: nothing,
    assignItem: async () => applied,
    workload: async () => ({
      countedAt: '2026-11-22T15:00:00.000Z',
      atLeast: false,
      loads: [],
      unassignedOverdue: 0,
      callsByHour: [],
    }),
    workloadItems: async () => ({ items: [], next: null }),
    onCall: async () => ({ hospitals: [], emergencyNumbers: [] }),
    addOnCallLine: async () => FOLLOW_UP_ID,
    changeOnCallLine: async () => undefined,
    removeOnCallLine: async () => undefined,
    setEmergencyNumber: async () => undefined,
    calendarFeeds: nothing,
    staleCalendarFeeds: nothing,
    addCalendarFeed: async () => A_FEED,
    refreshCalendarFeed: async () => A_FEED,
    removeCalendarFeed: async () => undefined,
    agendaLinks: nothing,
    createAgendaLink: async () => ({ linkId: FOLLOW_UP_ID, createdAt: 0, token: 'secret' }),
    revokeAgendaLink: async () => undefined,
    agendaCalendar: async () => 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
    signIn: async (_email, password) => (password === 'right' ? { token: 'session-token', account } : null),
    signOut: async () => undefined,
    callerOfSession: async (token, requestId) =>
      token === 'session-token' ? callerBehind(keyOf('operator'), requestId) : null,
    callerOfApiKey: async (key, requestId) => callerBehind(key, requestId),
    account: async () => account,
    audit: async () => undefined,
    dryRunOptions: async () => ({
      pathways: [],
      assumptions: { version: 'test', values: [] },
      mix: { version: 'test', source: 'test' },
    }),
    dryRun: async () => emptyDryRun(),
    clock: () => ({ now: Date.UTC(2026, 10, 22, 15), speed: 1 }),
    readiness: async () => ({ database: 'ok' }),
    onFollowUpChanged: () => () => undefined,
  };
}

function emptyDryRun(): DryRunResult {
  const none = sumOf([]);
  const totals = { baseline: none, candidate: none, difference: none };
  const lists = { weeks: [], pathways: [], moves: [], notKnown: [] };
  return { assumptions: 'test', discharges: 0, died: 0, totals, peaks: {}, ...lists };
}

/** Something well-formed for each route of the table: an address, and a body when it takes one. */
export function exampleOf(route: Route): { method: string; path: string; body?: object } {
  const path = route.path
    .replace(
      /\{(appointmentId|followUpId|refusalId|lineId|noteId|professionalId|feedId|linkId)\}/g,
      FOLLOW_UP_ID,
    )
    .replace(/\{(professionalId|practiceId|typeId|ruleId|exceptionId|absenceId)\}/g, FOLLOW_UP_ID)
    .replace(/\{(entryId|slotOfferId|sessionId|caughtMessageId)\}/g, FOLLOW_UP_ID)
    .replace('{breakId}', 'R01-1')
    .replace('{itemKey}', 'call%2Fcall-j2')
    .replace('{departmentCode}', '62')
    .replace('{attemptNumber}', '1')
    .replace(/\{\w+\}/g, 'item-1');
  const takesBody = route.input.shape['body'] !== undefined;
  const body = takesBody ? BODIES[route.path.replace('/v1/follow-ups/{followUpId}/', '')] : undefined;
  return { method: route.method.toUpperCase(), path, ...(body === undefined ? {} : { body }) };
}

export const SMALLEST_DISCHARGE = {
  hospital: { finess: '620100057' },
  stay: { visitNumber: 'V-1', dischargedAt: '2026-11-22T15:00:00+01:00' },
  patient: { birthName: 'Delattre' },
};

export const AN_ON_CALL_LINE = {
  position: 1,
  kind: 'ward-line',
  label: 'Ward',
  phone: '03 53 01 00 01',
  answerMinutes: 5,
  weekly: [{ weekday: 1, from: '20:00', to: '08:00' }],
};

const A_FEED: CalendarFeedView = {
  feedId: FOLLOW_UP_ID,
  professionalId: FOLLOW_UP_ID,
  professionalName: 'Dr Camille Delattre',
  kind: 'url',
  host: 'calendar.example.org',
  readAt: Date.UTC(2026, 10, 22, 15),
  coveredUntil: null,
  busyTimes: 0,
  failure: null,
  stale: false,
  conflicts: [],
};

const BODIES: Readonly<Record<string, object>> = {
  'items/{itemKey}/assignment': { to: { queue: 'operators' } },
  '/v1/professionals/{professionalId}/calendar-feeds': {
    kind: 'url',
    address: 'https://calendar.example.org/a.ics',
  },
  ...AGENDA_BODIES,
  ...KEEPING_BODIES,
  ...CALL_SESSION_BODIES,
  '/v1/appointments': {
    patientId: FOLLOW_UP_ID,
    professionalId: FOLLOW_UP_ID,
    appointmentTypeId: FOLLOW_UP_ID,
    startsAt: '2026-11-24T10:00:00+01:00',
  },
  '/v1/appointments/{appointmentId}/move': { startsAt: '2026-11-25T10:00:00+01:00' },
  '/v1/appointments/{appointmentId}/cancellation': { by: 'patient' },
  '/v1/slot-searches': { careKind: 'nurse', communeCode: '62250' },
  '/v1/sessions': { email: 'a@example.org', password: 'right' },
  '/v1/discharges': SMALLEST_DISCHARGE,
  '/v1/refusals/{refusalId}/replay': SMALLEST_DISCHARGE,
  '/v1/patients/search': { text: 'delattre' },
  '/v1/pathways/dry-runs': {
    candidate: { kind: 'changes', pathway: 'standard', changes: [] },
    discharges: { kind: 'generated', count: 1, seed: 1 },
  },
  '/v1/hospitals/{finess}/on-call-lines': AN_ON_CALL_LINE,
  '/v1/on-call-lines/{lineId}': AN_ON_CALL_LINE,
  '/v1/emergency-numbers/{departmentCode}': { number: '03 53 01 00 62' },
  'breaks/{breakId}/on-call-answers': { contactId: FOLLOW_UP_ID, outcome: 'reached' },
  readmission: { at: '2026-11-24T10:00:00+01:00' },
  death: {},
  opposition: { calls: true, messages: false, sharing: false },
  alerts: { code: 'R14', cause: 'call' },
  breaks: { code: 'R05', cause: 'no-capacity' },
  closing: { reason: 'moved' },
  'handover/told': { professionalId: FOLLOW_UP_ID },
  pathway: { pathwayKey: 'standard', reason: 'clinician-asks' },
  requests: { by: 'general-practitioner' },
  'calls/{callKey}/attempts': { outcome: 'no-answer' },
  'offers/{offerId}/answer': { answer: 'accepted' },
  'cares/{careKey}/arrangement': {},
  'calls/{callKey}/attempts/{attemptNumber}/withdrawal': { reason: 'wrong-person' },
  'readmission/confirmation': { source: 'hospital' },
  'death/confirmation': { source: 'hospital' },
  address: { address: { city: 'Lille' }, saidBy: 'relative' },
  'sharing-refusals': { profession: 'nurse' },
  notes: { text: 'She sleeps badly.', saidBy: 'relative' },
  'safety-notes': { text: 'A dog, loose.', source: 'professional' },
  'safety-notes/{noteId}/review': { keep: true },
  'breaks/{breakId}/resolution': { cause: 'not-signed', resolution: 'sent-again' },
  'breaks/{breakId}/acceptance': { acceptedBy: 'patient', reason: 'does-not-want' },
  letter: { state: 'patient-has-it' },
  'cares/{careKey}/visits': { outcome: 'kept' },
  'professional-stops': { professionalId: FOLLOW_UP_ID, cause: 'retired' },
  'checks/{checkKey}/outcome': { outcome: 'done' },
  'results/{resultKey}/outcome': { outcome: 'received' },
};

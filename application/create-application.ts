import type { CommuneDirectory } from '../domain/discharge';
import type { Pathway } from '../domain/pathways';
import type { Application, Caller, StatedFact } from './application';
import { NotFoundError } from './errors';
import { handoverUseCases, type HandoverDependencies } from './handover/handover';
import { callSessionUseCases } from './calls/call-sessions';
import { callUseCases } from './calls/call-use-cases';
import type { ScriptDependencies } from './calls/conduct-script';
import { AUDITED_ACTIONS } from './facts/audited-actions';
import type { FactRecords } from './facts/fact-records';
import { reopenFollowUp, stateFact } from './facts/state-fact';
import type { Arrivals } from './intake/arrivals';
import { intakeUseCases } from './intake/intake-use-cases';
import type { AccountRecords, KnownCaller } from './access/account-records';
import type { IntakeRecords } from './intake/intake-records';
import type { RefusalRecords } from './intake/refusal-records';
import type { OnCallRecords } from './on-call/on-call-records';
import { dryRunUseCases, type DryRunDependencies } from './dry-run/dry-run-use-cases';
import { messageUseCases, type MessageResolutions } from './messages/message-use-cases';
import { onCallUseCases } from './on-call/on-call';
import { peopleUseCases } from './people/people';
import type { PeopleRecords } from './people/people-records';
import type { PathwayVersions } from './planning/choose-version';
import { givenOnRequestOnly, withRequests } from './planning/on-request';
import { knownPathwaysOnly, pathwayViews } from './planning/pathway-use-cases';
import type { ReadingRecords } from './reading/reading-records';
import { calendarFeedUseCases, type CalendarFeedDependencies } from './scheduling/calendar-feeds-use-cases';
import { agendaUseCases, type AgendaDependencies } from './scheduling/agenda';
import type { BookingRecords } from './scheduling/booking-records';
import { bookingUseCases, type LeftToRounds } from './scheduling/bookings';
import { absenceCarrier, keepingUseCases, type KeepingDependencies } from './scheduling/keeping';
import { slotUseCases, type SlotDependencies } from './scheduling/slot-search';
import type { Clock } from './time/clock';
import { workUseCases } from './work/work';
import type { WorkRecords } from './work/work-records';

export type AuditOutcome = 'allowed' | 'denied' | 'failed';

export interface ApplicationDependencies {
  readonly intake: IntakeRecords;
  /** How fast discharges arrive at this program. */
  readonly arrivals: Arrivals;
  readonly facts: FactRecords;
  /** Scripts of calls, what is kept of them, and whether unsigned ones open. */
  readonly calls: ScriptDependencies & { readonly derivedId: (factId: string, name: string) => string };
  /** By key, in their newest version. */
  readonly pathways: ReadonlyMap<string, Pathway>;
  readonly versions: PathwayVersions;
  readonly reading: ReadingRecords;
  readonly messages: MessageResolutions;
  /** Versions of handovers, and how they are put in words. */
  readonly handovers: HandoverDependencies;
  readonly accounts: AccountRecords;
  readonly refusals: RefusalRecords;
  readonly people: PeopleRecords;
  readonly onCall: OnCallRecords;
  readonly work: WorkRecords;
  readonly slots: SlotDependencies;
  readonly bookings: BookingRecords;
  /** Agendas kept elsewhere, in and out. */
  readonly calendarFeeds: Omit<CalendarFeedDependencies, 'audit'>;
  readonly dryRun: DryRunDependencies;
  readonly agendas: Pick<AgendaDependencies, 'records' | 'holidays'>;
  readonly leftToRounds?: LeftToRounds;
  readonly keeping: Pick<KeepingDependencies, 'records' | 'calendar'>;
  /** IANA time zone of the service. */
  readonly zone: string;
  readonly appendAudit: (
    caller: Caller,
    action: string,
    subject: { kind: string; id: string } | null,
    outcome: AuditOutcome,
    reason: string | null,
  ) => Promise<void>;
  readonly communes: CommuneDirectory;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly readiness: Application['readiness'];
  readonly onFollowUpChanged: Application['onFollowUpChanged'];
}

/** Real milliseconds a door waits for a follow-up's answer before it says "pending". */
const PATIENCE_MS = 3_000;
const REFUSALS_SHOWN = 200;
const SEARCH_RESULTS = 50;

/** The use-cases every door shares, over the ports declared beside them. */
export function createApplication(dependencies: ApplicationDependencies): Application {
  const { facts, refusals, clock, newId } = dependencies;
  const { readiness, onFollowUpChanged } = dependencies;
  const factDependencies = { records: facts, newId, patienceMs: PATIENCE_MS };
  const audit = auditor(dependencies);
  const auditFact = (caller: Caller, action: string, id: string, { status, reason }: StatedFact) =>
    audit(caller, action, { kind: 'follow-up', id }, status === 'refused' ? 'denied' : 'allowed', reason);
  const stateAudited: Application['stateFact'] = async (caller, followUpId, event, factId) => {
    const stated = await stateFact(factDependencies, caller, followUpId, event, factId);
    await auditFact(caller, AUDITED_ACTIONS[event.type], followUpId, stated);
    return stated;
  };
  const stateOne = knownPathwaysOnly(dependencies.pathways, givenOnRequestOnly(dependencies, stateAudited));
  const now = () => clock.now();
  const calls = { ...dependencies.calls, newId, audit, now };
  const application: Application = {
    ...intakeUseCases(dependencies, audit),
    stateFact: stateOne,
    ...callUseCases({ ...calls, stateFact: stateOne, bookings: () => application }),
    ...callSessionUseCases({ ...calls, stateFact: stateOne, others: () => application }),
    reopen: async (caller, followUpId) => {
      const stated = await reopenFollowUp(factDependencies, caller, followUpId);
      await auditFact(caller, AUDITED_ACTIONS.reopened, followUpId, stated);
      return stated;
    },

    pathways: async () => pathwayViews(dependencies.pathways),
    ...readingUseCases(dependencies, audit),
    ...messageUseCases(dependencies, audit),
    ...handoverUseCases(dependencies.handovers, { audit, stateFact: stateOne, newId }),
    ...refusalUseCases(refusals, audit),
    ...peopleUseCases({ people: dependencies.people, facts: factDependencies, audit }),
    ...dryRunUseCases(dependencies.dryRun, audit),
    ...workUseCases({ records: dependencies.work, now, stateFact: stateOne, audit }),
    ...onCallUseCases({ records: dependencies.onCall, now, zone: dependencies.zone, audit }),
    ...schedulingUseCases(dependencies, audit, () => application),
    ...identityUseCases(dependencies, audit),
    audit,
    clock: () => {
      const { speed, standsFrom } = clock.segment();
      return { now: clock.now(), speed, ...(standsFrom !== undefined && { standsFrom }) };
    },
    readiness,
    onFollowUpChanged,
  };
  return application;
}

type SchedulingUseCases = ReturnType<typeof agendaUseCases> &
  ReturnType<typeof bookingUseCases> &
  ReturnType<typeof calendarFeedUseCases> &
  ReturnType<typeof keepingUseCases> &
  ReturnType<typeof slotUseCases>;

/** Agendas, times and appointments; they need one another, hence the whole once it is made. */
function schedulingUseCases(
  dependencies: ApplicationDependencies,
  audit: Application['audit'],
  all: () => Application,
): SchedulingUseCases {
  const { clock, communes, zone, newId } = dependencies;
  const { leftToRounds } = dependencies;
  const left = leftToRounds === undefined ? {} : { leftToRounds };
  const shared = { now: () => clock.now(), zone, audit, ...left };
  const keeping: KeepingDependencies = {
    ...dependencies.keeping,
    bookings: all,
    now: shared.now,
    audit,
  };
  return {
    ...calendarFeedUseCases({ ...dependencies.calendarFeeds, audit }),
    ...agendaUseCases({
      ...dependencies.agendas,
      ...shared,
      communes,
      newId,
      absenceStated: absenceCarrier(keeping),
    }),
    ...slotUseCases({ ...dependencies.slots, ...shared, communes }),
    ...bookingUseCases({
      ...shared,
      bookings: dependencies.bookings,
      derivedId: dependencies.calls.derivedId,
      findSlots: (caller, search) => all().findSlots(caller, search),
      newId,
      timeFreed: (organisationId, freed) => all().timeFreed(organisationId, freed),
    }),
    ...keepingUseCases(keeping),
  };
}

function auditor({ appendAudit }: ApplicationDependencies): Application['audit'] {
  return async (caller, action, subject, outcome, reason) => {
    // Nobody recognised means no tenant whose audit could hold it: the door's log has the line.
    if (caller !== null) await appendAudit(caller, action, subject, outcome, reason ?? null);
  };
}

type ReadingUseCases = Pick<
  Application,
  'followUp' | 'followUps' | 'worklist' | 'breaks' | 'openOffers' | 'searchPatients'
>;

function readingUseCases(
  { reading, clock, ...followed }: ApplicationDependencies,
  audit: Application['audit'],
): ReadingUseCases {
  return {
    followUp: async (caller, followUpId) => {
      const view = found(await reading.followUp(caller, followUpId, clock.now()), 'follow-up');
      await audit(caller, 'followUp.read', { kind: 'follow-up', id: followUpId }, 'allowed');
      return withRequests(followed, view);
    },
    followUps: async (caller, filter) => {
      await audit(caller, 'followUp.list', null, 'allowed');
      return reading.followUps(caller, filter);
    },
    worklist: (caller, until = 'now') => reading.worklist(caller, clock.now(), until),
    breaks: (caller, filter) => reading.breaks(caller, filter, clock.now()),
    openOffers: (caller) => reading.openOffers(caller),
    searchPatients: async (caller, text) => {
      const results = await reading.search(caller, text, SEARCH_RESULTS);
      await audit(caller, 'patient.search', null, 'allowed');
      return results;
    },
  };
}

function refusalUseCases(
  refusals: RefusalRecords,
  audit: Application['audit'],
): Pick<Application, 'refusals' | 'refusal' | 'refusalReplayed'> {
  return {
    refusals: (caller) => refusals.list(caller, REFUSALS_SHOWN),
    refusal: async (caller, refusalId) => {
      const refusal = found(await refusals.one(caller, refusalId), 'refusal');
      await audit(caller, 'refusal.read', { kind: 'refusal', id: refusalId }, 'allowed');
      return refusal;
    },
    refusalReplayed: async (caller, refusalId, followUpId) => {
      if (!(await refusals.replayed(caller, refusalId, followUpId))) throw new NotFoundError('refusal');
      await audit(caller, 'refusal.replay', { kind: 'refusal', id: refusalId }, 'allowed');
    },
  };
}

type IdentityUseCases = Pick<
  Application,
  'signIn' | 'signOut' | 'callerOfSession' | 'callerOfApiKey' | 'account'
>;

function identityUseCases(
  { accounts }: ApplicationDependencies,
  audit: Application['audit'],
): IdentityUseCases {
  const viewOf = async ({ organisationId, accountId }: KnownCaller) =>
    found(await accounts.view(organisationId, accountId), 'account');
  return {
    signIn: async (email, password, requestId) => {
      const signedIn = await accounts.signIn(email, password);
      if (signedIn === null) return null;
      const { token, account } = signedIn;
      await audit(callerOf(account, requestId), 'session.open', null, 'allowed');
      return { token, account: await viewOf(account) };
    },
    signOut: (token) => accounts.signOut(token),
    callerOfSession: async (token, requestId) => {
      const known = await accounts.ofSession(token);
      return known === null ? null : callerOf(known, requestId);
    },
    callerOfApiKey: async (key, requestId) => {
      const known = await accounts.ofApiKey(key);
      return known === null ? null : callerOf(known, requestId);
    },
    account: ({ organisationId, accountId }) =>
      accounts.view(organisationId, accountId).then((view) => found(view, 'account')),
  };
}

function callerOf({ hospitalId, professionalId, ...known }: KnownCaller, requestId: string): Caller {
  return {
    ...known,
    requestId,
    ...(hospitalId === null ? {} : { hospitalId }),
    ...(professionalId === null ? {} : { professionalId }),
  };
}

function found<T>(value: T | null, what: string): T {
  if (value === null) throw new NotFoundError(what);
  return value;
}

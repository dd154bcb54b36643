import { join } from 'node:path';
import { DEFAULT_SERVICE_CALENDAR } from '../domain/calendar';
import { assemblePathways, type Pathway } from '../domain/pathways';
import type { CallScript } from '../domain/call-scripts';
import type { Application } from '../application/application';
import { createApplication, type ApplicationDependencies } from '../application/create-application';
import { beginFollowUp, planAgain, type PlanningDependencies } from '../application/planning/begin-follow-up';
import {
  keepPathwayVersions,
  keptPathwayVersions,
  PathwayVersionChanged,
} from '../application/planning/pathway-versions';
import { createFollowUpActivities, type FollowUpActivities } from '../activities/follow-up-activities';
import { Arrivals } from '../application/intake/arrivals';
import { onCallRoster } from '../application/on-call/on-call';
import { isDecidedAhead } from '../application/time/clock';
import type { AddressRules } from '../integrations/icalendar/feed-address';
import { deliveryFactOf } from '../application/dispatcher/delivery-fact';
import { createCommuneDirectory } from '../integrations/places/communes';
import { createCommunePlaces } from '../integrations/places/coordinates';
import { libraryOf } from '../integrations/dry-run/load-library';
import { parsePathwayFile, readPathwayFiles } from '../integrations/pathways/load-pathways';
import { PostgresAccounts } from '../prisma/records/account-records';
import { PostgresAudit } from '../prisma/records/audit-records';
import { PostgresCalls } from '../prisma/records/call-records';
import { PostgresCallSessions } from '../prisma/records/call-session-records';
import { recordDecision } from '../prisma/records/decision-records';
import { PostgresFacts } from '../prisma/records/fact-records';
import { createIntakeRecords } from '../prisma/records/intake-records';
import { PostgresOnCall } from '../prisma/records/on-call-records';
import { PostgresPastDischarges } from '../prisma/records/past-discharges';
import { PostgresPathwayVersions } from '../prisma/records/pathway-version-records';
import { PostgresPlanning } from '../prisma/records/planning-records';
import type { HandoverWording } from '../application/handover/handover-records';
import { PostgresHandovers } from '../prisma/records/handover-records';
import { PostgresPeople } from '../prisma/records/people-records';
import { PostgresMessageResolutions } from '../prisma/records/message-resolution-records';
import { createReadingRecords } from '../prisma/records/postgres-reading';
import { PostgresAgendas } from '../prisma/records/scheduling/agenda-records';
import { PostgresBookings } from '../prisma/records/scheduling/booking-records';
import { PostgresSlots } from '../prisma/records/scheduling/slot-records';
import type { RememberedKeys } from '../prisma/records/remembered-keys';
import { PostgresWork } from '../prisma/records/work-records';
import { PostgresRefusals } from '../prisma/records/refusal-records';
import type { AuditEvent } from '../security/audit';
import { derivedUuid } from '../security/uuid';
import { calendarFeedParts } from './calendar-feeds';
import { keepingRecords } from './keeping';
import type { Parts } from './parts';
import { openPatiently } from './patience';
import { findProjectRoot } from './project-root';

export interface ApplicationEnvironment {
  /** By key, in their newest version (integrations/pathways). */
  readonly pathways: ReadonlyMap<string, Pathway>;
  /** By key (integrations/call-scripts). */
  readonly callScripts: ReadonlyMap<string, CallScript>;
  /** Whether scripts no clinician has signed may be used: the demonstration only. */
  readonly unsignedScripts: boolean;
  /** Real time, epoch milliseconds, by which a colleague was there a moment ago; the machine's when absent. */
  readonly systemNow?: () => number;
  /** Discharges a second above which they are received first; a usual number when absent. */
  readonly burstPerSecond?: number;
  /** Where agendas kept elsewhere may be read from; the internet only when absent. */
  readonly feedAddresses?: AddressRules;
  /** Absent: every request of a program asks the database whose its key is. */
  readonly rememberedKeys?: RememberedKeys;
  /** Hears what a round does again after a change that was kept. Absent: it is thrown. */
  readonly leftToRounds?: (error: unknown, organisationId: string) => void;
  readonly handoverWording: HandoverWording;
  readonly readiness: Application['readiness'];
  readonly onFollowUpChanged: Application['onFollowUpChanged'];
}

/** The use-cases on real records. */
export function composeApplication(parts: Parts, environment: ApplicationEnvironment): Application {
  const { database, ciphers, clock, newId } = parts;
  const { callScripts: _scripts, unsignedScripts: _unsigned, ...rest } = environment;
  const { burstPerSecond, feedAddresses, handoverWording, systemNow: _systemNow, ...answering } = rest;
  const now = () => clock.now();
  const communes = createCommuneDirectory();
  return createApplication({
    intake: createIntakeRecords({ database, ciphers, newId, now }),
    arrivals: new Arrivals(() => Date.now(), burstPerSecond),
    facts: new PostgresFacts(database, now, ciphers, newId),
    versions: keptPathwayVersions(new PostgresPathwayVersions(database)),
    calls: callParts(parts, environment),
    reading: createReadingRecords(database, ciphers),
    messages: new PostgresMessageResolutions(database, newId, now, deliveryFactOf),
    handovers: {
      records: new PostgresHandovers({ database, ciphers, newId, now }),
      wording: handoverWording,
    },
    accounts: new PostgresAccounts(database, newId, environment.rememberedKeys),
    refusals: new PostgresRefusals(database, ciphers, newId, now),
    people: new PostgresPeople({ database, ciphers, newId, now }),
    onCall: new PostgresOnCall(database, ciphers, newId),
    work: new PostgresWork(database, ciphers, DEFAULT_SERVICE_CALENDAR.zone),
    slots: { records: new PostgresSlots(database, ciphers), places: createCommunePlaces() },
    bookings: new PostgresBookings({
      ...{ database, ciphers, communes, now, newId },
      zone: DEFAULT_SERVICE_CALENDAR.zone,
    }),
    keeping: { records: keepingRecords(parts), calendar: DEFAULT_SERVICE_CALENDAR },
    calendarFeeds: calendarFeedParts(parts, feedAddresses),
    dryRun: {
      library: libraryOf(join(findProjectRoot(), 'data')),
      readFile: parsePathwayFile,
      past: new PostgresPastDischarges(database, ciphers),
      calendar: DEFAULT_SERVICE_CALENDAR,
    },
    agendas: {
      records: new PostgresAgendas(database, ciphers),
      holidays: DEFAULT_SERVICE_CALENDAR.holidays,
    },
    zone: DEFAULT_SERVICE_CALENDAR.zone,
    appendAudit: auditAppender(new PostgresAudit(database, newId), newId),
    communes,
    clock,
    newId,
    ...answering,
  });
}

function callParts(
  { database, ciphers, clock, newId }: Parts,
  { callScripts, unsignedScripts, systemNow = () => Date.now() }: ApplicationEnvironment,
): ApplicationDependencies['calls'] {
  const now = () => clock.now();
  return {
    records: new PostgresCalls(database, ciphers, now),
    sessions: new PostgresCallSessions({ database, ciphers, newId, now, systemNow }),
    scripts: callScripts,
    demonstration: unsignedScripts,
    derivedId: derivedUuid,
  };
}

function auditAppender(audit: PostgresAudit, newId: () => string): ApplicationDependencies['appendAudit'] {
  return ({ organisationId, accountId, role, requestId }, action, subject, outcome, reason) =>
    audit.append({
      id: newId(),
      organisationId,
      actorId: accountId,
      role,
      action: action as AuditEvent['action'],
      subject,
      at: Date.now(),
      outcome,
      reason,
      requestId,
    });
}

/**
 * The activities of follow-ups on real records.
 *
 * @param pathwayFolder path of `data/pathways`
 * @throws InvalidPathway when a pathway cannot be used
 * @throws PathwayVersionChanged when a file says something else than its version said before
 */
export async function composeActivities(parts: Parts, pathwayFolder: string): Promise<FollowUpActivities> {
  const { database, ciphers, clock, newId } = parts;
  const files = await readPathwayFiles(pathwayFolder);
  const pathways = assemblePathways(files);
  const versions = new PostgresPathwayVersions(database);
  await openPatiently(
    () => keepPathwayVersions(versions, files),
    (error) => error instanceof PathwayVersionChanged,
  );
  const planning: PlanningDependencies = {
    records: new PostgresPlanning(database, ciphers, DEFAULT_SERVICE_CALENDAR.zone, () => clock.now()),
    pathways,
    versions: keptPathwayVersions(versions),
    calendar: DEFAULT_SERVICE_CALENDAR,
    clock,
  };
  const onCall = {
    records: new PostgresOnCall(database, ciphers, newId),
    now: () => clock.now(),
    zone: DEFAULT_SERVICE_CALENDAR.zone,
  };
  return createFollowUpActivities({
    begin: (reference) => beginFollowUp(planning, reference),
    planAgain: (reference) => planAgain(planning, reference),
    onCallRoster: (reference) => onCallRoster(onCall, reference),
    clock: async () => clock.segment(),
    recordDecision: async (input) => {
      if (isDecidedAhead(clock, input.clock, input.decision.decidedAt)) {
        return { clock: clock.segment(), decidedAhead: true };
      }
      const recorded = await recordDecision(database, input, newId);
      return recorded === null ? { clock: clock.segment() } : { clock: clock.segment(), recorded };
    },
  });
}

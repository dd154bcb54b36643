import { DEFAULT_SERVICE_CALENDAR } from '../domain/calendar';
import type { Application } from '../application/application';
import { createApplication } from '../application/create-application';
import { beginFollowUp, planAgain, type PlanningDependencies } from '../application/planning/begin-follow-up';
import { createFollowUpActivities, type FollowUpActivities } from '../activities/follow-up-activities';
import { isDecidedAhead } from '../application/time/clock';
import { createCommuneDirectory } from '../integrations/places/communes';
import { loadPathways } from '../integrations/pathways/load-pathways';
import { PostgresAccounts } from '../prisma/records/account-records';
import { PostgresAudit } from '../prisma/records/audit-records';
import { recordDecision } from '../prisma/records/decision-records';
import { PostgresFacts } from '../prisma/records/fact-records';
import { createIntakeRecords } from '../prisma/records/intake-records';
import { PostgresPlanning } from '../prisma/records/planning-records';
import { createReadingRecords } from '../prisma/records/postgres-reading';
import { PostgresRefusals } from '../prisma/records/refusal-records';
import type { AuditEvent } from '../security/audit';
import type { Parts } from './parts';

export interface ApplicationEnvironment {
  readonly readiness: Application['readiness'];
  readonly onFollowUpChanged: Application['onFollowUpChanged'];
}

/** The use-cases on real records. */
export function composeApplication(parts: Parts, environment: ApplicationEnvironment): Application {
  const { database, ciphers, clock, newId } = parts;
  const now = () => clock.now();
  const audit = new PostgresAudit(database, newId);
  return createApplication({
    intake: createIntakeRecords({ database, ciphers, newId, now }),
    facts: new PostgresFacts(database, now),
    reading: createReadingRecords(database, ciphers),
    accounts: new PostgresAccounts(database, newId),
    refusals: new PostgresRefusals(database, ciphers, newId, now),
    appendAudit: ({ organisationId, accountId, role, requestId }, action, subject, outcome, reason) =>
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
      }),
    communes: createCommuneDirectory(),
    clock,
    newId,
    ...environment,
  });
}

/**
 * The activities of follow-ups on real records.
 *
 * @param pathwayFolder path of `data/pathways`
 * @throws InvalidPathway when a pathway cannot be used
 */
export async function composeActivities(parts: Parts, pathwayFolder: string): Promise<FollowUpActivities> {
  const { database, ciphers, clock, newId } = parts;
  const planning: PlanningDependencies = {
    records: new PostgresPlanning(database, ciphers, DEFAULT_SERVICE_CALENDAR.zone),
    pathways: await loadPathways(pathwayFolder),
    calendar: DEFAULT_SERVICE_CALENDAR,
    clock,
  };
  return createFollowUpActivities({
    begin: (reference) => beginFollowUp(planning, reference),
    planAgain: (reference) => planAgain(planning, reference),
    onCallRoster: () => Promise.resolve({ rungs: [] }),
    recordDecision: async (input) => {
      if (isDecidedAhead(clock, input.clock, input.decision.decidedAt)) {
        return { clock: clock.segment(), decidedAhead: true };
      }
      const recorded = await recordDecision(database, input, newId);
      return recorded === null ? { clock: clock.segment() } : { clock: clock.segment(), recorded };
    },
  });
}

import type { Application, Caller } from '../../application/application';
import { NotFoundError } from '../../application/errors';
import { onCallUseCases } from '../../application/on-call/on-call';
import { DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import { PostgresAdministration } from '../../prisma/records/administration-records';
import { PostgresAudit } from '../../prisma/records/audit-records';
import { PostgresOnCall } from '../../prisma/records/on-call-records';
import { AdministrationRefusal } from '../../prisma/records/organisation-changes';
import type { AuditEvent } from '../../security/audit';
import { LauncherFailure } from '../failure';
import { openParts, type Parts } from '../parts';
import type { ProcessSettings } from '../settings';
import type { OnCallAdministration, Order, OrderContext } from './order';

/**
 * Carries out an order on the database that is set.
 *
 * @returns the lines to show, passwords and keys among them: they exist nowhere else
 * @throws LauncherFailure when the records do not allow it
 */
export async function administer(
  settings: Pick<ProcessSettings, 'databaseUrl' | 'masterKey'>,
  order: Order,
): Promise<readonly string[]> {
  const parts = await openParts(settings, 2);
  try {
    return await order(contextOf(parts));
  } catch (error) {
    if (error instanceof AdministrationRefusal) throw new LauncherFailure(error.message, { cause: error });
    if (error instanceof NotFoundError) {
      throw new LauncherFailure(`There is ${error.message}.`, { cause: error });
    }
    throw error;
  } finally {
    await parts.close();
  }
}

function contextOf(parts: Parts): OrderContext {
  const { database, keyRing, newId } = parts;
  const administration = new PostgresAdministration(database, keyRing, newId);
  return {
    administration,
    onCall: onCallAdministration(parts),
    actingFor: async (organisationId) => {
      await administration.change(organisationId, async () => undefined);
      return machineOf(organisationId, newId());
    },
    newId,
  };
}

/** Whoever may run commands on the machine. */
export function machineOf(organisationId: string, requestId: string): Caller {
  return { organisationId, accountId: '', role: 'administrator', requestId };
}

/** The audit of what the machine changes: it has no actor then. */
export function machineAudit({ database, newId }: Pick<Parts, 'database' | 'newId'>): Application['audit'] {
  const audit = new PostgresAudit(database, newId);
  return async (caller, action, subject, outcome) => {
    if (caller === null) return;
    await audit.append({
      id: newId(),
      organisationId: caller.organisationId,
      ...{ actorId: null, role: null, subject, outcome, reason: null },
      action: action as AuditEvent['action'],
      at: Date.now(),
      requestId: caller.requestId,
    });
  };
}

/** Who is on call, changed by the machine. */
export function onCallAdministration(parts: Parts): OnCallAdministration {
  const { database, ciphers, clock, newId } = parts;
  return onCallUseCases({
    records: new PostgresOnCall(database, ciphers, newId),
    now: () => clock.now(),
    zone: DEFAULT_SERVICE_CALENDAR.zone,
    audit: machineAudit(parts),
  });
}

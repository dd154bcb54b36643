import { bookingUseCases } from '../application/scheduling/bookings';
import type { AppointmentUseCases } from '../application/scheduling/booking-use-cases';
import type { KeepingDependencies, KeepingRecords } from '../application/scheduling/keeping';
import { waitingDependencies } from '../application/scheduling/keeping';
import { slotUseCases } from '../application/scheduling/slot-search';
import type { SlotUseCases } from '../application/scheduling/slot-use-cases';
import { waitingListUseCases } from '../application/scheduling/waiting-list';
import type { WaitingListUseCases } from '../application/scheduling/waiting-list-use-cases';
import { DEFAULT_SERVICE_CALENDAR } from '../domain/calendar';
import { createCommuneDirectory } from '../integrations/places/communes';
import { createCommunePlaces } from '../integrations/places/coordinates';
import { PostgresAudit } from '../prisma/records/audit-records';
import { PostgresAbsences } from '../prisma/records/scheduling/absence-records';
import { PostgresAttendance } from '../prisma/records/scheduling/attendance-records';
import { PostgresBookings } from '../prisma/records/scheduling/booking-records';
import { PostgresPresence } from '../prisma/records/scheduling/presence-records';
import { PostgresSlots } from '../prisma/records/scheduling/slot-records';
import { PostgresWaiting } from '../prisma/records/scheduling/waiting-records';
import type { AuditEvent } from '../security/audit';
import { derivedUuid } from '../security/uuid';
import type { Parts } from './parts';

/** The records of what becomes of appointments. */
export function keepingRecords({ database, ciphers, clock, newId }: Parts): KeepingRecords {
  const now = () => clock.now();
  return {
    presence: new PostgresPresence({ database, ciphers, now }),
    attendance: new PostgresAttendance(database),
    waiting: new PostgresWaiting({ database, ciphers, newId, now }),
    absences: new PostgresAbsences({ database, ciphers, now }),
  };
}

/** What rounds without any door work with: bookings that tell the waiting list, and the other way round. */
export function keepingParts(parts: Parts): {
  readonly dependencies: KeepingDependencies;
  readonly bookings: PostgresBookings;
  readonly timeFreed: WaitingListUseCases['timeFreed'];
} {
  const { database, ciphers, clock, newId } = parts;
  const now = () => clock.now();
  const { zone } = DEFAULT_SERVICE_CALENDAR;
  const communes = createCommuneDirectory();
  const audit = auditOf(new PostgresAudit(database, newId), newId);
  const bookings = new PostgresBookings({ ...{ database, ciphers, communes, now, newId }, zone });
  const records = new PostgresSlots(database, ciphers);
  const slots = slotUseCases({ records, places: createCommunePlaces(), communes, now, zone, audit });
  const dependencies: KeepingDependencies = {
    records: keepingRecords(parts),
    bookings: () => useCases,
    calendar: DEFAULT_SERVICE_CALENDAR,
    now,
    audit,
  };
  const waiting = waitingListUseCases(waitingDependencies(dependencies));
  const useCases: AppointmentUseCases & SlotUseCases = {
    ...slots,
    ...bookingUseCases({
      ...{ bookings, zone, now, newId, audit },
      derivedId: derivedUuid,
      findSlots: (caller, search) => slots.findSlots(caller, search),
      timeFreed: (organisationId, freed) => waiting.timeFreed(organisationId, freed),
    }),
  };
  return {
    dependencies,
    bookings,
    timeFreed: (organisationId, freed) => waiting.timeFreed(organisationId, freed),
  };
}

function auditOf(audit: PostgresAudit, newId: () => string): KeepingDependencies['audit'] {
  return async (caller, action, subject, outcome, reason) => {
    if (caller === null) return;
    const { organisationId, accountId, role, requestId } = caller;
    await audit.append({
      id: newId(),
      organisationId,
      actorId: accountId,
      role,
      action: action as AuditEvent['action'],
      subject,
      at: Date.now(),
      outcome,
      reason: reason ?? null,
      requestId,
    });
  };
}

import type { Caller } from '../../../application/application';
import type { BookingOutcome } from '../../../application/scheduling/booking-records';
import type { AppointmentView, PresenceOrder } from '../../../application/scheduling/booking-use-cases';
import type { PresenceRecords } from '../../../application/scheduling/presence-records';
import type { Ciphers } from '../ciphers';
import type { Database, TenantTransaction } from '../database';
import { changeAppointment, stateAppointmentFact, type Changes } from './appointment-changes';
import { readView, readViews } from './appointment-reading';
import type { KeptAppointment } from './appointment-rows';
import { BookingRefused, lockedAppointment, NothingThere, requireRevision } from './booking-context';
import { outcomeOf } from './booking-outcome';

const MINUTE_MS = 60_000;

/** Kept with an appointment that turns out to have taken place at a time somebody else got since. */
const CORRECTED = 'presence-corrected';

export interface PresenceDependencies {
  readonly database: Database;
  readonly ciphers: Pick<Ciphers, 'of'>;
  /** Business time. */
  readonly now: () => number;
}

/** Whether appointments took place, on PostgreSQL. */
export class PostgresPresence implements PresenceRecords {
  constructor(private readonly dependencies: PresenceDependencies) {}

  async report(
    caller: Caller,
    appointmentId: string,
    order: PresenceOrder,
  ): Promise<BookingOutcome<AppointmentView>> {
    const { database, ciphers, now } = this.dependencies;
    const cipher = await ciphers.of(caller.organisationId);
    return outcomeOf([], () =>
      database.transaction(caller, async (transaction) => {
        const context = { transaction, caller, cipher, now: now() };
        const before = await lockedAppointment(context, appointmentId);
        if (!isSaidAlready(before, order)) {
          requireSayable(before, order, context.now);
          await keep(context, before, order);
        }
        const view = await readView(context, appointmentId);
        if (view === null) throw new NothingThere('appointment');
        return view;
      }),
    );
  }

  async awaiting(caller: Caller, silentMinutes: number, limit: number): Promise<readonly AppointmentView[]> {
    const { database, ciphers, now } = this.dependencies;
    const cipher = await ciphers.of(caller.organisationId);
    return database.transaction(caller, (transaction) =>
      readViews(
        { transaction, cipher, now: now() },
        `appointment.organisation_id = $1 AND appointment.kind <> 'session'
         AND ((appointment.status IN ('booked', 'arrived') AND appointment.starts_at < $2 AND appointment.ends_at <= $2)
              OR (appointment.presence_source = 'patient' AND NOT appointment.presence_verified
                  AND appointment.status IN ('fulfilled', 'noshow')))
         ORDER BY appointment.starts_at, appointment.id LIMIT $3`,
        [caller.organisationId, new Date(now() - silentMinutes * MINUTE_MS), limit],
      ),
    );
  }
}

/** A command sent again after its answer was lost. */
function isSaidAlready(before: KeptAppointment, { kept, source, missedBy, cause }: PresenceOrder): boolean {
  return (
    before.status === (kept ? 'fulfilled' : 'noshow') &&
    before.presenceSource === source &&
    before.missedBy === (kept ? null : (missedBy ?? null)) &&
    before.cause === (kept ? null : (cause ?? null))
  );
}

/** @throws BookingRefused */
function requireSayable(before: KeptAppointment, order: PresenceOrder, now: number): void {
  const { status, kind, startsAt, presenceVerified } = before;
  requireRevision(before, order.expectedRevision);
  if (status === 'pending' || kind === 'session') throw new BookingRefused('not-bookable');
  if (status === 'cancelled' || status === 'entered-in-error') throw new BookingRefused('already-over');
  if (startsAt > now) throw new BookingRefused('not-yet');
  // Who verified it knows better than who is asked once more.
  if (order.source === 'patient' && presenceVerified) throw new BookingRefused('already-over');
}

type Context = Parameters<typeof changeAppointment>[0];

async function keep(
  context: Context,
  before: KeptAppointment,
  { kept, source, missedBy, cause }: PresenceOrder,
): Promise<void> {
  const changes: Changes = {
    status: kept ? 'fulfilled' : 'noshow',
    missedBy: kept ? null : (missedBy ?? 'patient'),
    cause: kept ? null : (cause ?? null),
    presenceSource: source,
    presenceVerified: source !== 'patient',
    // Whoever knows how it went knows that there was one.
    ...(before.told && source !== 'patient' ? { toldVerified: true } : {}),
    ...(kept && (await isTakenSince(context.transaction, before)) ? standsBeside() : {}),
  };
  const after = await changeAppointment(context, before, changes, {
    code: kept ? 'kept' : 'missed',
    reason: changes.cause ?? null,
  });
  if (after.careKey === null) return;
  await stateAppointmentFact(context, after, {
    type: 'visit-reported',
    careKey: after.careKey,
    appointmentId: after.id,
    kept,
    ...(source === 'patient' ? { toVerify: true } : {}),
    ...(after.missedBy === null ? {} : { missedBy: after.missedBy }),
    ...(after.cause === null ? {} : { cause: after.cause }),
  });
}

/** A missed appointment frees its time; somebody may stand there when it turns out to have been kept. */
async function isTakenSince(
  transaction: TenantTransaction,
  { id, professionalId, status, startsAt, blockedUntil }: KeptAppointment,
): Promise<boolean> {
  if (status !== 'noshow') return false;
  const rows = await transaction.query(
    `SELECT FROM appointment WHERE professional_id = $1 AND id <> $2 AND starts_at < $4 AND blocked_until > $3
       AND kind <> 'seat' AND NOT override AND NOT told
       AND status IN ('pending', 'booked', 'arrived', 'fulfilled') LIMIT 1`,
    [professionalId, id, new Date(startsAt), new Date(blockedUntil)],
  );
  return rows.length > 0;
}

function standsBeside(): Pick<Changes, 'override' | 'overrideReason'> {
  return { override: true, overrideReason: CORRECTED };
}

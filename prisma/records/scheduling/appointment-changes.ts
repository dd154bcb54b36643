import type { Caller } from '../../../application/application';
import { DEFAULT_SERVICE_CALENDAR } from '../../../domain/calendar';
import { isOverStatus, type FollowUpEvent } from '../../../domain/follow-up';
import {
  factOfChange,
  mayBecome,
  PATIENT_LINK_ACTOR,
  type AppointmentParty,
} from '../../../domain/scheduling';
import { derivedUuid } from '../../../security/uuid';
import type { TenantTransaction } from '../database';
import { appendToInbox } from '../inbox-rows';
import { remindersAfterChange } from './reminder-changes';
import { INSERT_APPOINTMENT, UPDATE_APPOINTMENT, valuesOf, type KeptAppointment } from './appointment-rows';

/** In whose name and when a change is made. */
export interface ChangeContext {
  readonly transaction: TenantTransaction;
  readonly caller: Pick<Caller, 'organisationId' | 'accountId' | 'role'>;
  /** Business time. */
  readonly now: number;
}

/** What is said of a change. */
export interface ChangeWords {
  /** E.g. `held`, `booked`, `moved`, `cancelled`, `hold-expired`; kept in the history, a cancellation with its `by`. */
  readonly code: string;
  readonly reason?: string | null;
  /** Whose doing a cancellation is. */
  readonly by?: AppointmentParty;
  /** Its follow-up hears of it in another way. */
  readonly followUpToldElsewhere?: true;
}

/** What may change; the status only as NEXT_STATUSES says. */
export type Changes = Partial<
  Omit<KeptAppointment, 'id' | 'revision' | 'patientId' | 'followUpId' | 'careKey'>
>;

/** Somebody else changed it since it was read: the transaction must not go on. */
export class AppointmentChangedMeanwhile extends Error {
  constructor() {
    super('the appointment changed meanwhile');
    this.name = 'AppointmentChangedMeanwhile';
  }
}

/** A new appointment. @throws what PostgreSQL says when the time is taken (23P01) */
export async function addAppointment(
  context: ChangeContext,
  made: KeptAppointment,
  words: ChangeWords,
): Promise<KeptAppointment> {
  const { transaction, caller } = context;
  await transaction.query(INSERT_APPOINTMENT, [caller.organisationId, ...valuesOf(made)]);
  await afterChange(context, null, made, words);
  return made;
}

/**
 * The next revision of an appointment.
 *
 * @param before as it was read in this transaction
 * @throws AppointmentChangedMeanwhile; RangeError for a status that may not follow, a fault of the caller
 */
export async function changeAppointment(
  context: ChangeContext,
  before: KeptAppointment,
  changes: Changes,
  words: ChangeWords,
): Promise<KeptAppointment> {
  const after: KeptAppointment = { ...before, ...changes, revision: before.revision + 1 };
  if (after.status !== before.status && !mayBecome(before.status, after.status)) {
    throw new RangeError(`${before.status} may not become ${after.status}`);
  }
  const { transaction, caller } = context;
  const changed = await transaction.query(UPDATE_APPOINTMENT, [
    caller.organisationId,
    ...valuesOf(after),
    before.revision,
  ]);
  if (changed.length === 0) throw new AppointmentChangedMeanwhile();
  await afterChange(context, before, after, words);
  return after;
}

/**
 * What every change of an appointment brings with it, in the same transaction: a line of its history, reminders in
 * step with it, and the fact for its follow-up. The one place for it: whatever writes an appointment comes through here.
 *
 * @param before null for one just made
 */
export async function afterChange(
  context: ChangeContext,
  before: KeptAppointment | null,
  after: KeptAppointment,
  words: ChangeWords,
): Promise<void> {
  await keepHistory(context, after, words);
  const { transaction, caller, now: at } = context;
  const byPatient = words.by === 'patient' || caller.accountId === PATIENT_LINK_ACTOR;
  const change = { organisationId: caller.organisationId, calendar: DEFAULT_SERVICE_CALENDAR, at, byPatient };
  await remindersAfterChange(transaction, change, before, after);
  if (words.followUpToldElsewhere === true || after.followUpId === null) return;
  const event = factOfChange(before, after, words.by);
  if (event !== null) await stateAppointmentFact(context, after, event);
}

async function keepHistory(
  { transaction, caller, now }: ChangeContext,
  { id, revision, status, startsAt, professionalId }: KeptAppointment,
  { code, reason, by }: ChangeWords,
): Promise<void> {
  await transaction.query(
    `INSERT INTO appointment_event (appointment_id, revision, organisation_id, at, status, code, starts_at,
                                    professional_id, by, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      revision,
      caller.organisationId,
      new Date(now),
      status,
      // Without a cause, this line alone says by whose doing it fell.
      code === 'cancelled' && by !== undefined ? `cancelled-by-${by}` : code,
      new Date(startsAt),
      professionalId,
      caller.accountId,
      reason ?? null,
    ],
  );
}

/**
 * Puts a fact about an appointment into the inbox, under an id made from appointment and revision. One whose follow-up
 * is over is told to nobody.
 *
 * @param about the appointment, or the series, whose change it is
 */
export async function stateAppointmentFact(
  { transaction, caller, now }: ChangeContext,
  about: { readonly id: string; readonly revision: number; readonly followUpId: string | null },
  event: FollowUpEvent,
): Promise<void> {
  if (about.followUpId === null) return;
  // Locked so that it neither ends nor begins anew before the fact is there.
  const [followUp] = await transaction.query<{ status: string; generation: number }>(
    'SELECT status, generation FROM follow_up WHERE id = $1 FOR SHARE',
    [about.followUpId],
  );
  if (followUp === undefined || isOverStatus(followUp.status)) return;
  await appendToInbox(transaction, {
    factId: derivedUuid(about.id, `${event.type}/${about.revision}`),
    organisationId: caller.organisationId,
    followUpId: about.followUpId,
    generation: followUp.generation,
    event,
    actorId: caller.accountId,
    actorRole: caller.role,
    receivedAt: now,
  });
}

import { answerUntil, canUse, inTurn } from '../../domain/scheduling/waiting';
import { openingAtOrAfter, type ServiceCalendar } from '../../domain/calendar';
import type { Application, Caller } from '../application';
import { BookingRefusedError, NotFoundError, type BookingRefusal } from '../errors';
import { doneOf } from './booking-outcome';
import type { AppointmentUseCases } from './booking-use-cases';
import type { FreedTime, WaitingListUseCases } from './waiting-list-use-cases';
import type { OfferedHold, Waiting, WaitingRecords } from './waiting-records';

export interface WaitingDependencies {
  readonly records: WaitingRecords;
  /** Read late: bookings say which times are free again, and so need the waiting list themselves. */
  readonly bookings: () => Pick<AppointmentUseCases, 'holdSlot' | 'bookHeld' | 'cancelAppointment'>;
  /** Of the service. */
  readonly calendar: ServiceCalendar;
  /** Business time. */
  readonly now: () => number;
  readonly audit: Application['audit'];
}

/** Refusals of one patient that say nothing of the next; every other one is about the time itself. */
const THEIRS: ReadonlySet<BookingRefusal> = new Set([
  'own-patients-only',
  'outside-area',
  'sharing-refused',
  'patient-deceased',
  'already-over',
]);

/** Those who wait for a time: the freed ones are offered to one of them at a time. */
export function waitingListUseCases(dependencies: WaitingDependencies): WaitingListUseCases {
  const { records, audit } = dependencies;
  const audited = (caller: Caller, id: string) =>
    audit(caller, 'waitingList.manage', { kind: 'waiting-entry', id }, 'allowed');
  return {
    addToWaitingList: async (caller, order) => {
      const entry = doneOf(await records.add(caller, order));
      await audited(caller, entry.entryId);
      return entry;
    },
    waitingList: async (caller, filter) => {
      const entries = await records.list(caller, filter);
      await audit(caller, 'waitingList.manage', null, 'allowed');
      return entries;
    },
    withdrawFromWaitingList: async (caller, entryId) => {
      const held = doneOf(await records.withdraw(caller, entryId));
      await audited(caller, entryId);
      if (held !== null) await giveUp(dependencies, caller.organisationId, held);
    },
    timeFreed: (organisationId, freed) => offerNext(dependencies, organisationId, freed),
    answerSlotOffer: async (caller, slotOfferId, answer) => {
      const answered = await answerOffer(dependencies, caller, slotOfferId, answer);
      await audit(caller, 'waitingList.manage', { kind: 'slot-offer', id: slotOfferId }, 'allowed');
      return answered;
    },
  };
}

/** Who holds and frees times for those who wait. */
function serviceOf(organisationId: string): Caller {
  return { organisationId, accountId: 'waiting-list', role: 'service', requestId: 'waiting-list' };
}

async function offerNext(
  { records, bookings, calendar, now }: WaitingDependencies,
  organisationId: string,
  freed: FreedTime,
): Promise<string | null> {
  const askAt = Math.max(now(), openingAtOrAfter(calendar, now()).from);
  const expiresAt = answerUntil(calendar, now(), freed.startsAt);
  if (expiresAt === null) return null;
  const waiting = (await records.candidates(organisationId, freed)).filter((one) =>
    canUse(one, freed.startsAt),
  );
  const byId = new Map(waiting.map((one) => [one.entryId, one]));
  for (const { entryId } of inTurn(waiting, now())) {
    const candidate = byId.get(entryId);
    const held = candidate && (await hold(bookings(), organisationId, freed, candidate, expiresAt));
    if (held === undefined || held === 'not-theirs') continue;
    if (held === 'gone') return null;
    const offered = await records.offer(organisationId, {
      entryId,
      appointmentId: held.id,
      askAt,
      expiresAt,
    });
    if (offered !== null) return offered;
    // They wait no longer: what is given up here comes back as a freed time for the next.
    await giveUp({ bookings }, organisationId, heldOf(held));
    return null;
  }
  return null;
}

type Held = { readonly id: string; readonly revision: number; readonly status: string };

function heldOf({ id, revision, status }: Held): Omit<OfferedHold, 'slotOfferId'> {
  return { appointmentId: id, appointmentRevision: revision, appointmentStatus: status };
}

async function hold(
  bookings: Pick<AppointmentUseCases, 'holdSlot'>,
  organisationId: string,
  { professionalId, appointmentTypeId, startsAt }: FreedTime,
  { patientId, followUpId, careKey, appointmentId, visitNumber }: Waiting,
  holdUntil: number,
): Promise<Held | 'not-theirs' | 'gone'> {
  const whom = followUpId === null ? { patientId } : { followUpId, ...(careKey === null ? {} : { careKey }) };
  const instead = appointmentId === null ? {} : { instead: appointmentId };
  const visit = visitNumber === null || careKey === null ? {} : { visitNumber };
  const order = { professionalId, appointmentTypeId, startsAt, holdUntil, ...whom, ...instead, ...visit };
  try {
    return await bookings.holdSlot(serviceOf(organisationId), { ...order, origin: 'waiting-list' });
  } catch (error) {
    if (error instanceof NotFoundError) return 'not-theirs';
    if (!(error instanceof BookingRefusedError)) throw error;
    return THEIRS.has(error.reason) ? 'not-theirs' : 'gone';
  }
}

/** Gives a held time back, unless it was booked or released meanwhile. */
async function giveUp(
  { bookings }: Pick<WaitingDependencies, 'bookings'>,
  organisationId: string,
  { appointmentId, appointmentRevision, appointmentStatus }: Omit<OfferedHold, 'slotOfferId'>,
): Promise<void> {
  if (appointmentStatus !== 'pending') return;
  try {
    await bookings().cancelAppointment(serviceOf(organisationId), appointmentId, {
      by: 'service',
      expectedRevision: appointmentRevision,
    });
  } catch (error) {
    if (!(error instanceof BookingRefusedError)) throw error;
  }
}

async function answerOffer(
  dependencies: WaitingDependencies,
  caller: Caller,
  slotOfferId: string,
  answer: 'accepted' | 'declined',
): ReturnType<WaitingListUseCases['answerSlotOffer']> {
  const { records, bookings } = dependencies;
  const { organisationId } = caller;
  const offered = await records.awaiting(caller, slotOfferId);
  if (offered === null) throw new NotFoundError('slot offer');
  if (offered === 'over') throw new BookingRefusedError('hold-expired');
  if ('accepted' in offered) {
    // Said twice, e.g. because the answer to the first was lost.
    if (answer === 'accepted') return { status: 'accepted', appointmentId: offered.accepted };
    throw new BookingRefusedError('already-over');
  }
  if (answer === 'accepted') {
    const booked = await bookings().bookHeld(caller, offered.appointmentId);
    await records.accepted(organisationId, slotOfferId);
    return { status: 'accepted', appointmentId: booked.id };
  }
  const held = await records.ended(organisationId, slotOfferId, 'declined');
  if (held === null) throw new BookingRefusedError('already-over');
  await giveUp(dependencies, organisationId, held);
  return { status: 'declined', appointmentId: null };
}

/** Offers and freed times seen to in one round of an organisation. */
const AT_ONCE = 50;

/**
 * What time brings: offers nobody answered go to the next, entries of no use any more are closed, and times that fell
 * without anybody saying so here (a death, a crash) are offered.
 *
 * @returns how many offers expired and times were offered
 */
export async function waitingListRound(
  dependencies: WaitingDependencies,
  organisationId: string,
): Promise<number> {
  const { records } = dependencies;
  const due = await records.due(organisationId, AT_ONCE);
  for (const slotOfferId of due) {
    const held = await records.ended(organisationId, slotOfferId, 'expired');
    if (held !== null) await giveUp(dependencies, organisationId, held);
  }
  await records.closeUseless(organisationId);
  const freed = await records.takeFreed(organisationId, AT_ONCE);
  for (const time of freed) await offerNext(dependencies, organisationId, time);
  return due.length + freed.length;
}

import { addDays, instantAt } from '../../domain/calendar';
import { DAY_MS } from '../../domain/follow-up/instants';
import type { Application, Caller } from '../application';
import { BadSlotSearchError, BookingRefusedError, NotFoundError } from '../errors';
import {
  STOPPED_CAUSES,
  type AbsenceConsequence,
  type AbsenceInterval,
  type AbsenceOutcome,
  type AbsenceRecords,
  type AbsenceToCarryOut,
  type FallenAppointment,
} from './absence-records';
import type { AbsenceConsequences, AbsenceStated, StatedAbsence } from './agenda-use-cases';
import type { AppointmentUseCases } from './booking-use-cases';
import type { SlotSearch, SlotUseCases } from './slot-use-cases';

export interface AbsenceDependencies {
  readonly records: AbsenceRecords;
  /** Read late: every use-case of agendas is there by then. */
  readonly bookings: () => Pick<AppointmentUseCases, 'moveAppointment' | 'cancelAppointment'> & SlotUseCases;
  /** Business time. */
  readonly now: () => number;
  /** IANA time zone of the service: absences are days on its wall clock. */
  readonly zone: string;
  readonly audit: Application['audit'];
}

/** To whom an absence matters, and what became of it. */
export interface AbsenceUseCases {
  /** Oldest first. @throws NotFoundError for an absence that is not there, or another's */
  absenceConsequences(caller: Caller, absenceId: string): Promise<readonly AbsenceConsequence[]>;
}

export function absenceUseCases({ records, audit }: AbsenceDependencies): AbsenceUseCases {
  return {
    absenceConsequences: async (caller, absenceId) => {
      const found = await records.consequences(caller, absenceId);
      if (found === null) throw new NotFoundError('absence');
      await audit(caller, 'agenda.read', { kind: 'absence', id: absenceId }, 'allowed');
      return found;
    },
  };
}

/**
 * Sees to everything that falls into an absence (product.md: an absence re-plans every affected follow-up by itself).
 * With a dated replacement an appointment is theirs, at the same time or the nearest free one; otherwise it is cancelled
 * by the practice and somebody finds another. Whoever holds a care or was asked for one is no longer counted on. Stopped
 * in the middle, it is gone on with: what was seen to does not fall into the absence any more.
 */
export function absenceStated(dependencies: AbsenceDependencies): AbsenceStated {
  return async ({ organisationId }, absence) => {
    await dependencies.records.begin(organisationId, absence.id);
    return carryOut(dependencies, { ...absence, organisationId });
  };
}

/** Appointments seen to at a time; a list that does not get shorter is left to the next round. */
const AT_ONCE = 100;
const ROUNDS_MAX = 50;

async function carryOut(
  dependencies: AbsenceDependencies,
  absence: AbsenceToCarryOut,
): Promise<AbsenceConsequences> {
  const { records, now, zone } = dependencies;
  const { organisationId, professionalId, id } = absence;
  const interval = intervalOf(absence, zone);
  const handedOver: string[] = [];
  const toRearrange: string[] = [];
  const from = Math.max(interval.from, now());
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const fallen = await records.appointments(organisationId, professionalId, { ...interval, from }, AT_ONCE);
    const unseen = fallen.filter(
      ({ appointmentId }) => ![...handedOver, ...toRearrange].includes(appointmentId),
    );
    if (unseen.length === 0) break;
    for (const appointment of unseen) {
      await records.note(organisationId, id, appointment, 'under-way');
      const outcome = await seeTo(dependencies, absence, appointment);
      await records.note(organisationId, id, appointment, outcome);
      (outcome === 'cancelled' || outcome === 'under-way' ? toRearrange : handedOver).push(
        appointment.appointmentId,
      );
    }
  }
  await records.tellFollowUps(absence, { ...interval, from }, STOPPED_CAUSES[absence.cause]);
  await records.done(organisationId, id);
  return { handedOver, toRearrange };
}

function intervalOf({ firstDay, lastDay }: StatedAbsence, zone: string): AbsenceInterval {
  return {
    from: instantAt(firstDay, '00:00', zone),
    to: lastDay === undefined ? null : instantAt(addDays(lastDay, 1), '00:00', zone),
  };
}

/** Who moves and cancels: the service, in every agenda. */
function serviceOf(organisationId: string): Caller {
  return { organisationId, accountId: 'absence', role: 'service', requestId: 'absence' };
}

async function seeTo(
  dependencies: AbsenceDependencies,
  { organisationId, replacementId }: AbsenceToCarryOut,
  fallen: FallenAppointment,
): Promise<AbsenceOutcome> {
  const caller = serviceOf(organisationId);
  if (replacementId !== undefined) {
    if (await move(dependencies, caller, fallen, replacementId, fallen.startsAt)) return 'handed-over';
    for (const startsAt of await timesOf(dependencies, caller, fallen, replacementId)) {
      if (await move(dependencies, caller, fallen, replacementId, startsAt)) return 'moved';
    }
  }
  return (await cancel(dependencies, caller, fallen)) ? 'cancelled' : 'under-way';
}

/** @returns whether it is theirs now */
async function move(
  { bookings }: AbsenceDependencies,
  caller: Caller,
  { appointmentId, revision }: FallenAppointment,
  professionalId: string,
  startsAt: number,
): Promise<boolean> {
  return unlessRefused(() =>
    bookings().moveAppointment(caller, appointmentId, {
      startsAt,
      professionalId,
      expectedRevision: revision,
    }),
  );
}

/** @returns false when somebody else changed it meanwhile: it is looked at again */
async function cancel(
  { bookings }: AbsenceDependencies,
  caller: Caller,
  { appointmentId, revision }: FallenAppointment,
): Promise<boolean> {
  return unlessRefused(() =>
    bookings().cancelAppointment(caller, appointmentId, {
      by: 'professional',
      cause: 'absent',
      expectedRevision: revision,
    }),
  );
}

async function unlessRefused(change: () => Promise<unknown>): Promise<boolean> {
  try {
    await change();
    return true;
  } catch (error) {
    if (error instanceof BookingRefusedError || error instanceof NotFoundError) return false;
    throw error;
  }
}

/** How far from its time an appointment without a pathway's window may go. */
const NEARBY_MS = 7 * DAY_MS;
const TIMES_TRIED = 20;

/** Free times of the replacement, the nearest first; the window of the care holds where there is one. */
async function timesOf(
  { bookings, now }: AbsenceDependencies,
  caller: Caller,
  fallen: FallenAppointment,
  professionalId: string,
): Promise<readonly number[]> {
  try {
    const { slots } = await bookings().findSlots(caller, {
      ...searchFor(fallen, now()),
      professionalId,
      limit: TIMES_TRIED,
    });
    const starts = slots
      .filter((slot) => slot.professionalId === professionalId)
      .map(({ startsAt }) => startsAt);
    return starts.sort((a, b) => Math.abs(a - fallen.startsAt) - Math.abs(b - fallen.startsAt));
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof BadSlotSearchError) return [];
    throw error;
  }
}

function searchFor(fallen: FallenAppointment, now: number): SlotSearch {
  const { followUpId, careKey, visitNumber, patientId, careKind, startsAt } = fallen;
  if (followUpId !== null && careKey !== null) {
    return { followUpId, careKey, ...(visitNumber === null ? {} : { visit: visitNumber }) };
  }
  const nearby = { from: Math.max(now, startsAt - NEARBY_MS), to: startsAt + NEARBY_MS };
  return { patientId, ...nearby, ...(careKind === null ? {} : { careKind }) };
}

/** Whoever was at it has had that long: two minutes of the clock of the service. */
const LEFT_AFTER_MS = 120_000;
const LEFT_AT_ONCE = 10;

/** Goes on with absences whose consequences a crash left half done. @returns how many */
export async function absenceRound(
  dependencies: AbsenceDependencies,
  organisationId: string,
): Promise<number> {
  const left = await dependencies.records.left(
    organisationId,
    dependencies.now() - LEFT_AFTER_MS,
    LEFT_AT_ONCE,
  );
  for (const absence of left) await carryOut(dependencies, absence);
  return left.length;
}

import { dayOf, type HolidayTerritory } from '../../domain/calendar';
import type { CommuneDirectory } from '../../domain/discharge';
import { DAY_MS } from '../../domain/follow-up/instants';
import { AGENDA_HORIZON_DAYS, agendaFault, frameFrom, type AgendaFault } from '../../domain/scheduling';
import type { Application, Caller } from '../application';
import { AgendaRefusedError, NotFoundError } from '../errors';
import { absenceOrder, availabilityOrder, endOrder, exceptionOrder, typeOrder } from './agenda-orders';
import type { AgendaOrder, AgendaRecords } from './agenda-records';
import type {
  AbsenceConsequences,
  AbsenceStated,
  AgendaChange,
  AgendaUseCases,
  StatedAbsence,
} from './agenda-use-cases';
import { directoryUseCases } from './directory';
import type { LeftToRounds } from './bookings';

/** What keeping agendas works with. */
export interface AgendaDependencies {
  readonly records: AgendaRecords;
  readonly communes: CommuneDirectory;
  /** Business time. */
  readonly now: () => number;
  /** IANA time zone of the wall clock. */
  readonly zone: string;
  /** Territory whose public holidays are closed. */
  readonly holidays: HolidayTerritory;
  readonly newId: () => string;
  readonly audit: Application['audit'];
  /** Sees to what falls into an absence, once it is kept; nobody does when absent. */
  readonly absenceStated?: AbsenceStated;
  /** Hears what went wrong once an absence was kept: a round goes on with it. Absent: it is thrown. */
  readonly leftToRounds?: LeftToRounds;
}

const LONGEST_VIEW_DAYS = 62;

/** Practices, professionals and their agendas. */
export function agendaUseCases(dependencies: AgendaDependencies): AgendaUseCases {
  return {
    ...directoryUseCases(dependencies),
    agenda: agendaReader(dependencies),
    ...keepingUseCases(dependencies),
    ...endingUseCases(dependencies),
  };
}

/** A clinician's agenda is their own; of another there is nothing for them. @throws NotFoundError */
export function requireOwnAgenda({ role, professionalId }: Caller, asked: string): void {
  if (role === 'clinician' && professionalId !== asked) throw new NotFoundError('professional');
}

/** @throws AgendaRefusedError when there are faults */
export function refuseFaulty(faults: readonly AgendaFault[]): void {
  if (faults.length > 0) throw new AgendaRefusedError(faults);
}

function agendaReader({ records, now, zone, audit }: AgendaDependencies): AgendaUseCases['agenda'] {
  return async (caller, professionalId, between) => {
    requireOwnAgenda(caller, professionalId);
    if (between.to <= between.from) refuseFaulty([agendaFault('end-before-start', '/to')]);
    if (between.to - between.from > LONGEST_VIEW_DAYS * DAY_MS)
      refuseFaulty([agendaFault('range-too-long', '/to')]);
    const days = {
      firstDay: dayOf(between.from, zone),
      lastDay: dayOf(between.to - 1, zone),
      now: now(),
    };
    const view = await records.agenda(caller, professionalId, between, days);
    if (view === null) throw new NotFoundError('professional');
    await audit(caller, 'agenda.read', { kind: 'professional', id: professionalId }, 'allowed');
    return view;
  };
}

/** Gives an order; @throws NotFoundError, AgendaRefusedError */
function ordering({ records, now, zone, holidays, audit }: AgendaDependencies) {
  return async (caller: Caller, order: AgendaOrder, kind: string, id: string): Promise<AgendaChange> => {
    requireOwnAgenda(caller, order.professionalId);
    const frame = frameFrom(dayOf(now(), zone), AGENDA_HORIZON_DAYS, zone);
    const outcome = await records.changeAgenda(caller, order, { frame, holidays, now: now() });
    if ('missing' in outcome) throw new NotFoundError(outcome.missing);
    if ('faults' in outcome) throw new AgendaRefusedError(outcome.faults);
    await audit(caller, 'agenda.manage', { kind, id }, 'allowed');
    return { id, outside: outcome.outside };
  };
}

type KeepingUseCases = Pick<
  AgendaUseCases,
  'keepAppointmentType' | 'keepAvailability' | 'keepException' | 'keepAbsence'
>;

function keepingUseCases(dependencies: AgendaDependencies): KeepingUseCases {
  const { communes, now, zone, newId, absenceStated } = dependencies;
  const order = ordering(dependencies);
  const about = (professionalId: string, id: string | undefined) => ({
    professionalId,
    id: id ?? newId(),
    isNew: id === undefined,
    today: dayOf(now(), zone),
  });
  const consequencesOf = async (
    caller: Caller,
    absence: StatedAbsence,
  ): Promise<{ readonly consequences?: AbsenceConsequences }> => {
    if (absenceStated === undefined) return {};
    try {
      return { consequences: await absenceStated(caller, absence) };
    } catch (error) {
      if (dependencies.leftToRounds === undefined) throw error;
      dependencies.leftToRounds(error, caller.organisationId);
      return {};
    }
  };
  return {
    keepAppointmentType: async (caller, professionalId, details, id) => {
      const what = about(professionalId, id);
      return order(caller, typeOrder(what, details, communes), 'appointment-type', what.id);
    },
    keepAvailability: async (caller, professionalId, details, id) => {
      const what = about(professionalId, id);
      return order(caller, availabilityOrder(what, details), 'availability', what.id);
    },
    keepException: async (caller, professionalId, details, id) => {
      const what = about(professionalId, id);
      return order(caller, exceptionOrder(what, details), 'availability-exception', what.id);
    },
    keepAbsence: async (caller, professionalId, details, id) => {
      const what = about(professionalId, id);
      const change = await order(caller, absenceOrder(what, details), 'absence', what.id);
      const stated = { ...details, id: what.id, professionalId };
      return { ...change, ...(await consequencesOf(caller, stated)) };
    },
  };
}

type EndingUseCases = Pick<
  AgendaUseCases,
  'retireAppointmentType' | 'endAvailability' | 'removeException' | 'cancelAbsence'
>;

function endingUseCases(dependencies: AgendaDependencies): EndingUseCases {
  const order = ordering(dependencies);
  const ends =
    (ending: Parameters<typeof endOrder>[1], kind: string): AgendaUseCases['endAvailability'] =>
    (caller, professionalId, id) =>
      order(caller, endOrder(professionalId, ending, id), kind, id);
  return {
    retireAppointmentType: ends('type-retired', 'appointment-type'),
    endAvailability: ends('rule-ended', 'availability'),
    removeException: ends('exception-removed', 'availability-exception'),
    cancelAbsence: ends('absence-cancelled', 'absence'),
  };
}

import type { LocalDay } from '../../domain/calendar';
import type { CommuneDirectory } from '../../domain/discharge';
import {
  absenceFaults,
  appointmentTypeFaults,
  areaOf,
  exceptionFaults,
  ruleFaults,
  type AgendaFault,
} from '../../domain/scheduling';
import type { AgendaDecision, AgendaOrder, AgendaWrite, LockedAgenda } from './agenda-records';
import type {
  AbsenceDetails,
  AppointmentTypeDetails,
  AvailabilityDetails,
  ExceptionDetails,
} from './agenda-use-cases';

/** What is ordered of whose agenda: of something new, or in the place of what is there under the id. */
interface About {
  readonly professionalId: string;
  readonly id: string;
  readonly isNew: boolean;
  readonly today: LocalDay;
}

interface HasId {
  readonly id: string;
}

function decided(
  { id, isNew }: Pick<About, 'id' | 'isNew'>,
  { what, among }: { readonly what: string; readonly among: readonly HasId[] },
  faults: readonly AgendaFault[],
  write: AgendaWrite,
): AgendaDecision {
  if (!isNew && !among.some((one) => one.id === id)) return { missing: what };
  return faults.length > 0 ? { faults } : { write };
}

/** @param communes the official list, for the area */
export function typeOrder(
  about: About,
  { areaPostalCodes, ...details }: AppointmentTypeDetails,
  communes: CommuneDirectory,
): AgendaOrder {
  const area = areaOf({ areaCommunes: details.areaCommunes, areaPostalCodes }, communes);
  const type = { ...details, id: about.id, areaCommunes: area.communes };
  return {
    professionalId: about.professionalId,
    decide: (known) => {
      // An area nobody knows is no missing area.
      const faults = area.faults.length > 0 ? area.faults : appointmentTypeFaults(type, known);
      return decided(about, { what: 'appointment type', among: known.types }, faults, { kind: 'type', type });
    },
  };
}

export function availabilityOrder(about: About, details: AvailabilityDetails): AgendaOrder {
  const rule = { ...details, id: about.id };
  const { practiceId } = details;
  return {
    professionalId: about.professionalId,
    ...(practiceId === undefined ? {} : { practiceId }),
    decide: (known) => {
      const faults = ruleFaults(rule, known, about.today, known.practiceKnown);
      const held = { what: 'availability', among: known.stated.rules };
      return decided(about, held, faults, { kind: 'rule', rule });
    },
  };
}

export function exceptionOrder(about: About, details: ExceptionDetails): AgendaOrder {
  const exception = { ...details, id: about.id };
  return {
    professionalId: about.professionalId,
    decide: (known) => {
      const faults = exceptionFaults(exception, known, about.today);
      const held = { what: 'exception', among: known.stated.exceptions };
      return decided(about, held, faults, { kind: 'exception', exception });
    },
  };
}

export function absenceOrder(about: About, details: AbsenceDetails): AgendaOrder {
  const absence = { ...details, id: about.id };
  const { replacementId } = details;
  return {
    professionalId: about.professionalId,
    ...(replacementId === undefined ? {} : { replacementId }),
    decide: (known) => {
      const { professional, replacement } = known;
      const faults = absenceFaults(absence, professional, replacement, known, about.today);
      const held = { what: 'absence', among: known.stated.absences };
      return decided(about, held, faults, { kind: 'absence', absence });
    },
  };
}

/** Among what a thing to take away is looked for, and what it is called when it is not there. */
const ENDED: Readonly<
  Record<
    'type-retired' | 'rule-ended' | 'exception-removed' | 'absence-cancelled',
    { readonly what: string; readonly among: (known: LockedAgenda) => readonly HasId[] }
  >
> = {
  'type-retired': { what: 'appointment type', among: ({ types }) => types },
  'rule-ended': { what: 'availability', among: ({ stated }) => stated.rules },
  'exception-removed': { what: 'exception', among: ({ stated }) => stated.exceptions },
  'absence-cancelled': { what: 'absence', among: ({ stated }) => stated.absences },
};

/** Takes something away. */
export function endOrder(professionalId: string, kind: keyof typeof ENDED, id: string): AgendaOrder {
  const { what, among } = ENDED[kind];
  return {
    professionalId,
    decide: (known) => decided({ id, isNew: false }, { what, among: among(known) }, [], { kind, id }),
  };
}

import { CARE_KINDS, type CommuneDirectory } from '../discharge';
import type { AppointmentType } from './agenda';
import { agendaFault, agendaFaultWhen, type AgendaFault } from './availability-fault-catalogue';
import { AGENDA_LIMITS, type KnownAgenda } from './availability-faults';
import { PROFESSIONS } from './codes';

const CARES: ReadonlySet<string> = new Set<string>([...CARE_KINDS, ...PROFESSIONS]);
const DURATION_MINUTES = { least: 5, most: 720 } as const;
const LONGEST_BUFFER_MINUTES = 240;
/** More than any département has. */
const MOST_COMMUNES = 1_000;

/** Where an area is said: INSEE codes, and postal codes that stand for all communes they serve. */
export interface StatedArea {
  readonly areaCommunes: readonly string[];
  readonly areaPostalCodes: readonly string[];
}

/**
 * The communes of an area, each once, in order; with a fault for each code nobody knows.
 *
 * @param communes the official list
 */
export function areaOf(
  { areaCommunes, areaPostalCodes }: StatedArea,
  communes: CommuneDirectory,
): { readonly communes: readonly string[]; readonly faults: readonly AgendaFault[] } {
  const faults: AgendaFault[] = [];
  areaCommunes.forEach((code, index) => {
    if (!communes.has(code)) faults.push(agendaFault('unknown-commune', `/areaCommunes/${index}`));
  });
  const served = areaPostalCodes.flatMap((postalCode, index) => {
    const codes = communes.byPostalCode(postalCode);
    if (codes.length === 0) faults.push(agendaFault('unknown-postal-code', `/areaPostalCodes/${index}`));
    return codes;
  });
  const area = [...new Set([...areaCommunes, ...served])].sort();
  if (area.length > MOST_COMMUNES) faults.push(agendaFault('area-too-large', '/areaCommunes'));
  return { communes: area, faults };
}

/** What is wrong with what can be booked, its area aside ({@link areaOf}). */
export function appointmentTypeFaults(type: AppointmentType, { types }: KnownAgenda): AgendaFault[] {
  const { name, careKind, durationMinutes, bufferMinutes, place, dailyCap, seats, areaCommunes } = type;
  const { least, most } = DURATION_MINUTES;
  const others = types.filter(({ id }) => id !== type.id);
  return [
    ...agendaFaultWhen(name.trim() === '', 'name-missing', '/name'),
    ...agendaFaultWhen(!CARES.has(careKind), 'unknown-care', '/careKind'),
    ...agendaFaultWhen(
      !(durationMinutes >= least && durationMinutes <= most),
      'duration-out-of-range',
      '/durationMinutes',
    ),
    ...agendaFaultWhen(
      !(bufferMinutes >= 0 && bufferMinutes <= LONGEST_BUFFER_MINUTES),
      'buffer-out-of-range',
      '/bufferMinutes',
    ),
    ...agendaFaultWhen(dailyCap !== undefined && !(dailyCap >= 1), 'cap-not-positive', '/dailyCap'),
    ...agendaFaultWhen(place === 'home' && areaCommunes.length === 0, 'home-without-area', '/areaCommunes'),
    ...agendaFaultWhen(place !== 'home' && areaCommunes.length > 0, 'area-not-at-home', '/areaCommunes'),
    ...agendaFaultWhen(
      place === 'group' && !(seats !== undefined && seats >= 1),
      'group-without-seats',
      '/seats',
    ),
    ...agendaFaultWhen(place !== 'group' && seats !== undefined, 'seats-not-of-group', '/seats'),
    ...agendaFaultWhen(others.length >= AGENDA_LIMITS.types, 'too-many', ''),
  ];
}

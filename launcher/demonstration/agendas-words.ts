import type { Accessibility, PracticeKind, Profession } from '../../domain/scheduling';
import type { AppointmentTypeDetails } from '../../application/scheduling/agenda-use-cases';

/** What is written down of a place of the demonstration. Names and numbers are fictional, communes are real. */
export interface DemonstrationPlace {
  readonly kind: PracticeKind;
  readonly name: string;
  readonly line?: string;
  readonly city: City;
  readonly phone: string;
  readonly mail?: string;
  readonly secureMail?: string;
  readonly accessibility?: readonly Accessibility[];
  /** Of a structure that answers for a territory. */
  readonly area?: readonly City[];
}

/** A professional or structure of the demonstration, with the agenda they keep here; none when they are telephoned. */
export interface DemonstrationAgenda {
  readonly displayName: string;
  readonly profession: Profession;
  /** Name of a place. */
  readonly at: string;
  readonly rpps?: string;
  readonly phone: string;
  readonly mobilePhone?: string;
  readonly mail?: string;
  readonly secureMail?: string;
  readonly languages?: readonly string[];
  readonly acceptsNew?: boolean;
  readonly types: readonly AppointmentTypeDetails[];
  readonly weekly: readonly WeeklyHours[];
  /** Leave, counted in days from today, and who stands in. */
  readonly leave?: { readonly from: number; readonly to: number; readonly replacement: string };
  /** Days from today on which they are closed. */
  readonly closedOn?: readonly number[];
}

/** `MO,TU`, from, to, and for which types by name: all when none is named. */
export type WeeklyHours = readonly [days: string, from: string, to: string, ...types: readonly string[]];

/** Postal and INSEE code of each commune. */
export const CITIES = {
  Avion: ['62210', '62065'],
  'Billy-Montigny': ['62420', '62133'],
  Carvin: ['62220', '62215'],
  Courrières: ['62710', '62250'],
  Dourges: ['62119', '62274'],
  Harnes: ['62440', '62413'],
  'Hénin-Beaumont': ['62110', '62427'],
  Leforest: ['62790', '62497'],
  Lens: ['62300', '62498'],
  Libercourt: ['62820', '62907'],
  Liévin: ['62800', '62510'],
  'Loison-sous-Lens': ['62218', '62523'],
  Méricourt: ['62680', '62570'],
  'Montigny-en-Gohelle': ['62640', '62587'],
  'Noyelles-Godault': ['62950', '62624'],
  'Noyelles-sous-Lens': ['62221', '62628'],
  Oignies: ['62590', '62637'],
  Sallaumines: ['62430', '62771'],
  'Vendin-le-Vieil': ['62880', '62842'],
} as const;
export type City = keyof typeof CITIES;

export const AROUND_LENS: readonly City[] = [
  'Lens',
  'Liévin',
  'Avion',
  'Loison-sous-Lens',
  'Vendin-le-Vieil',
  'Noyelles-sous-Lens',
  'Sallaumines',
  'Méricourt',
  'Harnes',
];

export const AROUND_HENIN: readonly City[] = [
  'Hénin-Beaumont',
  'Courrières',
  'Montigny-en-Gohelle',
  'Noyelles-Godault',
  'Billy-Montigny',
  'Dourges',
  'Harnes',
  'Leforest',
  'Libercourt',
  'Oignies',
  'Carvin',
];

export const EVERYWHERE: readonly City[] = [...new Set([...AROUND_LENS, ...AROUND_HENIN])];

export const WORKING_DAYS = 'MO,TU,WE,TH,FR';
export const SIX_DAYS = 'MO,TU,WE,TH,FR,SA';
export const ALL_DAYS = 'MO,TU,WE,TH,FR,SA,SU';

const COMMON = {
  bufferMinutes: 0,
  newPatients: 'accepted',
  areaCommunes: [],
  areaPostalCodes: [],
  online: true,
} as const;

/** An appointment where the professional practises. */
export function atPractice(
  name: string,
  careKind: string,
  durationMinutes: number,
  more: Partial<AppointmentTypeDetails> = {},
): AppointmentTypeDetails {
  return { ...COMMON, name, careKind, durationMinutes, place: 'practice', ...more };
}

/** A visit where the patient is, with the way to the next one. */
export function atHome(
  name: string,
  careKind: string,
  durationMinutes: number,
  area: readonly City[],
  more: Partial<AppointmentTypeDetails> = {},
): AppointmentTypeDetails {
  return {
    ...COMMON,
    name,
    careKind,
    durationMinutes,
    bufferMinutes: 10,
    place: 'home',
    areaCommunes: area.map((city) => CITIES[city][1]),
    ...more,
  };
}

/** What can be booked, as the form holds it: text until it is sent. */
import type { AgendaAnswer, AppointmentTypeStated } from '../../api/schemas';

export type AppointmentType = AgendaAnswer['types'][number];

export interface TypeDraft {
  readonly name: string;
  readonly careKind: string;
  readonly durationMinutes: string;
  readonly bufferMinutes: string;
  readonly place: string;
  readonly newPatients: string;
  readonly dailyCap: string;
  readonly seats: string;
  /** INSEE codes kept already. */
  readonly areaCommunes: readonly string[];
  /** As typed: separated by spaces or commas. */
  readonly areaPostalCodes: string;
  readonly online: boolean;
}

/** @param profession the usual care of the professional is that */
export function newType(profession: string): TypeDraft {
  return {
    name: '',
    careKind: profession,
    durationMinutes: '20',
    bufferMinutes: '0',
    place: 'practice',
    newPatients: 'accepted',
    dailyCap: '',
    seats: '',
    areaCommunes: [],
    areaPostalCodes: '',
    online: true,
  };
}

export function typeDraftOf(type: AppointmentType): TypeDraft {
  const { name, careKind, place, newPatients, areaCommunes, online } = type;
  return {
    name,
    careKind,
    place,
    newPatients,
    areaCommunes,
    online,
    durationMinutes: String(type.durationMinutes),
    bufferMinutes: String(type.bufferMinutes),
    dailyCap: type.dailyCap === null ? '' : String(type.dailyCap),
    seats: type.seats === null ? '' : String(type.seats),
    areaPostalCodes: '',
  };
}

/** @returns what to send; null while a number is none or the name is missing. Only a group has seats, only visits an area. */
export function typeOf(draft: TypeDraft): AppointmentTypeStated | null {
  const numbers = [draft.durationMinutes, draft.bufferMinutes, draft.dailyCap, draft.seats];
  if (draft.name.trim() === '' || draft.durationMinutes === '') return null;
  if (numbers.some((text) => !/^\d{0,4}$/.test(text))) return null;
  const home = draft.place === 'home';
  return {
    name: draft.name.trim(),
    careKind: draft.careKind,
    durationMinutes: Number(draft.durationMinutes),
    bufferMinutes: Number(draft.bufferMinutes),
    place: draft.place as AppointmentTypeStated['place'],
    newPatients: draft.newPatients as NonNullable<AppointmentTypeStated['newPatients']>,
    ...(draft.dailyCap === '' ? {} : { dailyCap: Number(draft.dailyCap) }),
    ...(draft.place === 'group' && draft.seats !== '' ? { seats: Number(draft.seats) } : {}),
    areaCommunes: home ? [...draft.areaCommunes] : [],
    areaPostalCodes: home ? draft.areaPostalCodes.split(/[\s,;]+/).filter((code) => code !== '') : [],
    online: draft.online,
  };
}

/** What a search is narrowed to, as the form holds it and as the API takes it. */
import type { SlotSearchBody } from '../../api/schemas';
import { instantOfField } from '../time/paris';
import { addDays, daysFrom } from '../time/week';

export interface Wishes {
  /** Empty for everybody. */
  readonly professionalId: string;
  /** `YYYY-MM-DD`, empty for what the pathway says. */
  readonly fromDay: string;
  /** Included. */
  readonly toDay: string;
  /** Empty for any. */
  readonly place: string;
  /** Empty for any hour. */
  readonly hours: string;
}

export const NO_WISHES: Wishes = { professionalId: '', fromDay: '', toDay: '', place: '', hours: '' };

/** Parts of a day by code, as `[from, to[` on the clock of Paris. */
const HOURS: Readonly<Record<string, readonly [string, string]>> = {
  morning: ['07:00', '12:00'],
  afternoon: ['12:00', '17:00'],
  evening: ['17:00', '20:00'],
};

/** Days for which hours are spelt out when nobody said until when: as many as the API takes. */
const DAYS_AHEAD = 100;

/**
 * @param base for whom and what
 * @param today `YYYY-MM-DD`
 * @returns what to ask; null while the days make no sense
 */
export function searchOf(base: SlotSearchBody, wishes: Wishes, today: string): SlotSearchBody | null {
  const { professionalId, fromDay, toDay, place } = wishes;
  if (fromDay !== '' && toDay !== '' && toDay < fromDay) return null;
  const from = fromDay === '' ? null : instantOfField(`${fromDay}T00:00`);
  const to = toDay === '' ? null : instantOfField(`${addDays(toDay, 1)}T00:00`);
  const preferredTimes = timesOf(wishes, today);
  return {
    ...base,
    ...(professionalId === '' ? {} : { professionalId }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(place === '' ? {} : { places: [place as NonNullable<SlotSearchBody['places']>[number]] }),
    ...(preferredTimes.length === 0 ? {} : { preferredTimes }),
  };
}

function timesOf(
  { hours, fromDay, toDay }: Wishes,
  today: string,
): NonNullable<SlotSearchBody['preferredTimes']> {
  const part = HOURS[hours];
  if (part === undefined) return [];
  const first = fromDay === '' ? today : fromDay;
  return daysFrom(first, DAYS_AHEAD)
    .filter((day) => toDay === '' || day <= toDay)
    .flatMap((day) => {
      const [from, to] = part.map((time) => instantOfField(`${day}T${time}`));
      return from === null || from === undefined || to === null || to === undefined ? [] : [{ from, to }];
    });
}

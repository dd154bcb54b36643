/** Whom one speaks with, and what there is to compare with what they say of themselves. */
import type { CallSession } from '../../api/schemas';
import { phoneWords } from '../parts/names';
import { calendarDayWords } from '../time/paris';
import { RELATIONSHIPS } from '../words/people';
import { wordsFor } from '../words/wording';
import type { Trait } from './use-call-draft';

type Speaker = CallSession['speakingWith'];

const RELATIVE = 'relative-';
const OTHER = 'other';

/** As the choice on screen writes it; empty while nobody said. */
export function speakerCode(speaker: Speaker): string {
  if (speaker === null) return '';
  if (speaker.who === 'patient') return 'patient';
  return speaker.relativeIndex === undefined ? OTHER : `${RELATIVE}${speaker.relativeIndex}`;
}

/** The reverse of `speakerCode`. */
export function speakerOf(code: string): Speaker {
  if (code === 'patient') return { who: 'patient' };
  if (code === OTHER) return { who: 'relative' };
  if (!code.startsWith(RELATIVE)) return null;
  return { who: 'relative', relativeIndex: Number(code.slice(RELATIVE.length)) };
}

/** The patient, each relative of the file, and anybody else. */
export function speakerChoices(
  relatives: CallSession['relatives'],
): readonly { readonly code: string; readonly words: string }[] {
  return [
    { code: 'patient', words: 'Le patient' },
    ...relatives.map(({ relativeIndex, name, relationship }) => ({
      code: `${RELATIVE}${relativeIndex}`,
      words: relationship === null ? name : `${name} (${wordsFor(RELATIONSHIPS, relationship)})`,
    })),
    { code: OTHER, words: 'Une autre personne' },
  ];
}

/** Traits of which the file knows enough to compare, in the order in which one asks for them. */
export function comparable(
  { patient, relatives, numbers }: Pick<CallSession, 'patient' | 'relatives' | 'numbers'>,
  speaker: Speaker,
): readonly { readonly trait: Trait; readonly value: string }[] {
  const { birthName, usedName, firstGivenName, birthDate, address } = patient;
  const place = [address?.line, address?.city].filter((part) => part !== undefined && part !== null);
  const relative =
    speaker?.who === 'relative'
      ? relatives.find(({ relativeIndex }) => relativeIndex === speaker.relativeIndex)
      : undefined;
  const own = numbers.filter(({ whose }) => whose === 'patient').map(({ number }) => phoneWords(number));
  const known: readonly (readonly [Trait, string | null | undefined])[] = [
    ['birth-name', usedName === null ? birthName : `${birthName} (utilise ${usedName})`],
    ['given-name', firstGivenName],
    ['birth-date', birthDate === null ? null : calendarDayWords(birthDate)],
    ['address', place.length === 0 ? null : place.join(', ')],
    ['phone', own.length === 0 ? null : own.join(' ou ')],
    ['relative-name', relative?.name],
  ];
  return known.flatMap(([trait, value]) => (value ? [{ trait, value }] : []));
}

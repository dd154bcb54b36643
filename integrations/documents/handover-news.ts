import { fill } from './templates';
import type { HandoverAudience, HandoverDifference, HandoverDifferenceCode } from '../../domain/handover';
import type { HandoverSpeech } from './handover-speech';
import type { HandoverWordList } from './handover-templates';

/** About what those who only organise do not read. */
const CLINICAL: ReadonlySet<HandoverDifferenceCode> = new Set([
  'change-added',
  'change-corrected',
  'change-removed',
  'ward-notes-changed',
  'diagnoses-changed',
  'safety-note-added',
  'safety-note-removed',
]);

export function isClinicalDifference({ code }: HandoverDifference): boolean {
  return CLINICAL.has(code);
}

/** @returns null when there is nothing to say of it */
export function differenceInWords(
  difference: HandoverDifference,
  audience: HandoverAudience,
  speech: HandoverSpeech,
): string | null {
  const { at, code } = difference;
  const lost = code === 'care-professional-changed' && difference.became === null;
  const said = fill(speech.templates.differences[lost ? 'care-without-professional' : code], {
    subject: subjectInWords(difference, audience, speech),
    care: careInWords(difference, speech),
    at: at === null ? null : speech.when(at),
    became: becameInWords(difference, speech),
  });
  return said === '' ? null : said;
}

function careInWords(
  { code, profession, subject }: HandoverDifference,
  speech: HandoverSpeech,
): string | null {
  if (profession === null) return null;
  const isAsked = code.startsWith('request-');
  return isAsked ? speech.word('professions', profession) : speech.care(subject ?? profession, profession);
}

function subjectInWords(
  { code, subject }: HandoverDifference,
  audience: HandoverAudience,
  speech: HandoverSpeech,
): string | null {
  if (subject === null) return null;
  if (code.startsWith('break-')) return speech.word('breaks', subject);
  if (code.startsWith('letter-')) return speech.word('letterStates', subject);
  // What a result is belongs to the care team.
  if (code.startsWith('result-') && audience === 'organisers') return speech.say('unnamedResult');
  return speech.fact(subject);
}

const LISTS: Readonly<Partial<Record<HandoverDifferenceCode, HandoverWordList>>> = {
  closed: 'closingReasons',
  'closing-corrected': 'closingReasons',
  'break-opened': 'grades',
  'break-graded': 'grades',
  'care-added': 'careStatuses',
  'care-status-changed': 'careStatuses',
  'vigilance-changed': 'vigilance',
};

function becameInWords({ became, code }: HandoverDifference, speech: HandoverSpeech): string | null {
  const list = LISTS[code];
  if (list === undefined) return speech.fact(became);
  return speech.word(list, became ?? 'unknown');
}

/** What something is about, in words: a care, a call, an offer, an alert. */
import type { FollowUp, WorklistItem } from '../../api/schemas';
import { BREAKS } from './breaks';
import { checkWords, resultWords } from './learnt';
import { CARES, PROFESSIONS } from './people';
import { PATHWAYS } from './planning';
import { WORK_REASONS } from './reasons';
import { wordsFor } from './wording';

/** `call-j2` is the call of the second day, `call-m3` that of the third month. */
export function callWords(key: string): string {
  if (key.startsWith('patient-asks-')) return 'Le patient demande à être rappelé';
  if (key.startsWith('call-back-')) return 'Rappel après le 15 : où est le patient ?';
  if (key === 'contact') return 'Premier contact';
  const [, unit, count] = /^call-([jm])(\d+)$/.exec(key) ?? [];
  return unit === undefined || count === undefined
    ? `Appel ${key}`
    : `Appel de ${unit.toUpperCase()}${count}`;
}

export function careWords(key: string, profession?: string): string {
  if (Object.hasOwn(CARES, key) || profession === undefined) return wordsFor(CARES, key);
  return wordsFor(PROFESSIONS, profession);
}

/** The alert of `R03-1`. */
export function breakWords(breakId: string): string {
  return wordsFor(BREAKS, breakId.split('-')[0] ?? breakId);
}

/** The line of something to do: what, and why it is there. */
export function itemWords({
  kind,
  subject,
  reason,
}: Pick<WorklistItem, 'kind' | 'subject' | 'reason'>): string {
  const why = wordsFor(WORK_REASONS, reason);
  switch (kind) {
    case 'call':
      return `${why} — ${callWords(subject)}`;
    case 'care':
      return `${careWords(subject)} — ${why}`;
    case 'offer':
      return `${careWords(careOfOffer(subject))} — ${why}`;
    case 'break':
      return `Alerte : ${why}`;
    case 'check':
      return `${checkWords(subject)} — ${why}`;
    case 'result':
      return `${resultWords(subject)} — ${why}`;
    default:
      return why;
  }
}

/** An offer's id begins with the key of its care: `gp-visit-g1-2`. */
function careOfOffer(offerId: string): string {
  return offerId.replace(/-g\d+-\d+$/, '');
}

/** What a line of the history is about; null when the line says it all. */
export function subjectWords(subject: string | null, followUp: FollowUp): string | null {
  if (subject === null) return null;
  const care = followUp.cares.find(({ key }) => key === subject);
  if (care !== undefined) return careWords(care.key, care.profession);
  if (followUp.calls.some(({ key }) => key === subject)) return callWords(subject);
  if (followUp.breaks.some(({ breakId }) => breakId === subject)) return breakWords(subject);
  if (followUp.checks.some(({ key }) => key === subject)) return checkWords(subject);
  if (followUp.results.some(({ key }) => key === subject)) return resultWords(subject);
  const offer = followUp.cares.flatMap(({ offers }) => offers).find(({ offerId }) => offerId === subject);
  if (offer !== undefined) return offer.professionalName;
  return Object.hasOwn(PATHWAYS, subject) ? wordsFor(PATHWAYS, subject) : null;
}

/** Something not finished when the follow-up ended. */
export function leftOpenWords(
  { kind, subject }: { readonly kind: string; readonly subject: string },
  followUp: FollowUp,
): string {
  if (kind === 'handover') {
    if (subject === 'closing-summary') return 'Fin de suivi à dire au MT par téléphone';
    return subject === 'handover-copy'
      ? 'Fiche de transmission à dire par téléphone à qui a accepté'
      : 'Fiche de transmission au MT';
  }
  const words = subjectWords(subject, followUp) ?? subject;
  return kind === 'break' ? `Alerte : ${words}` : words;
}

/** `essai 2 sur 3`. */
export function attemptWords(number: number, attemptsMax: number): string {
  return number > attemptsMax ? `essai ${number}` : `essai ${number} sur ${attemptsMax}`;
}

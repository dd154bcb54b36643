/** Messages in words: what to do about one that did not leave, and files that came with one. */
import type { Message } from '../../api/schemas';
import { MESSAGE_STATUSES } from './statuses';
import type { Words } from './wording';

/** The states one may ask for, in the order in which a message goes through them. */
export const STATE_CHOICES: Words = {
  failed: MESSAGE_STATUSES.failed,
  uncertain: MESSAGE_STATUSES.uncertain,
  scheduled: MESSAGE_STATUSES.scheduled,
  sending: MESSAGE_STATUSES.sending,
  sent: MESSAGE_STATUSES.sent,
  delivered: MESSAGE_STATUSES.delivered,
  muted: MESSAGE_STATUSES.muted,
  denied: MESSAGE_STATUSES.denied,
  cleared: MESSAGE_STATUSES.cleared,
};

/** What a person can decide on an uncertain one, what to do first said first. */
export const DECISIONS = [
  ['sent-again', 'Renvoyer'],
  ['delivered', 'C’est arrivé'],
  ['left', 'Laisser'],
] as const;

const OF_KIND: Words = {
  offer: 'La demande est à faire par téléphone : elle est dans la liste du jour.',
  'handover-notice': 'La fiche est à dire par téléphone : une alerte « MT pas prévenu » est ouverte.',
  'closing-summary': 'La fin du suivi est à dire par téléphone.',
};

/** What to do instead of a message that failed; null for the others. */
export function insteadWords({
  status,
  failure,
  kind,
  professionalName,
}: Pick<Message, 'status' | 'failure' | 'kind' | 'professionalName'>): string | null {
  if (status !== 'failed') return null;
  if (professionalName === null) {
    return failure === 'no-address'
      ? 'Appeler le patient, et compléter son numéro de portable dans le suivi.'
      : 'Appeler le patient.';
  }
  const what = Object.hasOwn(OF_KIND, kind) ? (OF_KIND[kind] ?? '') : 'Prévenir par téléphone.';
  return failure === 'no-address' ? `${what} Compléter l’adresse du cabinet dans les agendas.` : what;
}

/** `48 Ko`, `1,2 Mo`. */
export function sizeWords(sizeBytes: number): string {
  if (sizeBytes < 1_000_000) return `${Math.max(1, Math.round(sizeBytes / 1_000))} Ko`;
  return `${(sizeBytes / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`;
}

/** The handover on screen: what it says is worded by the API; here only what is around it. */
import type { HandoverAnswer, HandoverVersionsAnswer, OwnHandover } from '../../api/schemas';
import { CHANNELS } from './statuses';
import { counted, wordsFor, type Words } from './wording';

type ChangeCode = HandoverAnswer['changes'][number]['code'];

/** Whether the reader has seen a sheet as it is. */
export const HANDOVER_NEWS: Readonly<Record<OwnHandover['news'], string>> = {
  new: 'Non lue',
  changed: 'Changée depuis votre lecture',
  seen: 'Lue',
};

/** How many of them wait to be read. */
export function unreadWords(handovers: readonly Pick<OwnHandover, 'news'>[]): string {
  const of = (wanted: OwnHandover['news']) => handovers.filter(({ news }) => news === wanted).length;
  const parts = [
    ...(of('new') > 0 ? [counted(of('new'), 'fiche non lue', 'fiches non lues')] : []),
    ...(of('changed') > 0 ? [counted(of('changed'), 'changée depuis', 'changées depuis')] : []),
  ];
  return parts.length === 0 ? 'Toutes vos fiches sont lues.' : `${parts.join(', ')}.`;
}

/** In which part of the document a change is read. */
const SECTION_OF_CHANGE: Readonly<Record<ChangeCode, string>> = {
  'request-added': 'asked',
  'request-changed': 'asked',
  'request-settled': 'asked',
  closed: 'outcome',
  'closing-corrected': 'outcome',
  reopened: 'news',
  'break-opened': 'alerts',
  'break-graded': 'alerts',
  'break-mended': 'alerts',
  'care-added': 'toDo',
  'care-status-changed': 'toDo',
  'care-professional-changed': 'toDo',
  'care-window-moved': 'toDo',
  'care-removed': 'toDo',
  'appointment-made': 'toDo',
  'appointment-moved': 'toDo',
  'appointment-cancelled': 'toDo',
  'result-announced': 'awaited',
  'result-received': 'awaited',
  'result-changed': 'awaited',
  'result-removed': 'awaited',
  'letter-known': 'awaited',
  'letter-changed': 'awaited',
  'change-added': 'changed',
  'change-corrected': 'changed',
  'change-removed': 'changed',
  'ward-notes-changed': 'changed',
  'diagnoses-changed': 'stay',
  'safety-note-added': 'safety',
  'safety-note-removed': 'safety',
  'address-changed': 'patient',
  'contacts-changed': 'contacts',
  'communication-changed': 'patient',
  'protection-changed': 'patient',
  'identity-corrected': 'patient',
  'stay-corrected': 'stay',
  'pathway-moved': 'pathway',
  'end-moved': 'pathway',
  'vigilance-changed': 'pathway',
  'calls-changed': 'pathway',
  'recipient-changed': 'news',
  'audience-changed': 'news',
  'service-renamed': 'news',
};

/** Keys of the sections that hold something new for the reader. */
export function changedSections(changes: HandoverAnswer['changes']): ReadonlySet<string> {
  return new Set(changes.map(({ code }) => SECTION_OF_CHANGE[code]));
}

/**
 * The lines under the title. Where nothing is asked of the reader the last one says so: it is set apart, to be seen.
 */
export function headOf({
  document: { subtitles },
  requests,
}: Pick<HandoverAnswer, 'document' | 'requests'>): {
  readonly lines: readonly string[];
  readonly nothingAsked: string | null;
} {
  const last = subtitles.at(-1);
  if (requests.length > 0 || last === undefined) return { lines: subtitles, nothingAsked: null };
  return { lines: subtitles.slice(0, -1), nothingAsked: last };
}

/** A French number as it is written by pairs, with ordinary or fixed spaces. */
const NUMBER = /(?<![\d+])(0[1-9](?:[ \u00A0\u202F]\d{2}){4})(?!\d)/u;

/** The text in pieces, numbers that can be dialled apart. */
export function withNumbers(
  text: string,
): readonly { readonly text: string; readonly dial: string | null }[] {
  return text
    .split(NUMBER)
    .map((piece, index) => ({
      text: piece,
      dial: index % 2 === 1 ? `+33${piece.replace(/\D/g, '').slice(1)}` : null,
    }))
    .filter((piece) => piece.text !== '');
}

const TO_ROLES: Words = { 'general-practitioner': 'au MT', professional: 'au professionnel' };

/** Why somebody has to be telephoned. */
const TELEPHONE_REASONS: Words = {
  'by-telephone': 'ce cabinet se prévient par téléphone',
  'not-delivered': 'le message n’est pas arrivé',
};

type ToTell = HandoverVersionsAnswer['toTell'][number];

/** `La fiche est à dire à Dr Vasseur : le message n’est pas arrivé.` */
export function toTellWords({ what, professionalName, role, reason }: ToTell): string {
  const whom = professionalName === null ? wordsFor(TO_ROLES, role) : `à ${professionalName}`;
  const said = what === 'closing-summary' ? 'La fin du suivi est à dire' : 'La fiche est à dire';
  return `${said} ${whom} : ${wordsFor(TELEPHONE_REASONS, reason)}.`;
}

type Reading = HandoverVersionsAnswer['versions'][number]['readings'][number];

/** Who saw it, as somebody would say it; the account where the professional is not known. */
export function readerWords({ professionalName, readerName }: Reading): string {
  return professionalName ?? readerName ?? 'un soignant';
}

/** `Dr Vasseur, messagerie sécurisée de santé`. */
export function addresseeWords({
  professionalName,
  channel,
}: Pick<HandoverVersionsAnswer['pending'][number], 'professionalName' | 'channel'>): string {
  return `${professionalName ?? 'Destinataire inconnu'}, ${wordsFor(CHANNELS, channel)}`;
}

/** What ending a follow-up entails, in words. */
import type { ClosingPreview } from '../../api/schemas';
import { CHANNELS } from './statuses';
import { wordsFor, type Words } from './wording';

/** Who keeps what stays open. */
const KEEPERS: Words = {
  family: 'le patient ou sa famille',
  hospital: 'l’établissement',
  service: 'notre service',
  professional: 'un professionnel',
};

export function keeperWords({
  by,
  professionalName,
}: Pick<ClosingPreview['keepers'][number], 'professionalName'> & { readonly by: string }): string {
  return professionalName ?? wordsFor(KEEPERS, by);
}

/** What is written to professionals; null when nothing is. */
export function summaryWords(summary: ClosingPreview['summary']): string | null {
  return summary === null ? null : wordsFor(SUMMARIES, summary);
}

const SUMMARIES: Words = {
  'closing-summary': 'Bilan de fin de suivi',
  'follow-up-stopped': 'Arrêt du suivi',
  'death-notice': 'Annonce du décès',
};

type Told = Pick<ClosingPreview['told'][number], 'professionalName' | 'role'>;

/** `Dr Vasseur (MT)`. */
export function personWords({ professionalName, role }: Told): string {
  if (role === 'general-practitioner') return professionalName === null ? 'MT' : `${professionalName} (MT)`;
  return professionalName ?? 'un professionnel';
}

/** `Dr Vasseur (MT), par messagerie sécurisée de santé`. */
export function toldWords(person: ClosingPreview['told'][number]): string {
  return `${personWords(person)}, par ${wordsFor(CHANNELS, person.channel)}`;
}

const NOT_TOLD: Words = {
  telephone: 'à prévenir par téléphone',
  'nobody-known': 'pas connu, personne à prévenir',
  withheld: 'pas prévenu, le patient s’oppose au partage',
};

/** `Dr Vasseur (MT) : à prévenir par téléphone`. */
export function notToldWords(person: ClosingPreview['notTold'][number]): string {
  return `${personWords(person)} : ${wordsFor(NOT_TOLD, person.why)}`;
}

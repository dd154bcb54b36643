/** Words of the list of calls and of a call in hand. */
import type { CallToMake, IncomingMatch, NumberToDial } from '../../api/schemas';
import { hourWords } from '../time/paris';
import { CALL_RUNGS } from './calls';
import { RELATIONSHIPS } from './people';
import { wordsFor, type Words } from './wording';

/** Why a call is to be made now. */
export const CALL_WHYS = {
  'after-emergency': 'Rappel après le 15 : où est le patient ?',
  interrupted: 'Interrompu par une alerte : à reprendre',
  'asked-by-patient': 'Le patient demande à être rappelé',
  'called-back-later': 'À rappeler à l’heure dite',
  // Its deadline says that it is late.
  late: 'À appeler',
  'relative-next': 'Patient non joint : appeler un proche',
  'nurse-next': 'Patient non joint : appeler l’infirmier à domicile',
  'next-attempt': 'Nouvel essai',
  due: 'À appeler',
} as const satisfies Words;

/** How the person is spoken to, when not as usual. */
export const SPEAKING_NEEDS = {
  interpreter: 'Avec un interprète',
  'text-only': 'Par écrit seulement (n’entend pas)',
} as const satisfies Words;

/** What may be told at a number that is not the patient's. */
export const SCOPES_AT_NUMBER = {
  nothing: 'ne rien lui dire',
  practical: 'pratique seulement',
  all: 'on peut tout lui dire',
} as const satisfies Words;

/** `Essai 2/3`; `Essai 2` where nobody set how often. */
export function tryWords({
  attempt,
  attemptsMax,
  rung,
}: Pick<CallToMake, 'attempt' | 'attemptsMax' | 'rung'>): string {
  if (rung !== 'patient') return `Essai chez ${wordsFor(CALL_RUNGS, rung)}`;
  return attemptsMax === null || attempt > attemptsMax
    ? `Essai ${attempt}`
    : `Essai ${attempt}/${attemptsMax}`;
}

/** Whose number it is and what may be said there, in few words. */
export function numberWords(number: NumberToDial): readonly string[] {
  const { whose, scope, voicemailAllowed, verified } = number;
  return [
    whoseWords(number),
    ...(scope === null ? [] : [wordsFor(SCOPES_AT_NUMBER, scope)]),
    voicemailAllowed ? 'message vocal : oui' : 'pas de message vocal',
    ...(verified || whose === 'nurse' ? [] : ['non vérifié']),
  ];
}

function whoseWords({ whose, name, relationship }: NumberToDial): string {
  const known = [name, relationship === null ? null : wordsFor(RELATIONSHIPS, relationship)].filter(
    (part) => part !== null,
  );
  switch (whose) {
    case 'patient':
      return 'le patient';
    case 'institution':
      return name ?? 'la structure';
    case 'nurse':
      return name === null ? 'l’infirmier à domicile' : `l’infirmier à domicile, ${name}`;
    case 'relative':
      return known.length === 0 ? 'un proche' : known.join(', ');
  }
}

/** Who has it in hand now. */
export function inHandWords({ mine, displayName, status }: NonNullable<CallToMake['inHand']>): string {
  if (status === 'left') return mine ? 'Mis de côté par vous' : `Mis de côté par ${displayName}`;
  return mine ? 'En cours : vous' : `En cours par ${displayName}`;
}

/** Whose it is, when it is one person's; null when it is the whole service's. */
export function ownerWords(
  { owner, ownerName }: Pick<CallToMake, 'owner' | 'ownerName'>,
  accountId: string,
): string | null {
  if (owner.kind !== 'person') return null;
  return owner.id === accountId ? 'Confié à vous' : `Suivi par ${ownerName ?? 'une personne de l’équipe'}`;
}

/** `de 10h à 12h ou de 14h à 16h`. */
export function preferredWords(times: CallToMake['preferredTimes']): string {
  return times
    .map(({ from, to }) => `de ${hourWords(Date.parse(from))} à ${hourWords(Date.parse(to))}`)
    .join(' ou ');
}

/** What a caller may give of themselves. */
export const TRAITS = {
  'birth-name': 'Nom de naissance',
  'given-name': 'Prénom',
  'birth-date': 'Date de naissance',
  address: 'Adresse',
  phone: 'Téléphone',
  'relative-name': 'Nom du proche',
} as const satisfies Words;

/** How one asks for them: nothing is read out to the person. */
export const ASK_PATIENT =
  'Avant de continuer, pouvez-vous me dire votre nom de naissance et votre date de naissance ?';
export const ASK_RELATIVE =
  'Avant de continuer, pouvez-vous me dire qui vous êtes, et le nom et la date de naissance de la personne ?';
/** What holds until then (call-scripts-fr.md, rule 2). */
export const BEFORE_TRAITS =
  'Avant cela : rien sur l’hôpital, le service ou la maladie, et rien sur un répondeur. Si cela ne correspond pas : ne rien dire, noter « Faux numéro ».';

/** Where a call goes on that a red flag had interrupted. */
export const RESUMPTIONS = {
  none: null,
  'taken-up': 'Cet appel avait été interrompu : il reprend où il s’était arrêté.',
  'red-flag-open': 'Un soignant s’occupe encore du signe d’alerte : le script attend sa réponse.',
  'script-changed': 'Le script a changé depuis l’interruption : l’appel recommence au début.',
} as const;

/** Whether what is written is kept. */
export function savedWords(kind: string, savedAtMs: number): string {
  switch (kind) {
    case 'untouched':
      return 'Enregistré au fur et à mesure.';
    case 'saved':
      return `Enregistré à ${hourWords(savedAtMs)}.`;
    case 'failed':
      return 'Pas encore enregistré.';
    default:
      return 'Enregistrement…';
  }
}

/** Which calls the list shows. */
export const CALL_FILTER_WORDS = {
  now: 'À faire maintenant',
  later: 'Plus tard aujourd’hui',
  mine: 'Les miens',
} as const satisfies Words;

/** Said where a filter leaves nothing. */
export const NO_CALLS = {
  now: 'Aucun appel à faire maintenant. Cette liste se met à jour toute seule.',
  later: 'Plus d’appel prévu aujourd’hui.',
  mine: 'Aucun appel ne vous est confié.',
} as const satisfies Words;

/** Why nothing can be done with a call now. */
export const CALL_REFUSALS = {
  'call-in-hand': 'Un collègue a cet appel en main.',
  'reason-missing': 'Votre collègue est encore sur cet appel : dire pourquoi vous le reprenez.',
  'not-yours': 'Un collègue a repris cet appel : ce que vous écrivez ici n’est plus gardé.',
  'session-over': 'Cet appel est terminé.',
  'traits-unchecked': 'Vérifier d’abord deux éléments de l’identité.',
  'attempt-missing': 'Dire d’abord ce que l’appel a donné : il attend toujours son résultat.',
} as const satisfies Words;

/** Whose number somebody calls from. */
export function whoseNumberWords({ whose, relativeName, relationship }: IncomingMatch): string {
  if (whose === 'patient') return 'Numéro du patient';
  if (whose === 'former') return 'Ancien numéro du patient : vérifier qui appelle';
  const known = [relativeName, relationship === null ? null : wordsFor(RELATIONSHIPS, relationship)].filter(
    (part) => part !== null,
  );
  return `Numéro d’un proche : ${known.length === 0 ? 'nom non indiqué' : known.join(', ')}`;
}

/** Words of calls conducted by their script. */
import type { ScriptAction } from '../../api/schemas';

/** Clocks of actions that do not run day and night. */
const CLOCKS: Readonly<Record<string, string>> = {
  service: 'heures d’ouverture',
  'same-day': 'le jour même',
  'working-day-end': 'avant la fin de la journée',
};

/** `tout de suite`, `sous 15 min`, `sous 2 h (heures d’ouverture)`. */
export function delayWords({
  deadlineMinutes,
  clock,
}: Pick<ScriptAction, 'deadlineMinutes' | 'clock'>): string {
  if (deadlineMinutes === null) return 'sans délai';
  if (deadlineMinutes === 0) return 'tout de suite';
  const delay = deadlineMinutes < 60 ? `sous ${deadlineMinutes} min` : `sous ${deadlineMinutes / 60} h`;
  const hours = clock === null ? undefined : CLOCKS[clock];
  return hours === undefined ? delay : `${delay} (${hours})`;
}

/** A text of the data, with the apostrophe of print. */
export function asPrinted(text: string): string {
  return text.replaceAll("'", '’');
}

/** How soon a clinician has a red flag, as the summary of a call says it. */
export const URGENCY_WORDS: Readonly<Record<string, string>> = {
  emergency: 'le 15, tout de suite',
  immediate: 'un soignant dans le quart d’heure',
  'two-hours': 'un soignant dans les deux heures',
};

/** Breaks that another button records. */
export const RECORDED_ELSEWHERE: Readonly<Record<string, string>> = {
  R03: 'Pas de RDV MT : le RDV est à prendre dans « À organiser ».',
  R04: 'Pas de MT : à chercher dans « À organiser », RDV médecin traitant.',
  R08: 'RDV manqué : à noter ensuite par « Manqué ou annulé » dans le dossier.',
  R09: 'RDV annulé par le cabinet : à noter ensuite par « Manqué ou annulé » dans le dossier.',
  R13: 'Injoignable : le résultat de l’appel suffit.',
  R15: 'Refus : le résultat « Refuse » l’enregistre.',
  R16: 'Réhospitalisé : à noter ensuite par « Réhospitalisé » dans le dossier.',
};

/** Why a slot, or a practice to telephone, stands where it stands: each reason in a few words. */
import type { SlotReasonAnswer } from '../../api/schemas';
import { counted } from '../words/wording';

/** Codes that are the same whatever their figure. */
const WORDS: Readonly<Record<string, string>> = {
  'own-general-practitioner': 'son médecin traitant',
  'own-professional': 'le suit déjà',
  'gives-care-already': 'le suit déjà',
  'same-practice': 'même cabinet que son soignant',
  'seen-before': 'l’a déjà vu',
  'not-known': 'ne le connaît pas encore',
  'ideal-window': 'dans la fenêtre idéale',
  'in-ideal-window': 'dans la fenêtre idéale',
  'outside-ideal-window': 'hors de la fenêtre idéale, dans le délai',
  'same-commune': 'dans sa commune',
  'visits-at-home': 'vient à domicile',
  'no-travel': 'sans déplacement',
  'distance-unknown': 'distance inconnue',
  'preferred-hours': 'aux heures souhaitées',
  'outside-preferred-hours': 'hors des heures souhaitées',
  'no-preference': '',
};

/** Below it a day is said to be quiet, from the second on to be full. */
const QUIET_SCORE = 0.7;
const FULL_SCORE = 0.3;

/** @returns null where there is nothing worth saying, so that a row says only what helps to choose */
export function reasonWords({ criterion, code, figure, score }: SlotReasonAnswer): string | null {
  if (code === 'kilometres' && figure !== undefined) return kilometreWords(figure);
  if (Object.hasOwn(WORDS, code)) return WORDS[code] === '' ? null : (WORDS[code] ?? null);
  if (criterion === 'load') return loadWords(code, figure, score);
  return null;
}

/** Those worth saying, most weighty first as the API gives them, none twice. */
export function reasonsWords(reasons: readonly SlotReasonAnswer[]): readonly string[] {
  const words = reasons.map(reasonWords).filter((word) => word !== null);
  return [...new Set(words)];
}

function kilometreWords(kilometres: number): string {
  return kilometres < 1 ? 'à moins d’1 km' : `à ${Math.round(kilometres)} km`;
}

function loadWords(code: string, figure: number | undefined, score: number): string | null {
  if (code === 'free-places' && figure !== undefined) {
    return counted(figure, 'créneau libre ce jour-là', 'créneaux libres ce jour-là');
  }
  if (score >= QUIET_SCORE) return 'peu chargé';
  return score <= FULL_SCORE ? 'presque complet' : null;
}

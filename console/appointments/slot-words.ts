/** Why a slot, or a practice to telephone, stands where it stands: each reason in a few words. */
import type { SlotReasonAnswer } from '../../api/schemas';
import { counted } from '../words/wording';

/** Codes that are the same whatever their figure; empty where there is nothing worth saying. */
const WORDS: Readonly<Record<string, string>> = {
  'own-general-practitioner': 'son médecin traitant',
  'own-professional': 'le suit déjà',
  'same-practice': 'même cabinet que son soignant',
  'seen-before': 'l’a déjà vu',
  'new-to-patient': '',
  'takes-new-patients': 'prend de nouveaux patients',
  'health-house': 'maison de santé',
  'health-centre': 'centre de santé',
  'territorial-community': 'CPTS',
  'insurer-mediator': 'médiation CPAM',
  'local-coordination': 'DAC',
  'inside-ideal-window': 'dans la fenêtre idéale',
  'same-commune': 'dans sa commune',
  'at-home': 'vient à domicile',
  remote: 'à distance',
  'distance-unknown': 'distance inconnue',
  'nothing-asked': '',
  'as-asked': 'comme souhaité',
  'outside-preferred-hours': 'hors des heures souhaitées',
  'other-language': 'autre langue que souhaité',
  'not-accessible': 'accessibilité à vérifier',
};

/** A day is said to be quiet below the first, nearly full from the second on, in percent. */
const QUIET_PERCENT = 30;
const FULL_PERCENT = 80;

/** @returns null where there is nothing worth saying, so that a row says only what helps to choose */
export function reasonWords({ code, figure }: SlotReasonAnswer): string | null {
  if (figure !== undefined && Object.hasOwn(COUNTED, code)) return COUNTED[code]?.(figure) ?? null;
  const words = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
  return words === undefined || words === '' ? null : words;
}

/** Those worth saying, most weighty first as the API gives them, none twice. */
export function reasonsWords(reasons: readonly SlotReasonAnswer[]): readonly string[] {
  const words = reasons.map(reasonWords).filter((word) => word !== null);
  return [...new Set(words)];
}

const days = (figure: number) => counted(figure, 'jour', 'jours');

const COUNTED: Readonly<Record<string, (figure: number) => string | null>> = {
  kilometres: (figure) => (figure < 1 ? 'à moins d’1 km' : `à ${Math.round(figure)} km`),
  'days-before-ideal-window': (figure) => `${days(figure)} avant la fenêtre idéale`,
  'days-after-ideal-window': (figure) => `${days(figure)} après la fenêtre idéale`,
  'free-places': (figure) => counted(figure, 'place libre', 'places libres'),
  'day-filled-percent': (figure) => {
    if (figure < QUIET_PERCENT) return 'peu chargé';
    return figure >= FULL_PERCENT ? 'journée presque pleine' : null;
  },
};

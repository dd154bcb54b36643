/** Pathways, vigilance and scores in words (labels-fr.md: pathway, risk score). */
import type { ConsideredPathway } from '../../api/schemas';
import { CARES, PROFESSIONS } from './people';
import { wordsFor, type Words } from './wording';

/** Titles of the shipped pathways, for lines that only hold the key. */
export const PATHWAYS = {
  copd: 'BPCO',
  'heart-failure': 'Insuffisance cardiaque',
  maternity: 'Maternité',
  'older-person': 'Personne âgée de 75 ans et plus',
  'orthopaedic-surgery': 'Chirurgie orthopédique',
  standard: 'Suivi standard',
  stroke: 'AVC et AIT',
  'transitional-care': 'Suivi renforcé',
} as const satisfies Words;

export const MOVE_REASONS = {
  'diagnosis-known': 'Diagnostic précisé',
  'clinician-asks': 'Demande d’un soignant',
  'situation-changed': 'La situation a changé',
  'chosen-in-error': 'Parcours choisi par erreur',
  other: 'Autre raison',
} as const satisfies Words;

/** Who can ask for what a pathway gives on request: any kind of care, those of a profession by its name. */
export const ASKING_PROFESSIONS: Words = { ...CARES, ...PROFESSIONS };

/** What they ask for, where the shipped pathways say it. */
const REQUESTS: Words = { 'general-practitioner': 'Le MT demande la suite des passages' };

/** The button by which a profession's request is written down. */
export function requestWords(profession: string): string {
  return Object.hasOwn(REQUESTS, profession)
    ? wordsFor(REQUESTS, profession)
    : `Suite demandée par : ${wordsFor(ASKING_PROFESSIONS, profession)}`;
}

export const VIGILANCE = { simple: 'simple', reinforced: 'renforcée' } as const satisfies Words;

export const VIGILANCE_REASONS = {
  'left-against-advice': 'sortie contre avis médical',
  age: 'âge',
  lace: 'score LACE',
  hospital: 'score HOSPITAL',
  trst: 'score TRST',
} as const satisfies Words;

export const PATHWAY_OUTCOMES = {
  chosen: 'retenu',
  fits: 'convient aussi',
  'does-not-fit': 'ne convient pas',
  'not-known': 'on ne sait pas',
} as const satisfies Words;

export const CONDITION_RESULTS = {
  holds: 'oui',
  'does-not-hold': 'non',
  unknown: 'non renseigné',
} as const satisfies Words;

export const SCORES = { lace: 'LACE', hospital: 'HOSPITAL', trst: 'TRST' } as const satisfies Words;

export const BANDS = {
  low: 'bas',
  moderate: 'modéré',
  intermediate: 'intermédiaire',
  high: 'élevé',
  negative: 'négatif',
  positive: 'positif',
} as const satisfies Words;

export const SCORE_ITEMS = {
  'length-of-stay': 'durée du séjour',
  'acute-admission': 'entrée en urgence',
  comorbidities: 'comorbidités',
  'emergency-visits': 'passages aux urgences (6 mois)',
  haemoglobin: 'hémoglobine',
  'oncology-discharge': 'sortie d’oncologie',
  sodium: 'sodium',
  procedure: 'acte pendant le séjour',
  'index-type': 'entrée en urgence',
  'admissions-in-year-before': 'séjours dans l’année',
  'cognitive-impairment': 'troubles cognitifs',
  'gait-or-fall': 'marche difficile ou chute',
  medicines: 'nombre de médicaments',
  'recent-hospital-use': 'hôpital ou urgences récemment',
  'professional-concern': 'inquiétude d’un soignant',
} as const satisfies Words;

type Condition = ConsideredPathway['because'][number]['condition'];

/** `4`, or `4 à 9` when something is missing. */
export function pointsWords({ min, max }: { readonly min: number; readonly max: number }): string {
  return min === max ? String(min) : `${min} à ${max}`;
}

/** What a pathway asks of a patient, as a person would say it. */
export function conditionWords(condition: Condition): string {
  const { kind } = condition;
  switch (kind) {
    case 'age':
      return ageWords(condition);
    case 'diagnosis':
      return `diagnostic${condition['mainOnly'] === true ? ' principal' : ''} ${listed(condition['codes'])}`;
    case 'procedure':
      return `acte ${listed(condition['codes'])}`;
    case 'score':
      return scoreWords(condition);
    case 'vigilance':
      return `vigilance ${wordsFor(VIGILANCE, text(condition['is']))}`;
    case 'prescribed':
      return `prescrit : ${careKindWords(condition['care'])}`;
    case 'in-place':
      return `déjà en place : ${careKindWords(condition['care'])}`;
    case 'admission':
      return condition['is'] === 'emergency' ? 'entrée en urgence' : 'entrée programmée';
    case 'asked-for':
      return `à la demande : ${careKindWords(condition['by'])}`;
    case 'any':
      return parts(condition['of']).map(conditionWords).join(' ou ');
    default:
      return kind;
  }
}

function ageWords({ fromYears, belowYears }: Condition): string {
  if (typeof belowYears !== 'number') return `${text(fromYears)} ans et plus`;
  if (typeof fromYears !== 'number') return `moins de ${belowYears} ans`;
  return `de ${fromYears} à moins de ${belowYears} ans`;
}

function scoreWords({ score, item, from }: Condition): string {
  const about = typeof item === 'string' ? ` (${wordsFor(SCORE_ITEMS, item)})` : '';
  return `${wordsFor(SCORES, text(score))}${about} à partir de ${text(from)}`;
}

function careKindWords(kind: unknown): string {
  return wordsFor(ASKING_PROFESSIONS, text(kind));
}

/** A long list of codes is named by its beginning. */
function listed(codes: unknown): string {
  const all = Array.isArray(codes) ? codes.map(text) : [];
  return all.slice(0, 4).join(', ') + (all.length > 4 ? '…' : '');
}

function parts(conditions: unknown): readonly Condition[] {
  return Array.isArray(conditions) ? (conditions as readonly Condition[]) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

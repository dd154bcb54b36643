/** What is shown of a dry run's figures. */
import type { DryRunAnswer, DryRunFiguresAnswer } from '../../api/schemas';

export type Figures = DryRunFiguresAnswer;
export type Week = DryRunAnswer['weeks'][number];

export interface Comparison {
  readonly baseline: Figures;
  readonly candidate: Figures;
  readonly difference: Figures;
}

export interface Measure {
  readonly key: string;
  readonly words: string;
  readonly of: (figures: Figures) => number;
}

export const hoursOf = (minutes: number): number => minutes / 60;

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** The first is shown first. */
export const MEASURES: readonly [Measure, ...Measure[]] = [
  { key: 'hours', words: 'Heures du service', of: ({ minutes }) => hoursOf(sum(minutes)) },
  { key: 'calls', words: 'Appels', of: ({ calls }) => calls },
  { key: 'attempts', words: 'Essais', of: ({ attempts }) => attempts },
  { key: 'visits', words: 'Visites', of: ({ visits }) => sum(visits) },
  { key: 'checks', words: 'Contrôles', of: ({ checks }) => checks },
  { key: 'breaks', words: 'Alertes', of: ({ breaks }) => breaks },
];

const whole = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });
const shortDay = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** One decimal below a hundred, none above. */
export function numberWords(value: number): string {
  const rounded = (Math.abs(value) < 100 ? oneDecimal : whole).format(value);
  return rounded === '-0' ? '0' : rounded;
}

/** With its sign; « = » when nothing changes. */
export function differenceWords(value: number): string {
  const words = numberWords(value);
  if (words === '0') return '=';
  return value > 0 ? `+${words}` : words.replace('-', '−');
}

/** `2026-09-07` → « 7 sept. ». */
export function dayWords(day: string): string {
  return shortDay.format(new Date(`${day}T00:00:00Z`));
}

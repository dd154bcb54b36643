/** The list of all alerts: « alerte » for the first two grades, « rupture » for the third (labels-fr.md, 1). */
import { resultWords } from './learnt';
import { CARES, QUEUES } from './people';
import { callWords } from './subjects';
import { counted, wordsFor, type Words } from './wording';

/** Gravest first. */
export const GRADES_GRAVEST_FIRST = ['broken', 'late', 'fragile'] as const;
export type Grade = (typeof GRADES_GRAVEST_FIRST)[number];

export const GRADE_HEADINGS: Readonly<Record<Grade, string>> = {
  broken: 'Ruptures',
  late: 'Alertes en retard',
  fragile: 'Alertes fragiles',
};

/** Of an owner, as a choice in a list. */
export const OWNER_CHOICES: Words = { me: 'moi', ...QUEUES };

export function isRupture(grade: string): boolean {
  return grade === 'broken';
}

/** What one does to it, as a button and as the title of its window. */
export function treatWords(grade: string): string {
  return isRupture(grade) ? 'Traiter la rupture' : 'Traiter l’alerte';
}

/** `3 ruptures`, `1 alerte`; a page that is not the last says that there are more. */
export function countWords(grade: Grade, count: number, more: boolean): string {
  if (more) return `${count} premières affichées`;
  return isRupture(grade) ? counted(count, 'rupture', 'ruptures') : counted(count, 'alerte', 'alertes');
}

/** What an alert is about, from its subject alone; null where the alert says it all. */
export function aboutWords(subject: string): string | null {
  if (Object.hasOwn(CARES, subject)) return wordsFor(CARES, subject);
  if (/^(call-|patient-asks-|contact$)/.test(subject)) return callWords(subject);
  return /^result-\d+$/.test(subject) ? resultWords(subject) : null;
}

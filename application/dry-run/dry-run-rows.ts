import {
  allVisits,
  professionsOf,
  staffMinutes,
  type Comparison,
  type DryRunResult,
  type Figures,
} from '../../domain/dry-run';

type Row = readonly (string | number)[];

/** A column of a table: the same measure of both sides, and the difference. */
interface Measure {
  readonly title: string;
  readonly of: (figures: Figures) => number;
}

const hours = (minutes: number): number => minutes / 60;

const MEASURES: readonly Measure[] = [
  { title: 'Sorties', of: ({ discharges }) => discharges },
  { title: 'Appels', of: ({ calls }) => calls },
  { title: 'Essais attendus', of: ({ attempts }) => attempts },
  { title: 'Demandes attendues', of: ({ offers }) => offers },
  { title: 'Contrôles', of: ({ checks }) => checks },
  { title: 'Alertes attendues', of: ({ breaks }) => breaks },
  { title: 'Heures du service', of: (figures) => hours(staffMinutes(figures)) },
  { title: 'Heures, chargés de suivi', of: ({ minutes }) => hours(minutes.operators) },
  { title: 'Heures, responsables d’équipe', of: ({ minutes }) => hours(minutes['team-leads']) },
  { title: 'Heures, soignants d’astreinte', of: ({ minutes }) => hours(minutes['on-call-clinicians']) },
  { title: 'Visites', of: allVisits },
];

/** All pathways together. */
const ALL = 'tous';

/** A table with one row for each week and pathway, and one for each week as a whole; for spreadsheets, in French. */
export function dryRunRows(result: DryRunResult): Row[] {
  const { totals, weeks, pathways } = result;
  const professions = professionsOf([totals.baseline, totals.candidate]);
  const measures: readonly Measure[] = [
    ...MEASURES,
    ...professions.map((name) => ({
      title: `Visites, ${name}`,
      of: ({ visits }: Figures) => visits[name] ?? 0,
    })),
  ];
  const heads = measures.flatMap(({ title }) => [
    `${title} (actuel)`,
    `${title} (essayé)`,
    `${title} (écart)`,
  ]);
  const row = (week: string, monday: string, pathway: string, comparison: Comparison): Row => [
    ...[week, monday, pathway],
    ...measures.flatMap(({ of }) => [
      ...[of(comparison.baseline), of(comparison.candidate), of(comparison.difference)],
    ]),
  ];
  return [
    ['Semaine', 'Lundi', 'Parcours', ...heads],
    ...weeks.flatMap((week) => [
      row(week.week, week.monday, ALL, week),
      ...week.pathways.map((one) => row(week.week, week.monday, one.pathway, one)),
    ]),
    row('total', '', ALL, totals),
    ...pathways.map((one) => row('total', '', one.pathway, one)),
  ];
}

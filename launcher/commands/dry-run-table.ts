import {
  allVisits,
  professionsOf,
  SIDES,
  STAFF,
  staffMinutes,
  type Comparison,
  type DryRunResult,
  type Figures,
  type NotKnown,
} from '../../domain/dry-run';

interface Column {
  readonly title: string;
  readonly of: (figures: Figures) => number;
}

const COLUMNS: readonly Column[] = [
  { title: 'calls', of: ({ calls }) => calls },
  { title: 'attempts', of: ({ attempts }) => attempts },
  { title: 'visits', of: allVisits },
  { title: 'checks', of: ({ checks }) => checks },
  { title: 'breaks', of: ({ breaks }) => breaks },
  { title: 'staff hours', of: (figures) => staffMinutes(figures) / 60 },
];

/** Shown of each list; the files have all of it. */
const ROWS_SHOWN = 12;

/** What a dry run found, as lines to read: weeks, pathways, staff, visits, who moves, what was not known. */
export function dryRunLines(result: DryRunResult): string[] {
  const { discharges, died, period, assumptions, weeks, totals, pathways } = result;
  const days = period === undefined ? '' : `, ${period.from} to ${period.to}`;
  const dead = died === 0 ? '' : `; ${died} of patients who died are not counted`;
  return [
    `${discharges} discharges${days}${dead}. Assumptions ${assumptions}: docs/dry-run.md says how to read this.`,
    'Each cell: in use > tried (difference).',
    '',
    ...comparisonTable('week', [
      ...weeks.map((week) => [week.week, week] as const),
      ['total', totals] as const,
    ]),
    '',
    ...comparisonTable(
      'pathway',
      pathways.map((one) => [one.pathway, one] as const),
      [{ title: 'discharges', of: (figures) => figures.discharges }],
    ),
    '',
    ...detailTable(totals),
    '',
    ...peakLines(result),
    ...moveLines(result),
    ...notKnownLines(result),
  ];
}

function comparisonTable(
  head: string,
  rows: readonly (readonly [string, Comparison])[],
  before: readonly Column[] = [],
): string[] {
  const columns = [...before, ...COLUMNS];
  return aligned([
    [head, ...columns.map(({ title }) => title)],
    ...rows.map(([name, comparison]) => [name, ...columns.map(({ of }) => cell(comparison, of))]),
  ]);
}

function detailTable(totals: Comparison): string[] {
  const staff = STAFF.map((queue): [string, string] => [
    `hours, ${queue}`,
    cell(totals, ({ minutes }) => minutes[queue] / 60),
  ]);
  const visits = professionsOf([totals.baseline, totals.candidate]).map((name): [string, string] => [
    `visits, ${name}`,
    cell(totals, (figures) => figures.visits[name] ?? 0),
  ]);
  return aligned([['in all', ''], ...staff, ...visits]);
}

function cell({ baseline, candidate, difference }: Comparison, of: Column['of']): string {
  const change = of(difference);
  const sign = rounded(change) === '0' ? '=' : `${change > 0 ? '+' : ''}${rounded(change)}`;
  return `${rounded(of(baseline))} > ${rounded(of(candidate))} (${sign})`;
}

/** One decimal below a hundred, none above. */
function rounded(value: number): string {
  const text = value.toFixed(Math.abs(value) < 100 ? 1 : 0).replace(/\.0$/, '');
  return text === '-0' ? '0' : text;
}

function peakLines({ peaks }: DryRunResult): string[] {
  return SIDES.flatMap((side) => {
    const peak = peaks[side];
    if (peak === undefined) return [];
    const hours = rounded(peak.staffMinutes / 60);
    const which = side === 'baseline' ? 'in use' : 'tried';
    return [`Busiest day, ${which}: ${peak.day}, ${rounded(peak.attempts)} attempts, ${hours} staff hours.`];
  });
}

function moveLines({ moves }: DryRunResult): string[] {
  if (moves.length === 0) return ['No discharge changes pathway.'];
  const all = moves.reduce((sum, { discharges }) => sum + discharges, 0);
  const lines = moves.map(({ from, to, discharges }) => `  ${discharges} from ${from} to ${to}`);
  return [`${all} discharges change pathway:`, ...shown(lines)];
}

function notKnownLines({ notKnown }: DryRunResult): string[] {
  if (notKnown.length === 0) return ['Everything that the pathways ask was known.'];
  const sides = new Map<string, string[]>();
  for (const entry of notKnown) {
    const line = notKnownLine(entry);
    sides.set(line, [...(sides.get(line) ?? []), entry.side === 'baseline' ? 'in use' : 'tried']);
  }
  const lines = [...sides].map(([line, names]) => `  ${line} (${names.join(' and ')})`);
  return ['Not known, and not taken for granted:', ...shown(lines)];
}

function notKnownLine({ pathway, step, conditions, discharges }: NotKnown): string {
  const what = step === undefined ? pathway : `${pathway}, step ${step}`;
  return `${discharges} × ${what}: ${conditions.join(', ')}`;
}

function shown(lines: readonly string[]): string[] {
  const more = lines.length - ROWS_SHOWN;
  return more > 0 ? [...lines.slice(0, ROWS_SHOWN), `  … and ${more} more`] : [...lines];
}

/** Columns as wide as their widest cell. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, place) => Math.max(...rows.map((row) => (row[place] ?? '').length)));
  return rows.map((row) =>
    row
      .map((text, place) => text.padEnd(widths[place] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

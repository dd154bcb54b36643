import { readFileSync } from 'node:fs';
import { BREAK_RULES, type BreakCode, type BreakRule, type LadderRung } from '../../../../domain/follow-up';

const QUEUES = {
  operators: 'operators',
  'team-leads': 'team lead',
  'on-call-clinicians': 'on-call clinician',
  wards: 'ward',
} as const;
const CLOSERS = {
  operator: 'operator',
  teamLead: 'team lead',
  clinician: 'clinician',
  hospital: 'ward',
} as const;

function delayWords({ delayMinutes }: LadderRung, { reviewClock }: BreakRule): string {
  if (delayMinutes !== undefined) return `${delayMinutes / 60} h`;
  return reviewClock === 'continuous' ? 'a red flag' : 'a review';
}

/** `operators, a review → team lead`: whoever is last keeps it. */
function ladderWords(rule: BreakRule): string {
  return rule.ladder
    .map((rung, place) =>
      place === rule.ladder.length - 1
        ? QUEUES[rung.queue]
        : `${QUEUES[rung.queue]}, ${delayWords(rung, rule)}`,
    )
    .join(' → ');
}

const rows = readFileSync('docs/breaks.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| R\d\d /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, name = '', opens = '', ladder = '', closers = '', accepters = '']) => ({
    name,
    opens,
    ladder,
    closers,
    accepters,
  }));

describe('docs/breaks.md', () => {
  test('when it is compared with the catalogue, then it has exactly its rows', () => {
    const codes = (Object.keys(BREAK_RULES) as BreakCode[]).sort();
    const expected = codes.map((code) => {
      const rule = BREAK_RULES[code];
      return {
        name: `${code} ${rule.name}`,
        ladder: ladderWords(rule),
        closers: rule.closers.map((role) => CLOSERS[role]).join(', '),
        accepters: rule.accepters.join(', ') || 'nobody',
      };
    });
    expect(rows.map(({ opens: _opens, ...row }) => row)).toEqual(expected);
  });

  test('when a row is read, then it says what opens the break', () => {
    expect(rows.filter(({ opens }) => opens.length < 20)).toEqual([]);
  });
});

import { dryRun, type DryRunDischarge, type DryRunResult } from '../../../../domain/dry-run';
import { allVisits, staffMinutes } from '../../../../domain/dry-run';
import type { Assumptions } from '../../../../domain/dry-run';
import type { Pathway } from '../../../../domain/pathways';
import { aCall, aCare, aDryDischarge, aPathway, aSet, assume, CALENDAR, days } from './dry-run-builder';

function run(
  discharges: readonly DryRunDischarge[],
  baseline: readonly Pathway[],
  candidate: readonly Pathway[] = baseline,
  assumptions: Assumptions = assume(),
): DryRunResult {
  const sets = { baseline: aSet(...baseline), candidate: aSet(...candidate) };
  return dryRun({ ...sets, discharges, assumptions, calendar: CALENDAR });
}

const weeksOf = ({ weeks }: DryRunResult) => weeks.map(({ week, baseline }) => [week, baseline] as const);

describe('what one discharge asks for, counted by hand', () => {
  // Tuesday 3 November 2026, week 45.
  const tuesday = aDryDischarge('2026-11-03T15:00');

  test('when the pathway has one call, then tries, reached calls and minutes are those expected of three tries', () => {
    const [[week, figures] = []] = weeksOf(run([tuesday], [aPathway('standard', [aCall()])]));
    expect(week).toBe('2026-W45');
    // 1 + 1/2 + 1/4 tries, of which half reach somebody each time.
    expect(figures).toMatchObject({ discharges: 1, calls: 1, attempts: 1.75, reached: 0.875, breaks: 0.125 });
    // 1 for the discharge, 2 for each try, 8 for each reached call.
    expect(figures?.minutes).toEqual({ operators: 11.5, 'team-leads': 0, 'on-call-clinicians': 0 });
  });

  test('when one visit is due by J7, then it counts in the week of J7, and its booking in that of the discharge', () => {
    const result = run([tuesday], [aPathway('standard', [aCare()])]);
    const [[, first] = [], [secondWeek, second] = []] = weeksOf(result);
    // Two professionals at most, each accepting half the time: 1 + 1/2 asked, 1/2 + 1/4 booked.
    expect(first).toMatchObject({ offers: 1.5, bookings: 0.75, visits: {} });
    expect(first?.minutes.operators).toBeCloseTo(1 + 1.5 * 3 + 0.75 * 4);
    expect(secondWeek).toBe('2026-W46');
    expect(second).toMatchObject({ visits: { 'general-practitioner': 1 }, breaks: 0.25 });
  });

  test('when a nurse comes every week during four weeks, then each visit of the series counts', () => {
    const weekly = aCare('nurse-series', {
      profession: 'nurse',
      breakWhenUnmet: 'R05',
      window: { from: 'discharge', earliest: days(0), latest: days(2) },
      recurrence: [{ every: days(7), during: days(28), conditions: [] }],
    });
    const { totals, weeks } = run([tuesday], [aPathway('standard', [weekly])]);
    expect(totals.baseline.visits).toEqual({ nurse: 4 });
    expect(totals.baseline.bookings).toBe(0.75);
    expect(weeks.map(({ baseline }) => allVisits(baseline))).toEqual([1, 1, 1, 1]);
  });

  test('when the care was in place before the stay, then it is confirmed and nobody is asked', () => {
    const inPlace = aDryDischarge('2026-11-03T15:00');
    const known = { ...inPlace.known, inPlace: new Set(['general-practitioner'] as const) };
    const { totals } = run([{ ...inPlace, known }], [aPathway('standard', [aCare()])]);
    expect(totals.baseline).toMatchObject({ offers: 0, bookings: 0, breaks: 0 });
    expect(totals.baseline.minutes.operators).toBe(1 + 6);
    expect(allVisits(totals.baseline)).toBe(1);
  });

  test('when the service checks something, then its owner has the minutes', () => {
    const check = {
      ...aCall('equipment'),
      kind: 'check',
      owner: 'team-leads',
      breakWhenUnmet: 'R11',
    } as const;
    const { totals } = run([tuesday], [aPathway('standard', [check])]);
    expect(totals.baseline).toMatchObject({ checks: 1, calls: 0 });
    expect(totals.baseline.minutes).toEqual({ operators: 1, 'team-leads': 5, 'on-call-clinicians': 0 });
  });

  test('when red flags, missed visits, failed checks and breaks cost time, then whoever has them first has it', () => {
    const dear = assume({ redFlagShare: 0.5, minutesPerBreak: 100 });
    const { totals } = run([tuesday], [aPathway('standard', [aCall()])], undefined, dear);
    // Half of 0.875 reached calls, ten minutes of a clinician each; one unreachable in eight.
    expect(totals.baseline.minutes['on-call-clinicians']).toBeCloseTo(4.375);
    expect(totals.baseline.breaks).toBeCloseTo(0.4375 + 0.125);
    expect(totals.baseline.minutes.operators).toBeCloseTo(11.5 + 12.5);
  });
});

describe('days are those of planning', () => {
  const pathway = [aPathway('standard', [aCall()])];
  const callWeek = (local: string, changes: Partial<DryRunDischarge> = {}) =>
    run([aDryDischarge(local, changes)], pathway).weeks.find(({ baseline }) => baseline.calls > 0)?.week;

  test('when J2 is a closed Sunday, then the call is in the week of the Monday after', () => {
    expect(callWeek('2026-10-30T15:00')).toBe('2026-W45');
  });

  test('when J2 is a closed Sunday and vigilance reinforced, then the call is on the Saturday before', () => {
    expect(callWeek('2026-10-30T15:00', { leftAgainstAdvice: true })).toBe('2026-W44');
  });

  test('when the first days of January belong to the last week of a year, then the week says so', () => {
    expect(callWeek('2026-12-30T10:00')).toBe('2026-W53');
  });
});

describe('who is followed', () => {
  const both = [aPathway('standard', [aCall(), aCare()])];

  test.each([
    ['home', 1, 1],
    ['care-home', 1, 1],
    ['home-hospitalisation', 1, 0],
    ['rehabilitation', 0, 0],
    ['other-hospital', 0, 0],
  ] as const)(
    'when the patient goes to %s, then there are %i calls and %i visits',
    (destination, calls, visits) => {
      const { totals } = run([aDryDischarge('2026-11-03T15:00', { destination })], both);
      expect([totals.baseline.calls, allVisits(totals.baseline)]).toEqual([calls, visits]);
      expect(totals.baseline.discharges).toBe(1);
    },
  );

  test('when the patient opposes calls, then none is counted and the visit is', () => {
    const { totals } = run([aDryDischarge('2026-11-03T15:00', { opposesCalls: true })], both);
    expect([totals.baseline.calls, allVisits(totals.baseline)]).toEqual([0, 1]);
  });

  test('when the patient died, then nothing is counted but the death', () => {
    const result = run([aDryDischarge('2026-11-03T15:00', { died: true })], both);
    expect(result).toMatchObject({ discharges: 0, died: 1, weeks: [] });
    expect(result.period).toBeUndefined();
    expect(staffMinutes(result.totals.baseline)).toBe(0);
  });
});

describe('two sets of pathways side by side', () => {
  const standard = aPathway('standard', [aCall()]);
  const older = aPathway('older-person', [aCall(), aCall('call-j15')], {
    eligibility: { rank: 1, conditions: [{ kind: 'age', fromYears: 60 }] },
  });

  test('when the candidate catches discharges, then how many move, and from where to where, is said', () => {
    const discharges = [aDryDischarge('2026-11-03T15:00'), aDryDischarge('2026-11-04T15:00')];
    const result = run(discharges, [standard], [standard, older]);
    expect(result.moves).toEqual([{ from: 'standard', to: 'older-person', discharges: 2 }]);
    const rows = result.pathways.map(({ pathway, baseline, candidate, difference }) => [
      ...[pathway, baseline.calls, candidate.calls, difference.calls],
    ]);
    expect(rows).toEqual([
      ['older-person', 0, 4, 4],
      ['standard', 2, 0, -2],
    ]);
    expect(result.totals.difference).toMatchObject({ discharges: 0, calls: 2 });
  });

  test('when the age is not known, then the pathway that asks for it is passed over, and that is said', () => {
    const unknown = aDryDischarge('2026-11-03T15:00');
    const nobodySaid = { ...unknown, known: { ...unknown.known, ageYears: undefined } };
    const result = run([nobodySaid, unknown], [standard], [standard, older]);
    expect(result.notKnown).toEqual([
      { side: 'candidate', pathway: 'older-person', conditions: ['age'], discharges: 1 },
    ]);
    expect(result.moves).toEqual([{ from: 'standard', to: 'older-person', discharges: 1 }]);
  });

  test('when a step depends on what was not said, then it is left out, and that is said', () => {
    const conditional = aCall('call-j2', {
      conditions: [{ kind: 'diagnosis', codes: ['I50'], mainOnly: false }],
    });
    const result = run([aDryDischarge('2026-11-03T15:00')], [aPathway('standard', [conditional])]);
    expect(result.totals.baseline.calls).toBe(0);
    expect(result.notKnown).toContainEqual({
      side: 'baseline',
      pathway: 'standard',
      step: 'call-j2',
      conditions: ['diagnosis'],
      discharges: 1,
    });
  });

  test('when the work falls on two days, then the peak is the day with most minutes', () => {
    const discharges = ['2026-11-03T10:00', '2026-11-04T10:00', '2026-11-04T11:00'].map((local) =>
      aDryDischarge(local),
    );
    const { weeks, peaks } = run(discharges, [aPathway('standard', [])]);
    expect(weeks[0]?.peaks.baseline).toEqual({ day: '2026-11-04', attempts: 0, staffMinutes: 2 });
    expect(peaks.candidate).toEqual(peaks.baseline);
  });

  test('when a week between two has no work, then it is there with zeros', () => {
    const discharges = [aDryDischarge('2026-11-03T10:00'), aDryDischarge('2026-11-17T10:00')];
    const { weeks } = run(discharges, [aPathway('standard', [])]);
    expect(weeks.map(({ week, baseline, peaks }) => [week, baseline.discharges, peaks])).toEqual([
      ['2026-W45', 1, expect.anything()],
      ['2026-W46', 0, {}],
      ['2026-W47', 1, expect.anything()],
    ]);
  });

  test('when a set has no pathway for everybody, then it is refused', () => {
    expect(() => run([aDryDischarge('2026-11-03T15:00')], [standard], [older])).toThrow(RangeError);
  });
});

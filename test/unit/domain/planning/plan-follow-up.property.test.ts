import fc from 'fast-check';
import { DEFAULT_SERVICE_CALENDAR } from '../../../../domain/calendar';
import { CARE_KINDS, DISCHARGE_MODES, type SubmittedDischarge } from '../../../../domain/discharge';
import { newFollowUp, type Interval, type Plan } from '../../../../domain/follow-up';
import { DAY_MS, HOUR_MS, type Instant } from '../../../../domain/follow-up/instants';
import type { Pathway } from '../../../../domain/pathways';
import {
  choosePathwayFor,
  planFollowUp,
  planRequestOf,
  situationOf,
  type PlanningMeans,
} from '../../../../domain/planning';
import { loadPathways } from '../../../../integrations/pathways/load-pathways';
import { aDischarge } from '../discharge/discharge-builder';

let pathways: ReadonlyMap<string, Pathway>;
beforeAll(async () => {
  pathways = await loadPathways('data/pathways');
});

const FIRST = Date.parse('2026-01-01T00:00:00Z');
const instantBetween = (from: Instant, days: number) =>
  fc.integer({ min: 0, max: days * 24 * 4 }).map((quarters) => from + (quarters * HOUR_MS) / 4);
const iso = (instant: Instant): string => new Date(instant).toISOString();
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const discharges: fc.Arbitrary<SubmittedDischarge> = instantBetween(FIRST, 3 * 365).chain((dischargedAt) => {
  const around = instantBetween(dischargedAt - 3 * DAY_MS, 400).map(iso);
  return fc.record({
    hospital: fc.constant({ finess: '620100057' }),
    stay: fc.record({
      visitNumber: fc.constant('V-1'),
      dischargedAt: fc.constant(iso(dischargedAt)),
      dischargeMode: fc.constantFrom(...DISCHARGE_MODES),
      diagnoses: fc.subarray(['I50.0', 'J44.1', 'I63.9', 'S72.0', 'O80', 'E11.9']),
      procedures: fc.subarray(['NEKA020', 'JQGD010']),
      admissionKind: maybe(fc.constantFrom('emergency' as const, 'planned' as const)),
      admittedAt: maybe(instantBetween(dischargedAt - 30 * DAY_MS, 29).map(iso)),
    }),
    patient: fc.record({
      birthName: fc.constant('Delattre'),
      birthDate: maybe(fc.constantFrom('1940-02-29', '1970-06-01', '1999-12-31')),
      phones: fc.subarray(['+33321000001', '+33612345678']),
    }),
    carePrescribed: fc.array(
      fc.record({
        kind: fc.constantFrom(...CARE_KINDS),
        firstDueAt: maybe(around),
        frequency: maybe(fc.constantFrom('2 fois par jour', 'tous les 3 jours', 'si besoin')),
        durationDays: maybe(fc.integer({ min: 1, max: 400 })),
      }),
      { maxLength: 6 },
    ),
    careInPlace: fc.array(fc.record({ kind: fc.constantFrom(...CARE_KINDS) }), { maxLength: 3 }),
    awaitedResults: fc.array(fc.record({ what: fc.constant('Examen'), expectedAt: maybe(around) }), {
      maxLength: 3,
    }),
  });
});
const cases = fc.tuple(discharges, fc.nat());

/** Any pathway, not only the one that fits: a person may move anybody to any. */
function planned(
  [submitted, place]: readonly [SubmittedDischarge, number],
  means: Partial<PlanningMeans> = {},
) {
  const all = [...pathways.values()];
  const pathway = all[place % all.length];
  if (pathway === undefined) throw new Error('no pathway');
  const discharge = aDischarge(submitted);
  const request = planRequestOf(discharge, {
    pathway,
    calendar: DEFAULT_SERVICE_CALENDAR,
    candidates: {},
    ...means,
  });
  return planFollowUp(request);
}

const windowsOf = (plan: Plan): readonly Interval[] => [
  ...plan.cares.flatMap(({ window, visits = [] }) => [window, ...visits]),
  ...plan.calls.map(({ window }) => window),
  ...(plan.checks ?? []).map(({ window }) => window),
];

test('when any discharge is planned by any pathway, then no window ends before it begins, before the discharge or after the pathway', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const plan = planned(one);
      for (const { from, to } of windowsOf(plan)) {
        expect(from).toBeLessThan(to);
        expect(from).toBeGreaterThanOrEqual(plan.dischargedAt);
        expect(to).toBeLessThanOrEqual(plan.endsAt);
      }
    }),
    { numRuns: 300 },
  );
});

test('when anything is due, then it is while somebody’s hours are known, and an alarm leaves the window open', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const plan = planned(one);
      const known = plan.horizon.at(-1)?.to ?? 0;
      for (const { dueAt } of plan.results ?? []) {
        expect(dueAt).toBeGreaterThan(plan.dischargedAt);
        expect(dueAt).toBeLessThanOrEqual(known);
      }
      for (const { alarmAt, window } of plan.cares) {
        if (alarmAt === undefined) continue;
        expect(alarmAt).toBeGreaterThanOrEqual(plan.dischargedAt);
        expect(alarmAt).toBeLessThan(window.to);
      }
      expect(plan.handoverDueAt).toBeGreaterThan(plan.dischargedAt);
      expect(plan.letterDueAt).toBeGreaterThan(plan.dischargedAt);
      expect(plan.endsAt).toBeLessThan(known);
    }),
    { numRuns: 300 },
  );
});

test('when a care is a series, then its visits follow one another and begin with its window', () => {
  fc.assert(
    fc.property(cases, (one) => {
      for (const { visits, window } of planned(one).cares) {
        if (visits === undefined) continue;
        expect(visits.length).toBeGreaterThan(1);
        expect(visits[0]).toEqual(window);
        visits.slice(1).forEach(({ from, to }, place) => {
          expect(from).toBeGreaterThanOrEqual(visits[place]?.from ?? Infinity);
          expect(to).toBeGreaterThanOrEqual(visits[place]?.to ?? Infinity);
        });
      }
    }),
    { numRuns: 300 },
  );
});

test('when the same discharge is planned twice, then the plan is the same; and it is plain data', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const plan = planned(one);
      expect(planned(one)).toEqual(plan);
      expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    }),
    { numRuns: 100 },
  );
});

test('when the hospital corrects the day of discharge, then no hour already known is forgotten', () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: -10, max: 10 }), ([submitted, place], days) => {
      const before = planned([submitted, place]);
      const first = before.horizon[0]?.from ?? 0;
      const moved = iso(Date.parse(submitted.stay.dischargedAt) + days * DAY_MS);
      const again = planned([{ ...submitted, stay: { ...submitted.stay, dischargedAt: moved } }, place], {
        horizonFrom: first,
      });
      const past = before.horizon.filter(({ to }) => to <= again.endsAt);
      expect(again.horizon).toEqual(expect.arrayContaining(past));
    }),
    { numRuns: 50 },
  );
});

test('when a pathway is chosen by rule, then there is always one, every other is explained, and rank decides', () => {
  fc.assert(
    fc.property(discharges, (submitted) => {
      const { pathway, considered } = choosePathwayFor(
        aDischarge(submitted),
        pathways,
        DEFAULT_SERVICE_CALENDAR.zone,
      );
      expect(considered.filter(({ outcome }) => outcome === 'chosen').map(({ key }) => key)).toEqual([
        pathway.key,
      ]);
      expect(considered.map(({ key }) => key).sort()).toEqual([...pathways.keys()].sort());
    }),
    { numRuns: 100 },
  );
});

/** Carried through every continue-as-new and written with every decision: it must stay small. */
describe('the bytes of a follow-up', () => {
  const largestState = (carePrescribed: SubmittedDischarge['carePrescribed']): number => {
    const discharge = aDischarge({ carePrescribed });
    const sizes = [...pathways.values()].map((pathway) => {
      const means = { pathway, calendar: DEFAULT_SERVICE_CALENDAR, candidates: {} };
      const plan = planFollowUp(planRequestOf(discharge, means));
      const situation = situationOf(discharge, null);
      return JSON.stringify(newFollowUp('01990000-0000-7000-8000-000000000001', { plan, situation })).length;
    });
    return Math.max(...sizes);
  };

  test('when a nurse comes every day and the physiotherapist thrice a week for six months, then they stay under 24 kB', () => {
    const bytes = largestState([
      { kind: 'nurse', frequency: 'tous les jours', durationDays: 180 },
      { kind: 'physiotherapy', frequency: '3 fois par semaine', durationDays: 180 },
    ]);
    expect(bytes).toBeLessThan(24_000);
  });

  test('when every kind of care comes every day for six months, then they stay under 160 kB', () => {
    const everything = CARE_KINDS.map((kind) => ({ kind, frequency: 'tous les jours', durationDays: 180 }));
    expect(largestState(everything)).toBeLessThan(160_000);
  });
});

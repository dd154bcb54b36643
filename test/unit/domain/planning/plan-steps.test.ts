import { DateTime } from 'luxon';
import { parse } from 'yaml';
import { DEFAULT_SERVICE_CALENDAR } from '../../../../domain/calendar';
import type { SubmittedDischarge } from '../../../../domain/discharge';
import type { Instant, Interval } from '../../../../domain/follow-up/instants';
import type { Plan, PlannedCare } from '../../../../domain/follow-up/plan';
import { parsePathway, type Pathway } from '../../../../domain/pathways';
import { planFollowUp, planRequestOf, type PlanningMeans } from '../../../../domain/planning';
import { aDischarge } from '../discharge/discharge-builder';

const local = (instant: Instant): string =>
  DateTime.fromMillis(instant, { zone: 'Europe/Paris' }).toFormat("yyyy-MM-dd'T'HH:mm");
const at = (text: string): Instant => DateTime.fromISO(text, { zone: 'Europe/Paris' }).toMillis();
const days = ({ from, to }: Interval): string => `${local(from).slice(5, 10)} ${local(to).slice(5, 10)}`;

/** The figures every pathway has; a test adds its steps. */
const pathwayWith = (steps: string, ends = 'M6'): Pathway =>
  parsePathway(
    parse(`
key: test
version: '1'
title: Essai
sources: { test: Written for the tests }
signature: { state: unsigned, awaiting: [ends] }
eligibility: { rank: 1 }
ends: { latest: ${ends}, source: test }
reinforcedFromAgeYears: { value: 75, source: test }
stayCounting: nights
limits:
  breakReviewMinutes: { value: 240, source: test }
  overdueReviewMinutes: { value: 240, source: test }
  redFlagMinutes: { value: 15, source: test }
  readmissionCheckMinutes: { value: 1440, source: test }
steps:
  - { key: handover, title: Fiche, kind: document, profession: general-practitioner, owner: operators,
      window: { earliest: J0, latest: J0 }, breakWhenUnmet: R02, source: test }
${steps}`),
    'test.yaml',
  );

const care = (key: string, profession: string, rest: string): string =>
  `  - { key: ${key}, title: Soin, kind: care, profession: ${profession}, owner: operators, source: test,
      offerLifetimeMinutes: 240, ${rest} }\n`;
const nurse = (rest: string): string =>
  care(
    'nurse',
    'nurse',
    `place: home, breakWhenUnmet: R05, followsPrescription: true, window: { earliest: J0, latest: J7 }${rest}`,
  );
const visit = (key: string, latest: string): string =>
  care(
    key,
    'specialist',
    `place: practice, breakWhenUnmet: R07, window: { earliest: J0, latest: ${latest} }`,
  );

/** Born in 1970: simple vigilance. */
function plan(
  pathway: Pathway,
  dischargedAt: string,
  changes: Partial<SubmittedDischarge> = {},
  means: Partial<PlanningMeans> = {},
): Plan {
  const discharge = aDischarge({
    stay: { visitNumber: 'V-1', dischargedAt: new Date(at(dischargedAt)).toISOString() },
    patient: { birthName: 'Delattre', birthDate: '1970-01-01', phones: ['+33321000001'] },
    ...changes,
  });
  return planFollowUp(
    planRequestOf(discharge, { pathway, calendar: DEFAULT_SERVICE_CALENDAR, candidates: {}, ...means }),
  );
}
const only = (made: Plan, key: string): PlannedCare => {
  const [found] = made.cares.filter((one) => one.key === key);
  if (found === undefined) throw new Error(`no care ${key}`);
  return found;
};

describe('a first care due at an instant', () => {
  const INJECTION = pathwayWith(nurse(''));
  const due = (firstDueAt: string): Partial<SubmittedDischarge> => ({
    carePrescribed: [{ kind: 'nurse', firstDueAt: new Date(at(firstDueAt)).toISOString() }],
  });

  test('when an injection is due on Friday at 20h and the discharge is at 17h, then the alarm is at once and the window closes at 19h', () => {
    const { window, alarmAt, firstDueAt } = only(
      plan(INJECTION, '2026-11-20T17:00', due('2026-11-20T20:00')),
      'nurse',
    );
    expect([window.from, window.to, alarmAt ?? 0, firstDueAt ?? 0].map(local)).toEqual([
      '2026-11-20T17:00',
      '2026-11-20T19:00',
      '2026-11-20T17:00',
      '2026-11-20T20:00',
    ]);
  });

  test('when it is due while the service is open, then the window closes with it and the alarm leaves four hours', () => {
    const { window, alarmAt } = only(plan(INJECTION, '2026-11-17T10:00', due('2026-11-19T15:00')), 'nurse');
    expect([window.to, alarmAt ?? 0].map(local)).toEqual(['2026-11-19T15:00', '2026-11-19T11:00']);
  });

  test('when the service is closed all the time in between, then it is due by its own instant, rung at once', () => {
    const { window, alarmAt } = only(plan(INJECTION, '2026-11-21T20:00', due('2026-11-22T09:00')), 'nurse');
    expect([window.from, window.to, alarmAt ?? 0].map(local)).toEqual([
      '2026-11-21T20:00',
      '2026-11-22T09:00',
      '2026-11-21T20:00',
    ]);
  });

  test('when it was due before the discharge, then it is due by the end of J0', () => {
    const { window } = only(plan(INJECTION, '2026-11-17T10:00', due('2026-11-17T08:00')), 'nurse');
    expect(local(window.to)).toBe('2026-11-17T19:00');
  });

  test('when nothing is prescribed for it, then the pathway’s window holds and nothing rings', () => {
    const { window, alarmAt, visits } = only(plan(INJECTION, '2026-11-17T10:00'), 'nurse');
    expect([local(window.to), alarmAt, visits]).toEqual(['2026-11-24T19:00', undefined, undefined]);
  });
});

describe('the visits of a series', () => {
  const WEEKLY = `recurrence: [{ every: J7, during: M2 }, { every: J14, during: M4, conditions: [{ kind: asked-for, by: general-practitioner }] }]`;

  test('when it is every week for two months, then each visit has its week, and what nobody asked for has none', () => {
    const visits = only(plan(pathwayWith(nurse(`, ${WEEKLY}`)), '2026-11-03T10:00'), 'nurse').visits ?? [];
    expect(visits.slice(0, 3).map(days)).toEqual(['11-03 11-10', '11-10 11-17', '11-17 11-24']);
    expect([visits.length, days(visits.at(-1) ?? { from: 0, to: 0 })]).toEqual([9, '12-29 01-05']);
  });

  test('when a source caps the number, then no more are planned', () => {
    const capped = pathwayWith(nurse(`, ${WEEKLY}, countMax: 4`));
    expect(only(plan(capped, '2026-11-03T10:00'), 'nurse').visits).toHaveLength(4);
  });

  test('when the prescription says its own rhythm and length, then they replace the pathway’s', () => {
    const made = plan(pathwayWith(nurse(`, ${WEEKLY}`)), '2026-11-03T10:00', {
      carePrescribed: [{ kind: 'nurse', frequency: '3 fois par semaine', durationDays: 14 }],
    });
    expect(only(made, 'nurse').visits?.map(({ from }) => local(from).slice(5, 10))).toEqual([
      '11-03',
      '11-05',
      '11-07',
      '11-10',
      '11-12',
      '11-14',
    ]);
  });

  test('when its words are not understood, then the pathway’s rhythm holds for the length prescribed', () => {
    const made = plan(pathwayWith(nurse(`, ${WEEKLY}`)), '2026-11-03T10:00', {
      carePrescribed: [{ kind: 'nurse', frequency: 'selon protocole', durationDays: 21 }],
    });
    expect(only(made, 'nurse').visits).toHaveLength(3);
  });

  test('when the pathway ends before the series, then no visit is planned after it', () => {
    const short = pathwayWith(nurse(`, ${WEEKLY}`), 'J30');
    const { visits = [], window } = only(plan(short, '2026-11-03T10:00'), 'nurse');
    expect(visits.at(-1)?.to).toBeLessThanOrEqual(plan(short, '2026-11-03T10:00').endsAt);
    expect(visits[0]).toEqual(window);
  });
});

describe('steps counted from another step', () => {
  const ANCHORED = pathwayWith(
    `${visit('cardiologist', 'M1')}
  - { key: papers, title: Documents, kind: check, owner: team-leads, source: test, breakWhenUnmet: R17,
      window: { from: cardiologist, earliest: J-3, latest: J-1 } }
  - { key: call-after, title: Appel, kind: call, owner: operators, source: test, attemptsMax: 3,
      retryAfterMinutes: [300], breakWhenUnmet: R13, window: { from: cardiologist, earliest: J2, latest: M1 } }`,
  );

  test('when the appointment is not known, then the window follows from that step’s own, with the anchor in days', () => {
    const { calls, checks = [] } = plan(ANCHORED, '2026-11-03T10:00');
    expect(calls.map(({ window, anchor }) => [days(window), anchor])).toEqual([
      ['11-05 01-02', { careKey: 'cardiologist', earliestDays: 2, latestDays: 30 }],
    ]);
    expect(
      checks.map(({ window, anchor, owner, breakWhenUnmet }) => [
        days(window),
        anchor,
        owner,
        breakWhenUnmet,
      ]),
    ).toEqual([
      ['11-03 12-02', { careKey: 'cardiologist', earliestDays: -3, latestDays: -1 }, 'team-leads', 'R17'],
    ]);
  });

  test('when that step is not due for the patient, then there is nothing to wait for: no anchor', () => {
    const conditional = pathwayWith(
      `${care('cardiologist', 'specialist', 'place: practice, breakWhenUnmet: R07, window: { earliest: J0, latest: M1 }, conditions: [{ kind: prescribed, care: specialist }]')}
  - { key: papers, title: Documents, kind: check, owner: operators, source: test, breakWhenUnmet: R17,
      window: { from: cardiologist, earliest: J0, latest: J1 } }`,
    );
    const made = plan(conditional, '2026-11-03T10:00');
    expect(made.cares).toEqual([]);
    expect(made.checks?.[0]?.anchor).toBeUndefined();
    const prescribed = plan(conditional, '2026-11-03T10:00', { carePrescribed: [{ kind: 'specialist' }] });
    expect(prescribed.cares.map(({ key }) => key)).toEqual(['cardiologist']);
    expect(prescribed.checks?.[0]?.anchor?.careKey).toBe('cardiologist');
  });
});

describe('days practices work', () => {
  const VISIT = pathwayWith(`${visit('visit', 'J7')}${nurse('')}`);

  test('when J7 is a Saturday, then a visit at the practice ends on Friday, care at home on Saturday', () => {
    const made = plan(VISIT, '2026-11-07T10:00');
    expect([only(made, 'visit'), only(made, 'nurse')].map(({ window }) => local(window.to))).toEqual([
      '2026-11-13T19:00',
      '2026-11-14T19:00',
    ]);
  });

  test('when practices say that they work on Saturday, then it ends on Saturday', () => {
    const practiceWeek = { weekdays: [1, 2, 3, 4, 5, 6], holidays: 'metropolitan' } as const;
    const made = plan(VISIT, '2026-11-07T10:00', {}, { practiceWeek });
    expect(local(only(made, 'visit').window.to)).toBe('2026-11-14T19:00');
  });

  test('when practices are on leave that week, then it ends before they leave', () => {
    const practiceWeek = {
      weekdays: [1, 2, 3, 4, 5],
      holidays: 'metropolitan',
      closures: [{ from: '2026-11-09', to: '2026-11-15' }],
    } as const;
    const made = plan(VISIT, '2026-11-03T10:00', {}, { practiceWeek });
    expect(local(only(made, 'visit').window.to)).toBe('2026-11-06T19:00');
  });
});

describe('results and the letter', () => {
  const results = (awaitedResults: SubmittedDischarge['awaitedResults']) =>
    plan(pathwayWith(''), '2026-11-03T10:00', { awaitedResults }).results?.map(({ key, owned, dueAt }) => [
      key,
      owned,
      local(dueAt),
    ]);

  test('when results are announced, then each has a date at a closing, and is owned if somebody is named', () => {
    expect(
      results([
        { what: 'Hémocultures', expectedAt: '2026-11-08T12:00:00+01:00', recipient: { role: 'ward' } },
        { what: 'Anatomopathologie' },
        { what: 'Fer', expectedAt: '2030-01-01T12:00:00+01:00' },
      ]),
    ).toEqual([
      ['result-1', true, '2026-11-09T19:00'],
      ['result-2', false, '2026-11-09T19:00'],
      ['result-3', false, '2027-06-02T19:00'],
    ]);
  });

  test('when no result is announced, then the plan speaks of none', () => {
    expect(results([])).toBeUndefined();
  });

  test('when the discharge is on a Friday evening, then the letter is due with the end of J0', () => {
    expect(local(plan(pathwayWith(''), '2026-10-23T18:50').letterDueAt ?? 0)).toBe('2026-10-23T19:00');
  });
});

test('when business days are asked for, then Saturday does not count though the service works', () => {
  const contact = pathwayWith(
    `  - { key: contact, title: Contact, kind: call, owner: operators, source: test, attemptsMax: 2,
      retryAfterMinutes: [300], breakWhenUnmet: R13, window: { earliest: J0, latest: JO2 } }`,
  );
  expect(local(plan(contact, '2026-11-13T15:00').calls[0]?.window.to ?? 0)).toBe('2026-11-17T19:00');
});

test('when a plan is made again with a later discharge, then the hours lived through stay known', () => {
  const before = plan(pathwayWith(''), '2026-11-03T10:00');
  const first = before.horizon[0]?.from ?? 0;
  const again = plan(pathwayWith(''), '2026-11-10T10:00', {}, { horizonFrom: first });
  expect(again.horizon[0]).toEqual(before.horizon[0]);
});

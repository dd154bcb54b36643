import { DateTime } from 'luxon';
import { DEFAULT_SERVICE_CALENDAR, openings } from '../../../../domain/calendar';
import type { Patient } from '../../../../domain/discharge';
import {
  attemptPolicyOf,
  callableOf,
  preferredCallTimesOf,
  speakingNeedOf,
} from '../../../../domain/planning/call-times';
import { aDischarge, aSubmittedDischarge } from '../discharge/discharge-builder';

const { zone } = DEFAULT_SERVICE_CALENDAR;
const local = (instant: number) => DateTime.fromMillis(instant, { zone }).toFormat("ccc dd HH'h'mm");

/** Tuesday 3 to Tuesday 10 November 2026: Sunday is closed. */
const HORIZON = openings(DEFAULT_SERVICE_CALENDAR, '2026-11-03', '2026-11-10');

const patientWith = (changes: Partial<Patient>): Patient =>
  aDischarge({ patient: { ...aSubmittedDischarge().patient, ...changes } }).patient;

const timesOf = (preferredCallTimes: Patient['preferredCallTimes'], horizon = HORIZON) =>
  preferredCallTimesOf(patientWith({ preferredCallTimes }), zone, horizon)?.map(
    ({ from, to }) => `${local(from)}-${local(to).slice(-5)}`,
  );

describe('when the patient prefers to be called', () => {
  test('when hours are given for some weekdays, then they are instants of those days', () => {
    expect(timesOf([{ weekdays: [3, 6], from: '09:00', to: '11:30' }])).toEqual([
      'Wed 04 09h00-11h30',
      'Sat 07 09h00-11h30',
    ]);
  });

  test('when hours reach beyond the opening, then the service’s hours hold; on a closed day there are none', () => {
    expect(timesOf([{ weekdays: [6, 7], from: '17:30', to: '21:00' }])).toEqual(['Sat 07 17h30-19h00']);
    expect(timesOf([{ weekdays: [7], from: '09:00', to: '12:00' }])).toBeUndefined();
  });

  test('when hours overlap or follow one another, then they are one', () => {
    const hours = [
      { weekdays: [4], from: '14:00', to: '16:00' },
      { weekdays: [4], from: '09:00', to: '12:00' },
      { weekdays: [4], from: '11:00', to: '14:00' },
    ];
    expect(timesOf(hours)).toEqual(['Thu 05 09h00-16h00']);
  });

  test('when the clocks change, then an hour stays that hour', () => {
    const october = openings(DEFAULT_SERVICE_CALENDAR, '2026-10-24', '2026-10-26');
    expect(timesOf([{ from: '09:00', to: '10:00' }], october)).toEqual([
      'Sat 24 09h00-10h00',
      'Mon 26 09h00-10h00',
    ]);
  });

  test('when nothing usable was said, then it is all the same to them', () => {
    expect(timesOf(undefined)).toBeUndefined();
    expect(timesOf([{ from: '18:00', to: '17:00' }])).toBeUndefined();
  });

  test('when hours are written another way, then they are the same', () => {
    const written = patientWith({ preferredCallTimes: [{ weekdays: [5, 1, 5], from: '9h', to: '12h30' }] });
    expect(written.preferredCallTimes).toEqual([{ weekdays: [1, 5], from: '09:00', to: '12:30' }]);
  });
});

describe('the policy of a call', () => {
  const base = aSubmittedDischarge();
  const discharge = aDischarge({
    patient: { ...base.patient, phones: ['+33321000001', '0612345678', '0312'] },
    relatives: [
      { name: 'Anne', scope: 'practical', phones: ['+33321000002'] },
      { name: 'Luc', scope: 'nothing', phones: ['+33321000003'] },
      { name: 'Zoé', scope: 'all', phones: [] },
    ],
  });

  test('when relatives and numbers are known, then those that may be called are counted', () => {
    expect(attemptPolicyOf({ partsOfDay: 3, overWorkingDays: 2 }, callableOf(discharge))).toEqual({
      partsOfDay: 3,
      overWorkingDays: 2,
      numbers: 2,
      relativesInScope: 1,
      askNurseOnSite: true,
    });
  });

  test('when the pathway gives no parts of the day, then the retry delays alone hold', () => {
    expect(attemptPolicyOf({}, callableOf(discharge))).toBeUndefined();
  });
});

describe('the policy of a call', () => {
  const base = aSubmittedDischarge();
  const discharge = aDischarge({
    patient: { ...base.patient, phones: ['+33321000001', '0612345678', '0312'] },
    relatives: [
      { name: 'Anne', scope: 'practical', phones: ['+33321000002'] },
      { name: 'Luc', scope: 'nothing', phones: ['+33321000003'] },
      { name: 'Zoé', scope: 'all', phones: [] },
    ],
  });

  test('when relatives and numbers are known, then those that may be called are counted', () => {
    expect(attemptPolicyOf({ partsOfDay: 3, overWorkingDays: 2 }, callableOf(discharge))).toEqual({
      partsOfDay: 3,
      overWorkingDays: 2,
      numbers: 2,
      relativesInScope: 1,
      askNurseOnSite: true,
    });
  });

  test('when the pathway gives no parts of the day, then the retry delays alone hold', () => {
    expect(attemptPolicyOf({}, callableOf(discharge))).toBeUndefined();
  });
});

describe('how the patient must be spoken to', () => {
  test.each([
    [{}, undefined],
    [{ language: 'fr' }, undefined],
    [{ language: 'ar' }, 'interpreter'],
    [{ language: 'ar', interpreterNeeded: false }, undefined],
    [{ interpreterNeeded: true }, 'interpreter'],
    [{ hearing: 'normal' as const }, undefined],
    [{ hearing: 'hard-of-hearing' as const }, 'text-only'],
    [{ hearing: 'deaf' as const, language: 'ar' }, 'text-only'],
  ])('when the file says %j, then it is %s', (changes, expected) => {
    expect(speakingNeedOf(patientWith(changes))).toBe(expected);
  });
});

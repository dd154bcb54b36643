import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { parse } from 'yaml';
import { DEFAULT_SERVICE_CALENDAR, type Vigilance } from '../../../../domain/calendar';
import type { CareKind, SubmittedDischarge } from '../../../../domain/discharge';
import { addWorkingMinutes, type Instant } from '../../../../domain/follow-up/instants';
import type { Plan, ProfessionalContact } from '../../../../domain/follow-up/plan';
import { parsePathway } from '../../../../domain/pathways';
import {
  announcesDeath,
  planFollowUp,
  planRequestOf,
  situationOf,
  vigilanceOf,
} from '../../../../domain/planning';
import { aDischarge, aSubmittedDischarge } from '../discharge/discharge-builder';

const STANDARD = parsePathway(parse(readFileSync('data/pathways/standard.yaml', 'utf8')), 'standard.yaml');
const OWN_GP: ProfessionalContact = { professionalId: 'gp-1', channel: 'secure-mail' };
const NEXT_GP: ProfessionalContact = { professionalId: 'gp-2', channel: 'telephone' };

const at = (local: string): Instant => DateTime.fromISO(local, { zone: 'Europe/Paris' }).toMillis();
const local = (instant: Instant): string =>
  DateTime.fromMillis(instant, { zone: 'Europe/Paris' }).toFormat("yyyy-MM-dd'T'HH:mm");

function plan(dischargedAt: string, vigilance: Vigilance = 'simple', careInPlace: CareKind[] = []): Plan {
  const made = planRequestOf(
    aDischarge({
      stay: { visitNumber: 'V-1', dischargedAt: new Date(at(dischargedAt)).toISOString() },
      careInPlace: careInPlace.map((kind) => ({ kind })),
    }),
    {
      pathway: STANDARD,
      calendar: DEFAULT_SERVICE_CALENDAR,
      candidates: { 'general-practitioner': [OWN_GP, NEXT_GP] },
    },
  );
  return planFollowUp({ ...made, facts: { ...made.facts, vigilance } });
}

describe('planFollowUp with the standard pathway', () => {
  test('when the discharge is on a Tuesday, then every instant is the one of the pathway', () => {
    const made = plan('2026-11-03T15:00');
    expect(made.pathway).toEqual({ key: 'standard', version: '2026.3' });
    expect(local(made.handoverDueAt)).toBe('2026-11-03T19:00');
    expect(local(made.endsAt)).toBe('2026-12-03T19:00');
    expect(made.cares.map(({ key, window }) => [key, local(window.from), local(window.to)])).toEqual([
      ['gp-visit', '2026-11-03T15:00', '2026-11-10T19:00'],
    ]);
    expect(made.calls.map(({ key, window }) => [key, local(window.from), local(window.to)])).toEqual([
      ['call-j2', '2026-11-05T07:00', '2026-11-06T19:00'],
    ]);
    expect(made.cares[0]?.candidates).toEqual([OWN_GP, NEXT_GP]);
    expect(made.cares[0]?.arrangement).toBe('to-arrange');
    expect(made.limits).toEqual({
      breakReviewMinutes: 240,
      overdueReviewMinutes: 240,
      redFlagMinutes: 15,
      readmissionCheckMinutes: 1440,
      readmissionConfirmMinutes: 240,
    });
  });

  test('when the discharge is on Friday at 18h50, then the handover is due at 19h', () => {
    expect(local(plan('2026-10-23T18:50').handoverDueAt)).toBe('2026-10-23T19:00');
  });

  test('when J2 is a closed Sunday, then the call of a fragile patient is on Saturday, others on Monday', () => {
    const day = (vigilance: Vigilance): string =>
      local(plan('2026-10-30T15:00', vigilance).calls[0]?.window.from ?? 0);
    expect([day('reinforced'), day('simple')]).toEqual(['2026-10-31T07:00', '2026-11-02T07:00']);
  });

  test('when the horizon is read, then it covers J0 to thirty days past the end, in order, and stays small', () => {
    const { horizon, endsAt } = plan('2026-11-03T15:00');
    expect(local(horizon[0]?.from ?? 0)).toBe('2026-11-03T07:00');
    expect(local(horizon.at(-1)?.to ?? 0)).toBe('2027-01-02T19:00');
    horizon
      .slice(1)
      .forEach(({ from }, index) => expect(from).toBeGreaterThan(horizon[index]?.to ?? Infinity));
    expect(addWorkingMinutes(horizon, endsAt, 720)).toBe(at('2026-12-04T19:00'));
    expect(JSON.stringify(horizon).length).toBeLessThan(3_000);
  });

  test('when the care was in place before the stay, then it is only to confirm', () => {
    expect(plan('2026-11-03T15:00', 'simple', ['general-practitioner']).cares[0]?.arrangement).toBe(
      'already',
    );
  });

  test('when any day of two years is a discharge, then windows follow the discharge and end before the pathway', () => {
    for (let day = DateTime.fromISO('2026-01-01T22:10Z'); day.year < 2028; day = day.plus({ days: 1 })) {
      const made = plan(day.toISO() ?? '', 'reinforced');
      for (const { window } of [...made.cares, ...made.calls]) {
        expect(window.from).toBeGreaterThanOrEqual(made.dischargedAt);
        expect(window.from).toBeLessThan(window.to);
        expect(window.to).toBeLessThan(made.endsAt);
      }
      expect(made.handoverDueAt).toBeGreaterThan(made.dischargedAt);
    }
  });
});

describe('situationOf', () => {
  const base = aSubmittedDischarge();
  const situation = (changes: Partial<SubmittedDischarge>) => situationOf(aDischarge(changes), OWN_GP);
  const mode = (dischargeMode: NonNullable<SubmittedDischarge['stay']['dischargeMode']>) => ({
    stay: { ...base.stay, dischargeMode },
  });

  test('when nothing special is said, then the patient is at home, callable and opposes nothing', () => {
    expect(situation({})).toEqual({
      destination: 'home',
      phoneKnown: true,
      generalPractitioner: OWN_GP,
      opposition: { calls: false, messages: false, sharing: false },
    });
  });

  test.each([
    ['home', 'home'],
    ['care-home', 'care-home'],
    ['home-hospitalisation', 'home-hospitalisation'],
    ['rehabilitation', 'rehabilitation'],
    ['transfer', 'other-hospital'],
    ['against-advice', 'home'],
  ] as const)('when the discharge mode is %s, then the destination is %s', (from, to) => {
    expect(situation(mode(from)).destination).toBe(to);
  });

  test('when no number is understood, then none is known', () => {
    expect(situation({ patient: { birthName: 'D', phones: ['0312'] } }).phoneKnown).toBe(false);
  });

  test.each([
    [{ calls: true }, { calls: true, messages: false, sharing: false }],
    [
      { messages: true, sharing: true },
      { calls: false, messages: true, sharing: true },
    ],
    [{ everything: true }, { calls: true, messages: true, sharing: true }],
  ])('when the patient refuses %j, then the opposition is %j', (refusals, opposition) => {
    expect(situation({ refusals }).opposition).toEqual(opposition);
  });

  test.each([
    [{}, undefined],
    [{ language: 'fr' }, undefined],
    [{ language: 'ar' }, 'interpreter'],
    [{ language: 'ar', interpreterNeeded: false }, undefined],
    [{ interpreterNeeded: true }, 'interpreter'],
    [{ hearing: 'normal' as const }, undefined],
    [{ hearing: 'hard-of-hearing' as const }, undefined],
    [{ hearing: 'hard-of-hearing' as const, language: 'ar' }, 'interpreter'],
    [{ hearing: 'deaf' as const, language: 'ar' }, 'text-only'],
  ])('when the file says %j, then the patient must be spoken to by %s', (changes, expected) => {
    expect(situation({ patient: { ...base.patient, ...changes } }).speakingNeed).toBe(expected);
  });

  const known = { announced: true, sentByHospital: false, gpHasIt: false, patientHasIt: false };
  test.each([
    ['announced', known],
    ['sent-by-hospital', { ...known, sentByHospital: true }],
    ['gp-has-it', { ...known, gpHasIt: true }],
    ['patient-has-it', { ...known, patientHasIt: true }],
  ] as const)('when the letter is %s, then no more is known of it than that says', (status, letter) => {
    expect(situation({ letter: { status } }).letter).toEqual(letter);
  });

  test('when no letter is spoken of, then nothing is known of one', () => {
    expect(situation({}).letter).toBeUndefined();
  });

  test('when the patient died, then it is said and nobody calls or writes', () => {
    expect(announcesDeath(aDischarge(mode('deceased')))).toBe(true);
    expect(situation(mode('deceased')).opposition).toEqual({ calls: true, messages: true, sharing: false });
    expect(announcesDeath(aDischarge())).toBe(false);
  });
});

describe('vigilanceOf', () => {
  const base = aSubmittedDischarge();
  const born = (birthDate: string | undefined) => aDischarge({ patient: { ...base.patient, birthDate } });

  test.each([
    ['1951-11-22', 'reinforced'],
    ['1951-11-23', 'simple'],
    [undefined, 'simple'],
  ])('when the patient was born on %s, then vigilance is %s', (birthDate, expected) => {
    expect(vigilanceOf(born(birthDate), STANDARD, 'Europe/Paris').vigilance).toBe(expected);
  });

  test('when LACE is certainly high whatever is missing, then vigilance is reinforced at any age', () => {
    const grave = aDischarge({
      stay: {
        ...base.stay,
        admittedAt: '2026-11-01T09:00:00+01:00',
        admissionKind: 'emergency',
        diagnoses: ['I50.0'],
      },
      patient: { ...base.patient, birthDate: '2000-01-01' },
    });
    expect(vigilanceOf(grave, STANDARD, 'Europe/Paris').vigilance).toBe('reinforced');
  });

  test('when the patient left against advice, then vigilance is reinforced at any age', () => {
    const left = aDischarge({
      stay: { ...base.stay, dischargeMode: 'against-advice' },
      patient: { ...base.patient, birthDate: '2000-01-01' },
    });
    expect(vigilanceOf(left, STANDARD, 'Europe/Paris').vigilance).toBe('reinforced');
  });
});

import { DateTime } from 'luxon';
import { DEFAULT_SERVICE_CALENDAR } from '../../../../domain/calendar';
import type { CareKind } from '../../../../domain/discharge';
import {
  choosePathway,
  valuesAwaitingSignature,
  type Pathway,
  type PathwayFacts,
} from '../../../../domain/pathways';
import { planFollowUp, planRequestOf } from '../../../../domain/planning';
import { hospital, lace, trst } from '../../../../domain/scores';
import { loadPathways } from '../../../../integrations/pathways/load-pathways';
import { aDischarge } from '../discharge/discharge-builder';
import { facts, NOTHING_KNOWN, scored } from './facts-builder';

let pathways: ReadonlyMap<string, Pathway>;
beforeAll(async () => {
  pathways = await loadPathways('data/pathways');
});

describe('who gets which of the shipped pathways', () => {
  test.each<[name: string, known: PathwayFacts, key: string]>([
    ['nothing is known', NOTHING_KNOWN, 'standard'],
    ['decompensated heart failure', facts({ diagnoses: ['I50.1'] }), 'heart-failure'],
    [
      'hypertensive heart disease with heart failure',
      facts({ diagnoses: ['I11.0', 'E11'] }),
      'heart-failure',
    ],
    ['hypertensive heart disease without heart failure', facts({ diagnoses: ['I11.9'] }), 'standard'],
    ['heart failure beside a pneumonia', facts({ diagnoses: ['J18.9', 'I50.1'] }), 'standard'],
    ['an exacerbation of COPD', facts({ diagnoses: ['J44.1'] }), 'copd'],
    ['an exacerbation coded after respiratory failure', facts({ diagnoses: ['J96.0', 'J44.0'] }), 'copd'],
    ['COPD without exacerbation', facts({ diagnoses: ['J44.9'] }), 'standard'],
    ['heart failure first, COPD with it', facts({ diagnoses: ['I50.0', 'J44.1'] }), 'heart-failure'],
    ['a stroke', facts({ diagnoses: ['I63.9'] }), 'stroke'],
    ['a transient ischaemic attack', facts({ diagnoses: ['G45.9'] }), 'stroke'],
    ['an old stroke', facts({ diagnoses: ['I69.3'] }), 'standard'],
    ['a hip replacement at 80', facts({ ageYears: 80, procedures: ['NEKA020'] }), 'orthopaedic-surgery'],
    ['a cholecystectomy', facts({ procedures: ['HMFC004'] }), 'standard'],
    ['a birth', facts({ diagnoses: ['O80.0', 'Z37.0'] }), 'maternity'],
    ['a birth known by its outcome', facts({ diagnoses: ['O34.2', 'Z37.0'] }), 'maternity'],
    [
      '75 and two TRST points',
      scored(
        { trst: trst({ ageYears: 75, medicineCount: 6, gaitDifficultyOrFall: true }) },
        { ageYears: 75 },
      ),
      'older-person',
    ],
    [
      '80 and five medicines',
      scored({ trst: trst({ ageYears: 80, medicineCount: 5 }) }, { ageYears: 80 }),
      'older-person',
    ],
    [
      '80 and a stay before',
      scored({ trst: trst({ ageYears: 80, hospitalisedInPrevious90Days: true }) }, { ageYears: 80 }),
      'older-person',
    ],
    ['80 and dementia', facts({ ageYears: 80, diagnoses: ['S72.0', 'F03'] }), 'older-person'],
    ['74 and dementia', facts({ ageYears: 74, diagnoses: ['F03'] }), 'standard'],
    ['80 and nothing else known', facts({ ageYears: 80 }), 'standard'],
    [
      'LACE certainly moderate',
      scored({ lace: lace({ nights: 2, emergencyAdmission: true }) }),
      'transitional-care',
    ],
    ['LACE perhaps moderate', scored({ lace: lace({ nights: 2 }) }), 'standard'],
    [
      'HOSPITAL certainly intermediate',
      scored({ hospital: hospital({ admissionsInYearBefore: 6 }) }),
      'transitional-care',
    ],
  ])('when it is %s, then that is chosen', (_name, known, key) => {
    expect(choosePathway(pathways, known).pathway.key).toBe(key);
  });

  test('when a pathway is shipped, then its days, its list of codes and its parameters await a signature', () => {
    for (const pathway of pathways.values()) {
      const awaiting = valuesAwaitingSignature(pathway);
      expect(awaiting).toContain('parameters.answerMinutes');
      if (pathway.key !== 'standard') expect(awaiting).toContain('eligibility');
    }
    expect(valuesAwaitingSignature(pathways.get('heart-failure') ?? never())).toEqual(
      expect.arrayContaining(['parameters.cardiologistLatest', 'parameters.nurseVisitsMax', 'steps.nurse']),
    );
  });
});

describe('what one patient of a shipped pathway gets', () => {
  const planned = (key: string, known: Partial<PathwayFacts>) => {
    const made = planRequestOf(
      aDischarge({ stay: { visitNumber: 'V-1', dischargedAt: '2026-11-03T15:00:00+01:00' } }),
      { pathway: pathways.get(key) ?? never(), calendar: DEFAULT_SERVICE_CALENDAR, candidates: {} },
    );
    return planFollowUp({ ...made, facts: facts(known) });
  };
  const day = (instant: number | undefined): string =>
    DateTime.fromMillis(instant ?? NaN, { zone: 'Europe/Paris' }).toFormat('yyyy-MM-dd');
  const only = (...kinds: CareKind[]): ReadonlySet<CareKind> => new Set(kinds);

  test('when the GP asks for the longer series, then the nurse stops at fifteen visits', () => {
    const visits = (askedFor?: readonly string[]) => {
      const stay = { visitNumber: 'V-1', dischargedAt: '2026-11-03T15:00:00+01:00', diagnoses: ['I50.0'] };
      const made = planRequestOf(aDischarge({ stay }), {
        pathway: pathways.get('heart-failure') ?? never(),
        calendar: DEFAULT_SERVICE_CALENDAR,
        candidates: {},
        ...(askedFor === undefined ? {} : { askedFor }),
      });
      return planFollowUp(made).cares.find(({ key }) => key === 'nurse')?.visits ?? [];
    };
    expect(visits()).toHaveLength(9);
    expect(visits(['nurse'])).toHaveLength(9);
    expect(visits(['general-practitioner'])).toHaveLength(15);
    expect(visits(['general-practitioner']).slice(0, 9)).toEqual(visits());
    expect(day(visits(['general-practitioner']).at(-1)?.from)).toBe('2027-03-19');
  });

  test('when COPD is severe, then the equipment provider is watched, otherwise not', () => {
    const hasOxygen = (known: Partial<PathwayFacts>): boolean =>
      planned('copd', known).cares.some(({ key }) => key === 'oxygen');
    expect(hasOxygen({ diagnoses: ['J44.1'] })).toBe(false);
    expect(hasOxygen({ diagnoses: ['J44.1', 'J96.1'] })).toBe(true);
    expect(hasOxygen({ prescribed: only('oxygen') })).toBe(true);
  });

  test.each<[PathwayFacts['vigilance'], string, string, string]>([
    ['reinforced', 'gp-visit', 'medication-reconciliation', '2026-11-10'],
    ['simple', 'gp-visit-moderate', 'medication-reconciliation-moderate', '2026-11-17'],
  ])(
    'when vigilance is %s, then there is one visit and one reconciliation, no later than the visit',
    (vigilance, visit, reconciliation, latest) => {
      const { cares, checks } = planned('transitional-care', { vigilance });
      expect(cares.map(({ key, window }) => [key, day(window.to)])).toEqual([[visit, latest]]);
      expect(checks?.map(({ key, window, anchor }) => [key, day(window.to), anchor])).toEqual([
        [
          reconciliation,
          latest,
          { careKey: visit, earliestDays: vigilance === 'reinforced' ? -7 : -14, latestDays: 0 },
        ],
      ]);
    },
  );

  test('when care is prescribed or was in place, then every pathway watches it once, and confirms what was there', () => {
    for (const key of pathways.keys()) {
      const { cares } = planned(key, { prescribed: only('nurse', 'bed'), inPlace: only('nurse', 'meals') });
      const arrangements = (kind: CareKind): string[] =>
        cares.filter(({ profession }) => profession === kind).map(({ arrangement }) => arrangement);
      expect([key, arrangements('nurse'), arrangements('bed'), arrangements('meals')]).toEqual([
        key,
        ['already'],
        ['to-arrange'],
        ['already'],
      ]);
    }
  });
});

function never(): never {
  throw new RangeError('the pathway is not there');
}

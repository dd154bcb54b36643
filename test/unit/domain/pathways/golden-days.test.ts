import { DateTime } from 'luxon';
import { DEFAULT_SERVICE_CALENDAR, type Vigilance } from '../../../../domain/calendar';
import type { Pathway } from '../../../../domain/pathways';
import { placePathway, type PlacedStep } from '../../../../domain/planning/place-pathway';
import { loadPathways } from '../../../../integrations/pathways/load-pathways';

/** Tuesday 3 November 2026, 15h; Wednesday 11 November is a holiday, 3 January 2027 a Sunday. */
const TUESDAY = '2026-11-03T15:00';

const zone = 'Europe/Paris';
const at = (local: string): number => DateTime.fromISO(local, { zone }).toMillis();
const local = (instant: number): string =>
  DateTime.fromMillis(instant, { zone }).toFormat('yyyy-MM-dd HH:mm');

let pathways: ReadonlyMap<string, Pathway>;
beforeAll(async () => {
  pathways = await loadPathways('data/pathways');
});

function placed(key: string, dischargedAt = TUESDAY, vigilance: Vigilance = 'simple') {
  const pathway = pathways.get(key);
  if (pathway === undefined) throw new RangeError(`there is no pathway ${key}`);
  return placePathway(pathway, DEFAULT_SERVICE_CALENDAR, at(dischargedAt), vigilance);
}

const row = ({ step, window }: PlacedStep): [string, string, string] => [
  step.key,
  local(window.from),
  local(window.to),
];

/** Steps in the order of their windows, without those inherited from the standard pathway. */
function ownRows(key: string): [string, string, string][] {
  const inherited = new Set(key === 'standard' ? [] : pathways.get('standard')?.steps);
  return placed(key)
    .steps.filter(({ step }) => !inherited.has(step))
    .map(row);
}

const J0 = '2026-11-03 15:00';
const END_OF_J0 = '2026-11-03 19:00';
const J7 = '2026-11-10 19:00';
const M1 = '2026-12-03 19:00';
// M2 is Sunday 3 January; Saturday and the holiday before it are no practice's days.
const M2 = '2026-12-31 19:00';
const M6 = '2027-05-03 19:00';

describe('the days of the shipped pathways, discharged on Tuesday 3 November 2026 at 15h', () => {
  test.each<[key: string, endsAt: string, rows: [string, string, string][]]>([
    [
      'standard',
      M1,
      [
        ['handover', J0, END_OF_J0],
        ['oxygen', J0, END_OF_J0],
        ['home-hospitalisation', J0, '2026-11-04 19:00'],
        ['transport', J0, '2026-11-04 19:00'],
        ['bed', J0, '2026-11-04 19:00'],
        ['other-equipment', J0, '2026-11-04 19:00'],
        ['medicine', J0, '2026-11-04 19:00'],
        ['nurse', J0, '2026-11-05 19:00'],
        ['home-nursing-service', J0, '2026-11-05 19:00'],
        ['home-help', J0, '2026-11-05 19:00'],
        ['meals', J0, '2026-11-05 19:00'],
        ['call-j2', '2026-11-05 07:00', '2026-11-06 19:00'],
        ['gp-visit', J0, J7],
        ['physiotherapy', J0, J7],
        ['midwife', J0, J7],
        ['laboratory', J0, J7],
        ['other', J0, J7],
        ['speech-therapy', J0, '2026-11-18 19:00'],
        ['specialist', J0, M1],
        ['imaging', J0, M1],
        ['vaccination', J0, M1],
      ],
    ],
    [
      'heart-failure',
      M6,
      [
        ['nurse', J0, J7],
        ['cardiologist', J0, M1],
        ['gp-visit-m2', '2026-12-26 07:00', M2],
      ],
    ],
    [
      'copd',
      M6,
      [
        ['oxygen', J0, END_OF_J0],
        ['call-j1', '2026-11-04 07:00', '2026-11-04 19:00'],
        // J8 is the holiday: brought forward.
        ['gp-visit', J0, J7],
        ['nurse', J0, J7],
        ['physiotherapy', J0, J7],
        ['chest-physician', '2026-12-03 07:00', M2],
        ['gp-visit-m2', '2026-12-26 07:00', M2],
        ['call-m3', '2027-02-03 07:00', '2027-02-08 19:00'],
        ['call-m4', '2027-03-03 07:00', '2027-03-10 19:00'],
        ['call-m5', '2027-04-03 07:00', '2027-04-10 19:00'],
        ['review-m6', '2027-04-03 07:00', M6],
      ],
    ],
    [
      'stroke',
      M6,
      [
        ['gp-visit', J0, J7],
        ['cardiologist', J0, M1],
        ['post-stroke-assessment', '2027-01-04 07:00', M6],
      ],
    ],
    [
      'orthopaedic-surgery',
      M1,
      [
        ['nurse', '2026-11-04 07:00', '2026-11-05 19:00'],
        ['gp-visit', J0, J7],
        ['physiotherapy', J0, J7],
      ],
    ],
    [
      'older-person',
      // J33 is a Sunday.
      '2026-12-05 19:00',
      [
        ['medication-screening', J0, J7],
        ['malnutrition-screening', J0, J7],
        ['depression-screening', J0, J7],
        ['falls-screening', J0, J7],
        ['call-j15', '2026-11-18 07:00', '2026-11-19 19:00'],
        ['call-j30', '2026-12-03 07:00', '2026-12-04 19:00'],
      ],
    ],
    [
      'maternity',
      M1,
      [
        ['gp-visit', J0, J7],
        ['midwife', J0, J7],
        ['newborn-examination', '2026-11-09 07:00', '2026-11-13 19:00'],
        // J12 is Sunday 15 November.
        ['midwife-second-visit', '2026-11-05 07:00', '2026-11-14 19:00'],
      ],
    ],
    [
      'transitional-care',
      M1,
      [
        ['contact', '2026-11-04 07:00', '2026-11-05 19:00'],
        ['gp-visit', J0, J7],
        ['medication-reconciliation', J0, J7],
        ['gp-visit-moderate', J0, '2026-11-17 19:00'],
        ['medication-reconciliation-moderate', J0, '2026-11-17 19:00'],
      ],
    ],
  ])('when %s is put on the calendar, then it ends on %s and its windows are these', (key, endsAt, rows) => {
    expect(local(placed(key).endsAt)).toBe(endsAt);
    expect(ownRows(key)).toEqual(rows);
  });

  test.each(['heart-failure', 'copd'])(
    'when %s has its nurse, then she comes weekly for two months',
    (key) => {
      const nurse = placed(key).steps.find(({ step }) => step.key === 'nurse');
      expect(nurse?.visits.map(({ from }) => local(from).slice(0, 10))).toEqual([
        '2026-11-03',
        '2026-11-10',
        '2026-11-17',
        '2026-11-24',
        '2026-12-01',
        '2026-12-08',
        '2026-12-15',
        '2026-12-22',
        '2026-12-29',
      ]);
    },
  );

  test('when the discharge is on a Friday, then the two business days of the contact do not count Saturday', () => {
    const contact = placed('transitional-care', '2026-11-06T15:00').steps.find(
      ({ step }) => step.key === 'contact',
    );
    // Saturday the service may already call; the holiday of Wednesday is not reached: Monday, Tuesday.
    expect(contact && row(contact)).toEqual(['contact', '2026-11-07 07:00', '2026-11-10 19:00']);
  });

  test('when a holiday is among the business days, then the contact has a day more', () => {
    const contact = placed('transitional-care', '2026-11-10T15:00').steps.find(
      ({ step }) => step.key === 'contact',
    );
    expect(contact && row(contact)).toEqual(['contact', '2026-11-12 07:00', '2026-11-13 19:00']);
  });
});

describe('every shipped pathway', () => {
  const KEYS = [
    'standard',
    'heart-failure',
    'copd',
    'stroke',
    'orthopaedic-surgery',
    'older-person',
    'maternity',
    'transitional-care',
  ] as const;

  test.each(KEYS)(
    'when %s begins on any day of two years, then windows lie inside it and end after they begin',
    (key) => {
      // Eleven days on is another weekday each time.
      for (let day = 0; day < 730; day += 11) {
        const dischargedAt = at('2026-01-01T18:30') + day * 86_400_000;
        const { endsAt, steps } = placed(
          key,
          DateTime.fromMillis(dischargedAt, { zone }).toFormat("yyyy-MM-dd'T'HH:mm"),
          day % 2 === 0 ? 'simple' : 'reinforced',
        );
        const faults = steps.filter(
          ({ window: { from, to } }) => !(dischargedAt <= from && from < to && to <= endsAt),
        );
        expect(faults.map(row)).toEqual([]);
      }
    },
  );

  test.each(KEYS)(
    'when %s is read, then each kind of prescribed care is watched by a step of its own',
    (key) => {
      const steps = pathways.get(key)?.steps ?? [];
      const watched = new Set(steps.flatMap((step) => (step.kind === 'care' ? [step.profession] : [])));
      const codes = Object.fromEntries(
        steps.flatMap((step) => (step.kind === 'care' ? [[step.profession, step.breakWhenUnmet]] : [])),
      );
      expect(watched.size).toBe(19);
      expect(codes).toMatchObject({
        'general-practitioner': 'R03',
        nurse: 'R05',
        'home-nursing-service': 'R05',
        physiotherapy: 'R06',
        specialist: 'R07',
        'speech-therapy': 'R07',
        midwife: 'R07',
        laboratory: 'R19',
        imaging: 'R19',
        transport: 'R20',
        oxygen: 'R11',
        bed: 'R11',
        'other-equipment': 'R11',
        'home-help': 'R11',
        meals: 'R11',
        medicine: 'R10',
      });
    },
  );
});

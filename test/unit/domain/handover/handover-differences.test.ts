import fc from 'fast-check';
import {
  handoverDifferences,
  sameHandover,
  type HandoverContent,
  type HandoverDifferenceCode,
} from '../../../../domain/handover';
import { handoverArbitrary } from '../../../support/handover-arbitrary';
import { CLOSED_HANDOVER, MINIMAL_HANDOVER, RICH_HANDOVER } from '../../../support/handover-examples';

const content = handoverArbitrary(fc.string({ maxLength: 8 }));
const DAY = 24 * 60 * 60_000;

const codes = (before: HandoverContent, after: HandoverContent) =>
  handoverDifferences(before, after).map(({ code }) => code);

/** The same facts in another order, and with the fields of one of them in another order. */
function reordered(one: HandoverContent): HandoverContent {
  const reversed = <Item>(items: readonly Item[]) => [...items].reverse();
  return {
    ...one,
    patient: Object.fromEntries(
      Object.entries(one.patient).reverse(),
    ) as unknown as HandoverContent['patient'],
    stay: { ...one.stay, procedures: reversed(one.stay.procedures) },
    changed: reversed(one.changed),
    toDo: reversed(one.toDo),
    awaited: reversed(one.awaited),
    breaks: reversed(one.breaks),
    safetyNotes: reversed(one.safetyNotes),
    requests: reversed(one.requests),
    pathway: { ...one.pathway, calls: reversed(one.pathway.calls) },
    closing: one.closing && { ...one.closing, leftOpen: reversed(one.closing.leftOpen) },
  };
}

/** `one` with some part of `other`, whole or a field of it. */
const nearby = fc.tuple(content, content, fc.nat(), fc.nat()).map(([one, other, part, field]) => {
  const keys = Object.keys(one) as (keyof HandoverContent)[];
  const key = keys[part % keys.length] ?? 'audience';
  const nested = ['patient', 'stay', 'pathway'] as const;
  const inner = nested.find((name) => name === key);
  if (inner === undefined) return [one, { ...one, [key]: other[key] }] as const;
  const fields = Object.keys(one[inner]);
  const name = fields[field % fields.length] ?? '';
  const value = (other[inner] as unknown as Record<string, unknown>)[name];
  return [one, { ...one, [inner]: { ...one[inner], [name]: value } }] as const;
});

describe('two contents of a handover', () => {
  it('when only the order of facts differs, then they are the same version', () => {
    fc.assert(
      fc.property(content, (one) => {
        expect(sameHandover(one, reordered(one))).toBe(true);
        expect(handoverDifferences(one, reordered(one))).toEqual([]);
      }),
    );
  });

  it('when any part differs, then it is another version exactly when something changed', () => {
    fc.assert(
      fc.property(nearby, ([before, after]) => {
        expect(sameHandover(before, after)).toBe(handoverDifferences(before, after).length === 0);
        expect(sameHandover(before, after)).toBe(sameHandover(after, before));
      }),
      { numRuns: 300 },
    );
  });

  it('when whom to call first changes, then it is another version', () => {
    const contacts = [...RICH_HANDOVER.contacts].reverse();
    expect(sameHandover(RICH_HANDOVER, { ...RICH_HANDOVER, contacts })).toBe(false);
  });

  it('when a field is undefined on one side and absent on the other, then they are the same', () => {
    const patient = { ...MINIMAL_HANDOVER.patient, address: { city: 'Lens' } };
    const stated = { ...patient, address: { city: 'Lens', line: undefined } };
    expect(sameHandover({ ...MINIMAL_HANDOVER, patient }, { ...MINIMAL_HANDOVER, patient: stated })).toBe(
      true,
    );
  });
});

/** What appears one way disappears the other way. */
const MIRRORED: readonly (readonly [HandoverDifferenceCode, HandoverDifferenceCode])[] = [
  ['request-added', 'request-settled'],
  ['request-changed', 'request-changed'],
  ['closed', 'reopened'],
  ['break-opened', 'break-mended'],
  ['break-graded', 'break-graded'],
  ['care-added', 'care-removed'],
  ['care-status-changed', 'care-status-changed'],
  ['appointment-made', 'appointment-cancelled'],
  ['appointment-moved', 'appointment-moved'],
  ['result-announced', 'result-removed'],
  ['change-added', 'change-removed'],
  ['safety-note-added', 'safety-note-removed'],
  ['contacts-changed', 'contacts-changed'],
];

describe('what changed since a version', () => {
  it('when read the other way round, then what came has gone', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(content, content), nearby), ([before, after]) => {
        const [there, back] = [codes(before, after), codes(after, before)];
        for (const [code, mirror] of MIRRORED) {
          const count = there.filter((one) => one === code).length;
          expect(back.filter((one) => one === mirror)).toHaveLength(count);
        }
      }),
    );
  });

  it('when a care is arranged with an appointment, then it says which, with whom and when', () => {
    const appointmentAt = RICH_HANDOVER.stay.dischargedAt + 5 * DAY;
    const toDo = RICH_HANDOVER.toDo.map((task) =>
      task.careKey === 'cardiologist'
        ? { ...task, status: 'arranged', professionalName: 'Dr Faidherbe', appointmentAt }
        : task,
    );
    const about = { subject: 'cardiologist', profession: 'specialist' };
    expect(handoverDifferences(RICH_HANDOVER, { ...RICH_HANDOVER, toDo, breaks: [] })).toEqual([
      {
        code: 'break-mended',
        subject: 'R07',
        profession: null,
        at: RICH_HANDOVER.stay.dischargedAt + DAY,
        became: 'late',
      },
      { code: 'care-status-changed', ...about, at: null, became: 'arranged' },
      { code: 'care-professional-changed', ...about, at: null, became: 'Dr Faidherbe' },
      { code: 'appointment-made', ...about, at: appointmentAt, became: null },
    ]);
  });

  it('when a result comes and the GP has the letter, then both are said', () => {
    const awaited = RICH_HANDOVER.awaited.map((result) => ({ ...result, status: 'received' as const }));
    const letter = { announced: true, sentByHospital: true, gpHasIt: true, patientHasIt: false };
    expect(handoverDifferences(RICH_HANDOVER, { ...RICH_HANDOVER, awaited, letter })).toMatchObject([
      { code: 'result-received', subject: 'NT-proBNP' },
      { code: 'letter-known', subject: 'gpHasIt' },
    ]);
  });

  it('when the follow-up ends, then this comes before what matters less', () => {
    expect(codes(RICH_HANDOVER, CLOSED_HANDOVER)).toEqual(['request-settled', 'closed']);
    const { pathway } = RICH_HANDOVER;
    const moved = { ...CLOSED_HANDOVER, pathway: { ...pathway, version: '2026.4' } };
    expect(codes(RICH_HANDOVER, moved)).toEqual(['request-settled', 'closed', 'pathway-moved']);
    expect(codes(moved, RICH_HANDOVER)).toEqual(['request-added', 'reopened', 'pathway-moved']);
  });
});

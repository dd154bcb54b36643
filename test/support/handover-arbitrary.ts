import fc from 'fast-check';
import { DISCHARGE_MODES, HEARING_STATES, PROTECTION_KINDS, SEXES } from '../../domain/discharge';
import type { HandoverContent } from '../../domain/handover';

const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) });
const window = fc.record({ from: instant, to: instant });
const day = fc.constantFrom('2026-11-09', '1941-03-08', '2026-11-12T08:00:00+01:00', 'le mois prochain');
/** Few of them, so that two contents speak of the same things. */
const careKey = fc.constantFrom('gp-visit', 'nurse', 'cardiologist', 'nouveau');
const profession = fc.constantFrom('general-practitioner', 'nurse', 'specialist', 'unheard-of');
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const few = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 4 });

/**
 * Any content that a handover can hold.
 *
 * @param text what people wrote
 */
export function handoverArbitrary(text: fc.Arbitrary<string>): fc.Arbitrary<HandoverContent> {
  return fc.record({
    audience: fc.constantFrom('care-team' as const, 'organisers' as const),
    recipient: orNull(fc.record({ professionalId: fc.constantFrom('p1', 'p2'), name: text })),
    serviceName: text,
    patient: fc.record({
      birthName: text,
      usedName: orNull(text),
      firstGivenName: orNull(text),
      birthDate: orNull(day),
      sex: orNull(fc.constantFrom(...SEXES)),
      address: orNull(fc.record({ line: text, postalCode: fc.constantFrom('62300', '59000'), city: text })),
      staysElsewhere: fc.boolean(),
      atWhose: orNull(text),
      accessNotes: orNull(text),
      language: orNull(fc.constantFrom('ar', 'pt', 'langue des signes', 'zz')),
      hearing: orNull(fc.constantFrom(...HEARING_STATES)),
      protectionMeasure: orNull(fc.constantFrom(...PROTECTION_KINDS)),
    }),
    stay: fc.record({
      hospitalName: text,
      wardName: orNull(text),
      admittedAt: orNull(instant),
      dischargedAt: instant,
      dischargeMode: fc.constantFrom(...DISCHARGE_MODES),
      diagnoses: few(fc.constantFrom('I50.1', 'E11.9')),
      procedures: few(fc.constantFrom('DEQP003', 'NFKA007')),
    }),
    changed: few(
      fc.record({
        kind: profession,
        change: fc.constantFrom('new' as const, 'resumed' as const),
        what: orNull(text),
        frequency: orNull(text),
        durationDays: orNull(fc.integer({ min: 1, max: 90 })),
        firstDueAt: orNull(instant),
      }),
    ),
    toDo: few(
      fc.record({
        careKey,
        profession,
        status: fc.constantFrom('to-arrange', 'requested', 'arranged', 'failed'),
        window,
        professionalName: orNull(text),
        appointmentAt: orNull(instant),
      }),
    ),
    awaited: few(
      fc.record({
        what: fc.oneof(text, fc.constantFrom('INR', 'NT-proBNP')),
        expectedAt: orNull(day),
        recipientRole: orNull(fc.constantFrom('general-practitioner', 'ward')),
        recipientName: orNull(text),
        status: fc.constantFrom('unowned' as const, 'awaited' as const, 'received' as const),
      }),
    ),
    letter: orNull(
      fc.record({
        announced: fc.boolean(),
        sentByHospital: fc.boolean(),
        gpHasIt: fc.boolean(),
        patientHasIt: fc.boolean(),
      }),
    ),
    contacts: few(
      fc.record({
        role: fc.constantFrom(
          'service' as const,
          'ward' as const,
          'professional' as const,
          'relative' as const,
        ),
        name: text,
        phone: orNull(fc.constantFrom('+33321000000', '+3226470000', '15', 'à demander')),
        as: orNull(fc.constantFrom('nurse', 'daughter', 'voisine du dessous')),
      }),
    ),
    pathway: fc.record({
      title: orNull(text),
      version: fc.constantFrom('2026.3', '2026.4'),
      endsAt: instant,
      vigilance: orNull(fc.constantFrom('simple' as const, 'reinforced' as const)),
      calls: few(fc.record({ key: fc.constantFrom('call-j2', 'contact', 'call-m3', 'other'), window })),
    }),
    breaks: few(
      fc.record({
        code: fc.constantFrom('R03', 'R05', 'R14', 'R99'),
        grade: fc.constantFrom('fragile', 'late', 'broken'),
        openedAt: instant,
      }),
    ),
    safetyNotes: few(fc.record({ text, notedAt: instant })),
    wardNotes: orNull(text),
    requests: few(
      fc.record({
        offerId: fc.constantFrom('o1', 'o2'),
        profession,
        careDueAt: instant,
        answerBy: instant,
      }),
    ),
    closing: orNull(
      fc.record({
        reason: fc.constantFrom('completed' as const, 'died' as const, 'unreachable' as const),
        at: instant,
        leftOpen: few(
          fc.record({
            item: fc.record({
              kind: fc.constantFrom('care' as const, 'call' as const, 'break' as const, 'handover' as const),
              subject: fc.constantFrom('gp-visit', 'call-j2', 'R03-1', 'closing-summary'),
              owner: fc.constantFrom(
                { kind: 'queue' as const, queue: 'operators' as const },
                { kind: 'person' as const, userId: 'account-1' },
              ),
            }),
            personName: orNull(text),
          }),
        ),
      }),
    ),
  });
}

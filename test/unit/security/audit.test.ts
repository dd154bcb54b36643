import fc from 'fast-check';
import {
  FIRST_PREVIOUS_HASH,
  canonicalAuditEvent,
  sealBatch,
  verifyChain,
  type AuditEvent,
  type SealedBatch,
} from '../../../security/audit';
import { ACTIONS, ROLES } from '../../../security/permissions';

const text = fc.string({ maxLength: 12 });
const anyEvent: fc.Arbitrary<AuditEvent> = fc.record({
  id: fc.uuid({ version: 7 }),
  organisationId: text,
  actorId: fc.option(text),
  role: fc.option(fc.constantFrom(...ROLES)),
  action: fc.constantFrom(...ACTIONS),
  subject: fc.option(fc.record({ kind: text, id: text })),
  at: fc.nat(),
  outcome: fc.constantFrom('allowed' as const, 'denied' as const, 'failed' as const),
  reason: fc.option(text),
  requestId: text,
});

const anyBatches = fc
  .uniqueArray(anyEvent, { selector: (event) => event.id, minLength: 2, maxLength: 12 })
  .chain((events) =>
    fc.nat(events.length - 2).map((cut) => [events.slice(0, cut + 1), events.slice(cut + 1)]),
  );

function chain(batches: readonly (readonly AuditEvent[])[]): SealedBatch[] {
  let previousHash: Uint8Array = FIRST_PREVIOUS_HASH;
  return batches.map((events) => {
    const seal = sealBatch(previousHash, events);
    previousHash = seal.hash;
    return { seal, events };
  });
}

/** A chain of two batches as the database would hold it, and the first event of the second one. */
function example(): { first: SealedBatch; second: SealedBatch; event: AuditEvent } {
  const events = fc.sample(
    fc.uniqueArray(anyEvent, { selector: (e) => e.id, minLength: 4, maxLength: 4 }),
    1,
  )[0];
  const [first, second] = chain([events?.slice(0, 2) ?? [], events?.slice(2) ?? []]);
  const event = second?.events[0];
  if (!first || !second || !event) throw new Error('The example has not its two batches');
  return { first, second, event };
}

describe('an intact audit', () => {
  test('when any events are sealed in batches, then nothing is found, in whatever order rows are read', () => {
    fc.assert(
      fc.property(anyBatches, (batches) => {
        const stored = chain(batches).map(({ seal, events }) => ({ seal, events: [...events].reverse() }));
        expect(verifyChain(stored)).toEqual([]);
      }),
    );
  });

  test('when only its end is read, then it is checked from the seal before', () => {
    const { first, second } = example();
    expect(verifyChain([second], first.seal.hash)).toEqual([]);
  });

  test('when nothing was sealed yet, then nothing is found', () => {
    expect(verifyChain([])).toEqual([]);
  });
});

describe('an audit that was tampered with', () => {
  const alterations: Partial<AuditEvent>[] = [
    { organisationId: 'tampered-organisation' },
    { actorId: 'tampered-actor' },
    { actorId: null, role: null },
    { subject: { kind: 'tampered', id: 'x' } },
    { at: -1 },
    { reason: 'tampered-reason' },
    { requestId: 'tampered-request' },
  ];

  test.each(alterations)('when a row is changed to %j, then that row is named', (alteration) => {
    const { first, second } = example();
    const original: AuditEvent = {
      ...(second.events[0] as AuditEvent),
      actorId: 'actor',
      role: 'operator',
      outcome: 'denied',
    };
    const seal = sealBatch(first.seal.hash, [original]);
    const altered = { ...original, ...alteration };
    expect(verifyChain([first, { seal, events: [altered] }])).toEqual([
      { kind: 'event-altered', batch: 1, eventId: original.id },
    ]);
  });

  test('when a refusal is turned into a permission, then the row is named', () => {
    const { event } = example();
    const seal = sealBatch(FIRST_PREVIOUS_HASH, [{ ...event, outcome: 'denied' }]);
    const faults = verifyChain([{ seal, events: [{ ...event, outcome: 'allowed' }] }]);
    expect(faults).toEqual([{ kind: 'event-altered', batch: 0, eventId: event.id }]);
  });

  test('when a row is removed, then it is named', () => {
    const { first, second, event } = example();
    const faults = verifyChain([first, { ...second, events: second.events.slice(1) }]);
    expect(faults).toEqual([{ kind: 'event-missing', batch: 1, eventId: event.id }]);
  });

  test('when a row is slipped in, then it is named', () => {
    const { first, second, event } = example();
    const faults = verifyChain([{ ...first, events: [...first.events, event] }, second]);
    expect(faults).toEqual([{ kind: 'event-not-sealed', batch: 0, eventId: event.id }]);
  });

  test('when a row and its entry in the seal are removed together, then the seal is named', () => {
    const { first, second } = example();
    const seal = { ...second.seal, entries: second.seal.entries.slice(1) };
    const faults = verifyChain([first, { seal, events: second.events.slice(1) }]);
    expect(faults).toEqual([{ kind: 'seal-altered', batch: 1 }]);
  });

  test('when a batch is sealed again after a change, then the next one no longer follows it', () => {
    const { first, second } = example();
    const forged = sealBatch(FIRST_PREVIOUS_HASH, first.events.slice(1));
    const faults = verifyChain([{ seal: forged, events: first.events.slice(1) }, second]);
    expect(faults).toEqual([{ kind: 'chain-broken', batch: 1 }]);
  });

  test('when a whole batch is removed or two change places, then the chain is broken', () => {
    const { first, second } = example();
    expect(verifyChain([second])).toEqual([{ kind: 'chain-broken', batch: 0 }]);
    expect(verifyChain([second, first])).toEqual([
      { kind: 'chain-broken', batch: 0 },
      { kind: 'chain-broken', batch: 1 },
    ]);
  });
});

describe('the canonical form', () => {
  test('when two events differ, then their forms differ', () => {
    fc.assert(
      fc.property(anyEvent, anyEvent, (left, right) => {
        const same = JSON.stringify(left) === JSON.stringify(right);
        expect(canonicalAuditEvent(left) === canonicalAuditEvent(right)).toBe(same);
      }),
    );
  });

  test('when the same event has its fields in another order, then its form is the same', () => {
    const { event } = example();
    const reordered = Object.fromEntries(Object.entries(event).reverse()) as unknown as AuditEvent;
    expect(canonicalAuditEvent(reordered)).toBe(canonicalAuditEvent(event));
  });
});

test('when a batch is empty or holds an event twice, then it is not sealed', () => {
  const { event } = example();
  expect(() => sealBatch(FIRST_PREVIOUS_HASH, [])).toThrow(RangeError);
  expect(() => sealBatch(FIRST_PREVIOUS_HASH, [event, event])).toThrow(RangeError);
});

import fc from 'fast-check';
import {
  decide,
  isOver,
  newFollowUp,
  workItems,
  type Decision,
  type Fact,
  type FollowUpEvent,
  type FollowUpState,
} from '../../../../domain/follow-up';
import { aFact, aPlan, aSituation, DISCHARGED_AT } from '../../../support/follow-up-builders';

const HOUR = 3_600_000;
const HISTORIES = Number(process.env.RELAIS_TEST_LONG) === 1 ? 100_000 : 10_000;

/** What a step of a random history may be, before it is bound to the state it meets. */
type Move = { readonly kind: string; readonly pick: number; readonly wait: number; readonly role: number };

const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom(
    'deadline',
    'deadline',
    'deadline',
    'offer',
    'offer',
    'call',
    'call',
    'resolve',
    'take',
    'reopenBreak',
    'alert',
    'report',
    'readmitted',
    'home',
    'amended',
    'opposed',
    'delivery',
    'arrange',
    'died',
    'voided',
    'close',
    'repeat',
  ),
  pick: fc.nat(1000),
  wait: fc.nat(72 * HOUR),
  role: fc.nat(2),
});

const situation = fc.record({
  destination: fc.constantFrom('home', 'home', 'care-home', 'home-hospitalisation', 'rehabilitation'),
  phoneKnown: fc.boolean(),
  generalPractitioner: fc.constantFrom(
    null,
    { professionalId: 'gp-own', channel: 'secure-mail' as const },
    { professionalId: 'gp-own', channel: 'telephone' as const },
  ),
  opposition: fc.record({ calls: fc.boolean(), messages: fc.boolean(), sharing: fc.boolean() }),
}) as fc.Arbitrary<ReturnType<typeof aSituation>>;

const OUTCOMES = [
  'reached',
  'voicemail-left',
  'no-answer',
  'busy',
  'wrong-number',
  'relative-reached',
  'refused',
  'red-flag',
] as const;
const ROLES = ['operator', 'teamLead', 'clinician'] as const;

function eventOf(state: FollowUpState, { kind, pick }: Move): FollowUpEvent {
  const offers = state.cares.flatMap((care) => care.offers);
  const offerId = offers[pick % Math.max(offers.length, 1)]?.id ?? 'none';
  const broken = state.breaks[pick % Math.max(state.breaks.length, 1)];
  switch (kind) {
    case 'offer':
      return {
        type: 'offer-answered',
        offerId,
        answer: (['accepted', 'tentative', 'declined'] as const)[pick % 3] ?? 'declined',
      };
    case 'call':
      return {
        type: 'call-attempted',
        callKey: 'call-j2',
        outcome: OUTCOMES[pick % OUTCOMES.length] ?? 'busy',
      };
    case 'resolve':
      return {
        type: 'break-resolved',
        breakId: broken?.id ?? 'none',
        cause: pick % 2 === 0 ? 'call' : 'no-slot',
        resolution: pick % 2 === 0 ? 'false-alarm' : 'appointment-made',
      };
    case 'take':
      return { type: 'break-taken', breakId: broken?.id ?? 'none' };
    case 'reopenBreak':
      return { type: 'break-reopened', breakId: broken?.id ?? 'none' };
    case 'alert':
      return { type: 'alert-raised', code: pick % 2 === 0 ? 'R14' : 'R22', cause: 'call' };
    case 'report':
      return {
        type: 'break-reported',
        code: (['R01', 'R05', 'R18'] as const)[pick % 3] ?? 'R05',
        subject: pick % 2 === 0 ? 'patient' : 'gp-visit',
        cause: pick % 3 === 0 ? 'not-signed' : 'retired',
      };
    case 'readmitted':
      return { type: 'readmitted', at: DISCHARGED_AT, source: 'relative' };
    case 'home':
      return { type: 'returned-home' };
    case 'amended':
      return { type: 'amended' };
    case 'opposed':
      return { type: 'opposed', opposition: { calls: true, messages: true, sharing: pick % 2 === 0 } };
    case 'delivery':
      return {
        type: 'delivery-reported',
        messageKey: `follow-up-1/1/${pick % 2 === 0 ? 'handover/1' : `offer/${offerId}`}/secure-mail`,
        delivered: pick % 3 === 0,
      };
    case 'arrange':
      return { type: 'care-arranged', careKey: 'gp-visit' };
    case 'died':
      return pick % 4 === 0 ? { type: 'died', source: 'relative' } : { type: 'time-passed' };
    case 'voided':
      return pick % 8 === 0 ? { type: 'discharge-voided' } : { type: 'time-passed' };
    case 'close':
      return pick % 4 === 0 ? { type: 'closed-by-person', reason: 'completed' } : { type: 'time-passed' };
    default:
      return { type: 'time-passed' };
  }
}

/** `expect` costs more than `decide` itself: millions of checks go through this. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

function checkDecision(before: FollowUpState, fact: Fact, decision: Decision, now: number): void {
  const { state, nextDeadline, outcome } = decision;
  if (outcome.status !== 'applied') {
    must(state === before && decision.effects.length === 0, 'a fact not applied changes nothing');
    return;
  }
  must(state.revision === before.revision + 1, 'an applied fact is one revision');
  if (isOver(state)) {
    must(nextDeadline === null && state.closing !== null, 'an ended follow-up says how it ended');
    return;
  }
  must(nextDeadline !== null && nextDeadline.at > now, 'an open follow-up has a deadline to come');
  must(
    workItems(state).every(
      (item) => item.dueAt > now && (item.owner.kind === 'queue' || item.owner.userId !== ''),
    ),
    'everything open has a deadline to come and an owner',
  );
  for (const item of before.breaks.filter(({ status }) => status !== 'resolved')) {
    if (state.breaks.find(({ id }) => id === item.id)?.status !== 'resolved') continue;
    must(item.code !== 'R14' || fact.actor.role === 'clinician', 'only a clinician closes a red flag');
    must(item.code !== 'R22' || fact.actor.role !== 'operator', 'no operator closes a person in danger');
  }
}

/** Plays the moves, then lets time pass until the follow-up ends; returns every message key sent. */
function live(
  moves: readonly Move[],
  start: ReturnType<typeof aSituation>,
): { state: FollowUpState; keys: string[] } {
  let state = newFollowUp('follow-up-1', { plan: aPlan(), situation: start });
  let now = DISCHARGED_AT - 24 * HOUR;
  let last: Fact = aFact({ type: 'opened' });
  const keys: string[] = [];
  const step = (fact: Fact): Decision => {
    const decision = decide(state, fact, now);
    checkDecision(state, fact, decision, now);
    for (const effect of decision.effects) if (effect.type === 'send-message') keys.push(effect.key);
    state = decision.state;
    return decision;
  };
  let deadline = step(last).nextDeadline;
  for (const next of moves) {
    if (isOver(state)) break;
    const until = deadline?.at ?? now;
    now = next.kind === 'deadline' ? until : Math.min(now + next.wait, until);
    const fact =
      next.kind === 'repeat'
        ? last
        : aFact(eventOf(state, next), {
            actor: { userId: 'someone', role: ROLES[next.role] ?? 'operator' },
            replanning: { plan: aPlan(), situation: aSituation() },
          });
    last = fact;
    deadline = step(fact).nextDeadline;
  }
  for (let wake = 0; deadline !== null && wake < 120; wake += 1) {
    now = deadline.at;
    deadline = step(aFact({ type: 'time-passed' })).nextDeadline;
  }
  return { state, keys };
}

describe('decide, over random histories', () => {
  it(`keeps a deadline and an owner, sends nothing twice and ends, in ${HISTORIES} histories`, () => {
    let kept = 0;
    fc.assert(
      fc.property(fc.array(move, { maxLength: 25 }), situation, (moves, start) => {
        const { state, keys } = live(moves, start);
        must(new Set(keys).size === keys.length, 'nothing is sent twice');
        if (isOver(state)) return;
        kept += 1;
        const keepers = state.breaks.filter(
          ({ code, status }) => /R14|R22/.test(code) && status !== 'resolved',
        );
        must(keepers.length > 0, 'only a red flag or a person in danger outlives the pathway');
      }),
      { numRuns: HISTORIES },
    );
    expect(kept).toBeGreaterThan(0);
  });

  it('when nobody ever does anything, then it ends at J30 as unreachable and the GP is told', () => {
    fc.assert(
      fc.property(situation, (start) => {
        const { state, keys } = live([], start);
        expect(isOver(state)).toBe(true);
        expect(state.closing?.at).toBe(aPlan().endsAt);
        if (start.destination === 'home' && !start.opposition.calls) {
          expect(state.closing?.reason).toBe('unreachable');
          expect(state.closing?.leftOpen.every(({ owner }) => owner !== undefined)).toBe(true);
          const written = start.generalPractitioner?.channel === 'secure-mail' && !start.opposition.sharing;
          expect(keys.some((key) => key.includes('closing-summary'))).toBe(written);
        }
      }),
      { numRuns: 300 },
    );
  });
});

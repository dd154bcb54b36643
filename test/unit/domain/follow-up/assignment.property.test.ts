import fc from 'fast-check';
import {
  isOver,
  nextDeadline,
  workItems,
  type Clocked,
  type FollowUpState,
} from '../../../../domain/follow-up';
import { aFullPlan } from '../../../support/follow-up-builders';
import { live, move, must, situation, type Step } from '../../../support/random-history';

const LONG = Number(process.env.RELAIS_TEST_LONG) === 1;
const HISTORIES = LONG ? 20_000 : 1_000;

/** Everything that has a clock, by a name of its own. */
function clocked(state: FollowUpState): ReadonlyMap<string, Clocked> {
  const named = [
    ['handover', state.handover],
    ['letter', state.letter],
    ['readmission', state.readmission],
    ...(state.handover.copies ?? []).map((copy) => [`handover-copy/${copy.contact.professionalId}`, copy]),
    ...state.cares.map((care) => [`care/${care.key}`, care]),
    ...state.cares.flatMap(({ offers }) => offers.map((offer) => [`offer/${offer.id}`, offer])),
    ...state.calls.map((call) => [`call/${call.key}`, call]),
    ...state.checks.map((check) => [`check/${check.key}`, check]),
    ...state.results.map((result) => [`result/${result.key}`, result]),
    ...state.breaks.map((item) => [`break/${item.id}`, item]),
  ] as readonly (readonly [string, Clocked | null])[];
  return new Map(named.filter((one): one is readonly [string, Clocked] => one[1] !== null));
}

function checkAssignment({ before, fact, decision, now }: Step): number {
  const { event, actor } = fact;
  if (event.type !== 'item-assigned') return 0;
  const wanted = workItems(before).find(({ key }) => key === event.itemKey);
  must(
    wanted?.actionable !== true ||
      decision.outcome.status !== 'refused' ||
      decision.outcome.reason === 'not-allowed',
    `${event.itemKey} is on the list, and cannot be given to anybody`,
  );
  if (decision.outcome.status !== 'applied') return 0;
  // A deadline at the same instant passes in the same turn: what that brings is not the assignment's doing.
  if ((nextDeadline(before)?.at ?? 0) <= now) return 0;
  const item = workItems(before).find(({ key }) => key === event.itemKey);
  must(item !== undefined, 'only what is open is given to somebody');
  must(
    event.to.kind === 'person' || ['operators', 'team-leads'].includes(event.to.queue),
    'a queue that people hand nothing to got it',
  );
  const after = clocked(decision.state);
  const changed = [...clocked(before)].filter(([name, was]) => {
    const is = after.get(name);
    return is !== undefined && JSON.stringify(is.owner) !== JSON.stringify(was.owner);
  });
  must(changed.length <= 1, 'one thing is given to somebody, nothing else');
  for (const [name, was] of changed) {
    const is = after.get(name);
    must(is?.dueAt === was.dueAt && is?.overdueCount === was.overdueCount, 'its clock stays');
    must(!name.startsWith('break/R14-'), 'a red flag was handed on');
    must(!name.startsWith('break/R22-') || actor.role !== 'operator', 'an operator handed on R22');
    must(JSON.stringify(is?.owner) === JSON.stringify(event.to), 'somebody else got it');
  }
  return changed.length;
}

/** What a person has stays theirs while only time passes. */
function checkKept({ before, fact, decision }: Step): void {
  if (fact.event.type !== 'time-passed' || isOver(decision.state)) return;
  const after = clocked(decision.state);
  for (const { key, owner } of workItems(before)) {
    if (owner.kind !== 'person' || key.startsWith('break/R14-')) continue;
    // A new version is to be told anew: that is another thing to do.
    if (key.startsWith('handover') && before.handover.version !== decision.state.handover.version) continue;
    const is = after.get(key);
    must(
      is === undefined || is.owner.kind === 'person',
      `${key} was taken from whoever had it when time passed`,
    );
  }
}

/** Work is given away more often than by chance. */
const assigning = move.map((one) => ({ ...one, kind: 'assign' as const }));

describe('giving work to somebody, over random histories', () => {
  it('when an item is assigned, then it alone changes hands and its clock stays; time takes it from nobody', () => {
    let assigned = 0;
    fc.assert(
      fc.property(
        fc.array(fc.oneof(move, assigning), { minLength: 5, maxLength: 30 }),
        situation,
        (moves, start) => {
          live(moves, { plan: aFullPlan(), situation: start }, (step) => {
            assigned += checkAssignment(step);
            checkKept(step);
          });
        },
      ),
      { numRuns: HISTORIES },
    );
    expect(assigned).toBeGreaterThan(HISTORIES / 10);
  });
});

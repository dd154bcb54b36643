import { setTimeout as sleep } from 'node:timers/promises';
import type { FollowUpView } from '../../application/reading/views';
import { GENERAL_PRACTITIONERS } from '../../launcher/demonstration/people';
import { discharge, peopleOf, type People } from '../support/stack-client';
import { startStack, type Stack } from '../support/stack';

const SPEED = 20_000;
const PAUSE_MILLISECONDS = 10_000;
/** The clock goes on from where it was when the sweeper stopped; the worker stops a moment later. */
const CLOCK_LAG_MILLISECONDS = 3_000;

jest.setTimeout(300_000);

describe('a fast clock that was stopped with everything else', () => {
  let stack: Stack;
  let people: People;

  beforeAll(async () => {
    stack = await startStack({ args: ['--speed', String(SPEED), '--no-demo'] });
    people = peopleOf(stack);
  });
  afterAll(() => stack.discard());

  it('does not count the time it was stopped as time of a patient', async () => {
    const followUpId = await discharge(people, 'stopped', GENERAL_PRACTITIONERS[0]?.rpps);
    const isOpen = ({ status }: FollowUpView) => status === 'open';
    const before = await people.operator.awaitFollowUp(followUpId, isOpen, 'the follow-up is open');
    expect(await stack.stop()).toBe(0);
    await sleep(PAUSE_MILLISECONDS);
    stack = await startStack({ home: stack.home, args: ['--speed', String(SPEED), '--no-demo'] });
    people = peopleOf(stack);

    // Its offer expires, and another practice is asked.
    const hasGoneOn = ({ cares }: FollowUpView) => (cares[0]?.offers.length ?? 0) > 1;
    const after = await people.operator.awaitFollowUp(followUpId, hasGoneOn, 'the follow-up goes on');
    const { now } = await people.operator.get<{ now: string }>('/v1/clock');
    const latest = Math.max(...after.history.map(({ at }) => Date.parse(at)));
    expect(latest - Date.parse(now)).toBeLessThan(CLOCK_LAG_MILLISECONDS * SPEED);
    expect(after.history.slice(0, before.history.length)).toEqual(before.history);
    expect(after.generation).toBe(1);
  });
});

import fc from 'fast-check';
import { BREAK_RULES, isOver, nextDeadline, workItems, type BreakCode } from '../../../../domain/follow-up';
import { BREAK_STORIES, ladderOf, theBreak } from '../../../support/break-stories';
import { aPlan } from '../../../support/follow-up-builders';
import { jn, Story } from '../../../support/follow-up-story';

const MINUTE_MS = 60_000;

const ownerOf = (story: Story, code: BreakCode): string => {
  const { owner } = theBreak(story, code);
  return owner.kind === 'queue' ? owner.queue : owner.userId;
};

describe('the ladder of a break', () => {
  it('when its rungs are read, then it begins with its first queue and ends with one that is staffed', () => {
    for (const { firstQueue, ladder } of Object.values(BREAK_RULES)) {
      expect(ladder[0]?.queue).toBe(firstQueue);
      expect(ladder.length).toBeGreaterThanOrEqual(2);
      expect(ladder.at(-1)?.queue).not.toBe('wards');
    }
  });

  it('when time passes in any steps, then it only climbs, ends with its last owner and keeps a deadline', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BREAK_STORIES),
        fc.array(fc.integer({ min: 1, max: 3 * 24 * 60 }), { maxLength: 12 }),
        ({ code, opens }, waits) => {
          const story = opens();
          const ladder = ladderOf(code);
          let rung = 0;
          for (const wait of waits) {
            story.until(story.now + wait * MINUTE_MS);
            if (isOver(story.state) || theBreak(story, code).status === 'resolved') return;
            const reached = theBreak(story, code).rung ?? 0;
            expect(reached).toBeGreaterThanOrEqual(rung);
            expect(ladder[reached]).toBe(ownerOf(story, code));
            expect(theBreak(story, code).dueAt).toBeGreaterThan(story.now);
            expect(nextDeadline(story.state)?.at).toBeGreaterThan(story.now);
            expect(workItems(story.state).map(({ key }) => key)).toContain(`break/${code}-1`);
            rung = reached;
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each(BREAK_STORIES)(
    'when a person took $code and does nothing, then they keep it, it is said once and due again',
    ({ code, opens }) => {
      const story = opens();
      story.happens({ type: 'break-taken', breakId: `${code}-1` });
      const { dueAt } = theBreak(story, code);
      story.until(dueAt);
      if (isOver(story.state)) throw new Error('the story ended before the clock of its break');
      expect(theBreak(story, code)).toMatchObject({
        status: 'owned',
        owner: { kind: 'person', userId: 'operator-1' },
        overdueCount: 1,
      });
      expect(story.decision.history.map((entry) => `${entry.code} ${entry.subject ?? ''}`)).toContain(
        `break-kept-late ${code}-1`,
      );
      expect(theBreak(story, code).dueAt).toBeGreaterThan(dueAt);
    },
  );

  it('when the plan is older than the ladders, then a break climbs to the team lead and no further', () => {
    const story = new Story({ plan: aPlan() }).until(jn(2, 9));
    story.happens({ type: 'break-reported', code: 'R10', subject: 'patient', cause: 'cost' });
    expect(theBreak(story, 'R10').dueAt).toBe(jn(3, 9));
    for (const day of [3, 10, 20]) {
      story.until(jn(day, 9));
      expect(ownerOf(story, 'R10')).toBe('team-leads');
      expect(theBreak(story, 'R10').rung).toBeUndefined();
    }
  });

  it('when a medicine is missing on the ladder, then half a day each, and a clinician has it the day after', () => {
    const { opens } = BREAK_STORIES.find(({ code }) => code === 'R10') ?? BREAK_STORIES[0] ?? raise();
    const story = opens();
    const owners = [4, 5].flatMap((day) =>
      [10, 12, 16].map((hour) => ownerOf(story.until(jn(day, hour)), 'R10')),
    );
    // Opened on Friday J3 at the closing: four working hours end on Saturday J4 at 11h, the next four at 15h.
    expect(owners.slice(0, 3)).toEqual(['operators', 'team-leads', 'on-call-clinicians']);
  });
});

function raise(): never {
  throw new Error('no story of R10');
}

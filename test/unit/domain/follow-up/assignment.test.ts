import { workItems, type FollowUpEvent, type Owner } from '../../../../domain/follow-up';
import { aFullPlan } from '../../../support/follow-up-builders';
import { CLINICIAN, jn, OPERATOR, Story, TEAM_LEAD } from '../../../support/follow-up-story';
import { ROSTER } from '../../../support/random-history';

const COLLEAGUE: Owner = { kind: 'person', userId: 'colleague-1' };
const OPERATORS: Owner = { kind: 'queue', queue: 'operators' };

const assign = (itemKey: string, to: Owner = COLLEAGUE, expectedRevision?: number): FollowUpEvent => ({
  type: 'item-assigned',
  itemKey,
  to,
  ...(expectedRevision === undefined ? {} : { expectedRevision }),
});

const refused = (reason: string) => ({ status: 'refused', reason });

function alarmed(code: 'R14' | 'R22'): Story {
  const story = new Story({ plan: aFullPlan() }).until(jn(1, 9));
  const cause = code === 'R14' ? 'call' : 'violence';
  story.happens({ type: 'alert-raised', code, cause }, { onCall: ROSTER });
  return story;
}

describe('giving work to a colleague', () => {
  it('when any item that can be given is, then the colleague has it, by the same deadline, and history says so', () => {
    const story = new Story({ plan: aFullPlan() }).until(jn(2, 9));
    const items = workItems(story.state).filter(({ key }) => key.includes('/') || key === 'letter');
    expect(items.length).toBeGreaterThan(4);
    for (const before of items) {
      const decision = story.happens(assign(before.key), { actor: OPERATOR });
      expect(decision.outcome).toEqual({ status: 'applied' });
      expect(workItems(story.state).find(({ key }) => key === before.key)).toEqual({
        ...before,
        owner: COLLEAGUE,
      });
      expect(decision.history).toEqual([
        {
          at: story.now,
          code: 'item-assigned',
          subject: before.subject,
          detail: 'person',
          userId: OPERATOR.userId,
        },
      ]);
      if (before.owner.kind === 'queue' && before.owner.queue === 'wards') continue;
      story.happens(assign(before.key, before.owner));
      expect(workItems(story.state).find(({ key }) => key === before.key)).toEqual(before);
    }
  });

  it('when the deadline of what a colleague has passes, then it stays theirs', () => {
    const story = new Story().until(jn(2, 9));
    story.happens(assign('call/call-j2'));
    story.until(jn(4, 9));

    expect(story.call()).toMatchObject({ status: 'late', owner: COLLEAGUE });
  });

  it('when a try fails after that, then the next one is theirs too', () => {
    const story = new Story().until(jn(2, 9));
    story.happens(assign('call/call-j2'));
    story.calls('no-answer');

    expect(story.call()).toMatchObject({ status: 'due', owner: COLLEAGUE });
  });

  it('when it had it already, then nothing changes and history says nothing', () => {
    const story = new Story().until(jn(2, 9));
    const before = story.call();
    expect(story.happens(assign('call/call-j2', before.owner)).history).toEqual([]);
    expect(story.call()).toEqual(before);
  });

  it('when a break is given to somebody and back, then it is followed and waits again', () => {
    const story = new Story().until(jn(2, 9));
    story.happens({ type: 'break-reported', code: 'R10', subject: 'patient', cause: 'cost' });
    const { dueAt } = story.break('R10') ?? {};
    story.happens(assign('break/R10-1'));
    expect(story.break('R10')).toMatchObject({ status: 'owned', owner: COLLEAGUE, dueAt });
    story.happens(assign('break/R10-1', OPERATORS));
    expect(story.break('R10')).toMatchObject({ status: 'open', owner: OPERATORS, dueAt });
  });

  it('when it was reopened and handed back, then it is still a reopened one', () => {
    const story = new Story().until(jn(2, 9));
    story.happens({ type: 'break-reported', code: 'R10', subject: 'patient', cause: 'cost' });
    story.resolves('R10', 'cost', 'delivered');
    story.happens({ type: 'break-reopened', breakId: 'R10-1' });
    story.happens(assign('break/R10-1'));
    story.happens(assign('break/R10-1', OPERATORS));

    expect(story.break('R10')?.status).toBe('reopened');
  });
});

describe('what cannot be given to somebody', () => {
  it.each(['call/call-j99', 'care/none', 'pathway-end', 'break/R03-9', 'none', '', 'call/'])(
    'when the item is %j, then it is unknown',
    (itemKey) => {
      const story = new Story().until(jn(1, 9));
      expect(story.happens(assign(itemKey)).outcome).toEqual(refused('unknown-subject'));
    },
  );

  it.each(['wards', 'on-call-clinicians'] as const)(
    'when it is to go to the queue %s, then that is refused: rules alone send work there',
    (queue) => {
      const story = new Story().until(jn(2, 9));
      expect(story.happens(assign('call/call-j2', { kind: 'queue', queue })).outcome).toEqual(
        refused('not-allowed'),
      );
    },
  );

  it('when two decide on the same sight of it, then the second is refused', () => {
    const story = new Story().until(jn(2, 9));
    const { revision } = story.state;
    story.happens(assign('call/call-j2', COLLEAGUE, revision));
    const second = story.happens(assign('call/call-j2', { kind: 'person', userId: 'colleague-2' }, revision));

    expect(second.outcome).toEqual(refused('changed-meanwhile'));
    expect(story.call().owner).toEqual(COLLEAGUE);
  });

  it.each([OPERATOR, TEAM_LEAD, CLINICIAN])(
    'when a red flag walks the roster, then $role hands it to nobody',
    (actor) => {
      const story = alarmed('R14');
      const before = story.break('R14');
      expect(story.happens(assign('break/R14-1'), { actor }).outcome).toEqual(refused('not-allowed'));
      expect(story.break('R14')).toEqual(before);
    },
  );

  it('when a person is in danger, then the team lead hands it on, and an operator does not', () => {
    const story = alarmed('R22');
    expect(story.happens(assign('break/R22-1'), { actor: OPERATOR }).outcome).toEqual(refused('not-allowed'));
    expect(story.happens(assign('break/R22-1'), { actor: TEAM_LEAD }).outcome).toEqual({ status: 'applied' });
    expect(story.break('R22')?.owner).toEqual(COLLEAGUE);
  });

  it('when the discharge is only announced, then there is nothing to give', () => {
    const story = new Story({ announcedAt: jn(-1, 9) });
    expect(story.happens(assign('announced')).outcome).toEqual(refused('not-open'));
  });
});

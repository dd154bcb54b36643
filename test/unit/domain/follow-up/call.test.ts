import { workItems } from '../../../../domain/follow-up';
import { aSituation } from '../../../support/follow-up-builders';
import { CLINICIAN, jn, OPERATOR, Story, TEAM_LEAD } from '../../../support/follow-up-story';

const callItem = (story: Story) => workItems(story.state).find(({ key }) => key === 'call/call-j2');

describe('the follow-up call', () => {
  it('when nobody answers, then it is tried at another hour, then on another day', () => {
    const story = new Story().until(jn(2, 9));
    story.calls('no-answer');
    expect(callItem(story)).toMatchObject({ notBefore: jn(2, 14), dueAt: jn(3, 19) });

    story.until(jn(2, 14));
    story.calls('voicemail-left');
    expect(callItem(story)).toMatchObject({ notBefore: jn(3, 10), dueAt: jn(3, 19) });
    expect(story.call().attempts.map(({ at, outcome, by }) => [at, outcome, by])).toEqual([
      [jn(2, 9), 'no-answer', 'operator-1'],
      [jn(2, 14), 'voicemail-left', 'operator-1'],
    ]);
    expect(story.break('R13')).toBeUndefined();
  });

  it('when the third attempt is fruitless, then the patient is unreachable: R13', () => {
    const story = new Story().until(jn(2, 9));
    for (const outcome of ['no-answer', 'busy', 'voicemail-left'] as const) story.calls(outcome);

    expect(story.call().status).toBe('not-reached');
    expect(story.break('R13')).toMatchObject({ grade: 'late', subject: 'call-j2', cause: 'no-answer' });
    expect(callItem(story)).toBeUndefined();
  });

  it('when the patient is reached after that, then R13 closes', () => {
    const story = new Story().until(jn(2, 9));
    for (const outcome of ['no-answer', 'busy', 'no-answer', 'reached'] as const) story.calls(outcome);
    expect(story.call().status).toBe('done');
    expect(story.break('R13')).toMatchObject({ status: 'resolved', resolution: 'reached' });
    expect(story.calls('reached').outcome).toEqual({ status: 'refused', reason: 'already-settled' });
  });

  it('when the number is wrong to the last attempt, then R13 says why', () => {
    const story = new Story().until(jn(2, 9));
    for (let attempt = 0; attempt < 3; attempt += 1) story.calls('wrong-number');
    expect(story.break('R13')).toMatchObject({ cause: 'wrong-number' });
  });

  it('when a relative answers, then it does not count as fruitless', () => {
    const story = new Story().until(jn(2, 9));
    for (const outcome of ['relative-reached', 'no-answer', 'no-answer'] as const) story.calls(outcome);
    expect(story.call().status).toBe('due');
  });

  it('when asked to call back at an hour, then the call waits for it and is not late at that very minute', () => {
    const story = new Story().until(jn(2, 9));
    story.calls('call-back-at', jn(4, 10));
    expect(callItem(story)).toMatchObject({ notBefore: jn(4, 10) });

    story.until(jn(4, 10));
    expect(story.call().status).toBe('due');
    expect(callItem(story)).toMatchObject({
      overdue: false,
      dueAt: jn(4, 19),
      owner: { queue: 'operators' },
    });
    story.until(jn(4, 19));
    expect(story.call().status).toBe('late');
  });

  it('when the window closes without a call, then it is late, with the team lead, and a late call is still a call', () => {
    const story = new Story().until(jn(3, 19));
    expect(story.call()).toMatchObject({ status: 'late', owner: { queue: 'team-leads' } });
    expect(callItem(story)?.overdue).toBe(true);
    story.until(jn(5, 9));
    story.calls('reached');
    expect(story.call().status).toBe('done');
  });

  it('when the patient does not want to be called, then no call is left to make', () => {
    const story = new Story().until(jn(2, 9));
    for (const outcome of ['no-answer', 'no-answer', 'no-answer', 'refused'] as const) story.calls(outcome);

    expect(story.call().status).toBe('dropped');
    expect(story.state.situation.opposition.calls).toBe(true);
    expect(story.break('R15')).toMatchObject({ grade: 'fragile', cause: 'does-not-want' });
    // They were spoken to: they are not unreachable.
    expect(story.break('R13')).toMatchObject({ status: 'resolved' });
    expect(story.calls('no-answer').outcome).toEqual({ status: 'refused', reason: 'already-settled' });
    story.until(jn(30, 19));
    expect(story.state.closing).toMatchObject({ reason: 'refused' });
  });

  it('when calls are opposed beforehand, then none is due, known number or not', () => {
    const opposition = { calls: true, messages: false, sharing: false };
    const story = new Story({ situation: aSituation({ opposition, phoneKnown: false }) });
    expect(story.call().status).toBe('dropped');
    expect(story.break('R13')).toBeUndefined();
  });

  it('when the opposition is stated later, then the call is dropped', () => {
    const story = new Story().until(jn(1, 9));
    story.happens({ type: 'opposed', opposition: { calls: true, messages: false, sharing: false } });
    expect(story.call().status).toBe('dropped');
  });

  it('when no number is known, then R13 is said at once', () => {
    const story = new Story({ situation: aSituation({ phoneKnown: false }) });
    expect(story.break('R13')).toMatchObject({ grade: 'broken', cause: 'no-number' });
  });

  it('when two people work on the same call, then the second decides on what they no longer see', () => {
    const story = new Story().until(jn(2, 9));
    const seen = story.state.revision;
    story.calls('no-answer');
    const { outcome } = story.happens({
      type: 'call-attempted',
      callKey: 'call-j2',
      outcome: 'no-answer',
      expectedRevision: seen,
    });
    expect(outcome).toEqual({ status: 'refused', reason: 'changed-meanwhile' });
    expect(story.call().attempts).toHaveLength(1);
  });
});

describe('a red flag', () => {
  const flagged = () => {
    const story = new Story().until(jn(2, 9));
    story.calls('red-flag');
    return story;
  };

  it('when one is heard in a call, then the call is interrupted and the clinicians on call have minutes', () => {
    const story = flagged();
    expect(story.call().status).toBe('interrupted');
    expect(story.break('R14')).toMatchObject({
      grade: 'broken',
      cause: 'call',
      owner: { queue: 'on-call-clinicians' },
      dueAt: jn(2, 9, 15),
    });
  });

  it('when anybody but a clinician closes it, then it is refused', () => {
    const story = flagged();
    for (const actor of [OPERATOR, TEAM_LEAD]) {
      expect(story.resolves('R14', 'call', 'advice-given', actor).outcome).toEqual({
        status: 'refused',
        reason: 'not-allowed',
      });
    }
    expect(story.resolves('R14', 'call', 'advice-given', CLINICIAN).outcome.status).toBe('applied');
    expect(story.break('R14')).toMatchObject({ status: 'resolved', resolution: 'advice-given' });
  });

  it('when its minutes pass at any hour, then it climbs, and never closes by itself', () => {
    const story = flagged().until(jn(2, 9, 15));
    expect(story.break('R14')).toMatchObject({ overdueCount: 1, owner: { queue: 'team-leads' } });
    story.until(jn(40, 12));
    expect(story.break('R14')?.status).toBe('open');
  });

  it('when a person closes the follow-up meanwhile, then it is refused unless it was an error', () => {
    const story = flagged();
    expect(story.happens({ type: 'closed-by-person', reason: 'moved' }).outcome).toEqual({
      status: 'refused',
      reason: 'red-flag-open',
    });
    story.happens({ type: 'closed-by-person', reason: 'error' });
    expect(story.state.status).toBe('cancelled');
  });

  it('when a person is in danger, then a clinician or the team lead closes it, never an operator', () => {
    for (const actor of [TEAM_LEAD, CLINICIAN]) {
      const story = new Story().until(jn(2, 9));
      story.happens({ type: 'alert-raised', code: 'R22', cause: 'neglect' });
      expect(story.resolves('R22', 'neglect', 'reported', OPERATOR).outcome).toEqual({
        status: 'refused',
        reason: 'not-allowed',
      });
      expect(story.resolves('R22', 'neglect', 'reported', actor).outcome.status).toBe('applied');
    }
  });
});

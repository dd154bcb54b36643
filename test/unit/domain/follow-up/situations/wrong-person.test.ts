import { workItems } from '../../../../../domain/follow-up';
import { aPlan, aSituation } from '../../../../support/follow-up-builders';
import { jn, Story } from '../../../../support/follow-up-story';

const withdraws = (
  story: Story,
  attemptNumber: number,
  reason: 'wrong-person' | 'mistake' = 'wrong-person',
) => story.happens({ type: 'attempt-withdrawn', callKey: 'call-j2', attemptNumber, reason });

const callIsListed = (story: Story) => workItems(story.state).some(({ key }) => key === 'call/call-j2');

/** A plan with a call on J2 and one on J15. */
const twoCalls = () => {
  const [first] = aPlan().calls;
  return aPlan({
    calls: [first!, { ...first!, key: 'call-j15', window: { from: jn(15, 7), to: jn(16, 19) } }],
  });
};

describe('when an attempt was written down on the wrong patient (field.md, 4)', () => {
  it('when the operator reached Mrs Martin and noted it on Mrs Delattre, then Mrs Delattre is still to be called', () => {
    const story = new Story().until(jn(2, 9));
    story.calls('reached');
    expect(callIsListed(story)).toBe(false);

    expect(withdraws(story, 1).outcome.status).toBe('applied');
    expect(story.call()).toMatchObject({
      status: 'due',
      attempts: [],
      notBefore: jn(2, 7),
      dueAt: jn(3, 19),
    });
    expect(callIsListed(story)).toBe(true);
  });

  it('then history keeps both lines, and who took it back', () => {
    const story = new Story().until(jn(2, 9));
    const noted = story.calls('reached').history;
    const takenBack = withdraws(story, 1).history;
    expect(noted[0]).toMatchObject({ code: 'call-attempted', detail: 'reached' });
    expect(takenBack[0]).toMatchObject({
      code: 'attempt-withdrawn',
      subject: 'call-j2',
      detail: 'wrong-person',
      userId: 'operator-1',
    });
    expect(story.call().withdrawn).toMatchObject([
      { outcome: 'reached', at: jn(2, 9), reason: 'wrong-person', withdrawnBy: 'operator-1' },
    ]);
  });

  it('when she opposed calls since, then she is not called again', () => {
    const story = new Story().until(jn(2, 9));
    story.calls('not-understood');
    story.happens({ type: 'opposed', opposition: { calls: true, messages: false, sharing: false } });
    withdraws(story, 1);
    expect(story.call().status).toBe('dropped');
    expect(callIsListed(story)).toBe(false);
  });

  it('when it was the third try that made her unreachable, then that alert ends and she is called again', () => {
    const story = new Story().until(jn(2, 9));
    for (const outcome of ['no-answer', 'busy', 'no-answer'] as const) story.calls(outcome);
    expect(story.break('R13')).toMatchObject({ status: 'open' });

    withdraws(story, 3, 'mistake');
    expect(story.call().status).toBe('due');
    expect(story.break('R13')).toMatchObject({ status: 'resolved', resolution: 'attempt-withdrawn' });
  });

  it('when it was the first of three, then two tries count and she is called again', () => {
    const story = new Story().until(jn(2, 9));
    for (const outcome of ['no-answer', 'busy', 'no-answer'] as const) story.calls(outcome);
    withdraws(story, 1);
    expect(story.call()).toMatchObject({ status: 'due' });
    expect(story.call().attempts.map(({ outcome }) => outcome)).toEqual(['busy', 'no-answer']);
    expect(story.break('R13')).toMatchObject({ status: 'resolved' });
  });

  it('when somebody else had been reached while she was unreachable, then she counts as unreachable again', () => {
    const story = new Story().until(jn(2, 9));
    for (const outcome of ['no-answer', 'busy', 'no-answer', 'reached'] as const) story.calls(outcome);
    expect(story.break('R13')).toMatchObject({ status: 'resolved' });
    withdraws(story, 4);
    expect(story.call().status).toBe('not-reached');
    expect(story.break('R13')).toMatchObject({ status: 'reopened' });
  });

  it('when another person had refused the calls, then hers are made after all', () => {
    const story = new Story({ plan: twoCalls() }).until(jn(2, 9));
    story.calls('refused');
    expect([story.call().status, story.call('call-j15').status]).toEqual(['dropped', 'dropped']);

    withdraws(story, 1);
    expect([story.call().status, story.call('call-j15').status]).toEqual(['due', 'due']);
    expect(story.state.situation.opposition.calls).toBe(false);
    expect(story.break('R15')).toMatchObject({ status: 'resolved' });
  });

  it('when she said herself since that she wants no calls, then none is made, whatever is taken back', () => {
    const story = new Story({ plan: twoCalls() }).until(jn(2, 9));
    story.calls('refused');
    story.happens({ type: 'opposed', opposition: { calls: true, messages: false, sharing: false } });
    withdraws(story, 1);
    expect(story.state.situation.opposition.calls).toBe(true);
    expect([story.call().status, story.call('call-j15').status]).toEqual(['dropped', 'dropped']);
  });

  it('when the hospital states since that she refuses calls, then those that were due are not made', () => {
    const story = new Story({ plan: twoCalls() }).until(jn(2, 9));
    const situation = aSituation({ opposition: { calls: true, messages: false, sharing: false } });
    story.happens({ type: 'amended' }, { replanning: { plan: twoCalls(), situation } });
    expect([story.call().status, story.call('call-j15').status]).toEqual(['dropped', 'dropped']);
  });

  it('when it had raised a red flag, then the red flag stands until a clinician rules it out', () => {
    const story = new Story().until(jn(2, 9));
    story.calls('red-flag');
    withdraws(story, 1);
    expect(story.call().status).toBe('due');
    expect(story.break('R14')).toMatchObject({ status: 'open' });
  });

  it('when there is no such attempt, or it changed meanwhile, then nothing is taken back', () => {
    const story = new Story().until(jn(2, 9));
    expect(withdraws(story, 1).outcome).toEqual({ status: 'refused', reason: 'unknown-subject' });
    const seen = story.state.revision;
    story.calls('no-answer');
    expect(
      story.happens({
        type: 'attempt-withdrawn',
        callKey: 'call-j2',
        attemptNumber: 1,
        reason: 'mistake',
        expectedRevision: seen,
      }).outcome,
    ).toEqual({ status: 'refused', reason: 'changed-meanwhile' });
  });
});

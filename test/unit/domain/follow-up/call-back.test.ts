import { workItems } from '../../../../domain/follow-up';
import { storyOf } from '../../../support/break-stories';
import { aSituation } from '../../../support/follow-up-builders';
import { jn, Story } from '../../../support/follow-up-story';

const asked = { type: 'call-back-asked', about: 'patient' } as const;
const calls = (story: Story) => story.state.calls.filter(({ key }) => key.startsWith('patient-asks-'));
const tried = (story: Story) =>
  story.happens({ type: 'call-attempted', callKey: 'patient-asks-1', outcome: 'no-answer' });

describe('a patient who asks to be called', () => {
  it('when they ask twice, then there is one call, due before the service closes', () => {
    const story = storyOf().until(jn(1, 9));
    story.happens(asked);
    story.happens(asked);
    expect(calls(story)).toMatchObject([{ status: 'due', notBefore: jn(1, 9), dueAt: jn(1, 19) }]);
    story.happens({ type: 'call-attempted', callKey: 'patient-asks-1', outcome: 'reached' });
    story.happens(asked);
    expect(calls(story).map(({ status }) => status)).toEqual(['done', 'due']);
  });

  it('when they do not answer, then they are tried again twice before they count as not reached', () => {
    const story = storyOf().until(jn(1, 9));
    story.happens(asked);
    tried(story);
    expect(calls(story)[0]).toMatchObject({ status: 'due', notBefore: jn(1, 11) });
    story.until(jn(1, 11));
    tried(story);
    expect(story.break('R13')).toBeUndefined();
    story.until(jn(2, 9));
    tried(story);
    expect(calls(story)[0]?.status).toBe('not-reached');
    expect(story.break('R13')?.subject).toBe('patient-asks-1');
  });

  it('when they oppose calls, then nobody calls and somebody looks into it', () => {
    const opposition = { calls: true, messages: false, sharing: false };
    const story = new Story({ situation: aSituation({ opposition }) }).until(jn(1, 9));
    story.happens(asked);
    expect(calls(story)).toEqual([]);
    expect(workItems(story.state)).toContainEqual(
      expect.objectContaining({ key: 'check/call-back-opposed-patient', actionable: true }),
    );
  });

  it('when they are in hospital again, then they are called all the same, and it is said when it is late', () => {
    const story = storyOf().until(jn(1, 9));
    story.happens({ type: 'readmitted', at: jn(1, 8), source: 'hospital' });
    story.happens(asked);
    expect(workItems(story.state).map(({ key }) => key)).toContain('call/patient-asks-1');
    story.until(jn(2, 9));
    expect(calls(story)[0]).toMatchObject({ status: 'late', owner: { queue: 'team-leads' } });
  });

  it('when home hospitalisation is in charge, then their call is not the one check that ends the follow-up', () => {
    const story = new Story({ situation: aSituation({ destination: 'home-hospitalisation' }) }).until(
      jn(1, 9),
    );
    story.happens(asked);
    story.happens({ type: 'call-attempted', callKey: 'patient-asks-1', outcome: 'reached' });
    expect(story.state.status).toBe('handed-over');
  });

  it('when the pathway changes, then the call is still to be made', () => {
    const story = storyOf().until(jn(1, 9));
    story.happens(asked);
    story.happens({ type: 'pathway-moved', pathwayKey: 'heart-failure', reason: 'clinician-asks' });
    expect(calls(story)[0]?.status).toBe('due');
  });
});

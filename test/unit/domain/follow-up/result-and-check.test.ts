import { workItems } from '../../../../domain/follow-up';
import { storyOf } from '../../../support/break-stories';
import { jn, type Story } from '../../../support/follow-up-story';

const refused = (reason: string) => ({ status: 'refused', reason });
const keys = (story: Story) => workItems(story.state).map(({ key }) => key);

const awaiting = (owned: boolean) => storyOf({ results: [{ key: 'result-1', owned, dueAt: jn(3, 19) }] });

const toCheck = () =>
  storyOf({
    checks: [
      {
        key: 'bed',
        window: { from: jn(1, 7), to: jn(2, 19) },
        owner: 'operators',
        breakWhenUnmet: 'R11',
      },
    ],
  });

describe('a result that the letter announces', () => {
  it('when somebody is to receive it and it does not come, then R12 is late; when nobody is, broken', () => {
    expect(awaiting(true).until(jn(3, 19)).break('R12')?.grade).toBe('late');
    expect(awaiting(false).until(jn(3, 19)).break('R12')?.grade).toBe('broken');
  });

  it('when it came, then nobody waits any more', () => {
    const story = awaiting(true).until(jn(3, 19));
    story.happens({ type: 'result-reported', resultKey: 'result-1', outcome: 'received' });
    expect(story.break('R12')).toMatchObject({ status: 'resolved', resolution: 'sent-to-gp' });
    expect(keys(story)).not.toContain('result/result-1');
    const again = { type: 'result-reported', resultKey: 'result-1', outcome: 'received' } as const;
    expect(story.happens(again).outcome).toEqual(refused('already-settled'));
  });

  it('when somebody will receive it, then it has an owner and its date still counts', () => {
    const story = awaiting(false);
    story.happens({ type: 'result-reported', resultKey: 'result-1', outcome: 'awaited' });
    expect(story.break('R12')).toMatchObject({ status: 'resolved', resolution: 'recipient-named' });
    expect(keys(story)).toContain('result/result-1');
    story.until(jn(3, 19));
    expect(story.state.breaks.filter(({ code }) => code === 'R12').at(-1)).toMatchObject({
      id: 'R12-2',
      grade: 'late',
    });
  });

  it.each([
    ['sent-to-gp', 'received'],
    ['result-appointment-made', 'awaited'],
    ['recipient-named', 'awaited'],
  ])('when a person closes R12 with %s, then the result is %s', (resolution, status) => {
    const story = awaiting(false);
    story.resolves('R12', 'hospital-laboratory', resolution);
    expect(story.state.results[0]?.status).toBe(status);
  });
});

describe('something the service verifies itself', () => {
  it('when its window closes, then its break opens late, on the check', () => {
    expect(toCheck().until(jn(2, 18)).break('R11')).toBeUndefined();
    expect(toCheck().until(jn(2, 19)).break('R11')).toMatchObject({ grade: 'late', subject: 'bed' });
  });

  it.each([
    ['done', 'resolved'],
    ['not-applicable', 'accepted'],
  ] as const)('when it turns out %s, then its break is %s and nothing is due', (outcome, status) => {
    const story = toCheck().until(jn(2, 19));
    story.happens({ type: 'check-settled', checkKey: 'bed', outcome });
    expect(story.break('R11')?.status).toBe(status);
    expect(keys(story).filter((key) => key === 'check/bed' || key.startsWith('break/R11'))).toEqual([]);
    const again = story.happens({ type: 'check-settled', checkKey: 'bed', outcome: 'done' });
    expect(again.outcome).toEqual(refused('already-settled'));
  });

  it('when what it verifies is reported missing and put right, then it was verified on the way', () => {
    const story = toCheck().until(jn(1, 9));
    story.happens({ type: 'break-reported', code: 'R11', subject: 'bed', cause: 'not-delivered' });
    story.resolves('R11', 'not-delivered', 'delivered');
    expect(story.state.checks[0]?.status).toBe('done');
    expect(story.until(jn(3, 9)).state.breaks.filter(({ code }) => code === 'R11')).toHaveLength(1);
  });
});

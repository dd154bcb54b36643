import { decide } from '../../../../domain/follow-up';
import { aFact, aPlan, aSituation, DISCHARGED_AT } from '../../../support/follow-up-builders';
import { jn, Story } from '../../../support/follow-up-story';

describe('a fact', () => {
  it('when it comes a second time, then it is a repeat and changes nothing', () => {
    const story = new Story();
    const fact = aFact({ type: 'opposed', opposition: { calls: true, messages: true, sharing: true } });
    const first = decide(story.state, fact, jn(1, 9));
    const second = decide(first.state, fact, jn(1, 10));

    expect(second.outcome).toEqual({ status: 'repeat' });
    expect(second.state).toBe(first.state);
    expect(second).toMatchObject({ effects: [], history: [] });
  });

  it('when it comes again after the end, then it is still recognised as a repeat', () => {
    const story = new Story();
    const fact = aFact({ type: 'died', source: 'hospital' });
    const ended = decide(story.state, fact, jn(1, 9)).state;
    expect(decide(ended, fact, jn(1, 10)).outcome).toEqual({ status: 'repeat' });
    expect(decide(ended, aFact({ type: 'amended' }), jn(1, 10)).outcome).toEqual({
      status: 'refused',
      reason: 'follow-up-over',
    });
  });

  it('when many came since, then only the last forty are remembered', () => {
    const story = new Story();
    for (let count = 0; count < 60; count += 1) story.happens({ type: 'amended' });
    expect(story.state.recentFactIds).toHaveLength(40);
  });

  it('when it was decided on something older than what stands, then it is refused', () => {
    const story = new Story();
    const { id, revision } = story.pendingOffer();
    story.happens({ type: 'offer-answered', offerId: id, answer: 'tentative' });
    const answer = { type: 'offer-answered', offerId: id, answer: 'accepted' } as const;
    expect(story.happens({ ...answer, expectedRevision: revision }).outcome).toEqual({
      status: 'refused',
      reason: 'changed-meanwhile',
    });
    expect(story.happens({ ...answer, expectedRevision: story.state.revision }).outcome).toEqual({
      status: 'applied',
    });
  });

  it.each([
    ['an offer', { type: 'offer-answered', offerId: 'none', answer: 'accepted' }],
    ['a care', { type: 'care-arranged', careKey: 'none' }],
    ['a call', { type: 'call-attempted', callKey: 'none', outcome: 'reached' }],
    ['a break', { type: 'break-taken', breakId: 'none' }],
  ] as const)('when it speaks of %s that is not there, then it is refused', (_what, event) => {
    const story = new Story();
    const before = story.state;
    expect(story.happens(event).outcome).toEqual({ status: 'refused', reason: 'unknown-subject' });
    expect(story.state).toBe(before);
  });

  it('when an applied fact is written, then it is one revision and a line of history with who did it', () => {
    const story = new Story().until(jn(2, 9));
    const { revision } = story.state;
    const decision = story.calls('no-answer');
    expect(decision.state.revision).toBe(revision + 1);
    expect(decision.history).toEqual([
      { at: jn(2, 9), code: 'call-attempted', subject: 'call-j2', detail: 'no-answer', userId: 'operator-1' },
    ]);
  });
});

describe('an amendment', () => {
  it('when the windows move, then what is open moves with them and what is done stays', () => {
    const story = new Story();
    story.answers('accepted');
    const [visit] = aPlan().cares;
    const [call] = aPlan().calls;
    const plan = aPlan({
      cares: [{ ...visit!, window: { from: jn(1, 7), to: jn(9, 19) } }],
      calls: [{ ...call!, window: { from: jn(4, 7), to: jn(5, 19) } }],
    });
    story.happens({ type: 'amended' }, { replanning: { plan, situation: aSituation() } });

    expect(story.care()).toMatchObject({ status: 'arranged', dueAt: jn(7, 19) });
    expect(story.call()).toMatchObject({ notBefore: jn(4, 7), dueAt: jn(5, 19) });
  });

  it('when it comes without a new plan, then that is a fault of ours, loudly', () => {
    const story = new Story();
    const { replanning: _none, ...fact } = aFact({ type: 'amended' });
    expect(() => decide(story.state, fact, jn(1, 9))).toThrow(RangeError);
  });

  it('when the discharge is put off before it happened, then the follow-up waits for it', () => {
    const story = new Story({ announcedAt: DISCHARGED_AT - 3_600_000 });
    const plan = aPlan({ dischargedAt: jn(1, 15) });
    story.happens({ type: 'amended' }, { replanning: { plan, situation: aSituation() } });
    story.until(jn(1, 14));
    expect(story.state.status).toBe('announced');
    story.until(jn(1, 15));
    expect(story.state.status).toBe('open');
  });

  it('when the hospital states no opposition, then what the patient told us still holds', () => {
    const story = new Story();
    story.happens({ type: 'opposed', opposition: { calls: true, messages: false, sharing: false } });
    story.happens({ type: 'amended' }, { replanning: { plan: aPlan(), situation: aSituation() } });
    expect(story.state.situation.opposition.calls).toBe(true);
  });
});

describe('reopening', () => {
  const ended = () => {
    const story = new Story().until(jn(0, 18));
    story.happens({ type: 'closed-by-person', reason: 'moved' });
    return story;
  };

  it('when a closed follow-up is reopened, then generation 2 goes on where it stood', () => {
    const story = ended();
    const before = story.state;
    story.reopens();

    expect(story.state).toMatchObject({ generation: 2, status: 'open', closing: null });
    expect(story.state.revision).toBe(before.revision + 1);
    expect(story.offers()).toEqual(['gp-own withdrawn', 'gp-own awaiting']);
    expect(story.pendingOffer().id).toBe('gp-visit-g2-2');
  });

  it('when it is reopened, then no message goes out under a key of before', () => {
    const story = ended();
    story.reopens();
    story.happens({ type: 'died', source: 'hospital' });
    const keys = story.effects.flatMap((effect) => (effect.type === 'send-message' ? [effect.key] : []));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('follow-up-1/2/handover/2/secure-mail');
  });

  it('when it had never begun, then it waits for the discharge', () => {
    const story = new Story({ announcedAt: DISCHARGED_AT - 3_600_000 });
    story.happens({ type: 'discharge-voided' });
    story.reopens();
    expect(story.state).toMatchObject({ generation: 2, status: 'announced' });
    story.until(DISCHARGED_AT);
    expect(story.offers()).toEqual(['gp-own awaiting']);
  });

  it('when the patient had refused calls, then they still are refused', () => {
    const story = new Story().until(jn(2, 9));
    story.calls('refused');
    story.happens({ type: 'closed-by-person', reason: 'refused' });
    story.reopens();
    expect(story.state.situation.opposition.calls).toBe(true);
    expect(story.call().status).toBe('dropped');
  });

  it('when it is open already, then a reopening is refused', () => {
    const story = new Story();
    expect(story.happens({ type: 'reopened' }).outcome).toEqual({
      status: 'refused',
      reason: 'already-open',
    });
  });
});

import { workItems, type AttemptPolicy, type Plan, type Situation } from '../../../../domain/follow-up';
import { aPlan, aSituation } from '../../../support/follow-up-builders';
import { jn, Story } from '../../../support/follow-up-story';

const POLICY: AttemptPolicy = {
  partsOfDay: 3,
  overWorkingDays: 2,
  relativesInScope: 1,
  askNurseOnSite: true,
};

const NURSE: Plan['cares'][number] = {
  key: 'nurse',
  profession: 'nurse',
  window: { from: jn(0, 15), to: jn(7, 19) },
  arrangement: 'already',
  candidates: [],
  offerLifetimeMinutes: 480,
  breakWhenUnmet: 'R05',
};

function storyOf(
  policy: Partial<AttemptPolicy> = {},
  changes: { plan?: Partial<Plan>; situation?: Partial<Situation>; nurse?: boolean } = {},
): Story {
  const { calls, cares } = aPlan();
  const plan = aPlan({
    calls: calls.map((call) => ({ ...call, attempts: { ...POLICY, ...policy } })),
    cares: changes.nurse === true ? [...cares, NURSE] : cares,
    ...changes.plan,
  });
  return new Story({ plan, situation: aSituation(changes.situation) }).until(jn(2, 9));
}

const callItem = (story: Story) => workItems(story.state).find(({ key }) => key === 'call/call-j2');

/** Waits until the call may be made, then tries it. */
function tries(story: Story, outcome: Parameters<Story['calls']>[0], times = 1): Story {
  for (let made = 0; made < times; made += 1) {
    story.until(Math.max(story.now, callItem(story)?.notBefore ?? story.now));
    story.calls(outcome);
  }
  return story;
}

describe('tries at the patient', () => {
  it('when nobody answers, then the next tries are at other hours, over two days', () => {
    const story = tries(storyOf(), 'no-answer');
    expect(callItem(story)).toMatchObject({ reason: 'call-due', notBefore: jn(2, 14), dueAt: jn(3, 19) });
    // Morning and midday were tried: the afternoon of the next day is left, ten hours of service at least later.
    expect(callItem(tries(story, 'busy'))).toMatchObject({ notBefore: jn(3, 15), dueAt: jn(3, 19) });
  });

  it('when the patient prefers some hours, then every try is within them', () => {
    const preferredCallTimes = [2, 3, 4, 6].map((day) => ({ from: jn(day, 17), to: jn(day, 18, 30) }));
    const story = storyOf({}, { plan: { preferredCallTimes } });
    expect(callItem(story)?.notBefore).toBe(jn(2, 17));
    expect(callItem(tries(story, 'no-answer'))?.notBefore).toBe(jn(3, 17));
    expect(callItem(tries(story, 'no-answer'))).toMatchObject({ notBefore: jn(4, 17), dueAt: jn(4, 19) });
  });

  it('when no preferred hour falls within the window, then the pathway’s window goes before it', () => {
    const story = storyOf({}, { plan: { preferredCallTimes: [{ from: jn(6, 17), to: jn(6, 18) }] } });
    expect(callItem(story)?.notBefore).toBe(jn(2, 7));
    expect(callItem(tries(story, 'no-answer'))?.notBefore).toBe(jn(6, 17));
  });

  it('when the call is counted from an appointment, then it is placed at a preferred hour after it', () => {
    const calls = aPlan().calls.map((call) => ({
      ...call,
      attempts: POLICY,
      anchor: { careKey: 'gp-visit', earliestDays: 1, latestDays: 3 },
    }));
    const preferredCallTimes = [3, 5, 7].map((day) => ({ from: jn(day, 17), to: jn(day, 18) }));
    const story = storyOf({}, { plan: { calls, preferredCallTimes } });
    // The day after is a closed Sunday: its window begins on Monday, J6.
    story.happens({ type: 'care-arranged', careKey: 'gp-visit', appointmentAt: jn(4, 10) });
    expect(callItem(story)).toMatchObject({ notBefore: jn(7, 17), dueAt: jn(7, 19) });
  });

  it('when a number is wrong, then the next one is tried at once, and only the last opens R13', () => {
    const story = tries(storyOf({ numbers: 2, relativesInScope: 0 }), 'wrong-number');
    expect(callItem(story)).toMatchObject({ reason: 'call-due', notBefore: jn(2, 9) });
    expect(story.break('R13')).toBeUndefined();
    tries(story, 'wrong-number');
    expect(story.break('R13')).toMatchObject({ grade: 'broken', cause: 'wrong-number' });
  });

  it('when a relative picks up, then the patient is tried in the next part of the day', () => {
    const story = tries(storyOf(), 'relative-reached');
    expect(callItem(story)).toMatchObject({ reason: 'call-due', notBefore: jn(2, 14) });
    tries(story, 'no-answer', 2);
    expect(story.break('R13')).toBeUndefined();
  });

  it('when the patient called back, then the due call is done now', () => {
    const story = tries(storyOf(), 'called-back');
    expect(story.call()).toMatchObject({ status: 'done', attempts: [{ outcome: 'called-back' }] });
    expect(callItem(story)).toBeUndefined();
  });

  it('when the policy’s own plan is older than it, then the retry delays alone say when', () => {
    const { calls } = aPlan();
    const story = new Story({ plan: aPlan({ calls }) }).until(jn(2, 9));
    tries(story, 'no-answer', 2);
    expect(callItem(story)?.notBefore).toBe(jn(3, 10));
  });
});

describe('after the patient', () => {
  it('when every try was fruitless, then a relative is tried the same day, then the nurse, then R13', () => {
    const story = tries(storyOf({}, { nurse: true }), 'no-answer', 3);
    expect(story.now).toBe(jn(3, 15));
    expect(callItem(story)).toMatchObject({
      reason: 'call-relative',
      notBefore: jn(3, 15),
      dueAt: jn(3, 19),
      actionable: true,
    });
    expect(story.break('R13')).toBeUndefined();

    tries(story, 'voicemail-left');
    expect(callItem(story)).toMatchObject({ reason: 'call-nurse', notBefore: jn(3, 15), dueAt: jn(3, 19) });
    expect(story.break('R13')).toBeUndefined();

    tries(story, 'no-answer');
    expect(story.call().attempts.map(({ rung = 'patient' }) => rung)).toEqual([
      'patient',
      'patient',
      'patient',
      'relative',
      'nurse',
    ]);
    expect(story.call().status).toBe('not-reached');
    expect(story.break('R13')).toMatchObject({ grade: 'broken', cause: 'no-answer', subject: 'call-j2' });
  });

  it('when there are two relatives, then each is tried once', () => {
    const story = tries(storyOf({ relativesInScope: 2 }), 'no-answer', 4);
    expect(callItem(story)?.reason).toBe('call-relative');
    expect(tries(story, 'no-answer').break('R13')).toBeDefined();
  });

  it('when no nurse goes there, or none is to be asked, then R13 follows the relatives', () => {
    expect(tries(storyOf(), 'no-answer', 4).break('R13')).toBeDefined();
    const unasked = storyOf({ askNurseOnSite: false }, { nurse: true });
    expect(tries(unasked, 'no-answer', 4).break('R13')).toBeDefined();
  });

  it('when the relative answers, then the patient is tried again, and that relative no more', () => {
    const story = tries(tries(storyOf(), 'no-answer', 3), 'relative-reached');
    expect(callItem(story)).toMatchObject({ reason: 'call-due' });
    expect(callItem(story)?.notBefore).toBeGreaterThan(jn(3, 19));
    expect(tries(story, 'no-answer').break('R13')).toMatchObject({ cause: 'no-answer' });
  });

  it('when the nurse says how the patient is, then the call is done and nobody is unreachable', () => {
    const story = tries(storyOf({}, { nurse: true }), 'no-answer', 5);
    tries(story, 'nurse-reached');
    expect(story.call().status).toBe('done');
    expect(story.break('R13')).toMatchObject({ status: 'resolved', resolution: 'nurse-on-site' });
  });

  it('when the patient is reached after R13, then the late call is a call and R13 is mended', () => {
    const story = tries(storyOf(), 'no-answer', 4).until(jn(9, 9));
    story.calls('reached');
    expect(story.call().status).toBe('done');
    expect(story.break('R13')).toMatchObject({ status: 'resolved', resolution: 'reached' });
  });
});

describe('hearing and language', () => {
  it('when the patient does not understand, then it never counts as fruitless and an interpreter is sought', () => {
    const story = tries(storyOf({ relativesInScope: 0 }), 'not-understood');
    expect(callItem(story)).toMatchObject({ reason: 'call-needs-interpreter', notBefore: jn(2, 14) });
    tries(story, 'no-answer', 6);
    expect(story.break('R13')).toBeUndefined();
    expect(callItem(story)).toMatchObject({ owner: { queue: 'team-leads' } });
  });

  it.each([
    ['text-only', 'call-by-text'],
    ['interpreter', 'call-needs-interpreter'],
  ] as const)(
    'when %s is known beforehand, then the call says so, climbs, and opens no R13',
    (need, reason) => {
      const story = storyOf({}, { situation: { speakingNeed: need } });
      expect(callItem(story)).toMatchObject({ reason, owner: { queue: 'operators' }, dueAt: jn(3, 19) });
      story.until(jn(3, 19));
      expect(callItem(story)).toMatchObject({ reason, overdue: true, owner: { queue: 'team-leads' } });
      tries(story, 'no-answer', 8);
      expect(story.break('R13')).toBeUndefined();
      expect(callItem(story)).toBeDefined();
      story.until(jn(30, 19));
      expect(story.state.closing?.reason).toBe('completed');
      expect(story.state.closing?.leftOpen.map(({ subject }) => subject)).toContain('call-j2');
    },
  );

  it('when nobody has a number of a patient who cannot telephone, then that is no R13 either', () => {
    const story = storyOf({}, { situation: { phoneKnown: false, speakingNeed: 'text-only' } });
    expect(story.break('R13')).toBeUndefined();
    expect(callItem(story)?.reason).toBe('call-by-text');
  });

  it('when R13 stands and the patient is then met but does not understand, then it is mended', () => {
    const story = tries(tries(storyOf(), 'no-answer', 4), 'not-understood');
    expect(story.break('R13')).toMatchObject({ status: 'resolved', resolution: 'reached' });
    expect(callItem(story)?.reason).toBe('call-needs-interpreter');
  });
});

describe('a red flag in a call', () => {
  it('when the script says how soon, then the break keeps it', () => {
    const story = storyOf();
    story.happens(
      { type: 'call-attempted', callKey: 'call-j2', outcome: 'red-flag', urgency: 'emergency' },
      { onCall: { rungs: [] } },
    );
    expect(story.call().status).toBe('interrupted');
    expect(callItem(story)?.reason).toBe('call-interrupted');
    expect(story.break('R14')).toMatchObject({ urgency: 'emergency' });
  });
});

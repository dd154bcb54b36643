import { workItems, type FollowUpEvent } from '../../../../domain/follow-up';
import { aCare, storyOf } from '../../../support/break-stories';
import { CLINICIAN, jn, type Story } from '../../../support/follow-up-story';

const refused = (reason: string) => ({ status: 'refused', reason });

function missed(careKey: string, missedBy: 'patient' | 'professional', cause?: string): FollowUpEvent {
  return {
    type: 'visit-reported',
    careKey,
    kept: false,
    missedBy,
    ...(cause === undefined ? {} : { cause }),
  };
}

const kept = (careKey: string): FollowUpEvent => ({ type: 'visit-reported', careKey, kept: true });

/** The nurse comes every day of the week. */
function nurseEveryDay(): Story {
  const visits = [1, 2, 3, 4].map((day) => ({ from: jn(day, 7), to: jn(day, 19) }));
  const nurse = aCare({ key: 'nurse', breakWhenUnmet: 'R05', visits });
  const story = storyOf({ cares: [nurse] }).until(jn(0, 16));
  story.happens({ type: 'care-arranged', careKey: 'nurse', professionalId: 'nurse-1' });
  return story.until(jn(1, 12));
}

function gpOn(day: number): Story {
  const story = storyOf();
  story.happens({
    type: 'offer-answered',
    offerId: story.pendingOffer().id,
    answer: 'accepted',
    appointmentAt: jn(day, 10),
  });
  return story.until(jn(day, 12));
}

describe('a visit', () => {
  it('when it took place, then the care is in place and its alerts are mended', () => {
    const story = gpOn(4);
    story.happens({ type: 'break-reported', code: 'R18', subject: 'gp-visit', cause: 'illness' });
    story.happens(kept('gp-visit'));
    expect(story.care()).toMatchObject({ status: 'in-place', visitsKept: 1 });
    expect(story.break('R18')?.status).toBe('resolved');
  });

  it('when a single one was missed before the limit, then it is to be arranged again by the limit', () => {
    const story = gpOn(4);
    story.happens(missed('gp-visit', 'patient', 'no-transport'));
    expect(story.care()).toMatchObject({ status: 'to-arrange', dueAt: jn(7, 19) });
    expect(story.care().appointmentAt).toBeUndefined();
    expect(story.break('R08')?.grade).toBe('fragile');
  });

  it('when it was missed after the limit, then nobody is left: broken, and late once it is made again', () => {
    const story = gpOn(7).until(jn(8, 9));
    story.happens(missed('gp-visit', 'professional', 'absent'));
    expect(story.break('R09')?.grade).toBe('broken');
    story.happens({ type: 'care-arranged', careKey: 'gp-visit', appointmentAt: jn(9, 10) });
    expect(story.break('R09')).toMatchObject({ status: 'resolved', grade: 'late' });
    expect(story.break('R03')).toMatchObject({ status: 'open', grade: 'late' });
  });

  it('when the person gives it up, then it stays a break: there was no solution', () => {
    const story = gpOn(4);
    story.happens(missed('gp-visit', 'patient', 'refuses'));
    story.resolves('R08', 'refuses', 'given-up');
    expect(story.break('R08')).toMatchObject({ status: 'resolved', grade: 'broken' });
    expect(story.care().status).toBe('failed');
  });

  it('when one of a series was missed, then the series goes on and the next makes up for it', () => {
    const story = nurseEveryDay();
    story.happens(missed('nurse', 'professional', 'running-late'));
    expect(story.care('nurse').status).toBe('arranged');
    expect(story.break('R09')?.grade).toBe('fragile');
    story.until(jn(2, 12));
    story.happens(kept('nurse'));
    expect(story.break('R09')?.status).toBe('resolved');
  });

  it('when somebody came who came before the stay, then that confirms the resumption', () => {
    const nurse = aCare({ key: 'nurse', breakWhenUnmet: 'R05', arrangement: 'already' });
    const story = storyOf({ cares: [nurse] }).until(jn(1, 12));
    story.happens(kept('nurse'));
    expect(story.care('nurse').status).toBe('in-place');
  });

  it.each([
    ['not arranged', () => storyOf().happens(kept('gp-visit')), 'not-arranged'],
    ['unknown', () => storyOf().happens(kept('nobody')), 'unknown-subject'],
    [
      'missed with a cause of the other',
      () => gpOn(4).happens(missed('gp-visit', 'patient', 'diary-error')),
      'unknown-cause-or-resolution',
    ],
    [
      'missed by nobody',
      () => gpOn(4).happens({ type: 'visit-reported', careKey: 'gp-visit', kept: false }),
      'unknown-cause-or-resolution',
    ],
  ])('when it is %s, then nothing is noted', (_case, happens, reason) => {
    expect(happens().outcome).toEqual(refused(reason));
  });
});

describe('an appointment without a date', () => {
  const agreed = () => {
    const story = storyOf();
    story.answers('accepted');
    return story;
  };
  const reasons = (story: Story) =>
    workItems(story.state)
      .filter(({ subject }) => subject === 'gp-visit')
      .map(({ reason, actionable }) => `${reason} ${actionable}`);

  it('when the practitioner agreed without one, then it is asked for, and R03 is late at the limit', () => {
    const story = agreed();
    expect(reasons(story)).toEqual(['care-undated true']);
    expect(story.until(jn(7, 18)).break('R03')).toBeUndefined();
    expect(story.until(jn(7, 19)).break('R03')).toMatchObject({ grade: 'late', status: 'open' });
  });

  it('when the date is given in time, then nothing is asked and nothing is late', () => {
    const story = agreed();
    story.happens({ type: 'care-arranged', careKey: 'gp-visit', appointmentAt: jn(5, 10) });
    expect(story.care().professionalId).toBe('gp-own');
    expect(reasons(story)).toEqual([]);
    expect(story.until(jn(8, 9)).break('R03')).toBeUndefined();
  });

  it('when the visit took place, then its date is of no interest any more', () => {
    const story = agreed().until(jn(5, 10));
    story.happens(kept('gp-visit'));
    expect(reasons(story)).toEqual([]);
    expect(story.until(jn(8, 9)).break('R03')).toBeUndefined();
  });

  it('when a nurse accepted, then that is enough: R05 asks for no date', () => {
    const story = storyOf({ cares: [aCare({ key: 'nurse', breakWhenUnmet: 'R05' })] });
    story.happens({ type: 'care-arranged', careKey: 'nurse' });
    expect(story.until(jn(4, 9)).break('R05')).toBeUndefined();
    const again = story.happens({ type: 'care-arranged', careKey: 'nurse' });
    expect(again.outcome).toEqual(refused('already-settled'));
  });
});

describe('a professional who stops', () => {
  const stop = (professionalId: string, cause: string): FollowUpEvent => ({
    type: 'professional-stopped',
    professionalId,
    cause,
  });

  it('when they held a care, then it is arranged anew with the next one, and R18 says why', () => {
    const story = gpOn(4);
    story.now = jn(3, 9);
    story.happens(stop('gp-own', 'illness'));
    expect(story.break('R18')).toMatchObject({ subject: 'gp-visit', cause: 'illness', grade: 'fragile' });
    expect(story.offers()).toEqual(['gp-own accepted', 'gp-next awaiting']);
  });

  it('when they were only asked, then the next one is asked and nothing is broken', () => {
    const story = storyOf();
    story.happens(stop('gp-own', 'on-leave'));
    expect(story.offers()).toEqual(['gp-own declined', 'gp-next awaiting']);
    expect(story.break('R18')).toBeUndefined();
  });

  it('when a dated replacement takes over, then they hold it and nothing is broken', () => {
    const story = gpOn(4);
    const replacement = { professionalId: 'gp-replacement', channel: 'secure-mail' } as const;
    story.happens({ type: 'professional-stopped', professionalId: 'gp-own', cause: 'on-leave', replacement });
    expect(story.care().professionalId).toBe('gp-replacement');
    expect(story.state.situation.generalPractitioner).toEqual(replacement);
    expect(story.break('R18')).toBeUndefined();
  });

  it('when their single visit took place already, then nothing is to be arranged again', () => {
    const story = gpOn(4);
    story.happens(kept('gp-visit'));
    story.happens(stop('gp-own', 'retired'));
    expect(story.care().status).toBe('in-place');
    expect(story.break('R18')).toBeUndefined();
    expect(story.state.situation.generalPractitioner).toBeNull();
  });

  it('when the only practitioner retires, then nobody is left: R04, retired', () => {
    const story = storyOf({
      cares: storyOf().state.plan.cares.map((care) => ({
        ...care,
        candidates: care.candidates.slice(0, 1),
      })),
    });
    story.happens(stop('gp-own', 'retired'));
    expect(story.break('R04')).toMatchObject({ cause: 'retired', grade: 'fragile' });
  });

  it('when they have nothing to do with the patient, or the cause is unknown, then nothing is noted', () => {
    expect(storyOf().happens(stop('somebody', 'retired')).outcome).toEqual(refused('unknown-subject'));
    expect(storyOf().happens(stop('gp-own', 'tired'), { actor: CLINICIAN }).outcome).toEqual(
      refused('unknown-cause-or-resolution'),
    );
  });
});

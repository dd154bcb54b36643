import { workItems, type FollowUpEvent, type Plan } from '../../../../domain/follow-up';
import { aCare, storyOf } from '../../../support/break-stories';
import { withMoreVisits } from '../../../support/follow-up-builders';
import { CLINICIAN, jn, Story } from '../../../support/follow-up-story';

const GP_ASKS: FollowUpEvent = { type: 'asked-for', by: 'general-practitioner' };
const KEPT: FollowUpEvent = { type: 'visit-reported', careKey: 'nurse', kept: true };
const refused = (reason: string) => ({ status: 'refused', reason });

/** The nurse comes three times, every other day; whoever asks gets two more visits, a week apart. */
function nurseComes(): Story {
  const visits = [1, 3, 5].map((day) => ({ from: jn(day, 7), to: jn(day, 19) }));
  const nurse = aCare({ key: 'nurse', breakWhenUnmet: 'R05', visits });
  const story = storyOf({ cares: [nurse] }).until(jn(0, 16));
  story.happens({ type: 'care-arranged', careKey: 'nurse', professionalId: 'nurse-1' });
  return story.until(jn(4, 12));
}

function asks(story: Story, event: FollowUpEvent = GP_ASKS, plan: Plan = withMoreVisits(story.state.plan)) {
  return story.happens(event, { replanning: { plan, situation: story.state.situation } });
}

describe('asking for the longer series', () => {
  it('when the nurse comes already, then she keeps it, and somebody books the rest by its first visit', () => {
    const story = nurseComes();
    const decision = asks(story);
    expect(story.care('nurse')).toMatchObject({
      status: 'to-arrange',
      professionalId: 'nurse-1',
      owner: { kind: 'queue', queue: 'operators' },
      dueAt: jn(12, 19),
    });
    const said = decision.history.slice(0, 2);
    expect(said.map(({ code, subject, detail }) => [code, subject ?? detail])).toEqual([
      ['asked-for', 'general-practitioner'],
      ['series-extended', 'nurse'],
    ]);
    expect(workItems(story.state).find(({ subject }) => subject === 'nurse')).toMatchObject({
      actionable: true,
      dueAt: jn(12, 19),
    });
    expect(story.messages('offer-withdrawn')).toEqual([]);
  });

  it('when the rest is booked, then the series is arranged again with the same nurse', () => {
    const story = nurseComes();
    asks(story);
    story.happens({ type: 'care-arranged', careKey: 'nurse' });
    expect(story.care('nurse')).toMatchObject({ status: 'arranged', professionalId: 'nurse-1' });
    expect(story.care('nurse').extension).toBeUndefined();
  });

  it('when nobody booked the rest by its first visit, then its break opens; booking it mends that', () => {
    const story = nurseComes();
    asks(story);
    story.until(jn(12, 18));
    expect(story.break('R05')).toBeUndefined();
    story.until(jn(13, 9));
    expect(story.break('R05')).toMatchObject({ status: 'open', subject: 'nurse' });
    story.happens({ type: 'care-arranged', careKey: 'nurse' });
    expect(story.break('R05')?.status).toBe('resolved');
  });

  it('when visits take place meanwhile, then they count, and the rest is still to be booked', () => {
    const story = nurseComes();
    asks(story);
    expect(story.happens(KEPT).outcome.status).toBe('applied');
    expect(story.care('nurse')).toMatchObject({ status: 'to-arrange', visitsKept: 1 });
    story.happens({ type: 'visit-reported', careKey: 'nurse', kept: false, missedBy: 'patient' });
    story.resolves('R08', 'no-transport', 'appointment-remade');
    expect(story.care('nurse')).toMatchObject({ status: 'to-arrange', dueAt: jn(12, 19) });
  });

  it('when the hospital amends the discharge afterwards, then the request and its deadline are kept', () => {
    const story = nurseComes();
    asks(story);
    const { askedFor: _askedFor, ...situation } = story.state.situation;
    story.happens({ type: 'amended' }, { replanning: { plan: story.state.plan, situation } });
    expect(story.state.situation.askedFor).toEqual(['general-practitioner']);
    expect(story.care('nurse')).toMatchObject({ status: 'to-arrange', dueAt: jn(12, 19) });
    expect(story.break('R05')).toBeUndefined();
  });

  it('when a later plan asks for no more visits than were arranged, then nothing is left to book', () => {
    const story = nurseComes();
    const { plan } = story.state;
    asks(story);
    story.happens({ type: 'amended' }, { replanning: { plan, situation: story.state.situation } });
    expect(story.care('nurse')).toMatchObject({ status: 'arranged', professionalId: 'nurse-1' });
  });

  it('when the nurse stops, then the whole series is to be arranged anew', () => {
    const story = nurseComes();
    asks(story);
    story.happens({ type: 'professional-stopped', professionalId: 'nurse-1', cause: 'illness' });
    expect(story.care('nurse').professionalId).toBeUndefined();
    expect(story.care('nurse').extension).toBeUndefined();
    expect(story.break('R18')?.status).toBe('open');
  });

  it('when a clinician lives without the rest, then what was arranged goes on', () => {
    const story = nurseComes();
    asks(story);
    story.until(jn(13, 9));
    const breakId = story.break('R05')?.id ?? 'none';
    const accepted = { type: 'break-accepted', breakId, acceptedBy: 'clinician', reason: 'waiting-is-safe' };
    story.happens(accepted as FollowUpEvent, { actor: CLINICIAN });
    expect(story.care('nurse')).toMatchObject({ status: 'arranged', professionalId: 'nurse-1' });
  });

  it('when it is asked late, then the rest is due by the first visit still ahead, not at once', () => {
    const story = nurseComes().until(jn(14, 9));
    asks(story);
    expect(story.care('nurse').dueAt).toBe(jn(19, 19));
    expect(story.break('R05')).toBeUndefined();
  });

  it('when nobody is found for the series yet, then it stays to be arranged as it was, with more visits', () => {
    const nurse = aCare({ key: 'nurse', breakWhenUnmet: 'R05', visits: [{ from: jn(1, 7), to: jn(1, 19) }] });
    const story = storyOf({ cares: [nurse] });
    const before = story.care('nurse');
    asks(story);
    expect(story.care('nurse')).toMatchObject({ status: before.status, dueAt: before.dueAt });
    expect(story.decision.history.map(({ code }) => code)).toEqual(['asked-for']);
  });

  it('when the plan holds a care only for that request, then it begins', () => {
    const story = nurseComes();
    const physiotherapy = aCare({
      key: 'physiotherapy',
      breakWhenUnmet: 'R06',
      window: { from: jn(4, 7), to: jn(9, 19) },
    });
    asks(story, GP_ASKS, { ...story.state.plan, cares: [...story.state.plan.cares, physiotherapy] });
    expect(story.care('physiotherapy')).toMatchObject({ status: 'to-arrange', dueAt: jn(9, 19) });
  });

  it('when the same profession asks again, then it is settled already; another one may ask', () => {
    const story = nurseComes();
    asks(story);
    expect(asks(story).outcome).toEqual(refused('already-settled'));
    expect(asks(story, { type: 'asked-for', by: 'specialist' }).outcome.status).toBe('applied');
    expect(story.state.situation.askedFor).toEqual(['general-practitioner', 'specialist']);
  });

  it('when the patient has not left hospital yet, then nobody can ask', () => {
    const story = new Story({ announcedAt: jn(-2, 10) });
    expect(asks(story).outcome).toEqual(refused('not-open'));
  });

  it('when the follow-up is reopened, then what was asked for still holds', () => {
    const story = nurseComes();
    asks(story);
    story.happens({ type: 'closed-by-person', reason: 'moved' });
    story.reopens({ plan: story.state.plan });
    expect(story.state.situation.askedFor).toEqual(['general-practitioner']);
  });
});

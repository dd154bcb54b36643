import { BREAK_RULES_VERSION, workItems } from '../../../../domain/follow-up';
import { aPlan, aSituation } from '../../../support/follow-up-builders';
import { jn, OPERATOR, Story } from '../../../support/follow-up-story';

const careItem = (story: Story) => workItems(story.state).find(({ key }) => key === 'care/gp-visit');

describe('one care secured', () => {
  it("when the patient's own GP accepts, then the care is arranged and the next is never asked", () => {
    const story = new Story();
    expect(story.offers()).toEqual(['gp-own awaiting']);
    story.until(jn(0, 17));
    story.happens({
      type: 'offer-answered',
      offerId: story.pendingOffer().id,
      answer: 'accepted',
      appointmentAt: jn(4, 10),
    });

    expect(story.care()).toMatchObject({
      status: 'arranged',
      professionalId: 'gp-own',
      appointmentAt: jn(4, 10),
    });
    story.until(jn(7, 19));
    expect(story.offers()).toEqual(['gp-own accepted']);
    expect(story.break('R03')).toBeUndefined();
  });

  it('when the GP declines, then the next candidate is asked at once, with the reason kept', () => {
    const story = new Story();
    story.answers('declined', { reason: 'on-leave' });

    expect(story.offers()).toEqual(['gp-own declined', 'gp-next awaiting']);
    expect(story.care().offers[0]?.reason).toBe('on-leave');
    expect(story.messages('offer')).toEqual(['offer to gp-own', 'offer to gp-next']);
  });

  it('when nobody answers within a working day, then the offer expires and the next candidate is asked', () => {
    const story = new Story();
    // 480 working minutes from 15h: four hours today, four tomorrow.
    expect(story.pendingOffer().dueAt).toBe(jn(1, 11));
    story.until(jn(1, 11));
    expect(story.offers()).toEqual(['gp-own expired', 'gp-next awaiting']);
  });

  it('when an answer comes after the offer expired, then it is refused', () => {
    const story = new Story();
    const { id } = story.pendingOffer();
    story.until(jn(1, 12));
    const { outcome } = story.happens({ type: 'offer-answered', offerId: id, answer: 'accepted' });
    expect(outcome).toEqual({ status: 'refused', reason: 'already-answered' });
  });

  it('when everybody asked said no, then the care waits for an operator, in the list', () => {
    const story = new Story();
    story.answers('declined');
    story.answers('declined');

    expect(story.care().status).toBe('to-arrange');
    expect(story.decision.history.map(({ code }) => code)).toContain('candidates-exhausted');
    expect(careItem(story)).toMatchObject({ actionable: true, owner: { queue: 'operators' } });
  });

  it('when an answer is tentative, then the practice has its time once more', () => {
    const story = new Story().until(jn(0, 18));
    story.answers('tentative');
    expect(story.pendingOffer()).toMatchObject({ status: 'tentative', dueAt: jn(1, 14) });
    story.answers('accepted');
    expect(story.care().status).toBe('arranged');
  });

  it('when an operator arranges it elsewhere, then the offer under way is taken back and the GP told', () => {
    const story = new Story().until(jn(0, 18));
    story.happens({ type: 'care-arranged', careKey: 'gp-visit', professionalId: 'gp-third' });

    expect(story.care()).toMatchObject({ status: 'arranged', professionalId: 'gp-third' });
    expect(story.offers()).toEqual(['gp-own filled']);
    expect(story.decision.effects).toContainEqual({
      type: 'clear-messages',
      scope: 'offer',
      subject: 'gp-visit-g1-1',
    });
    expect(story.messages('offer-withdrawn')).toEqual(['offer-withdrawn to gp-own']);
    const again = story.happens({ type: 'care-arranged', careKey: 'gp-visit' });
    expect(again.outcome).toEqual({ status: 'refused', reason: 'already-settled' });
  });

  it('when an offer could not be written to the practice, then an operator asks by telephone', () => {
    const story = new Story();
    story.happens({
      type: 'delivery-reported',
      messageKey: 'follow-up-1/1/offer/gp-visit-g1-1/secure-mail',
      delivered: false,
    });
    const item = workItems(story.state).find(({ key }) => key === 'offer/gp-visit-g1-1');
    expect(item).toMatchObject({ reason: 'offer-by-telephone', actionable: true });
  });
});

describe('the break R03, no appointment with the GP', () => {
  it('when the window closes with an offer still pending, then it is late', () => {
    const [visit] = aPlan().cares;
    const story = new Story({ plan: aPlan({ cares: [{ ...visit!, offerLifetimeMinutes: 20_000 }] }) });
    story.until(jn(7, 19));
    expect(story.break('R03')).toMatchObject({ grade: 'late', status: 'open', openedAt: jn(7, 19) });
  });

  it('when it closes with nobody left to ask, then it is broken, and goes to the team lead in time', () => {
    const story = new Story();
    story.answers('declined');
    story.answers('declined');
    story.until(jn(7, 19));

    expect(story.break('R03')).toMatchObject({ grade: 'broken', owner: { queue: 'operators' } });
    story.until(jn(9, 8));
    expect(story.break('R03')).toMatchObject({ overdueCount: 1, owner: { queue: 'team-leads' } });
  });

  it('when an appointment is made after all, then it closes by itself', () => {
    const story = new Story().until(jn(8, 9));
    story.happens({ type: 'care-arranged', careKey: 'gp-visit' });
    expect(story.break('R03')).toMatchObject({ status: 'resolved', resolution: 'appointment-made' });
  });

  it('when a person resolves it, then the care is arranged and pending offers are taken back', () => {
    const [visit] = aPlan().cares;
    const story = new Story({ plan: aPlan({ cares: [{ ...visit!, offerLifetimeMinutes: 20_000 }] }) });
    story.until(jn(8, 9));
    story.resolves('R03', 'no-slot', 'home-visit');

    expect(story.break('R03')).toMatchObject({
      status: 'resolved',
      cause: 'no-slot',
      resolution: 'home-visit',
    });
    expect(story.care().status).toBe('arranged');
    expect(story.offers()).toEqual(['gp-own filled']);
  });

  it('when the cause or the resolution is not on its list, then it is refused', () => {
    const story = new Story().until(jn(8, 9));
    const refusal = { status: 'refused', reason: 'unknown-cause-or-resolution' };
    expect(story.resolves('R03', 'call', 'home-visit').outcome).toEqual(refusal);
    expect(story.resolves('R03', 'no-slot', 'constructor').outcome).toEqual(refusal);
    expect(story.break('R03')?.status).toBe('open');
  });

  it('when somebody takes it, then it stays theirs when its time passes', () => {
    const story = new Story().until(jn(8, 9));
    story.happens({ type: 'break-taken', breakId: 'R03-1' }, { actor: OPERATOR });
    story.until(jn(12, 19));
    expect(story.break('R03')).toMatchObject({
      status: 'owned',
      owner: { kind: 'person', userId: OPERATOR.userId },
    });
    expect(story.break('R03')?.overdueCount).toBeGreaterThan(0);
  });

  it('when a resolved break turns out not to be, then it reopens with a clock of its own', () => {
    const story = new Story().until(jn(8, 9));
    story.resolves('R03', 'no-slot', 'not-needed');
    story.until(jn(10, 9));
    story.happens({ type: 'break-reopened', breakId: 'R03-1' });
    expect(story.break('R03')).toMatchObject({ status: 'reopened', dueAt: jn(11, 9) });
    expect(story.break('R03')).not.toHaveProperty('resolution');
  });
});

describe('the break R04, no regular GP', () => {
  const withoutGp = () =>
    new Story({
      plan: aPlan({ cares: aPlan().cares.map((care) => ({ ...care, candidates: [] })) }),
      situation: aSituation({ generalPractitioner: null }),
    });

  it('when the patient has no GP and nobody can be asked, then R04 is open from the start', () => {
    const story = withoutGp();
    expect(story.break('R04')).toMatchObject({ grade: 'fragile', subject: 'gp-visit', cause: 'never-had' });
    expect(story.messages()).toEqual([]);
  });

  it('when everybody asked refused, then nobody is left who would take the patient', () => {
    const story = new Story({ plan: aPlan({ breakRulesVersion: BREAK_RULES_VERSION }) });
    story.answers('declined');
    story.answers('declined');
    expect(story.break('R04')).toMatchObject({ grade: 'fragile', cause: 'gp-refuses' });
  });

  it('when one of them only did not answer, then the patient still has a GP: they are telephoned', () => {
    const story = new Story({ plan: aPlan({ breakRulesVersion: BREAK_RULES_VERSION }) });
    story.answers('declined');
    story.until(jn(3, 19));
    expect(story.offers()).toEqual(['gp-own declined', 'gp-next expired']);
    expect(story.break('R04')).toBeUndefined();
    expect(story.care().status).toBe('to-arrange');
  });

  it('when a GP is found, then R04 and R03 of that care both close, whichever was resolved', () => {
    const story = withoutGp().until(jn(8, 9));
    expect(story.break('R03')?.status).toBe('open');
    story.resolves('R04', 'never-had', 'gp-found');

    expect(story.care().status).toBe('arranged');
    expect(story.break('R03')).toMatchObject({ status: 'resolved', resolution: 'appointment-made' });
  });

  it('when a way out is only being looked for, then the care stays to arrange', () => {
    const story = withoutGp();
    story.resolves('R04', 'never-had', 'insurer-asked');
    expect(story.care().status).toBe('to-arrange');
  });
});

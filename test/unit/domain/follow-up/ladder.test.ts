import {
  BREAK_RULES_VERSION,
  workItems,
  type ContactRung,
  type Plan,
  type PlannedCare,
  type ProfessionalContact,
} from '../../../../domain/follow-up';
import { aPlan, aSituation } from '../../../support/follow-up-builders';
import { CLINICIAN, jn, OPERATOR, Story } from '../../../support/follow-up-story';

const LADDER: readonly (readonly [ContactRung, number])[] = [
  ['associate', 480],
  ['health-house', 480],
  ['health-centre', 480],
  ['nearby', 480],
  ['territorial-community', 720],
  ['insurer-mediator', 720],
  ['local-coordination', 720],
];

const rung = (name: ContactRung, answerMinutes?: number): ProfessionalContact => ({
  professionalId: name,
  channel: 'secure-mail',
  rung: name,
  ...(answerMinutes === undefined ? {} : { answerMinutes }),
});

const planOf = (changes: Partial<PlannedCare>): Plan => {
  const [visit] = aPlan().cares;
  return aPlan({ breakRulesVersion: BREAK_RULES_VERSION, cares: [{ ...visit!, ...changes }] });
};

const WITHOUT_GP = {
  plan: planOf({ candidates: LADDER.map(([name, minutes]) => rung(name, minutes)) }),
  situation: aSituation({ generalPractitioner: null, withheld: { professionalIds: [], professions: [] } }),
};

const items = (story: Story) => workItems(story.state).map(({ key, reason }) => `${key} ${reason}`);

describe('the ladder without a general practitioner (field.md, law and roles)', () => {
  it('when nobody answers, then each rung has its own delay and the next is asked when it is over', () => {
    const story = new Story(WITHOUT_GP);
    const dueAts: number[] = [];
    for (const [name] of LADDER) {
      const offer = story.pendingOffer();
      expect(offer.contact.rung).toBe(name);
      dueAts.push(offer.dueAt);
      story.until(offer.dueAt);
    }
    // Eight hours of the service each, then twelve, from Tuesday 15h on; Sunday does not count.
    expect(dueAts).toEqual([jn(1, 11), jn(1, 19), jn(2, 15), jn(3, 11), jn(4, 11), jn(6, 11), jn(7, 11)]);
    expect(story.offers()).toEqual(LADDER.map(([name]) => `${name} expired`));
  });

  it('when a rung is asked, then history says which', () => {
    const story = new Story(WITHOUT_GP);
    story.answers('declined');
    expect(story.decision.history).toContainEqual(
      expect.objectContaining({ code: 'offer-sent', subject: 'gp-visit-g1-2', detail: 'health-house' }),
    );
  });

  it('when the last rung said no, then R04 says that the patient never had one', () => {
    const story = new Story(WITHOUT_GP);
    expect(story.break('R04')).toBeUndefined();
    for (const _rung of LADDER) story.answers('declined');
    expect(story.break('R04')).toMatchObject({ grade: 'fragile', cause: 'never-had' });
  });

  it('when the patient’s own declines, then the ladder goes on, and the end of it says that they refuse', () => {
    const story = new Story({ plan: planOf({ candidates: [rung('own'), rung('associate', 60)] }) });
    story.answers('declined', { reason: 'no-slot' });
    expect(story.pendingOffer()).toMatchObject({ contact: { rung: 'associate' }, dueAt: jn(0, 16) });
    story.answers('declined');
    expect(story.break('R04')).toMatchObject({ cause: 'gp-refuses' });
  });
});

describe('several at once near the limit (field.md, restraint)', () => {
  const candidates = [rung('own'), rung('associate'), rung('health-house'), rung('health-centre')];
  const NEAR = {
    plan: planOf({ candidates, parallelOffers: { max: 3, withinMinutes: 720 }, offerLifetimeMinutes: 4000 }),
  };

  it('when the limit is a day of the service away, then three are asked, and history says why', () => {
    const story = new Story(NEAR);
    story.until(jn(7, 6, 59));
    expect(story.offers()).toEqual(['own awaiting']);
    story.until(jn(7, 7));
    expect(story.offers()).toEqual(['own awaiting', 'associate awaiting', 'health-house awaiting']);
    expect(story.decision.history.map(({ code }) => code)).toEqual([
      'limit-near',
      'offer-sent',
      'offer-sent',
    ]);
  });

  it('when one accepts, then the others hear at once that it is filled', () => {
    const story = new Story(NEAR).until(jn(7, 8));
    story.happens({ type: 'offer-answered', offerId: 'gp-visit-g1-2', answer: 'accepted' });
    expect(story.offers()).toEqual(['own filled', 'associate accepted', 'health-house filled']);
    expect(story.messages('offer-withdrawn')).toEqual([
      'offer-withdrawn to own',
      'offer-withdrawn to health-house',
    ]);
  });

  it('when one declines, then the next takes the place and never a fourth', () => {
    const story = new Story(NEAR).until(jn(7, 8));
    story.happens({ type: 'offer-answered', offerId: 'gp-visit-g1-1', answer: 'declined' });
    expect(story.offers()).toEqual([
      'own declined',
      'associate awaiting',
      'health-house awaiting',
      'health-centre awaiting',
    ]);
  });

  it('when the limit moves away, then one is asked at a time again', () => {
    const story = new Story(NEAR).until(jn(7, 8));
    const later = planOf({ ...NEAR.plan.cares[0]!, window: { from: jn(0, 15), to: jn(14, 19) } });
    story.happens({ type: 'amended' }, { replanning: { plan: later, situation: story.state.situation } });
    story.happens({ type: 'offer-answered', offerId: 'gp-visit-g1-1', answer: 'declined' });
    expect(story.offers()).toEqual(['own declined', 'associate awaiting', 'health-house awaiting']);
  });

  it('when the plan knows nothing of it, then one is asked at a time until the end', () => {
    const story = new Story({ plan: planOf({ candidates, offerLifetimeMinutes: 5000 }) }).until(jn(7, 18));
    expect(story.offers()).toEqual(['own awaiting']);
  });
});

describe('another time', () => {
  const proposed = (story: Story, proposedAt: number) =>
    story.happens(
      { type: 'offer-answered', offerId: story.pendingOffer().id, answer: 'other-time', proposedAt },
      { actor: CLINICIAN },
    );

  it('when it is proposed, then an operator has it on the list until the time itself', () => {
    const story = new Story().until(jn(0, 16));
    proposed(story, jn(3, 18));
    expect(story.pendingOffer()).toMatchObject({ status: 'tentative', proposedAt: jn(3, 18) });
    expect(items(story)).toContain('offer/gp-visit-g1-1 offer-other-time');
    story.until(jn(3, 17));
    expect(story.offers()).toEqual(['gp-own tentative']);
    expect(story.pendingOffer()).toMatchObject({ owner: { queue: 'team-leads' } });
    story.until(jn(3, 18));
    expect(story.offers()).toEqual(['gp-own expired', 'gp-next awaiting']);
  });

  it('when the operator accepts it for the patient, then it is arranged at that time', () => {
    const story = new Story();
    proposed(story, jn(3, 18));
    story.answers('accepted');
    expect(story.care()).toMatchObject({ status: 'arranged', appointmentAt: jn(3, 18) });
  });

  it('when the operator declines it, then the next is asked', () => {
    const story = new Story();
    proposed(story, jn(3, 18));
    story.answers('declined');
    expect(story.offers()).toEqual(['gp-own declined', 'gp-next awaiting']);
  });

  it('when the practice then accepts what was asked, then no time is made up', () => {
    const story = new Story();
    proposed(story, jn(3, 18));
    story.happens(
      { type: 'offer-answered', offerId: 'gp-visit-g1-1', answer: 'accepted' },
      { actor: CLINICIAN },
    );
    expect(story.care()).toMatchObject({ status: 'arranged' });
    expect(story.care().appointmentAt).toBeUndefined();
  });

  it('when it is over or missing, then it is refused', () => {
    const story = new Story().until(jn(1, 9));
    expect(proposed(story, jn(1, 9)).outcome).toEqual({ status: 'refused', reason: 'time-is-over' });
    const { outcome } = story.happens({
      type: 'offer-answered',
      offerId: story.pendingOffer().id,
      answer: 'other-time',
    });
    expect(outcome).toEqual({ status: 'refused', reason: 'time-is-over' });
  });
});

describe('care in place before the stay (field.md, 8)', () => {
  const provider: ProfessionalContact = {
    professionalId: 'nurse-before',
    channel: 'secure-mail',
    answerMinutes: 360,
  };
  const nursed = (changes: Partial<PlannedCare> = {}) => ({
    plan: planOf({
      key: 'nurse',
      profession: 'nurse',
      arrangement: 'already',
      breakWhenUnmet: 'R05',
      candidates: [rung('nearby')],
      resumption: { provider },
      ...changes,
    }),
  });
  const offers = (story: Story) => story.offers('nurse');
  const answers = (story: Story, answer: 'accepted' | 'declined', reason?: string) =>
    story.happens({
      type: 'offer-answered',
      offerId: story.care('nurse').offers.at(-1)?.id ?? 'none',
      answer,
      ...(reason === undefined ? {} : { reason }),
    });

  it('when the provider says yes, then it is in place and nobody else was ever asked', () => {
    const story = new Story(nursed());
    expect(story.care('nurse')).toMatchObject({ status: 'already', offers: [{ resumption: true }] });
    answers(story, 'accepted');
    expect(story.care('nurse')).toMatchObject({ status: 'in-place', professionalId: 'nurse-before' });
    expect(offers(story)).toEqual(['nurse-before accepted']);
  });

  it('when the provider says no, then R18 says so and only then somebody else is asked', () => {
    const story = new Story(nursed());
    answers(story, 'declined', 'retired');
    expect(story.break('R18')).toMatchObject({ subject: 'nurse', cause: 'retired' });
    expect(offers(story)).toEqual(['nurse-before declined', 'nearby awaiting']);
    answers(story, 'accepted');
    expect(story.care('nurse').status).toBe('arranged');
    expect(story.break('R18')?.status).toBe('resolved');
  });

  it('when nobody answers, then the operator telephones them and the list says so again', () => {
    const story = new Story(nursed()).until(jn(1, 9));
    expect(story.care('nurse').status).toBe('already');
    expect(offers(story)).toEqual(['nurse-before expired', 'nurse-before awaiting']);
    expect(items(story)).toContain('offer/nurse-g1-2 resumption-by-telephone');
    story.until(jn(6, 12));
    expect(offers(story)).toEqual(['nurse-before expired', 'nurse-before awaiting']);
    expect(workItems(story.state).find(({ key }) => key === 'offer/nurse-g1-2')).toMatchObject({
      overdue: true,
      owner: { queue: 'team-leads' },
    });
  });

  it('when they came before they answered, then that is their answer', () => {
    const story = new Story(nursed());
    story.happens({ type: 'visit-reported', careKey: 'nurse', kept: true });
    expect(story.care('nurse').status).toBe('in-place');
    expect(offers(story)).toEqual(['nurse-before filled']);
  });

  it('when nobody knows who came, then an operator finds out and nobody is asked', () => {
    const story = new Story(nursed({ resumption: { provider: null } }));
    expect(offers(story)).toEqual([]);
    expect(items(story)).toContain('care/nurse care-already');
  });

  it('when the provider stopped with somebody standing in, then that one is asked to go on', () => {
    const story = new Story(nursed());
    story.happens({
      type: 'professional-stopped',
      professionalId: 'nurse-before',
      cause: 'on-leave',
      replacement: { professionalId: 'stand-in', channel: 'mail' },
    });
    expect(offers(story)).toEqual(['nurse-before declined', 'stand-in awaiting']);
    expect(story.care('nurse')).toMatchObject({ status: 'already' });
    expect(story.break('R18')).toBeUndefined();
  });

  it('when nothing may be shared with the provider, then they are not asked and nobody else is', () => {
    const story = new Story({
      ...nursed(),
      situation: aSituation({ withheld: { professionalIds: ['nurse-before'], professions: [] } }),
    });
    expect(offers(story)).toEqual([]);
    expect(story.care('nurse').status).toBe('already');
  });

  it('when the plan is older than that rule, then nobody is asked', () => {
    const { plan } = nursed();
    const { resumption: _resumption, ...older } = plan.cares[0]!;
    const story = new Story({ plan: { ...plan, cares: [older] } });
    expect(offers(story)).toEqual([]);
    story.happens({ type: 'care-arranged', careKey: 'nurse' }, { actor: OPERATOR });
    expect(story.care('nurse').status).toBe('in-place');
  });
});

import { workItems } from '../../../../../domain/follow-up';
import { aFullPlan, aPlan, aSituation } from '../../../../support/follow-up-builders';
import { jn, Story } from '../../../../support/follow-up-story';

const near = (professionalId: string) => ({ professionalId, channel: 'secure-mail' as const });
const candidates = (...ids: string[]) => {
  const [visit] = aPlan().cares;
  return aPlan({ cares: [{ ...visit!, candidates: ids.map(near) }] });
};

/** As plans are made now: nobody is refused. */
const SHARING = aSituation({ withheld: { professionalIds: [], professions: [] } });

describe('when the patient stays at the daughter’s (field.md, 3)', () => {
  it('then whoever was asked keeps the time to answer, and the next one asked is near the daughter', () => {
    const story = new Story({ plan: candidates('gp-own', 'gp-courrieres') });
    story.happens(
      { type: 'address-changed' },
      { replanning: { plan: candidates('gp-own', 'gp-lille'), situation: SHARING } },
    );
    expect(story.offers()).toEqual(['gp-own awaiting']);
    story.answers('declined');
    expect(story.offers()).toEqual(['gp-own declined', 'gp-lille awaiting']);
  });

  it('when nobody at home had taken her, then somebody near the daughter is asked at once', () => {
    const story = new Story({ plan: candidates('gp-own') });
    story.answers('declined');
    expect(story.care().status).toBe('to-arrange');
    story.happens(
      { type: 'address-changed' },
      { replanning: { plan: candidates('gp-own', 'gp-lille'), situation: SHARING } },
    );
    expect(story.offers()).toEqual(['gp-own declined', 'gp-lille awaiting']);
  });

  it('when the visit is arranged, then it stays so', () => {
    const story = new Story({ plan: candidates('gp-own') });
    story.answers('accepted');
    story.happens(
      { type: 'address-changed' },
      { replanning: { plan: candidates('gp-lille'), situation: aSituation() } },
    );
    expect(story.care().status).toBe('arranged');
    expect(story.offers()).toEqual(['gp-own accepted']);
  });
});

describe('when a hospital amends where the patient is, or with whom to share', () => {
  const withheld = (...professionalIds: string[]) =>
    aSituation({ withheld: { professionalIds, professions: [] } });
  const amended = (story: Story, plan = candidates('gp-own'), situation = withheld()) =>
    story.happens({ type: 'amended' }, { replanning: { plan, situation } });

  it('when nobody at home had taken her, then somebody near the new address is asked', () => {
    const story = new Story({ plan: candidates('gp-own'), situation: withheld() });
    story.answers('declined');
    amended(story, candidates('gp-own', 'gp-lille'));
    expect(story.offers()).toEqual(['gp-own declined', 'gp-lille awaiting']);
  });

  it('when it changes nothing of that, then nobody is asked twice', () => {
    const story = new Story({ plan: candidates('gp-own'), situation: withheld() });
    story.answers('declined');
    amended(story);
    expect(story.offers()).toEqual(['gp-own declined']);
  });

  it('when it adds a refusal of sharing, then the request is taken back and the next one is asked', () => {
    const story = new Story({ plan: candidates('gp-own', 'gp-next'), situation: withheld() });
    amended(story, candidates('gp-own', 'gp-next'), withheld('gp-own'));
    expect(story.offers()).toEqual(['gp-own withdrawn', 'gp-next awaiting']);
  });
});

describe('when the patient lives in a care home (field.md, 9)', () => {
  const homePlan = (byInstitution: boolean) => {
    const plan = aFullPlan();
    return {
      ...plan,
      cares: plan.cares.map((care) =>
        byInstitution && care.profession === 'nurse' ? { ...care, byInstitution: true as const } : care,
      ),
    };
  };
  const careHome = aSituation({ destination: 'care-home' });

  it('then no independent nurse is asked, and nobody looks for one', () => {
    const story = new Story({ plan: homePlan(true), situation: careHome });
    expect(story.care('nurse-weekly').status).toBe('not-needed');
    expect(story.offers('nurse-weekly')).toEqual([]);
    expect(workItems(story.state).map(({ key }) => key)).not.toContain('care/nurse-weekly');
    story.until(jn(8, 9));
    expect(story.break('R05')).toBeUndefined();
  });

  it('when that is learnt later, then the nurse who was asked is told it is no longer needed', () => {
    const story = new Story({ plan: homePlan(false) });
    expect(story.offers('nurse-weekly')).toEqual(['nurse-1 awaiting']);
    story.happens({ type: 'amended' }, { replanning: { plan: homePlan(true), situation: careHome } });
    expect(story.care('nurse-weekly').status).toBe('not-needed');
    expect(story.offers('nurse-weekly')).toEqual(['nurse-1 withdrawn']);
    expect(story.messages('offer-withdrawn')).toContain('offer-withdrawn to nurse-1');
  });

  it('when she lives at home after all, then a nurse is to be found again', () => {
    const story = new Story({ plan: homePlan(true), situation: careHome });
    story.happens({ type: 'amended' }, { replanning: { plan: homePlan(false), situation: aSituation() } });
    expect(story.care('nurse-weekly').status).not.toBe('not-needed');
    expect(workItems(story.state).map(({ key }) => key)).toContain('care/nurse-weekly');
  });
});

describe('when home hospitalisation is in charge (field.md, 9)', () => {
  const athome = () =>
    new Story({ plan: aFullPlan(), situation: aSituation({ destination: 'home-hospitalisation' }) });

  it('then no independent nurse is booked: they work there by agreement only', () => {
    const story = athome().until(jn(1, 9));
    expect(story.state.status).toBe('handed-over');
    expect(story.state.cares).toEqual([]);
    expect(story.messages('offer')).toEqual([]);
  });

  it('then one check is made and the service stands down', () => {
    const story = athome().until(jn(2, 9));
    story.calls('reached');
    expect(story.state).toMatchObject({ status: 'closed', closing: { reason: 'stood-down' } });
  });
});

describe('when a readmission is learnt by telephone (field.md, 12)', () => {
  const plan = () => aPlan({ limits: { ...aPlan().limits, readmissionConfirmMinutes: 240 } });
  const readmitted = (source: 'relative' | 'hospital') => {
    const story = new Story({ plan: plan() }).until(jn(3, 9));
    story.happens({ type: 'readmitted', at: jn(3, 2), source });
    return story;
  };
  const item = (story: Story) => workItems(story.state).find(({ kind }) => kind === 'readmission');

  it('when the daughter says so, then somebody has to confirm it within half a day', () => {
    expect(item(readmitted('relative'))).toMatchObject({
      reason: 'readmission-to-confirm',
      dueAt: jn(3, 13),
      actionable: true,
    });
  });

  it('when the hospital says so itself, then there is nothing to confirm', () => {
    expect(item(readmitted('hospital'))).toMatchObject({ reason: 'still-in-hospital' });
  });

  it('when the ward confirms it, then it is asked later how she is', () => {
    const story = readmitted('relative');
    story.happens({ type: 'readmission-confirmed', source: 'hospital' });
    expect(item(story)).toMatchObject({ reason: 'still-in-hospital' });
    expect(item(story)!.dueAt).toBeGreaterThan(jn(4, 9));
    expect(story.happens({ type: 'readmission-confirmed', source: 'hospital' }).outcome).toEqual({
      status: 'refused',
      reason: 'already-settled',
    });
  });

  it('when the daughter says it twice, then that is no second source', () => {
    const story = readmitted('relative');
    expect(story.happens({ type: 'readmission-confirmed', source: 'relative' }).outcome).toEqual({
      status: 'refused',
      reason: 'not-allowed',
    });
  });

  it('when it turns out to be false, then the follow-up goes on', () => {
    const story = readmitted('relative');
    story.happens({ type: 'returned-home' });
    expect(story.state).toMatchObject({ status: 'open', readmission: null });
  });

  it('when nobody confirms it, then the team lead has it', () => {
    const story = readmitted('relative').until(jn(3, 14));
    expect(item(story)).toMatchObject({ overdue: true, owner: { queue: 'team-leads' } });
  });
});

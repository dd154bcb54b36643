import fc from 'fast-check';
import type { Situation } from '../../../../../domain/follow-up';
import { aFullPlan, aPlan, aSituation } from '../../../../support/follow-up-builders';
import { jn, Story } from '../../../../support/follow-up-story';

const NOBODY = { professionalIds: [], professions: [] };
const withheld = (changes: Partial<NonNullable<Situation['withheld']>>) =>
  aSituation({ withheld: { ...NOBODY, ...changes } });
const limited = (story: Story, situation: Situation) =>
  story.happens({ type: 'sharing-limited' }, { replanning: { plan: story.state.plan, situation } });

describe('when the patient refuses sharing with somebody (field.md, 10)', () => {
  it('when it is her own doctor, then nothing is sent to him and the next one is asked', () => {
    const story = new Story({ situation: withheld({ professionalIds: ['gp-own'] }) });
    expect(story.messages()).toEqual(['offer to gp-next']);
    expect(story.state.handover.status).toBe('not-sent');
    story.until(jn(1, 9));
    expect(story.break('R02')).toBeUndefined();
  });

  it('when it is all nurses, then none is asked and an operator arranges the visits with her', () => {
    const story = new Story({
      plan: aFullPlan({ letterDueAt: jn(0, 19) }),
      situation: withheld({ professions: ['nurse'] }),
    });
    expect(story.offers('nurse-weekly')).toEqual([]);
    expect(story.care('nurse-weekly').status).toBe('to-arrange');
    expect(story.offers('gp-visit')).toEqual(['gp-own awaiting']);
  });

  it('when she says so after the request left, then it is taken back and the next one is asked', () => {
    const story = new Story({ situation: withheld({}) });
    expect(story.offers()).toEqual(['gp-own awaiting']);
    limited(story, withheld({ professionalIds: ['gp-own'] }));
    expect(story.offers()).toEqual(['gp-own withdrawn', 'gp-next awaiting']);
  });

  it('when she opposes all sharing, then what was asked is taken back and nobody is written to any more', () => {
    const story = new Story({ situation: withheld({}) });
    story.happens({ type: 'opposed', opposition: { calls: false, messages: false, sharing: true } });
    expect(story.offers()).toEqual(['gp-own withdrawn']);
    expect(story.care().status).toBe('to-arrange');
    const before = story.messages('offer').length;
    story.until(jn(6, 9));
    expect(story.messages('offer')).toHaveLength(before);
  });

  it('when the follow-up is older than that rule, then it goes on as it began', () => {
    const story = new Story({ situation: aSituation() });
    story.happens({ type: 'opposed', opposition: { calls: false, messages: false, sharing: true } });
    expect(story.offers()).toEqual(['gp-own awaiting']);
  });

  it('when the follow-up ends, then whoever she refused hears nothing of it', () => {
    const story = new Story({ situation: withheld({ professionalIds: ['gp-own'] }) });
    story.answers('accepted');
    story.happens({ type: 'closed-by-person', reason: 'completed' });
    expect(story.messages('closing-summary')).toEqual(['closing-summary to gp-next']);
  });

  it('whoever is refused, and whenever, no request goes to them from then on', () => {
    const candidates = ['gp-own', 'gp-next', 'gp-third'];
    fc.assert(
      fc.property(fc.subarray(candidates), fc.boolean(), (refused, fromTheStart) => {
        const [visit] = aPlan().cares;
        const plan = aPlan({
          cares: [
            {
              ...visit!,
              candidates: candidates.map((professionalId) => ({ professionalId, channel: 'mail' as const })),
            },
          ],
        });
        const refusing = withheld({ professionalIds: refused });
        const story = new Story({ plan, situation: fromTheStart ? refusing : withheld({}) });
        if (!fromTheStart) limited(story, refusing);
        const sentBefore = fromTheStart ? 0 : 1;
        story.until(jn(20, 9));
        const asked = story.messages('offer').slice(sentBefore);
        expect(asked.filter((line) => refused.some((id) => line === `offer to ${id}`))).toEqual([]);
      }),
    );
  });
});

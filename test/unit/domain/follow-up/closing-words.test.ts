import {
  closingPreview,
  itemsAfterEnd,
  workItems,
  type ClosingReason,
  type FollowUpEvent,
} from '../../../../domain/follow-up';
import { aPlan, aSituation } from '../../../support/follow-up-builders';
import { jn, Story } from '../../../support/follow-up-story';

type Closing = Extract<FollowUpEvent, { type: 'closed-by-person' }>;

const BY_TELEPHONE = aSituation({
  generalPractitioner: { professionalId: 'gp-own', channel: 'telephone' },
});

function closes(
  story: Story,
  said: Omit<Closing, 'type' | 'reason'> = {},
  reason: ClosingReason = 'completed',
) {
  return story.happens({ type: 'closed-by-person', reason, ...said });
}

const leftOpen = ({ state }: Story) =>
  state.closing?.leftOpen.map(({ subject, kept }) => [subject, kept?.by ?? null]);

describe('a closing that says who keeps what', () => {
  it('when a keeper is named for something left open, then the closing holds it', () => {
    const story = new Story();
    closes(story, {
      keptBy: [
        { kind: 'care', subject: 'gp-visit', by: 'professional', professionalId: 'gp-own' },
        { kind: 'call', subject: 'call-j2', by: 'family' },
      ],
    });

    expect(leftOpen(story)).toEqual([
      ['handover', null],
      ['gp-visit', 'professional'],
      ['call-j2', 'family'],
    ]);
  });

  it.each([
    ['something that does not stay open', { kind: 'care', subject: 'nurse', by: 'family' }],
    [
      'one who is not in charge',
      { kind: 'care', subject: 'gp-visit', by: 'professional', professionalId: 'x' },
    ],
  ] as const)('when it names %s, then it is refused and nothing ends', (_what, kept) => {
    const story = new Story();
    closes(story, { keptBy: [kept] });

    expect(story.decision.outcome).toEqual({ status: 'refused', reason: 'unknown-subject' });
    expect(story.state.status).toBe('open');
  });
});

describe('a general practitioner who can only be told by telephone', () => {
  it('when nobody said that they were told, then it stays on the list after the end, with an owner', () => {
    const story = new Story({ situation: BY_TELEPHONE }).until(jn(2, 9));
    closes(story);

    expect(workItems(story.state)).toEqual([]);
    expect(itemsAfterEnd(story.state)).toMatchObject([
      {
        key: 'closing-summary',
        subject: 'gp-own',
        owner: { kind: 'queue', queue: 'operators' },
        dueAt: jn(2, 19),
        actionable: true,
      },
    ]);
  });

  it.each([
    ['they were told', { gpTold: true }],
    [
      'the hospital tells them',
      { keptBy: [{ kind: 'handover', subject: 'closing-summary', by: 'hospital' }] },
    ],
  ] as const)('when it is said that %s, then nothing is left on the list', (_what, said) => {
    const story = new Story({ situation: BY_TELEPHONE });
    closes(story, said);

    expect(story.decision.outcome.status).toBe('applied');
    expect(itemsAfterEnd(story.state)).toEqual([]);
  });

  it('when they are told by mail, then nothing is left on the list, whatever is said', () => {
    const story = new Story();
    closes(story, { gpTold: false });

    expect(itemsAfterEnd(story.state)).toEqual([]);
    expect(story.messages('closing-summary')).toEqual(['closing-summary to gp-own']);
  });
});

describe('what an end would leave', () => {
  const reasons: readonly ClosingReason[] = ['completed', 'refused', 'unreachable', 'died', 'error', 'moved'];

  it.each(reasons)('when it is looked at for %s, then it is what the end then leaves and tells', (reason) => {
    for (const situation of [aSituation(), BY_TELEPHONE, aSituation({ generalPractitioner: null })]) {
      const story = new Story({ plan: aPlan({ handoverCopies: true }), situation }).until(jn(1, 9));
      const preview = closingPreview(story.state, reason);
      const before = story.messages().length;
      closes(story, {}, reason);

      expect(story.state.closing?.leftOpen).toEqual(preview.leftOpen);
      const told = story.messages().slice(before);
      expect(told.filter((message) => !message.startsWith('offer-withdrawn'))).toEqual(
        preview.written.map(({ contact }) => `${preview.kind} to ${contact.professionalId}`),
      );
    }
  });

  it('when a person is in danger, then it says what forbids the end, save for an error', () => {
    const story = new Story();
    story.happens({ type: 'alert-raised', code: 'R22', cause: 'violence' });

    expect(closingPreview(story.state, 'completed').standing.map(({ code }) => code)).toEqual(['R22']);
    expect(closingPreview(story.state, 'error').standing).toEqual([]);
  });

  it.each([
    ['told', aSituation()],
    ['by-telephone', BY_TELEPHONE],
    ['nobody-known', aSituation({ generalPractitioner: null })],
    ['withheld', aSituation({ opposition: { calls: false, messages: false, sharing: true } })],
  ] as const)('when the GP is %s, then it says so', (gp, situation) => {
    expect(closingPreview(new Story({ situation }).state, 'completed').gp).toBe(gp);
  });
});

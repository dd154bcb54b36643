import { workItems, type Plan, type WorkItem } from '../../../../domain/follow-up';
import { aPlan, aSituation } from '../../../support/follow-up-builders';
import { jn, Story } from '../../../support/follow-up-story';

const NURSE_VISITS: Plan['cares'][number] = {
  key: 'nurse-visit',
  profession: 'nurse',
  window: { from: jn(0, 15), to: jn(9, 19) },
  arrangement: 'to-arrange',
  candidates: [{ professionalId: 'nurse-1', channel: 'mail' }],
  offerLifetimeMinutes: 480,
  breakWhenUnmet: 'R05',
  visits: [
    { from: jn(1, 7), to: jn(2, 19) },
    { from: jn(7, 7), to: jn(9, 19) },
  ],
};

const withNurse = (changes: Partial<Plan> = {}): Plan =>
  aPlan({
    handoverCopies: true,
    cares: [...aPlan().cares, NURSE_VISITS],
    results: [{ key: 'result-1', owned: true, dueAt: jn(8, 19) }],
    ...changes,
  });

const GP_HAS_IT = {
  type: 'delivery-reported',
  messageKey: 'follow-up-1/1/handover/1/secure-mail',
  delivered: true,
} as const;

/** The GP has the handover, and the nurse takes her visits on. */
function followed(changes: Partial<Plan> = {}, situation = aSituation()): Story {
  const story = new Story({ plan: withNurse(changes), situation });
  story.happens(GP_HAS_IT);
  story.happens(accepts(story, 'nurse-visit'));
  return story;
}

function accepts(story: Story, careKey: string) {
  const offer = story.care(careKey).offers.find(({ status }) => status === 'awaiting');
  return { type: 'offer-answered', offerId: offer?.id ?? 'none', answer: 'accepted' } as const;
}

const copies = ({ state }: Story) =>
  (state.handover.copies ?? []).map(
    ({ contact, status, version }) => `${contact.professionalId} ${status} v${version}`,
  );
const handovers = (story: Story) => story.messages().filter((message) => message.startsWith('handover'));
const handoverItems = ({ state }: Story): WorkItem[] =>
  workItems(state).filter(({ key }) => key.startsWith('handover-'));

/** Of the last copy that was sent. */
function keyOfCopy({ effects }: Story): string {
  const sent = effects.findLast(
    (effect) => effect.type === 'send-message' && effect.kind === 'handover-copy',
  );
  if (sent?.type !== 'send-message') throw new Error('no copy was sent');
  return sent.key;
}

describe('copies for those who take a care on', () => {
  it('when a nurse accepts, then she has the handover once, in the same turn', () => {
    const story = followed();

    expect(handovers(story)).toEqual(['handover-notice to gp-own', 'handover-copy to nurse-1']);
    story.until(jn(2, 9)).calls('reached');
    expect(handovers(story)).toHaveLength(2);
    expect(copies(story)).toEqual(['nurse-1 sent v1']);
  });

  it('when the GP accepts the visit, then they have the handover already', () => {
    const story = new Story({ plan: withNurse() });
    story.happens(accepts(story, 'gp-visit'));

    expect(handovers(story)).toEqual(['handover-notice to gp-own']);
  });

  it('when a care is arranged with one whom no plan names, then they are written to as the fact says', () => {
    const story = new Story({ plan: withNurse() });
    story.happens({
      type: 'care-arranged',
      careKey: 'nurse-visit',
      professionalId: 'nurse-9',
      contactChannel: 'secure-mail',
    });

    expect(handovers(story)).toContain('handover-copy to nurse-9');
  });

  it.each(['telephone', 'sms'] as const)(
    'when they can only be reached by %s, then somebody of the service tells them, and says so',
    (channel) => {
      const cares = [
        ...aPlan().cares,
        { ...NURSE_VISITS, candidates: [{ professionalId: 'nurse-1', channel }] },
      ];
      const story = followed({ cares });

      expect(handovers(story)).toEqual(['handover-notice to gp-own']);
      expect(handoverItems(story)).toMatchObject([
        {
          key: 'handover-copy/nurse-1',
          reason: 'handover-copy-due',
          owner: { kind: 'queue', queue: 'operators' },
          dueAt: jn(0, 19),
          actionable: true,
        },
      ]);
      story.happens({ type: 'handover-told', professionalId: 'nurse-1' });
      expect(story.decision.outcome).toEqual({ status: 'applied' });
      expect([copies(story), handoverItems(story)]).toEqual([['nurse-1 told v1'], []]);
      story.happens({ type: 'handover-told', professionalId: 'nurse-1' });
      expect(story.decision.outcome).toEqual({ status: 'refused', reason: 'already-settled' });
    },
  );

  it('when sharing is refused and no longer is, then whoever may not have got it is written once more', () => {
    const story = followed();
    const before = keyOfCopy(story);
    const all = { calls: false, messages: false };
    story.happens({ type: 'opposed', opposition: { ...all, sharing: true } });
    expect(copies(story)).toEqual([]);

    story.happens({ type: 'opposed', opposition: { ...all, sharing: false } });

    expect(copies(story)).toEqual(['nurse-1 sent v1']);
    expect(keyOfCopy(story)).not.toBe(before);
  });

  it('when a copy does not arrive, then it is to be told by telephone, and said again until it is', () => {
    const story = followed();
    const messageKey = keyOfCopy(story);
    story.happens({ type: 'delivery-reported', messageKey, delivered: false });

    expect(story.decision.history.map(({ code, subject }) => [code, subject])).toEqual([
      ['handover-copy-failed', 'nurse-visit'],
    ]);
    expect(handoverItems(story)).toMatchObject([{ reason: 'handover-copy-failed', actionable: true }]);
    story.until(jn(1, 12));
    expect(handoverItems(story)).toMatchObject([
      { overdue: true, owner: { kind: 'queue', queue: 'team-leads' } },
    ]);
  });

  it.each([
    ['from her', aSituation({ withheld: { professionalIds: ['nurse-1'], professions: [] } })],
    ['from nurses', aSituation({ withheld: { professionalIds: [], professions: ['nurse'] } })],
  ])(
    'when the patient withholds sharing %s, then she has none, though she gives the care',
    (_whom, situation) => {
      const story = new Story({ plan: withNurse(), situation });
      story.happens({ type: 'care-arranged', careKey: 'nurse-visit', professionalId: 'nurse-1' });

      expect(copies(story)).toEqual([]);
      expect(handovers(story)).toEqual(['handover-notice to gp-own']);
    },
  );

  it('when a dated replacement takes over, then they have it and whoever stopped hears no more', () => {
    const story = followed();
    story.happens({
      type: 'professional-stopped',
      professionalId: 'nurse-1',
      cause: 'illness',
      replacement: { professionalId: 'stand-in', channel: 'mail' },
    });

    expect(story.decision.outcome).toEqual({ status: 'applied' });
    expect(copies(story)).toEqual(['stand-in sent v1']);
    story.until(jn(0, 19));
    expect(handovers(story).filter((message) => message.endsWith('nurse-1'))).toHaveLength(1);
  });

  it('when the GP is replaced for good, then whoever stands in has the handover at once', () => {
    const story = followed();
    story.happens({
      type: 'professional-stopped',
      professionalId: 'gp-own',
      cause: 'retired',
      replacement: { professionalId: 'gp-new', channel: 'secure-mail' },
    });

    expect(handovers(story)).toContain('handover-notice to gp-new');
  });

  it('when the plan is older than the copies, then nothing is new', () => {
    const { handoverCopies: _handoverCopies, ...older } = withNurse();
    const story = new Story({ plan: older });
    story.happens(accepts(story, 'nurse-visit'));
    story.happens({ type: 'address-changed' });

    expect(handovers(story)).toEqual(['handover-notice to gp-own']);
    expect(story.state.handover).not.toHaveProperty('copies');
    expect(story.state.handover).not.toHaveProperty('renewAt');
  });
});

describe('new versions when facts change', () => {
  const changes = [
    ['the hospital amends the discharge', { type: 'amended' }],
    ['the patient is somewhere else', { type: 'address-changed' }],
    ['the pathway is another', { type: 'pathway-moved', pathwayKey: 'copd', reason: 'clinician' }],
    ['more is asked for', { type: 'asked-for', by: 'general-practitioner' }],
    ['an awaited result came', { type: 'result-reported', resultKey: 'result-1', outcome: 'received' }],
  ] as const;

  it.each(changes)(
    'when %s, then everybody who has one gets a new version once the day ends',
    (_what, event) => {
      const story = followed();
      story.happens(event);
      expect(handovers(story)).toHaveLength(2);
      expect(handoverItems(story)).toMatchObject([
        { key: 'handover-renewal', dueAt: jn(0, 19), actionable: false },
      ]);

      story.until(jn(0, 19));
      expect(handovers(story).slice(2)).toEqual(['handover-notice to gp-own', 'handover-copy to nurse-1']);
      expect([story.state.handover.version, copies(story)]).toEqual([2, ['nurse-1 sent v2']]);
      story.until(jn(1, 19));
      expect(handovers(story)).toHaveLength(4);
    },
  );

  it('when much changes within a day, then there is one new version', () => {
    const story = followed();
    for (const [, event] of changes) story.happens(event);
    story.until(jn(0, 19));

    expect(handovers(story)).toHaveLength(4);
  });

  it('when somebody goes there before the day ends, then they have it at once', () => {
    const story = followed();
    story.happens({
      type: 'appointment-booked',
      careKey: 'nurse-visit',
      appointmentId: 'a-1',
      professionalId: 'nurse-1',
      visit: 1,
      appointmentAt: jn(0, 17),
    });
    story.happens({ type: 'address-changed' });

    expect(handovers(story).slice(2)).toEqual(['handover-notice to gp-own', 'handover-copy to nurse-1']);
  });

  it('when a red flag is settled, then it is told; while it stands, or for another alert, it is not', () => {
    const story = followed().until(jn(2, 9));
    story.happens({ type: 'alert-raised', code: 'R22', cause: 'violence' });
    expect(handoverItems(story)).toEqual([]);
    const { id } = story.break('R22')!;
    story.happens(
      { type: 'break-resolved', breakId: id, cause: 'violence', resolution: 'reported' },
      { actor: { userId: 'lead-1', role: 'teamLead' } },
    );
    expect(story.decision.outcome.status).toBe('applied');
    expect(handoverItems(story)).toMatchObject([{ key: 'handover-renewal', dueAt: jn(2, 19) }]);
  });

  it('when nobody has an older one, then there is nothing to renew', () => {
    const story = new Story({ plan: withNurse(), situation: aSituation({ generalPractitioner: null }) });
    story.happens({ type: 'address-changed' });

    expect(handoverItems(story)).toEqual([]);
  });

  it('when the GP was told by telephone, then a new version is theirs to be told again', () => {
    const gp = { professionalId: 'gp-own', channel: 'telephone' as const };
    const story = new Story({ plan: withNurse(), situation: aSituation({ generalPractitioner: gp }) });
    story.happens({ type: 'handover-told', professionalId: 'gp-own' });
    expect(story.break('R02')).toMatchObject({ status: 'resolved', resolution: 'told-by-telephone' });

    story.happens({ type: 'address-changed' });
    story.until(jn(1, 8));
    expect(workItems(story.state)).toContainEqual(
      expect.objectContaining({ key: 'handover', reason: 'handover-due', actionable: true }),
    );
    story.happens({ type: 'handover-told', professionalId: 'gp-own' });
    expect(story.state.handover).toMatchObject({ status: 'delivered', version: 2 });
  });

  it('when it is begun again, then versions go on and everybody has the next one', () => {
    const story = followed();
    story.happens({ type: 'closed-by-person', reason: 'completed' });
    story.reopens({ plan: withNurse() });

    expect(story.state).toMatchObject({ generation: 2, handover: { status: 'sent', version: 2 } });
    expect(copies(story)).toEqual(['nurse-1 sent v2']);
  });
});

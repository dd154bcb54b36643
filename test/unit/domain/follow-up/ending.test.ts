import { nextDeadline, workItems } from '../../../../domain/follow-up';
import { aPlan, aSituation, DISCHARGED_AT } from '../../../support/follow-up-builders';
import { CLINICIAN, jn, Story } from '../../../support/follow-up-story';

const J30 = jn(30, 19);

/** A follow-up in each status that is not final. */
const statuses: [status: string, story: () => Story][] = [
  ['announced', () => new Story({ announcedAt: DISCHARGED_AT - 3_600_000 })],
  ['open', () => new Story().until(jn(2, 9))],
  [
    'handed-over',
    () => new Story({ situation: aSituation({ destination: 'rehabilitation' }) }).until(jn(2, 9)),
  ],
  [
    'paused',
    () => {
      const story = new Story().until(jn(2, 9));
      story.happens({ type: 'readmitted', at: jn(2, 8), source: 'relative' });
      return story;
    },
  ],
];

describe("the pathway's end, J30", () => {
  it('when care and call went well, then it is completed with nothing left open', () => {
    const story = new Story();
    story.happens({
      type: 'delivery-reported',
      messageKey: 'follow-up-1/1/handover/1/secure-mail',
      delivered: true,
    });
    story.answers('accepted');
    story.until(jn(2, 9)).calls('reached');
    story.until(J30);

    expect(story.state.closing).toEqual({ reason: 'completed', at: J30, leftOpen: [] });
    expect(story.messages('closing-summary')).toEqual(['closing-summary to gp-own']);
    expect(story.decision.nextDeadline).toBeNull();
    expect(workItems(story.state)).toEqual([]);
  });

  it('when nobody ever answered, then unreachable: the GP is told and what stays open has an owner', () => {
    const story = new Story().until(J30);

    expect(story.state).toMatchObject({ status: 'closed', closing: { reason: 'unreachable', at: J30 } });
    expect(story.messages('closing-summary')).toEqual(['closing-summary to gp-own']);
    expect(story.state.closing?.leftOpen.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      'handover handover',
      'care gp-visit',
      'call call-j2',
      'break R02-1',
      'break R03-1',
    ]);
    for (const { owner } of story.state.closing?.leftOpen ?? []) {
      expect(owner).toEqual({ kind: 'queue', queue: 'team-leads' });
    }
  });

  it('when the GP can only be told by telephone, then telling them is left to an operator', () => {
    const generalPractitioner = { professionalId: 'gp-own', channel: 'telephone' as const };
    const story = new Story({ situation: aSituation({ generalPractitioner }) }).until(J30);
    expect(story.state.closing?.leftOpen).toContainEqual({
      kind: 'handover',
      subject: 'closing-summary',
      owner: { kind: 'queue', queue: 'operators' },
    });
  });

  it('when a red flag stands, then it is kept open and closed the moment that is resolved', () => {
    const story = new Story().until(jn(2, 9));
    story.calls('red-flag');
    story.until(jn(33, 10));
    expect(story.state.status).toBe('open');
    expect(nextDeadline(story.state)?.at).toBeGreaterThan(jn(33, 10));

    story.resolves('R14', 'call', 'false-alarm', CLINICIAN);
    expect(story.state).toMatchObject({ status: 'closed', closing: { reason: 'completed', at: jn(33, 10) } });
  });
});

describe('death', () => {
  it.each(statuses)('when it is stated while %s, then everything stops at once', (status, begin) => {
    const story = begin();
    expect(story.state.status).toBe(status);
    const { effects } = story.happens({ type: 'died', source: 'relative' });

    expect(story.state).toMatchObject({ status: 'closed', closing: { reason: 'died' } });
    expect(effects[0]).toEqual({ type: 'clear-messages', scope: 'follow-up' });
    expect(effects.flatMap((effect) => (effect.type === 'send-message' ? [effect.kind] : []))).toEqual(
      { announced: [], open: ['death-notice'], 'handed-over': ['death-notice'], paused: ['death-notice'] }[
        status
      ],
    );
    expect(story.decision.nextDeadline).toBeNull();
  });

  it('when the patient died, then no call and no care is left to anybody', () => {
    const story = new Story().until(jn(2, 9));
    story.happens({ type: 'died', source: 'hospital' });
    expect(story.state.closing?.leftOpen.filter(({ kind }) => kind === 'call' || kind === 'care')).toEqual(
      [],
    );
  });

  it('when an offer is pending, then it is taken back; who had accepted hears of the death', () => {
    const asked = new Story().until(jn(0, 18));
    asked.happens({ type: 'died', source: 'hospital' });
    expect(asked.offers()).toEqual(['gp-own withdrawn']);

    const accepted = new Story();
    accepted.answers('declined');
    accepted.answers('accepted');
    accepted.happens({ type: 'died', source: 'hospital' });
    expect(accepted.messages('death-notice')).toEqual(['death-notice to gp-own', 'death-notice to gp-next']);
  });

  it('when sharing is opposed, then nobody is told', () => {
    const opposition = { calls: false, messages: false, sharing: true };
    const story = new Story({ situation: aSituation({ opposition }) });
    story.happens({ type: 'died', source: 'hospital' });
    expect(story.messages('death-notice')).toEqual([]);
  });
});

describe('cancellation by the hospital', () => {
  it.each(statuses)('when it comes while %s, then the follow-up is voided', (_status, begin) => {
    const story = begin();
    story.happens({ type: 'discharge-voided' });
    expect(story.state).toMatchObject({ status: 'voided', closing: { reason: 'error' } });
  });

  it('when nothing had begun, then nobody is told and nothing is left open', () => {
    const story = new Story({ announcedAt: DISCHARGED_AT - 3_600_000 });
    story.happens({ type: 'discharge-voided' });
    expect(story.messages()).toEqual([]);
    expect(story.state.closing?.leftOpen).toEqual([]);
  });

  it('when the GP had been told, then they hear that it stopped', () => {
    const story = new Story().until(jn(1, 9));
    story.happens({ type: 'discharge-voided' });
    expect(story.messages('follow-up-stopped')).toEqual(['follow-up-stopped to gp-own']);
  });
});

describe('readmission', () => {
  it('when the patient is in hospital again, then all stops and somebody asks how it goes', () => {
    const story = new Story().until(jn(2, 9));
    story.happens({ type: 'readmitted', at: jn(2, 8), source: 'operator' });

    expect(story.state).toMatchObject({ status: 'paused', readmission: { at: jn(2, 8) } });
    expect(story.break('R16')).toMatchObject({ grade: 'fragile', subject: 'readmission' });
    expect(story.care().status).toBe('to-arrange');
    expect(workItems(story.state).map(({ key }) => key)).toEqual([
      'readmission',
      'break/R02-1',
      'break/R16-1',
      'pathway-end',
    ]);
  });

  it('when it lasts, then the question comes back to the team lead, until the pathway ends', () => {
    const story = new Story().until(jn(2, 9));
    story.happens({ type: 'readmitted', at: jn(2, 8), source: 'operator' });
    story.until(jn(14, 9));
    expect(story.state.readmission).toMatchObject({ owner: { queue: 'team-leads' } });
    story.until(J30);
    expect(story.state.closing).toMatchObject({ reason: 'readmitted' });
    expect(story.messages('follow-up-stopped')).toEqual(['follow-up-stopped to gp-own']);
  });

  it('when the patient comes home, then everything goes on with the new plan, and is asked for again', () => {
    const story = new Story().until(jn(0, 18));
    story.happens({ type: 'readmitted', at: jn(0, 17), source: 'relative' });
    story.until(jn(4, 10));
    const [visit] = aPlan().cares;
    const window = { from: jn(4, 10), to: jn(11, 19) };
    const plan = aPlan({ cares: [{ ...visit!, window }] });
    story.happens({ type: 'returned-home' }, { replanning: { plan, situation: aSituation() } });

    expect(story.state).toMatchObject({ status: 'open', readmission: null });
    expect(story.offers()).toEqual(['gp-own withdrawn', 'gp-own awaiting']);
    expect(story.care().dueAt).toBe(jn(11, 19));
  });

  it('when nobody was readmitted, then a return home is refused; when twice, the second is', () => {
    const story = new Story();
    const refusal = { status: 'refused', reason: 'already-settled' };
    expect(story.happens({ type: 'returned-home' }).outcome).toEqual(refusal);
    story.happens({ type: 'readmitted', at: jn(0, 17), source: 'relative' });
    expect(story.happens({ type: 'readmitted', at: jn(0, 18), source: 'relative' }).outcome).toEqual(refusal);
  });

  it('when it is stated before the discharge, then there was no discharge', () => {
    const story = new Story({ announcedAt: DISCHARGED_AT - 3_600_000 });
    story.happens({ type: 'readmitted', at: DISCHARGED_AT, source: 'hospital' });
    expect(story.state.status).toBe('voided');
  });

  it.each(statuses)(
    'when a newer discharge supersedes it while %s, then it ends as readmitted',
    (_, begin) => {
      const story = begin();
      story.happens({ type: 'superseded' });
      expect(story.state).toMatchObject({ status: 'closed', closing: { reason: 'readmitted' } });
    },
  );
});

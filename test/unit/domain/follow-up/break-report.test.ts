import {
  addWorkingMinutes,
  BREAK_RULES,
  type Break,
  type FollowUpEvent,
  type ReportedBreakCode,
} from '../../../../domain/follow-up';
import { DISCHARGED_AT } from '../../../support/follow-up-builders';
import { jn, OPERATOR, Story } from '../../../support/follow-up-story';

const QUEUES: Readonly<Record<ReportedBreakCode, 'operators' | 'team-leads'>> = {
  R01: 'team-leads',
  R05: 'operators',
  R06: 'operators',
  R07: 'operators',
  R10: 'operators',
  R11: 'operators',
  R12: 'operators',
  R17: 'team-leads',
  R18: 'operators',
  R19: 'operators',
  R20: 'operators',
  R21: 'operators',
};
const CODES = Object.keys(QUEUES) as ReportedBreakCode[];

function report(code: ReportedBreakCode, changes: { subject?: string; cause?: string } = {}): FollowUpEvent {
  const [first = ''] = BREAK_RULES[code].causes;
  return { type: 'break-reported', code, subject: 'patient', cause: first, ...changes };
}

/** All but R02: by J2 nobody has confirmed the notice to the general practitioner. */
function reported({ state }: Story): readonly Break[] {
  return state.breaks.filter(({ code }) => code !== 'R02');
}

const refused = (reason: string) => ({ status: 'refused', reason });

describe('a break that a person reports', () => {
  it.each(CODES)('when %s is said on J2, then it opens, fragile, with its queue and its clock', (code) => {
    const story = new Story().until(jn(2, 9));
    const { horizon, limits } = story.state.plan;
    const decision = story.happens(report(code));

    expect(decision.outcome).toEqual({ status: 'applied' });
    expect(story.break(code)).toMatchObject({
      id: `${code}-1`,
      grade: 'fragile',
      status: 'open',
      subject: 'patient',
      cause: BREAK_RULES[code].causes[0],
      openedAt: jn(2, 9),
      owner: { kind: 'queue', queue: QUEUES[code] },
      dueAt: addWorkingMinutes(horizon, jn(2, 9), limits.breakReviewMinutes),
    });
    expect(decision.history).toEqual([
      {
        at: jn(2, 9),
        code: 'break-opened',
        subject: `${code}-1`,
        detail: BREAK_RULES[code].causes[0],
        userId: OPERATOR.userId,
      },
    ]);
  });

  it.each(CODES)('when %s stands for the same subject, then it does not open again', (code) => {
    const story = new Story().until(jn(2, 9));
    story.happens(report(code));
    expect(story.happens(report(code)).outcome).toEqual(refused('already-open'));
    expect(reported(story)).toHaveLength(1);
  });

  it.each(CODES)('when %s is said with a cause of another code, then it does not open', (code) => {
    const story = new Story().until(jn(2, 9));
    expect(story.happens(report(code, { cause: 'patient-answer' })).outcome).toEqual(
      refused('unknown-cause-or-resolution'),
    );
    expect(story.break(code)).toBeUndefined();
  });

  it.each(CODES)('when %s is said before the patient left, then it does not open', (code) => {
    const story = new Story({ announcedAt: DISCHARGED_AT - 3_600_000 });
    expect(story.happens(report(code)).outcome).toEqual(refused('not-open'));
    expect(story.break(code)).toBeUndefined();
  });

  it('when it is about another subject, then both stand', () => {
    const story = new Story().until(jn(2, 9));
    story.happens(report('R18', { subject: 'gp-visit' }));
    story.happens(report('R18'));
    expect(reported(story).map(({ id, subject }) => `${id} ${subject}`)).toEqual([
      'R18-1 gp-visit',
      'R18-2 patient',
    ]);
  });

  it('when it is about something that is not in the follow-up, then it does not open', () => {
    const story = new Story().until(jn(2, 9));
    const { outcome } = story.happens(report('R05', { subject: 'Madame Delattre' }));
    expect(outcome).toEqual(refused('unknown-subject'));
  });

  it('when it was resolved and comes back, then it opens anew', () => {
    const story = new Story().until(jn(2, 9));
    story.happens(report('R10'));
    story.resolves('R10', 'pharmacy-shortage', 'dispensed');
    story.happens(report('R10', { cause: 'cost' }));
    expect(reported(story).map(({ id, status }) => `${id} ${status}`)).toEqual([
      'R10-1 resolved',
      'R10-2 open',
    ]);
  });

  it('when its clock runs out, then it climbs to the team lead and does not outlive the pathway', () => {
    const story = new Story().until(jn(2, 9));
    story.happens(report('R21'));
    story.until(jn(5, 19));
    expect(story.break('R21')?.owner).toEqual({ kind: 'queue', queue: 'team-leads' });
    story.until(jn(31, 9));
    expect(story.state.status).toBe('closed');
    expect(story.state.closing?.leftOpen).toContainEqual(
      expect.objectContaining({ kind: 'break', subject: 'R21-1' }),
    );
  });

  it.each(['R05', 'R06', 'R07'] as const)('when the care of %s is arranged, then it is resolved', (code) => {
    const story = new Story().until(jn(2, 9));
    story.happens(report(code, { subject: 'gp-visit' }));
    story.happens(report(code));
    story.happens({ type: 'care-arranged', careKey: 'gp-visit' });
    expect(reported(story).map(({ subject, status }) => `${subject} ${status}`)).toEqual([
      'gp-visit resolved',
      'patient open',
    ]);
  });
});

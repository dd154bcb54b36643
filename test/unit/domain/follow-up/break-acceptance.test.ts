import {
  ACCEPTANCE_REASONS,
  BREAK_RULES,
  type BreakAccepter,
  type BreakCode,
  type Fact,
} from '../../../../domain/follow-up';
import { aCare, BREAK_STORIES, HOSPITAL, storyOf, theBreak } from '../../../support/break-stories';
import { CLINICIAN, jn, OPERATOR, TEAM_LEAD, type Story } from '../../../support/follow-up-story';

function accept(
  story: Story,
  code: BreakCode,
  acceptedBy: BreakAccepter,
  actor: Fact['actor'],
  reason: string = ACCEPTANCE_REASONS[acceptedBy][0] ?? '',
) {
  const { id } = theBreak(story, code);
  return story.happens({ type: 'break-accepted', breakId: id, acceptedBy, reason }, { actor }).outcome;
}

const APPLIED = { status: 'applied' };
const NOT_ALLOWED = { status: 'refused', reason: 'not-allowed' };

/** Nobody lives with a red flag or a person in danger; only a clinician with what the patient cannot wish away. */
const ACCEPTERS: Readonly<Partial<Record<BreakCode, readonly BreakAccepter[]>>> = {
  R12: ['clinician'],
  R13: ['clinician'],
  R14: [],
  R16: ['clinician'],
  R22: [],
};

describe.each(BREAK_STORIES)('$code, lived with', ({ code, opens }) => {
  const accepters = ACCEPTERS[code] ?? ['clinician', 'patient'];

  it('when a clinician or the patient decides, then only those who may', () => {
    for (const acceptedBy of ['clinician', 'patient'] as const) {
      const story = opens();
      const outcome = accept(story, code, acceptedBy, CLINICIAN);
      expect(outcome).toEqual(accepters.includes(acceptedBy) ? APPLIED : NOT_ALLOWED);
      expect(story.break(code)?.status).toBe(accepters.includes(acceptedBy) ? 'accepted' : 'open');
    }
    expect([...BREAK_RULES[code].accepters]).toEqual(accepters);
  });

  it('when an operator speaks for a clinician, then it stands', () => {
    const story = opens();
    expect(accept(story, code, 'clinician', OPERATOR)).toEqual(NOT_ALLOWED);
    expect(accept(story, code, 'clinician', TEAM_LEAD)).toEqual(NOT_ALLOWED);
    expect(story.break(code)?.status).toBe('open');
  });
});

describe('an accepted break', () => {
  const physio = () =>
    storyOf({
      cares: [aCare({ key: 'physio', profession: 'physiotherapist', breakWhenUnmet: 'R06' })],
    }).until(jn(3, 19));

  it('when the patient does not want the care, then it says who decided and why, and is not looked for', () => {
    const story = physio();
    expect(accept(story, 'R06', 'patient', OPERATOR, 'does-not-want')).toEqual(APPLIED);
    expect(story.break('R06')).toMatchObject({
      status: 'accepted',
      acceptance: { by: 'patient', reason: 'does-not-want' },
      resolvedAt: jn(3, 19),
    });
    expect(story.care('physio').status).toBe('not-needed');
    expect(story.decision.history[0]).toMatchObject({
      code: 'break-accepted-by-patient',
      subject: 'R06-1',
      detail: 'does-not-want',
      userId: OPERATOR.userId,
    });
    expect(story.until(jn(29, 9)).state.breaks.filter(({ code }) => code === 'R06')).toHaveLength(1);
  });

  it('when professionals are still asked, then they are told that nobody is needed any more', () => {
    const story = storyOf().until(jn(1, 9));
    story.happens({ type: 'break-reported', code: 'R18', subject: 'gp-visit', cause: 'illness' });
    const asked = story.pendingOffer().id;
    accept(story, 'R18', 'clinician', CLINICIAN, 'other-care-suffices');
    expect(story.care().offers.find(({ id }) => id === asked)?.status).toBe('withdrawn');
    expect(story.messages('offer-withdrawn')).toHaveLength(1);
  });

  it('when the reason is of the other one, or of none, then it stands', () => {
    const story = physio();
    for (const reason of ['waiting-is-safe', 'constructor']) {
      expect(accept(story, 'R06', 'patient', OPERATOR, reason)).toEqual({
        status: 'refused',
        reason: 'unknown-cause-or-resolution',
      });
    }
    expect(story.break('R06')?.status).toBe('open');
  });

  it('when it was closed already, then it is refused; a person who looked at something older too', () => {
    const story = physio();
    const { revision } = theBreak(story, 'R06');
    story.happens({ type: 'break-taken', breakId: 'R06-1' });
    const event = {
      type: 'break-accepted',
      breakId: 'R06-1',
      acceptedBy: 'patient',
      reason: 'distrust',
    } as const;
    expect(story.happens({ ...event, expectedRevision: revision }).outcome).toEqual({
      status: 'refused',
      reason: 'changed-meanwhile',
    });
    story.happens(event);
    expect(story.happens(event).outcome).toEqual({ status: 'refused', reason: 'already-settled' });
  });

  it('when the hospital would live with the letter it owes, then it may not', () => {
    const story = storyOf({}, {}).until(jn(1, 9));
    expect(accept(story, 'R01', 'patient', HOSPITAL)).toEqual(NOT_ALLOWED);
  });

  it('when the patient wants it after all, then it stands again and the care is looked for', () => {
    const story = physio();
    accept(story, 'R06', 'patient', OPERATOR, 'distrust');
    story.happens({ type: 'break-reopened', breakId: 'R06-1' });
    expect(story.break('R06')).toMatchObject({ status: 'reopened', reopenings: 1 });
    expect(story.break('R06')?.acceptance).toBeUndefined();
    expect(story.decision.history[0]).toMatchObject({ code: 'break-reopened', detail: 'distrust' });
    expect(story.care('physio').status).toBe('to-arrange');
  });
});

import { BREAK_RULES, type Break, type BreakCode, type BreakGrade, type Fact } from '../../domain/follow-up';
import { aSituation } from './follow-up-builders';
import { jn, type Story } from './follow-up-story';
import { aCare, LETTER_ARRIVED, storyOf, WITH_LETTER } from './ladder-stories';

export { aCare, LETTER_ARRIVED, storyOf };

export const HOSPITAL: Fact['actor'] = { userId: 'ward-1', role: 'hospital' };
export const SERVICE: Fact['actor'] = { userId: 'service', role: 'service' };

export interface BreakStory {
  readonly code: BreakCode;
  /** Ends in the break. */
  readonly opens: () => Story;
  readonly grade: BreakGrade;
  readonly subject: string;
  readonly cause?: string;
  /** Almost the same, and no break of that code. */
  readonly doesNotOpen: () => Story;
  /** What puts it right without anybody closing it; absent for what only a person closes. */
  readonly mends?: (story: Story) => void;
}

const unmet = (
  code: Extract<BreakCode, 'R05' | 'R06' | 'R07' | 'R10' | 'R11' | 'R19' | 'R20'>,
): BreakStory => ({
  code,
  opens: () => storyOf({ cares: [aCare({ key: 'care', breakWhenUnmet: code })] }).until(jn(3, 19)),
  grade: 'broken',
  subject: 'care',
  doesNotOpen: () => {
    const story = storyOf({ cares: [aCare({ key: 'care', breakWhenUnmet: code })] }).until(jn(3, 18));
    story.happens({ type: 'care-arranged', careKey: 'care' });
    return story.until(jn(4, 9));
  },
  mends: (story) => story.happens({ type: 'care-arranged', careKey: 'care' }),
});

function arranged(story: Story, appointmentAt?: number): Story {
  story.happens({
    type: 'offer-answered',
    offerId: story.pendingOffer().id,
    answer: 'accepted',
    ...(appointmentAt === undefined ? {} : { appointmentAt }),
  });
  return story;
}

function missed(by: 'patient' | 'professional', cause: string): Story {
  const story = arranged(storyOf(), jn(4, 10)).until(jn(4, 12));
  story.happens({ type: 'visit-reported', careKey: 'gp-visit', kept: false, missedBy: by, cause });
  return story;
}

function kept(): Story {
  const story = arranged(storyOf(), jn(4, 10)).until(jn(4, 12));
  story.happens({ type: 'visit-reported', careKey: 'gp-visit', kept: true });
  return story;
}

function readmitted(day: number): Story {
  const story = storyOf({ endsAt: jn(60, 19) }).until(jn(day, 10));
  story.happens({ type: 'readmitted', at: jn(day, 9), source: 'relative', link: 'linked' });
  return story;
}

function alarm(code: 'R14' | 'R22', cause: string): Story {
  const story = storyOf().until(jn(2, 9));
  story.happens({ type: 'alert-raised', code, cause });
  return story;
}

function said(code: 'R21', cause: string): Story {
  const story = storyOf().until(jn(2, 9));
  story.happens({ type: 'break-reported', code, subject: 'patient', cause });
  return story;
}

/** For each of the 22: what opens it, what almost does, and what mends it. */
export const BREAK_STORIES: readonly BreakStory[] = [
  {
    code: 'R01',
    opens: () => storyOf({}, { letter: { ...LETTER_ARRIVED, patientHasIt: false } }).until(jn(0, 19)),
    grade: 'fragile',
    subject: 'letter',
    doesNotOpen: () => storyOf({}, { letter: LETTER_ARRIVED }).until(jn(2, 19)),
    mends: (story) =>
      story.happens({ type: 'letter-reported', letter: { patientHasIt: true }, source: 'patient' }),
  },
  {
    code: 'R02',
    opens: () => storyOf().until(jn(0, 19)),
    grade: 'late',
    subject: 'handover',
    doesNotOpen: () => {
      const story = storyOf();
      story.happens({
        type: 'delivery-reported',
        messageKey: 'follow-up-1/1/handover/1/secure-mail',
        delivered: true,
      });
      return story.until(jn(1, 9));
    },
    mends: (story) =>
      story.happens({
        type: 'delivery-reported',
        messageKey: 'follow-up-1/1/handover/1/secure-mail',
        delivered: true,
      }),
  },
  {
    code: 'R03',
    opens: () => arranged(storyOf(), jn(12, 10)),
    grade: 'late',
    subject: 'gp-visit',
    doesNotOpen: () => arranged(storyOf(), jn(7, 10)).until(jn(8, 9)),
    mends: (story) =>
      story.until(jn(12, 12)).happens({ type: 'visit-reported', careKey: 'gp-visit', kept: true }),
  },
  {
    code: 'R04',
    opens: () => {
      const story = storyOf();
      story.answers('declined', { reason: 'not-my-patient' });
      story.answers('declined', { reason: 'no-slot' });
      return story;
    },
    grade: 'fragile',
    subject: 'gp-visit',
    cause: 'gp-refuses',
    doesNotOpen: () => {
      const story = storyOf();
      story.answers('declined', { reason: 'no-slot' });
      return story;
    },
    mends: (story) => story.happens({ type: 'care-arranged', careKey: 'gp-visit' }),
  },
  unmet('R05'),
  unmet('R06'),
  unmet('R07'),
  {
    code: 'R08',
    opens: () => missed('patient', 'forgot'),
    grade: 'fragile',
    subject: 'gp-visit',
    cause: 'forgot',
    doesNotOpen: kept,
    mends: (story) => story.happens({ type: 'care-arranged', careKey: 'gp-visit' }),
  },
  {
    code: 'R09',
    opens: () => missed('professional', 'diary-error'),
    grade: 'fragile',
    subject: 'gp-visit',
    cause: 'diary-error',
    doesNotOpen: () => missed('patient', 'forgot'),
    mends: (story) => story.happens({ type: 'care-arranged', careKey: 'gp-visit' }),
  },
  unmet('R10'),
  unmet('R11'),
  {
    code: 'R12',
    opens: () => storyOf({ results: [{ key: 'result-1', owned: false, dueAt: jn(3, 19) }] }),
    grade: 'fragile',
    subject: 'result-1',
    cause: 'gp-not-named',
    doesNotOpen: () =>
      storyOf({ results: [{ key: 'result-1', owned: true, dueAt: jn(3, 19) }] }).until(jn(3, 18)),
    mends: (story) => story.happens({ type: 'result-reported', resultKey: 'result-1', outcome: 'awaited' }),
  },
  {
    code: 'R13',
    opens: () => storyOf({}, { ...WITH_LETTER, phoneKnown: false }),
    grade: 'broken',
    subject: 'call-j2',
    cause: 'no-number',
    doesNotOpen: () => {
      const story = storyOf().until(jn(2, 9));
      story.calls('no-answer');
      return story;
    },
    mends: (story) => story.until(jn(2, 9)).calls('reached'),
  },
  {
    code: 'R14',
    opens: () => alarm('R14', 'patient-answer'),
    grade: 'broken',
    subject: 'patient',
    cause: 'patient-answer',
    doesNotOpen: () => alarm('R14', 'violence'),
  },
  {
    code: 'R15',
    opens: () => {
      const story = storyOf().until(jn(1, 9));
      const opposition = { calls: true, messages: false, sharing: false };
      story.happens({ type: 'opposed', opposition, reason: 'distrust' });
      return story;
    },
    grade: 'fragile',
    subject: 'patient',
    cause: 'distrust',
    doesNotOpen: () => {
      const story = storyOf().until(jn(1, 9));
      story.happens({ type: 'opposed', opposition: { calls: false, messages: false, sharing: false } });
      return story;
    },
    mends: (story) =>
      story.happens({ type: 'opposed', opposition: { calls: false, messages: false, sharing: false } }),
  },
  {
    code: 'R16',
    opens: () => readmitted(29),
    grade: 'fragile',
    subject: 'readmission',
    cause: 'linked',
    doesNotOpen: () => readmitted(31),
    mends: (story) => story.happens({ type: 'returned-home' }),
  },
  {
    code: 'R17',
    opens: () => storyOf({}, { ...WITH_LETTER, unpreparedItems: [4, 18] }),
    grade: 'fragile',
    subject: 'preparation',
    doesNotOpen: () => storyOf({}, { ...WITH_LETTER, unpreparedItems: [3, 4, 17] }).until(jn(1, 9)),
    mends: (story) =>
      story.happens(
        { type: 'amended' },
        { replanning: { plan: story.state.plan, situation: aSituation({ unpreparedItems: [] }) } },
      ),
  },
  {
    code: 'R18',
    opens: () => {
      const story = arranged(storyOf(), jn(4, 10));
      story.happens({ type: 'professional-stopped', professionalId: 'gp-own', cause: 'illness' });
      return story;
    },
    grade: 'fragile',
    subject: 'gp-visit',
    cause: 'illness',
    doesNotOpen: () => {
      const story = arranged(storyOf(), jn(4, 10));
      story.happens({
        type: 'professional-stopped',
        professionalId: 'gp-own',
        cause: 'on-leave',
        replacement: { professionalId: 'gp-replacement', channel: 'secure-mail' },
      });
      return story;
    },
    mends: (story) => story.answers('accepted'),
  },
  unmet('R19'),
  unmet('R20'),
  {
    code: 'R21',
    opens: () => said('R21', 'exhausted-carer'),
    grade: 'fragile',
    subject: 'patient',
    cause: 'exhausted-carer',
    doesNotOpen: () => said('R21', 'violence'),
  },
  {
    code: 'R22',
    opens: () => alarm('R22', 'neglect'),
    grade: 'broken',
    subject: 'patient',
    cause: 'neglect',
    doesNotOpen: () => alarm('R22', 'call'),
  },
];

/** The break the story ends in. @throws when it does not */
export function theBreak(story: Story, code: BreakCode): Break {
  const item = story.break(code);
  if (item === undefined) throw new Error(`the story of ${code} does not open it`);
  return item;
}

/** Who has it, one after the other, by the rules. */
export const ladderOf = (code: BreakCode): readonly string[] =>
  BREAK_RULES[code].ladder.map(({ queue }) => queue);

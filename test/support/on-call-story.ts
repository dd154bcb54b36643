import type { OnCallRoster } from '../../domain/follow-up';
import { jn, Story } from './follow-up-story';

export const ALWAYS = [{ from: jn(-1, 0), to: jn(60, 0) }];

/** Three lines, always on duty, that answer within three, five and four minutes. */
export function threeLines(): OnCallRoster {
  return {
    rungs: [
      { contactId: 'nurse', answerMinutes: 3, onDuty: ALWAYS },
      { contactId: 'ward', answerMinutes: 5, onDuty: ALWAYS },
      { contactId: 'physician', answerMinutes: 4, onDuty: ALWAYS },
    ],
  };
}

export const RED_FLAG = { type: 'alert-raised', code: 'R14', cause: 'call' } as const;
export const QUEUE = (queue: string) => ({ kind: 'queue', queue });

/** A follow-up on J2 at 9h, an hour at which the service is open. */
export function onJ2(hour = 9, minute = 0): Story {
  return new Story().until(jn(2, hour, minute));
}

export function tries(story: Story, code: 'R14' = 'R14'): string[] {
  return (story.break(code)?.walk?.tries ?? []).map(({ contactId, outcome }) => `${contactId} ${outcome}`);
}

export const redFlags = (story: Story) => story.state.breaks.filter(({ code }) => code === 'R14');

export const answered = (contactId: string, outcome: 'reached' | 'no-answer' | 'unavailable') =>
  ({ type: 'on-call-answered', breakId: 'R14-1', contactId, outcome }) as const;

import { deadlineWords, urgencyOf } from '../../../console/time/deadline';

/** Tuesday 24 November 2026, 10h40 in Paris. */
const NOW = Date.parse('2026-11-24T09:40:00Z');
const words = (dueAt: string, overdue = false) => deadlineWords(Date.parse(dueAt), NOW, overdue);

describe('a deadline in words', () => {
  it.each([
    ['2026-11-24T18:00:00Z', 'avant 19h'],
    ['2026-11-24T15:30:00Z', 'avant 16h30'],
    ['2026-11-24T09:41:00Z', 'avant 10h41'],
    ['2026-11-24T23:00:00Z', 'avant minuit'],
    ['2026-11-25T11:00:00Z', 'demain avant 12h'],
    ['2026-11-28T18:00:00Z', 'samedi avant 19h'],
    ['2026-12-01T18:00:00Z', 'le 1er décembre avant 19h'],
    ['2027-01-04T18:00:00Z', 'le 4 janvier 2027 avant 19h'],
  ])('when it is still to come (%s), then it says %s', (dueAt, expected) => {
    expect(words(dueAt)).toBe(expected);
  });

  it.each([
    ['2026-11-24T08:05:00Z', 'en retard depuis 9h05'],
    ['2026-11-24T09:40:00Z', 'en retard depuis 10h40'],
    ['2026-11-23T18:00:00Z', 'en retard depuis hier'],
    ['2026-11-20T18:00:00Z', 'en retard depuis vendredi'],
    ['2026-11-03T18:00:00Z', 'en retard depuis le 3 novembre'],
  ])('when it passed (%s), then it says %s', (dueAt, expected) => {
    expect(words(dueAt)).toBe(expected);
  });

  it('when it was late and has a new time, then both are said', () => {
    expect(words('2026-11-24T14:00:00Z', true)).toBe('en retard, à reprendre avant 15h');
  });

  it('when the day changes in Paris but not in UTC, then Paris counts', () => {
    const justAfterMidnight = Date.parse('2026-11-24T23:05:00Z');
    expect(deadlineWords(Date.parse('2026-11-24T22:50:00Z'), justAfterMidnight)).toBe(
      'en retard depuis hier',
    );
  });
});

describe('how pressing it is', () => {
  const urgency = (dueAt: string, overdue: boolean, reason: string) =>
    urgencyOf(Date.parse(dueAt), NOW, overdue, reason);

  it('when a person is in danger, then it is urgent whatever the hour', () => {
    expect(urgency('2026-12-24T18:00:00Z', false, 'R14')).toBe('urgent');
    expect(urgency('2026-12-24T18:00:00Z', false, 'R22')).toBe('urgent');
  });

  it('when its time passed, or passed once, then it is late', () => {
    expect(urgency('2026-11-24T09:39:00Z', false, 'call-due')).toBe('late');
    expect(urgency('2026-11-25T18:00:00Z', true, 'call-due')).toBe('late');
  });

  it('when it is for today or later, then it says so', () => {
    expect(urgency('2026-11-24T18:00:00Z', false, 'call-due')).toBe('today');
    expect(urgency('2026-11-25T08:00:00Z', false, 'call-due')).toBe('later');
  });
});

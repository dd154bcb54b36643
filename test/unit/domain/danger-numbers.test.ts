import { DANGER_CAUSES, DANGER_NUMBERS, dangerNumbersFor } from '../../../domain/breaks/danger-numbers';
import { BREAK_RULES } from '../../../domain/follow-up';

const numbersFor = (cause: string) => dangerNumbersFor(cause).map(({ number }) => number);

describe('whom to call when somebody is in danger (field.md, 15)', () => {
  it.each([
    ['violence', ['17', '15', '3919']],
    ['neglect', ['17', '15', '3977']],
    ['minor', ['17', '119']],
    ['suicidal-thoughts', ['15', '3114']],
    ['exhausted-carer', [null]],
  ])('when it is %s, then %j', (cause, numbers) => {
    expect(numbersFor(cause)).toEqual(numbers);
  });

  it('when the cause is no danger, then no number is shown', () => {
    expect([null, 'no-slot', 'constructor'].map((cause) => dangerNumbersFor(cause))).toEqual([[], [], []]);
  });

  it('whatever endangers, it is the cause of an alert somebody can raise, and somebody answers', () => {
    const causes = [BREAK_RULES.R14, BREAK_RULES.R21, BREAK_RULES.R22].flatMap((rule) => rule.causes);
    for (const danger of DANGER_CAUSES) {
      expect(causes).toContain(danger);
      expect(DANGER_NUMBERS[danger].length).toBeGreaterThan(0);
    }
  });
});

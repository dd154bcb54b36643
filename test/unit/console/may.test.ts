import { actionToResolve, CONSOLE_ACTIONS, may } from '../../../console/session/may';
import { BREAK_RULES } from '../../../domain/follow-up';
import * as permissions from '../../../security/permissions';

const BREAK_CODES = Object.keys(BREAK_RULES) as (keyof typeof BREAK_RULES)[];

describe('what the console offers', () => {
  it.each(CONSOLE_ACTIONS)(
    'when a role may not %s, then the console does not offer it, and the reverse',
    (action) => {
      const people = permissions.ROLES.filter((role) => role !== 'service');
      const offered = people.filter((role) => may(role, action));
      expect(offered).toEqual(people.filter((role) => permissions.scopeOf(role, action) !== null));
    },
  );

  it.each(BREAK_CODES)('when %s is to be resolved, then the console asks for the same permission', (code) => {
    expect(actionToResolve(code)).toBe(permissions.actionToResolve(code));
  });

  it.each(BREAK_CODES)('when a role resolves %s, then the rules of the follow-up agree', (code) => {
    const closers: readonly string[] = BREAK_RULES[code].closers;
    const people = ['hospital', 'operator', 'teamLead', 'clinician'];
    const offered = people.filter((role) => may(role, actionToResolve(code)));
    expect(offered).toEqual(people.filter((role) => closers.includes(role)));
  });

  it('when the role is unknown, then nothing is offered', () => {
    expect(CONSOLE_ACTIONS.filter((action) => may('constructor', action))).toEqual([]);
  });
});

import { BREAK_RULES, type BreakCode } from '../../../domain/follow-up/break-catalogue';
import {
  ACTIONS,
  ROLES,
  actionToResolve,
  isRole,
  scopeOf,
  type Action,
  type Role,
} from '../../../security/permissions';

const BREAK_CODES = Object.keys(BREAK_RULES) as BreakCode[];

function actionsOf(role: Role): Action[] {
  return ACTIONS.filter((action) => scopeOf(role, action) !== null);
}

describe('the permissions table', () => {
  test('when a role or an action is not in it, then the answer is no', () => {
    const unknownActions: string[] = ['followUp.delete', 'constructor', '__proto__', ''];
    const unknownRoles: string[] = ['patient', 'constructor', '__proto__', ''];
    for (const action of unknownActions) {
      for (const role of ROLES) expect(scopeOf(role, action as Action)).toBeNull();
    }
    for (const role of unknownRoles) {
      for (const action of ACTIONS) expect(scopeOf(role as Role, action)).toBeNull();
    }
  });

  test('when an action is listed, then it is listed once and somebody may do it', () => {
    expect(new Set(ACTIONS).size).toBe(ACTIONS.length);
    for (const action of ACTIONS) expect(ROLES.some((role) => scopeOf(role, action) !== null)).toBe(true);
  });

  test('when a hospital acts, then it acts on its own stays only, and never does the work of others', () => {
    const scopes = new Set(actionsOf('hospital').map((action) => scopeOf('hospital', action)));
    expect([...scopes].sort()).toEqual(['own-account', 'own-hospital']);
    expect(scopeOf('hospital', 'call.record')).toBeNull();
    expect(scopeOf('hospital', 'break.resolve')).toBeNull();
    expect(scopeOf('hospital', 'break.accept')).toBeNull();
    // Its list holds what it owes itself, and nothing else: prisma/records/list-reading.ts.
    expect(scopeOf('hospital', 'worklist.read')).toBe('own-hospital');
    expect(scopeOf('hospital', 'break.resolveHospitalDuty')).toBe('own-hospital');
  });

  test('when a clinician acts, then it is within the care circle', () => {
    const scopes = new Set(actionsOf('clinician').map((action) => scopeOf('clinician', action)));
    expect([...scopes].sort()).toEqual(['care-circle', 'own-account']);
  });

  test('when an operator or a team lead organises, then letters and diagnoses stay closed', () => {
    expect(scopeOf('operator', 'followUp.read')).toBe('organisation');
    expect(scopeOf('operator', 'clinicalContent.read')).toBeNull();
    expect(scopeOf('teamLead', 'clinicalContent.read')).toBeNull();
  });

  test('when an administrator acts, then it is on accounts, keys, rosters, figures and the audit, never on a patient', () => {
    expect(actionsOf('administrator').sort()).toEqual([
      'account.manage',
      'apiKey.manage',
      'attendance.read',
      'audit.read',
      'onCall.manage',
      'onCall.read',
      'pathway.dryRun',
      'session.own',
    ]);
  });

  test('when a program of ours acts, then it announces and records facts, and reads nothing', () => {
    expect(actionsOf('service').sort()).toEqual([
      'discharge.amend',
      'discharge.cancel',
      'discharge.submit',
      'followUp.recordDeath',
      'followUp.recordReadmission',
      'letter.report',
      'session.own',
    ]);
  });
});

describe('resolving a break', () => {
  test('when it is a red flag, then only a clinician may', () => {
    const may = ROLES.filter((role) => scopeOf(role, actionToResolve('R14')) !== null);
    expect(may).toEqual(['clinician']);
  });

  test('when a person is in danger, then only a clinician or the team lead may', () => {
    const may = ROLES.filter((role) => scopeOf(role, actionToResolve('R22')) !== null);
    expect(may).toEqual(['teamLead', 'clinician']);
  });

  test.each(BREAK_CODES)('%s: when the door lets somebody try, then the rules of the break agree', (code) => {
    const may = ROLES.filter((role) => scopeOf(role, actionToResolve(code)) !== null);
    expect([...may].sort()).toEqual([...BREAK_RULES[code].closers].sort());
  });
});

test('when a text names a role, then it is recognised, and nothing else is', () => {
  expect(['teamLead', 'TEAMLEAD', 'root', 'constructor'].map(isRole)).toEqual([true, false, false, false]);
});

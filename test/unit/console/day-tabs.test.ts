import { countsOf, DAY_TABS, dayOf } from '../../../console/today/day-tabs';
import { mayAssign } from '../../../console/actions/assigning';
import { undoingOf } from '../../../console/actions/undo';
import type { WorklistEntry, WorklistItem } from '../../../api/schemas';

const ME = 'account-1';
const NOW = Date.UTC(2026, 10, 24, 9);
const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour)).toISOString();
const PERSON = (id: string) => ({ kind: 'person', id }) as const;
const TEAM = { kind: 'queue', id: 'operators' } as const;

const anItem = (key: string, changes: Partial<WorklistItem> = {}): WorklistItem => ({
  key,
  kind: 'call',
  subject: 'call-j2',
  reason: 'call-due',
  notBefore: at(7),
  dueAt: at(18),
  overdue: false,
  owner: TEAM,
  ownerName: null,
  ...changes,
});

const anEntry = (followUpId: string, ...items: readonly WorklistItem[]): WorklistEntry => ({
  followUpId,
  revision: 3,
  patient: { birthName: 'Delattre', firstGivenName: null, birthDate: null, phone: null, city: null },
  hospitalName: 'CH',
  dischargedAt: at(0),
  items,
});

const shown = (entries: readonly WorklistEntry[]) =>
  entries.map(({ followUpId, items }) => [followUpId, ...items.map(({ key }) => key)]);

describe('the tabs of a day', () => {
  const entries = [
    anEntry('calm', anItem('a'), anItem('b', { owner: PERSON(ME), dueAt: at(17) })),
    anEntry('late', anItem('c', { owner: PERSON(ME), overdue: true, dueAt: at(12) })),
    anEntry('colleague', anItem('d', { owner: PERSON('account-2'), dueAt: at(10) })),
    anEntry('flag', anItem('e', { kind: 'break', reason: 'red-flag-emergency', dueAt: at(19) })),
    anEntry(
      'evening',
      anItem('f', { notBefore: at(15) }),
      anItem('g', { notBefore: at(14), owner: PERSON(ME) }),
    ),
  ];

  it('when nothing is held back, then the red flag comes first, then the earliest deadline', () => {
    expect(shown(dayOf(entries, 'all', ME, NOW).now)).toEqual([
      ['flag', 'e'],
      ['colleague', 'd'],
      ['late', 'c'],
      ['calm', 'a', 'b'],
    ]);
  });

  it('when one looks at one’s own, then a red flag that nobody has is there all the same', () => {
    expect(shown(dayOf(entries, 'mine', ME, NOW).now)).toEqual([
      ['flag', 'e'],
      ['late', 'c'],
      ['calm', 'b'],
    ]);
    expect(shown(dayOf(entries, 'mine-late', ME, NOW).now)).toEqual([
      ['flag', 'e'],
      ['late', 'c'],
    ]);
    expect(shown(dayOf(entries, 'team', ME, NOW).now)).toEqual([
      ['flag', 'e'],
      ['calm', 'a'],
    ]);
  });

  it('when its time comes later today, then it is below, and counts on no tab', () => {
    expect(shown(dayOf(entries, 'all', ME, NOW).later)).toEqual([['evening', 'f', 'g']]);
    expect(shown(dayOf(entries, 'mine', ME, NOW).later)).toEqual([['evening', 'g']]);
    expect(countsOf(entries, ME, NOW)).toEqual({ mine: 2, team: 2, all: 5, 'mine-late': 1 });
    expect(countsOf(entries, ME, Date.UTC(2026, 10, 24, 15))).toMatchObject({ mine: 3, team: 3, all: 7 });
  });

  it.each(DAY_TABS)('when there is nothing, then the tab %s is empty', (tab) => {
    expect(dayOf([], tab, ME, NOW)).toEqual({ now: [], later: [] });
  });
});

describe('what may be given to somebody', () => {
  it.each([
    ['call', 'call-j2', 'operator', true],
    ['care', 'gp-visit', 'teamLead', true],
    ['call', 'call-j2', 'clinician', false],
    ['call', 'call-j2', 'hospital', false],
    ['break', 'R03-1', 'operator', true],
    ['break', 'R14-1', 'teamLead', false],
    ['break', 'R22-1', 'operator', false],
    ['break', 'R22-1', 'teamLead', true],
    ['death-confirmation', 'x', 'teamLead', false],
    ['slot-offer', 'x', 'operator', false],
  ])('when it is a %s (%s), then for a(n) %s it is %s', (kind, subject, role, may) => {
    expect(mayAssign({ kind, subject }, role)).toBe(may);
  });
});

describe('what undoes a command', () => {
  it('when work was given, then it goes back to whoever had it, unless somebody changed it since', () => {
    const undoing = (before: { kind: 'person' | 'queue'; id: string }) =>
      undoingOf('assignment', { itemKey: 'call/call-j2', before, revision: 7 });
    expect(undoing(TEAM)).toMatchObject({
      path: 'items/call%2Fcall-j2/assignment',
      body: { to: { queue: 'operators' }, expectedRevision: 8 },
    });
    expect(undoing(PERSON('account-2'))?.body).toEqual({
      to: { accountId: 'account-2' },
      expectedRevision: 8,
    });
    expect(undoing({ kind: 'queue', id: 'wards' })).toBeNull();
  });

  it('when an attempt was written down, then that attempt is withdrawn as a mistake', () => {
    expect(undoingOf('attempt', { callKey: 'call-j2', attemptNumber: 2, revision: 7 })).toMatchObject({
      path: 'calls/call-j2/attempts/2/withdrawal',
      body: { reason: 'mistake', expectedRevision: 8 },
    });
  });

  it('when an alert was closed or taken, then it is opened again or handed back; never a red flag', () => {
    expect(undoingOf('settling', { breakId: 'R03-1', revision: 7 })?.path).toBe('breaks/R03-1/reopening');
    expect(undoingOf('taking', { breakId: 'R03-1', before: TEAM, revision: 7 })?.path).toBe(
      'items/break%2FR03-1/assignment',
    );
    expect(undoingOf('settling', { breakId: 'R14-1', revision: 7 })).toBeNull();
    expect(undoingOf('taking', { breakId: 'R14-1', before: TEAM, revision: 7 })).toBeNull();
  });
});

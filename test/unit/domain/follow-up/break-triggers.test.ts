import { addWorkingMinutes, BREAK_RULES, type BreakCode, type Fact } from '../../../../domain/follow-up';
import {
  BREAK_STORIES,
  HOSPITAL,
  ladderOf,
  SERVICE,
  theBreak,
  type BreakStory,
} from '../../../support/break-stories';
import { CLINICIAN, OPERATOR, TEAM_LEAD } from '../../../support/follow-up-story';

const MINUTE_MS = 60_000;

/** Who has it first, and after how many minutes of which clock the next one does. */
// prettier-ignore
const FIRST: Readonly<Record<BreakCode, readonly [queue: string, minutes: number, clock: 'working' | 'continuous']>> = {
  R01: ['team-leads', 240, 'working'],
  R02: ['operators', 720, 'working'],
  R03: ['operators', 720, 'working'],
  R04: ['operators', 720, 'working'],
  R05: ['operators', 720, 'working'],
  R06: ['operators', 720, 'working'],
  R07: ['operators', 720, 'working'],
  R08: ['operators', 720, 'working'],
  R09: ['operators', 720, 'working'],
  R10: ['operators', 240, 'working'],
  R11: ['operators', 720, 'working'],
  R12: ['operators', 720, 'working'],
  R13: ['operators', 720, 'working'],
  R14: ['on-call-clinicians', 15, 'continuous'],
  R15: ['operators', 720, 'working'],
  R16: ['operators', 720, 'working'],
  R17: ['team-leads', 240, 'working'],
  R18: ['operators', 720, 'working'],
  R19: ['operators', 720, 'working'],
  R20: ['operators', 240, 'working'],
  R21: ['operators', 720, 'working'],
  R22: ['team-leads', 15, 'continuous'],
};

const CLOSERS: Readonly<Partial<Record<BreakCode, readonly Fact['actor'][]>>> = {
  R01: [OPERATOR, TEAM_LEAD, CLINICIAN, HOSPITAL],
  R17: [OPERATOR, TEAM_LEAD, CLINICIAN, HOSPITAL],
  R14: [CLINICIAN],
  R22: [CLINICIAN, TEAM_LEAD],
};
const EVERYBODY = [OPERATOR, TEAM_LEAD, CLINICIAN, HOSPITAL, SERVICE];

function resolution(story: ReturnType<BreakStory['opens']>, code: BreakCode, actor: Fact['actor']) {
  const { causes, resolutions } = BREAK_RULES[code];
  const { id, cause = causes[0] ?? '' } = theBreak(story, code);
  const [first = ''] = Object.keys(resolutions);
  return story.happens({ type: 'break-resolved', breakId: id, cause, resolution: first }, { actor }).outcome;
}

it('when the stories are counted, then each of the 22 has one', () => {
  expect(BREAK_STORIES.map(({ code }) => code)).toEqual(Object.keys(FIRST).sort());
});

describe.each(BREAK_STORIES)('$code', ({ code, opens, grade, subject, cause, doesNotOpen, mends }) => {
  it(`when its trigger is met, then it opens, ${grade}, with its subject, cause, first owner and clock`, () => {
    const story = opens();
    const item = theBreak(story, code);
    const [queue, minutes, clock] = FIRST[code];
    const dueAt =
      clock === 'continuous'
        ? item.openedAt + minutes * MINUTE_MS
        : addWorkingMinutes(story.state.plan.horizon, item.openedAt, minutes);
    expect(item).toMatchObject({
      id: `${code}-1`,
      grade,
      subject,
      status: 'open',
      owner: { kind: 'queue', queue },
      dueAt,
    });
    expect(item.cause).toBe(cause);
    expect(story.state.breaks.filter((other) => other.code === code)).toHaveLength(1);
  });

  it('when its trigger is almost met, then it does not open', () => {
    expect(doesNotOpen().break(code)).toBeUndefined();
  });

  it('when a role closes it that may, then it is resolved; when another does, then it stands', () => {
    const may = CLOSERS[code] ?? [OPERATOR, TEAM_LEAD, CLINICIAN];
    for (const actor of EVERYBODY) {
      const story = opens();
      const outcome = resolution(story, code, actor);
      if (may.includes(actor)) {
        expect(outcome).toEqual({ status: 'applied' });
        expect(story.break(code)?.status).toBe('resolved');
      } else {
        expect(outcome).toEqual({ status: 'refused', reason: 'not-allowed' });
        expect(story.break(code)?.status).toBe('open');
      }
    }
  });

  it('when the resolution or the cause is none of its own, then it stands', () => {
    const story = opens();
    const actor = CLINICIAN;
    const [first = ''] = BREAK_RULES[code].causes;
    const [known = ''] = Object.keys(BREAK_RULES[code].resolutions);
    for (const [because, solved] of [
      ['constructor', known],
      [first, 'constructor'],
      [first, 'forgotten'],
    ] as const) {
      const event = {
        type: 'break-resolved',
        breakId: `${code}-1`,
        cause: because,
        resolution: solved,
      } as const;
      expect(story.happens(event, { actor }).outcome).toEqual({
        status: 'refused',
        reason: 'unknown-cause-or-resolution',
      });
    }
    expect(story.break(code)?.status).toBe('open');
  });

  if (mends !== undefined) {
    it('when what was missing is there, then it is mended without anybody closing it', () => {
      const story = opens();
      mends(story);
      expect(story.break(code)?.status).toBe('resolved');
      expect(Object.keys(BREAK_RULES[code].resolutions)).toContain(story.break(code)?.resolution);
    });
  }

  it('when it was closed and does not hold, then it opens again, on its first rung, and counts', () => {
    const story = opens();
    for (const time of [1, 2]) {
      resolution(story, code, CLINICIAN);
      const closedWith = story.break(code)?.resolution;
      expect(story.happens({ type: 'break-reopened', breakId: `${code}-1` }).outcome).toEqual({
        status: 'applied',
      });
      expect(story.break(code)).toMatchObject({
        status: 'reopened',
        reopenings: time,
        owner: { kind: 'queue', queue: FIRST[code][0] },
      });
      expect(story.break(code)?.resolution).toBeUndefined();
      expect(story.decision.history[0]).toMatchObject({
        code: 'break-reopened',
        subject: `${code}-1`,
        detail: closedWith,
      });
    }
    expect(story.happens({ type: 'break-reopened', breakId: `${code}-1` }).outcome).toEqual({
      status: 'refused',
      reason: 'already-open',
    });
  });

  it('when nobody does anything, then it climbs its ladder, each step said, and stays with the last', () => {
    const story = opens();
    const owners: string[] = [];
    const said: (string | undefined)[] = [];
    for (let wake = 0; wake < 400 && story.state.closing === null; wake += 1) {
      const { owner, status } = theBreak(story, code);
      if (status === 'resolved') break;
      const name = owner.kind === 'queue' ? owner.queue : owner.userId;
      if (owners.at(-1) !== name) owners.push(name);
      const at = story.decision.nextDeadline?.at;
      if (at === undefined) break;
      story.until(at);
      said.push(
        ...story.decision.history
          .filter((entry) => entry.code === 'break-climbed' && entry.subject === `${code}-1`)
          .map(({ detail }) => detail),
      );
    }
    const ladder = ladderOf(code);
    expect(owners).toEqual(ladder.slice(0, owners.length));
    expect(said).toEqual(ladder.slice(1, owners.length));
    expect(owners.length).toBeGreaterThan(1);
  });
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FollowUp } from '../../../api/schemas';
import { DAY_MS } from '../../../simulator/calendar';
import { workOnBreak } from '../../../simulator/people/breaks';
import { fateOf, isInHospital, type Fate } from '../../../simulator/people/fates';
import { lastLook, worseAtTheEnd } from '../../../simulator/people/last-hour';
import { callReached, tellLeaving } from '../../../simulator/people/news';
import { peopleTelephone, telephonesAt } from '../../../simulator/people/telephoning';
import { populationOf, type PlannedDischarge } from '../../../simulator/population/population';
import { createWorld, type World } from '../../../simulator/world';

/** A Tuesday, while the service is there. */
const NOW = Date.parse('2026-10-20T10:00:00+02:00');
const SEED = 4;

/** What each door answers, by method and the end of its address; what it was sent, by whose key. */
let answers: Readonly<Record<string, unknown>>;
let sent: { readonly door: string; readonly body: unknown; readonly by: string | undefined }[];
let server: Server;
let world: World;

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      const [path] = (request.url ?? '').split('?');
      const door = `${request.method} ${path?.split('/').at(-1)}`;
      sent.push({ door, body: text === '' ? null : JSON.parse(text), by: request.headers.authorization });
      const answer = answers[door];
      response.writeHead(answer === undefined ? 409 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ?? { reason: 'already-settled' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

beforeEach(() => {
  sent = [];
  answers = {};
  world = createWorld({
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys: { hospital: 'hospital', operator: 'operator', teamLead: 'teamLead', clinician: 'clinician' },
    finess: '620100057',
    clock: { now: () => NOW, until: () => Promise.resolve(), still: (work) => work() },
    ...{ discharges: 600, seed: SEED, from: NOW - 35 * DAY_MS, until: () => NOW },
  });
});

const people = populationOf({
  ...{
    seed: SEED,
    discharges: 600,
    from: NOW - 35 * DAY_MS,
    until: NOW,
    finess: '620100057',
    practitioners: [],
  },
});

/** The first one of whom it is true: the same every time, for the seed is. */
function somebody(is: (fate: Fate, planned: PlannedDischarge) => boolean): PlannedDischarge {
  const found = people.find((planned) => is(fateOf(world, planned), planned));
  if (found === undefined) throw new Error('nobody is so');
  return found;
}

const view = (changes: object = {}) =>
  ({
    ...{ followUpId: 'one', status: 'open', breaks: [], cares: [], calls: [] },
    patient: { relatives: [{ name: 'Odette', phones: [{ number: '+33639980001' }] }], phones: [] },
    ...changes,
  }) as unknown as FollowUp;

const SESSION = {
  ...{ sessionId: 'session', revision: 1, callKey: null, resumption: 'none' },
  ...{ answers: [], alerts: [], coreOnly: false },
};

describe('what is learnt by telephone', () => {
  test('when somebody is in hospital again and the hospital tells nothing, then a relative tells it, once', async () => {
    answers = { 'POST notes': {}, 'POST readmission': {} };
    const readmitted = somebody(
      (fate, planned) =>
        isInHospital(fate, NOW) &&
        (fate.readmittedAt ?? NOW) < NOW - 3 * DAY_MS &&
        !fate.hospitalTells &&
        telephonesAt(world, planned, view())[0] !== null,
    );

    await peopleTelephone(world, readmitted, view());
    expect(sent.map(({ door }) => door)).toEqual(['POST notes', 'POST readmission']);
    expect(sent.at(-1)?.body).toMatchObject({ source: 'relative', kind: 'admission' });
    expect(world.acts.get('patient.readmitted-learnt-by-telephone')).toBe(1);

    sent = [];
    await peopleTelephone(world, readmitted, view({ breaks: [{ code: 'R16' }] }));
    expect(sent).toEqual([]);
  });

  test('when somebody has moved away, then the follow-up is closed, and what stays open is named', async () => {
    const open = { kind: 'care', subject: 'gp' };
    const summary = { kind: 'handover', subject: 'closing-summary' };
    const preview = { allowed: true, leftOpen: [open, summary], generalPractitionerByTelephone: true };
    answers = { 'GET closing-preview': preview, 'POST closing': {} };
    const moved = somebody(({ leftAt }) => leftAt !== null && leftAt < NOW);

    expect(await tellLeaving(world, moved, view())).toBe(true);
    expect(sent.at(-1)?.body).toEqual({
      ...{ reason: 'moved', gpTold: true },
      keptBy: [{ ...open, by: 'family' }],
    });

    answers = { 'GET closing-preview': { ...preview, allowed: false }, 'POST closing': {} };
    sent = [];
    expect(await tellLeaving(world, moved, view())).toBe(false);
    expect(sent.map(({ door }) => door)).toEqual(['GET closing-preview']);
  });

  test('when somebody is in danger, then it is said once, and the team lead alone mends it', async () => {
    answers = { 'POST alerts': {}, 'POST resolution': {} };
    const planned = somebody(
      ({ inDanger, leftAt, movedAt }) => inDanger && leftAt === null && movedAt === null,
    );
    const mood = { opening: 'patient', troubles: new Map() } as const;

    await callReached(world, planned, view(), mood);
    expect(sent.map(({ door, body }) => [door, (body as { code: string }).code])).toEqual([
      ['POST alerts', 'R22'],
    ]);
    const raised = {
      ...{ breakId: 'R22/1', code: 'R22', reopenings: 0, cause: 'neglect', causes: ['neglect'] },
      ...{ owner: { kind: 'queue', id: 'team-leads' }, openedAt: new Date(NOW - DAY_MS).toISOString() },
    };
    sent = [];
    await callReached(world, planned, view({ breaks: [raised] }), mood);
    expect(sent).toEqual([]);

    expect(await workOnBreak(world, planned, view({ breaks: [raised] }), 'R22/1', 'operator')).toBe(false);
    expect(await workOnBreak(world, planned, view({ breaks: [raised] }), 'R22/1', 'teamLead')).toBe(true);
    expect(sent).toMatchObject([
      { door: 'POST resolution', by: 'Bearer teamLead', body: { resolution: 'reported' } },
    ]);
  });
});

describe('the last look', () => {
  const atHome = () =>
    people
      .filter((planned) => planned.dischargedAt > NOW - 10 * DAY_MS)
      .filter((planned) => !isInHospital(fateOf(world, planned), NOW))
      .slice(0, 12)
      .map((planned) => ({ planned, followUpId: planned.visitNumber }));
  const followUps = (followed: ReturnType<typeof atHome>) => ({
    followUps: followed.map(({ planned, followUpId }) => ({
      ...{ followUpId, status: 'open', dischargedAt: new Date(planned.dischargedAt).toISOString() },
    })),
  });

  test('when the service looks for the last time, then a call is put down and a relative has a worry', async () => {
    const followed = atHome();
    for (const one of followed) world.followed.set(one.followUpId, one);
    const call = { callKey: 'J2', rung: 'patient', inHand: null };
    answers = {
      'GET follow-ups': followUps(followed),
      'GET calls': { now: followed.map(({ followUpId }) => ({ followUpId, calls: [call] })), later: [] },
      ...Object.fromEntries(followed.map(({ followUpId }) => [`GET ${followUpId}`, view({ followUpId })])),
      ...{ 'POST sessions': { ...SESSION, callKey: 'J2' }, 'PUT session': { ...SESSION, revision: 2 } },
      ...{
        'POST leaving': SESSION,
        'POST notes': {},
        'POST breaks': {},
      },
    };

    await lastLook(world);
    const doors = sent.map(({ door }) => door);
    expect(doors.filter((door) => door === 'POST leaving')).toHaveLength(1);
    expect(doors.indexOf('POST breaks')).toBeGreaterThan(doors.indexOf('POST notes'));
    expect(world.acts.get('call.put-down')).toBe(1);
    expect([...world.acts.keys()].some((act) => act.startsWith('break.told-by-relative-'))).toBe(true);
  });

  test('when it ends, then three are worse, of whom one is with a clinician already', async () => {
    const followed = atHome();
    for (const one of followed) world.followed.set(one.followUpId, one);
    const line = { contactId: 'line', outcome: 'ringing', onDutyNow: true };
    const redFlag = { status: 'ringing', informedAt: null, lines: [line] };
    const flagged = { breakId: 'R14/1', code: 'R14', status: 'open', redFlag };
    answers = {
      'GET follow-ups': followUps(followed),
      ...Object.fromEntries(
        followed.map(({ followUpId }) => [`GET ${followUpId}`, view({ followUpId, breaks: [flagged] })]),
      ),
      ...{ 'POST alerts': {}, 'POST on-call-answers': {} },
    };

    await worseAtTheEnd(world);
    const told = sent
      .filter(({ door }) => door === 'POST alerts')
      .map(({ body }) => body as { cause: string });
    expect(told.map(({ cause }) => cause).sort()).toEqual(['professional', 'professional', 'relative']);
    expect(sent.some(({ door }) => door === 'POST on-call-answers')).toBe(true);
  });

  test('when few have left hospital, then nothing is made up', async () => {
    const followed = atHome().slice(0, 3);
    for (const one of followed) world.followed.set(one.followUpId, one);
    answers = { 'GET follow-ups': followUps(followed) };

    await lastLook(world);
    await worseAtTheEnd(world);
    expect(new Set(sent.map(({ door }) => door))).toEqual(new Set(['GET follow-ups']));
  });
});

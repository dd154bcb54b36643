import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Care, FollowUp } from '../../../api/schemas';
import { DAY_MS } from '../../../simulator/calendar';
import { workOnBreak } from '../../../simulator/people/breaks';
import { organise } from '../../../simulator/people/cares';
import { letterSentAt } from '../../../simulator/people/hospital-later';
import { plannedOf, type PlannedDischarge } from '../../../simulator/population/population';
import { createWorld, type World } from '../../../simulator/world';

const NOW = Date.parse('2026-10-20T10:00:00+02:00');
const SEED = 4;

/** What each door answers, by method and the end of its address; what it was sent. */
let answers: Readonly<Record<string, unknown>>;
let sent: { readonly door: string; readonly body: unknown }[];
let server: Server;
let world: World;

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      const door = `${request.method} ${request.url?.split('/').at(-1)}`;
      sent.push({ door, body: text === '' ? null : JSON.parse(text) });
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
  world = createWorld({
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys: { hospital: '', operator: '', teamLead: '', clinician: '' },
    finess: '620100057',
    clock: { now: () => NOW, until: () => Promise.resolve(), still: (work) => work() },
    ...{ discharges: 1, seed: SEED, from: NOW, until: () => NOW },
  });
});

const wanted = {
  ...{ seed: SEED, discharges: 1, from: NOW, until: NOW, finess: '620100057', practitioners: [] },
};
const one = plannedOf(wanted, 0, NOW - 10 * DAY_MS);

/** Somebody whose ward never wrote a letter. */
function withoutLetter(): PlannedDischarge {
  for (let index = 0; index < 500; index += 1) {
    const planned = { ...one, visitNumber: `S${SEED}-${index}` };
    if (letterSentAt(world, planned) === null) return planned;
  }
  throw new Error('everybody has a letter');
}

const letterMissing = (reopenings: number) => {
  const item = {
    breakId: 'R01/1',
    code: 'R01',
    subject: 'letter',
    reopenings,
    cause: null,
    causes: ['not-written'],
  };
  const openedAt = new Date(NOW - 9 * DAY_MS).toISOString();
  const letter = { announced: true, sentByHospital: false, gpHasIt: false, patientHasIt: false };
  const owner = { kind: 'person', id: 'somebody' };
  return {
    followUpId: 'one',
    breaks: [{ ...item, openedAt, owner }],
    cares: [],
    letter,
  } as unknown as FollowUp;
};

describe('the simulated service', () => {
  test('when no letter was written, then the ward is told once, and writes it', async () => {
    answers = { 'POST resolution': {}, 'POST letter': {} };
    const planned = withoutLetter();

    await workOnBreak(world, planned, letterMissing(0), 'R01/1', 'teamLead');
    expect(sent.map(({ door }) => door)).toEqual(['POST resolution']);

    sent = [];
    await workOnBreak(world, planned, letterMissing(1), 'R01/1', 'teamLead');
    expect(sent.map(({ body }) => (body as { state: string }).state)).toEqual([
      'gp-has-it',
      'patient-has-it',
    ]);
  });

  test('when a series has its visits already, then placing it again places nothing, and a time is looked for', async () => {
    const care = {
      key: 'nurse',
      profession: 'nurse',
      status: 'to-arrange',
      appointmentAt: null,
      visitsPlanned: 4,
    };
    const visits = [{ appointmentId: 'first' }, { appointmentId: 'second' }];
    const placed = { seriesId: 'series', visits, unplaced: [3, 4] };
    const view = { followUpId: 'one' } as FollowUp;
    const tried = () => organise(world, one, view, care as Care);

    answers = { 'GET appointments': [visits[0]], 'POST series': placed };
    expect(await tried()).toBe(true);
    expect(world.acts.get('series.placed')).toBe(1);

    answers = {
      'GET appointments': visits,
      'POST series': placed,
      'POST slot-searches': { slots: [], toCall: [] },
    };
    expect(await tried()).toBe(false);
    expect(sent.at(-1)?.door).toBe('POST slot-searches');
    expect(world.acts.get('series.placed')).toBe(1);
  });
});

import { Client } from 'pg';
import { onCallCheck } from '../../launcher/doctor/on-call-checks';
import { FINESS } from '../support/records-world';
import { AN_ON_CALL_LINE, as, FOLLOW_UP_ID, startFakeApi, type FakeApi } from '../support/api-fake';
import { flags, runCommand } from '../support/administration-commands';
import { startPostgres, type TestDatabase } from '../support/postgres';

const LINE_ID = FOLLOW_UP_ID;

describe('the doors', () => {
  let api: FakeApi;
  beforeAll(async () => {
    api = await startFakeApi();
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.recorded.length = 0;
  });
  const sends = (path: string, body: object, method = 'POST') =>
    api.send(method, path, { headers: as('teamLead'), body });
  const about = (path: string) => `/v1/follow-ups/${FOLLOW_UP_ID}/${path}`;

  test.each([
    [
      'breaks/R14-1/on-call-answers',
      { contactId: LINE_ID, outcome: 'no-answer', expectedRevision: 3 },
      {
        type: 'on-call-answered',
        breakId: 'R14-1',
        contactId: LINE_ID,
        outcome: 'no-answer',
        expectedRevision: 3,
      },
    ],
    ['breaks/R14-1/emergency-call', {}, { type: 'emergency-called', breakId: 'R14-1' }],
    [
      'alerts',
      { code: 'R14', cause: 'call', urgency: 'two-hours' },
      { type: 'alert-raised', code: 'R14', cause: 'call', urgency: 'two-hours' },
    ],
    [
      'calls/call-j2/attempts',
      { outcome: 'red-flag', urgency: 'emergency' },
      { type: 'call-attempted', callKey: 'call-j2', outcome: 'red-flag', urgency: 'emergency' },
    ],
  ])('when %s is sent, then it is that fact', async (path, body, event) => {
    expect((await sends(about(path), body)).status).toBe(200);
    expect(api.calls('stateFact')[0]?.[2]).toEqual(event);
  });

  test.each([
    ['a line that is no id', about('breaks/R14-1/on-call-answers'), { contactId: 'x', outcome: 'reached' }],
    [
      'an outcome nobody knows',
      about('breaks/R14-1/on-call-answers'),
      { contactId: LINE_ID, outcome: 'ringing' },
    ],
    ['an urgency nobody knows', about('alerts'), { code: 'R14', cause: 'call', urgency: 'later' }],
    [
      'a number of three digits',
      `/v1/hospitals/${FINESS}/on-call-lines`,
      { ...AN_ON_CALL_LINE, phone: '112' },
    ],
    ['no time to answer', `/v1/hospitals/${FINESS}/on-call-lines`, { ...AN_ON_CALL_LINE, answerMinutes: 0 }],
    [
      'hours that are none',
      `/v1/hospitals/${FINESS}/on-call-lines`,
      { ...AN_ON_CALL_LINE, weekly: [{ weekday: 1, from: '8h', to: '18h' }] },
    ],
    [
      'a last day before the first',
      `/v1/hospitals/${FINESS}/on-call-lines`,
      { ...AN_ON_CALL_LINE, firstDay: '2026-11-03', lastDay: '2026-11-02' },
    ],
  ])('when it says %s, then it is refused', async (_what, path, body) => {
    expect((await sends(path, body)).status).toBe(422);
    expect(api.recorded.filter(({ what }) => /stateFact|OnCall/.test(what))).toEqual([]);
  });

  test('when a line or a number is kept, then its digits are as dialled', async () => {
    expect((await sends(`/v1/hospitals/${FINESS}/on-call-lines`, AN_ON_CALL_LINE)).status).toBe(201);
    expect(api.calls('addOnCallLine')[0]?.slice(1)).toEqual([
      FINESS,
      { ...AN_ON_CALL_LINE, phone: '0353010001', exceptions: [], firstDay: null, lastDay: null },
    ]);
    const number = await sends('/v1/emergency-numbers/2A', { number: '+33 3 53 01 00 20' }, 'PUT');
    expect(number.status).toBe(204);
    expect(api.calls('setEmergencyNumber')[0]?.[1]).toEqual({ departmentCode: '2A', number: '0353010020' });
    expect((await sends('/v1/emergency-numbers/99', { number: '0353010020' }, 'PUT')).status).toBe(404);
  });
});

describe('the commands', () => {
  let testDatabase: TestDatabase;
  beforeAll(async () => {
    testDatabase = await startPostgres().createDatabase();
  });
  afterAll(() => testDatabase.drop());
  const relais = (words: readonly string[]) => runCommand(testDatabase.databaseUrl, words);
  /** What the doctor says of the rosters, as the owner of the tables. */
  const doctor = async () => {
    const client = new Client({ connectionString: testDatabase.migrationUrl });
    await client.connect();
    try {
      return await onCallCheck.run({ ...testDatabase, client });
    } finally {
      await client.end();
    }
  };

  test('when roster and numbers are kept by commands, then they are listed, and the doctor is content', async () => {
    const [organisation = ''] = await relais(['organisation', 'add', '--name', 'Relais Artois']);
    await relais(['hospital', 'add', ...flags({ organisation, finess: FINESS, name: 'CH de Lens' })]);
    const line = {
      ...{ organisation, hospital: FINESS, position: '1', kind: 'ward-line', label: 'Médecine' },
      ...{ phone: '03 53 01 01 02', 'answer-minutes': '5', hours: 'mon-fri 08:00-18:00' },
    };
    const before = await doctor();
    expect(before.state).toBe('note');
    expect(before.sentence).toMatch(/hospital 620100057 has nobody on call; no number for 62/);

    const [id = ''] = await relais(['on-call', 'add', ...flags(line)]);
    const list = await relais(['on-call', 'list', '--organisation', organisation]);
    expect(list[0]).toBe('620100057  CH de Lens');
    expect(list[1]).toMatch(`1  ${id}  ward-line  Médecine  0353010102  5 min`);
    const set = flags({ organisation, department: '62', number: '03 53 01 00 62' });
    await relais(['emergency-number', 'set', ...set]);
    expect((await relais(['emergency-number', 'list', '--organisation', organisation]))[0]).toMatch(
      /^62 {2}0353010062 {2}verified on \d{4}-\d\d-\d\d$/,
    );
    expect((await doctor()).state).toBe('ok');

    await relais(['emergency-number', 'set', ...set, '--verified-on', '2026-01-01']);
    expect((await doctor()).sentence).toMatch('not verified for 31 days: 62');
    await relais(['on-call', 'remove', ...flags({ organisation, id })]);
    expect(await relais(['on-call', 'list', '--organisation', organisation])).toContain(
      '  nobody: a red flag goes to 15 at once',
    );
    await expect(relais(['on-call', 'remove', ...flags({ organisation, id })])).rejects.toThrow(
      'There is no such on-call line.',
    );
  });

  test.each([
    [{ phone: '112' }, /--phone must be a telephone number of ten digits/],
    [{ hours: 'whenever' }, /--hours must be/],
    [{ kind: 'nobody' }, /--kind must be one of coordination-nurse/],
    [{ 'answer-minutes': '90' }, /from 1 to 60/],
    [{ 'first-day': '2026-11-03', 'last-day': '2026-11-02' }, /--last-day is before --first-day/],
    [{ organisation: FOLLOW_UP_ID }, /no organisation/],
  ])('when a line is added with %j, then a sentence says why not', async (wrong, sentence) => {
    const [organisation = ''] = await relais(['organisation', 'add', '--name', 'Another']);
    const line = {
      ...{ organisation, hospital: FINESS, position: '1', kind: 'ward-line', label: 'Médecine' },
      ...{ phone: '0353010102', 'answer-minutes': '5', hours: 'always', ...wrong },
    };
    await expect((async () => relais(['on-call', 'add', ...flags(line)]))()).rejects.toThrow(sentence);
  });
});

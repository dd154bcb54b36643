import { as, FOLLOW_UP_ID, startFakeApi, type FakeApi } from '../support/api-fake';

let api: FakeApi;
beforeAll(async () => {
  api = await startFakeApi();
});
afterAll(() => api.close());
beforeEach(() => {
  api.recorded.length = 0;
});

const AT = '2026-11-24T10:00:00+01:00';
const INSTANT = Date.UTC(2026, 10, 24, 9);
const PROFESSIONAL = '0192f0c1-0000-7000-8000-0000000000dd';
const FACT_ID = '0192f0c1-0000-7000-8000-0000000000f1';

describe('commands become facts', () => {
  test.each([
    ['cancellation', undefined, { type: 'discharge-voided' }],
    ['readmission', { at: AT }, { type: 'readmitted', at: INSTANT, source: 'operator' }],
    ['readmission', { at: AT, source: 'relative' }, { type: 'readmitted', at: INSTANT, source: 'relative' }],
    [
      'readmission',
      { at: AT, kind: 'emergency-visit', link: 'unrelated' },
      {
        type: 'readmitted',
        at: INSTANT,
        source: 'operator',
        kind: 'emergency-visit',
        link: 'unrelated',
      },
    ],
    ['return-home', {}, { type: 'returned-home' }],
    ['death', { source: 'professional' }, { type: 'died', source: 'professional' }],
    [
      'opposition',
      { calls: true, messages: false, sharing: true },
      { type: 'opposed', opposition: { calls: true, messages: false, sharing: true } },
    ],
    [
      'opposition',
      { calls: true, messages: true, sharing: false, reason: 'distrust' },
      {
        type: 'opposed',
        opposition: { calls: true, messages: true, sharing: false },
        reason: 'distrust',
      },
    ],
    ['closing', { reason: 'moved' }, { type: 'closed-by-person', reason: 'moved' }],
    ['alerts', { code: 'R22', cause: 'violence' }, { type: 'alert-raised', code: 'R22', cause: 'violence' }],
    [
      'breaks',
      { code: 'R05', subject: 'nurse-visit', cause: 'no-capacity' },
      { type: 'break-reported', code: 'R05', subject: 'nurse-visit', cause: 'no-capacity' },
    ],
    [
      'breaks',
      { code: 'R21', cause: 'isolation' },
      { type: 'break-reported', code: 'R21', subject: 'patient', cause: 'isolation' },
    ],
    [
      'calls/call-j2/attempts',
      { outcome: 'call-back-at', callBackAt: AT, expectedRevision: 3 },
      {
        type: 'call-attempted',
        callKey: 'call-j2',
        outcome: 'call-back-at',
        callBackAt: INSTANT,
        expectedRevision: 3,
      },
    ],
    [
      'offers/gp-visit-1/answer',
      { answer: 'declined', reason: 'absent' },
      { type: 'offer-answered', offerId: 'gp-visit-1', answer: 'declined', reason: 'absent' },
    ],
    [
      'cares/gp-visit/arrangement',
      { appointmentAt: AT, professionalId: PROFESSIONAL },
      { type: 'care-arranged', careKey: 'gp-visit', appointmentAt: INSTANT, professionalId: PROFESSIONAL },
    ],
    [
      'breaks/R03-1/taking',
      { expectedRevision: 0 },
      { type: 'break-taken', breakId: 'R03-1', expectedRevision: 0 },
    ],
    ['breaks/R03-1/taking', undefined, { type: 'break-taken', breakId: 'R03-1' }],
    [
      'breaks/R03-1/resolution',
      { cause: 'no-slot', resolution: 'home-visit', appointmentAt: AT },
      {
        type: 'break-resolved',
        breakId: 'R03-1',
        cause: 'no-slot',
        resolution: 'home-visit',
        appointmentAt: INSTANT,
      },
    ],
    ['breaks/R03-1/reopening', {}, { type: 'break-reopened', breakId: 'R03-1' }],
    [
      'breaks/R06-1/acceptance',
      { acceptedBy: 'patient', reason: 'does-not-want', expectedRevision: 4 },
      {
        type: 'break-accepted',
        breakId: 'R06-1',
        acceptedBy: 'patient',
        reason: 'does-not-want',
        expectedRevision: 4,
      },
    ],
    [
      'letter',
      { state: 'sent-by-hospital' },
      { type: 'letter-reported', letter: { sentByHospital: true }, source: 'operator' },
    ],
    [
      'letter',
      { state: 'patient-has-it', source: 'patient' },
      { type: 'letter-reported', letter: { patientHasIt: true }, source: 'patient' },
    ],
    ['cares/nurse/visits', { outcome: 'kept' }, { type: 'visit-reported', careKey: 'nurse', kept: true }],
    [
      'cares/nurse/visits',
      { outcome: 'missed-by-patient', cause: 'forgot', expectedRevision: 2 },
      {
        type: 'visit-reported',
        careKey: 'nurse',
        kept: false,
        missedBy: 'patient',
        cause: 'forgot',
        expectedRevision: 2,
      },
    ],
    [
      'cares/nurse/visits',
      { outcome: 'missed-by-professional', cause: 'diary-error' },
      {
        type: 'visit-reported',
        careKey: 'nurse',
        kept: false,
        missedBy: 'professional',
        cause: 'diary-error',
      },
    ],
    [
      'professional-stops',
      {
        professionalId: PROFESSIONAL,
        cause: 'on-leave',
        replacement: { professionalId: FACT_ID, channel: 'secure-mail' },
      },
      {
        type: 'professional-stopped',
        professionalId: PROFESSIONAL,
        cause: 'on-leave',
        replacement: { professionalId: FACT_ID, channel: 'secure-mail' },
      },
    ],
    [
      'checks/medication/outcome',
      { outcome: 'not-applicable', expectedRevision: 1 },
      { type: 'check-settled', checkKey: 'medication', outcome: 'not-applicable', expectedRevision: 1 },
    ],
    [
      'results/result-1/outcome',
      { outcome: 'awaited' },
      { type: 'result-reported', resultKey: 'result-1', outcome: 'awaited' },
    ],
  ])('when %s is sent with %j, then %j is stated', async (path, body, event) => {
    const headers = { ...as('operator'), 'idempotency-key': FACT_ID.toUpperCase() };
    const answer = await api.send('POST', `/v1/follow-ups/${FOLLOW_UP_ID}/${path}`, {
      headers,
      ...(body && { body }),
    });
    expect([answer.status, answer.json]).toEqual([200, { factId: 'f', status: 'applied' }]);
    const [[caller, ...stated] = []] = api.calls('stateFact');
    expect(caller).toMatchObject({ accountId: 'account-of-operator' });
    expect(stated).toEqual([FOLLOW_UP_ID, event, FACT_ID]);
  });

  test.each([
    ['hospital', 'hospital'],
    ['clinician', 'professional'],
    ['teamLead', 'operator'],
  ] as const)('when the role %s tells of a death, then the source is %s', async (role, source) => {
    await api.send('POST', `/v1/follow-ups/${FOLLOW_UP_ID}/death`, { headers: as(role), body: {} });
    expect(api.calls('stateFact')[0]?.[2]).toEqual({ type: 'died', source });
  });

  test('when the secure mail tells that the practitioner has the letter, then that is the source', async () => {
    await api.send('POST', `/v1/follow-ups/${FOLLOW_UP_ID}/letter`, {
      headers: as('service'),
      body: { state: 'gp-has-it' },
    });
    expect(api.calls('stateFact')[0]?.[2]).toEqual({
      type: 'letter-reported',
      letter: { gpHasIt: true },
      source: 'secure-mail',
    });
  });

  test('when a follow-up is reopened, then that is its own use-case', async () => {
    const { status } = await api.send('POST', `/v1/follow-ups/${FOLLOW_UP_ID}/reopening`, {
      headers: as('teamLead'),
    });
    expect(status).toBe(200);
    expect(api.calls('reopen')[0]?.[1]).toBe(FOLLOW_UP_ID);
  });
});

describe('commands that are not understood', () => {
  test.each([
    ['readmission', { at: 'yesterday' }, 'invalid-instant', '/at'],
    ['readmission', { at: '2026-11-24T10:00:00' }, 'invalid-instant', '/at'],
    ['readmission', {}, 'missing-field', '/at'],
    ['death', { source: 'gossip' }, 'unknown-code', '/source'],
    ['death', { name: 'x' }, 'unknown-field', '/name'],
    ['opposition', { calls: 'yes', messages: false, sharing: false }, 'wrong-type', '/calls'],
    [
      'calls/call-j2/attempts',
      { outcome: 'busy', expectedRevision: -1 },
      'invalid-value',
      '/expectedRevision',
    ],
    ['cares/gp-visit/arrangement', { professionalId: 'me' }, 'invalid-value', '/professionalId'],
    ['breaks', { code: 'R14', cause: 'call' }, 'unknown-code', '/code'],
    ['breaks', { code: 'R05' }, 'missing-field', '/cause'],
    ['closing', [], 'wrong-type', ''],
    ['alerts', { code: 'R22', cause: 'call' }, 'invalid-value', '/cause'],
    ['alerts', { code: 'R14', cause: 'violence' }, 'invalid-value', '/cause'],
    ['letter', { state: 'lost' }, 'unknown-code', '/state'],
    ['letter', {}, 'missing-field', '/state'],
    ['cares/nurse/visits', { outcome: 'kept', cause: 'forgot' }, 'invalid-value', '/cause'],
    ['cares/nurse/visits', { outcome: 'missed-by-professional', cause: 'forgot' }, 'invalid-value', '/cause'],
    ['professional-stops', { professionalId: PROFESSIONAL, cause: 'tired' }, 'unknown-code', '/cause'],
    ['checks/medication/outcome', { outcome: 'missing' }, 'unknown-code', '/outcome'],
    ['results/result-1/outcome', { outcome: 'lost' }, 'unknown-code', '/outcome'],
    ['opposition', { calls: true, messages: false, sharing: false, reason: 'x' }, 'unknown-code', '/reason'],
    ['readmission', { at: AT, kind: 'ambulance' }, 'unknown-code', '/kind'],
    ['breaks/R03-1/acceptance', { acceptedBy: 'family', reason: 'x' }, 'unknown-code', '/acceptedBy'],
  ])('when %s is sent with %j, then it is 422 %s at "%s"', async (path, body, code, pointer) => {
    const answer = await api.send('POST', `/v1/follow-ups/${FOLLOW_UP_ID}/${path}`, {
      headers: as('operator'),
      body,
    });
    expect(answer.status).toBe(422);
    expect(answer.json?.['errors']).toEqual([expect.objectContaining({ code, pointer })]);
    expect(api.calls('stateFact')).toEqual([]);
    expect(api.calls('keepRefused')).toEqual([]);
  });

  test('when the id of a fact is no UUID, then it is 400', async () => {
    const answer = await api.send('POST', `/v1/follow-ups/${FOLLOW_UP_ID}/closing`, {
      headers: { ...as('operator'), 'idempotency-key': 'mine' },
      body: { reason: 'moved' },
    });
    expect(answer.status).toBe(400);
    expect(answer.json?.['errors']).toEqual([expect.objectContaining({ code: 'idempotency-key-invalid' })]);
  });

  test('when a command is larger than commands are, then it is 413', async () => {
    const answer = await api.send('POST', '/v1/patients/search', {
      headers: as('operator'),
      body: { text: 'x'.repeat(70_000) },
    });
    expect([answer.status, answer.headers.connection]).toEqual([413, 'close']);
  });
});

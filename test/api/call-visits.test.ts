import { uuidV7 } from '../../security/uuid';
import { addType, DAY, open, OPENS_AT } from '../support/booking-world';
import { finished, OPENING, said, startCallWorld, type CallWorld } from '../support/call-world';

let world: CallWorld;
beforeAll(async () => {
  world = await startCallWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.elsewhere();
  await world.begin();
});

const records = () => world.records;
const operator = () => records().tenant.operator;

/** An appointment with the general practitioner, one day before the call. */
async function seenYesterday() {
  const { gpId } = records().tenant;
  const appointmentTypeId = await addType(records(), gpId);
  await open(records(), gpId, OPENS_AT, OPENS_AT + DAY / 6);
  const order = { professionalId: gpId, appointmentTypeId, startsAt: OPENS_AT };
  const { id } = await records().application.bookAppointment(operator(), {
    ...order,
    ...{ followUpId: world.followUpId(), careKey: 'gp-visit' },
  });
  await records().relayAll();
  records().time.now = OPENS_AT + DAY;
  return id;
}

/** A whole call in which one question is answered so, the others with their first answer. */
async function callSaying(question: string, value: string, id = uuidV7()) {
  const answers = (await finished(world, OPENING)).map((given) =>
    given.questionId === question ? { questionId: question, value } : given,
  );
  expect(answers).toEqual(expect.arrayContaining(said([question, value])));
  return world.record({ outcome: 'reached', scriptAnswers: { answers } }, id);
}

const appointment = (id: string) => records().application.appointment(operator(), id);
const followUp = () => records().application.followUp(operator(), world.followUpId());
const gpVisit = async () => (await followUp()).cares.find(({ key }) => key === 'gp-visit');
const visitFacts = async () => {
  const rows = await records().query<{ event: Record<string, unknown> }>(
    `SELECT event FROM inbox WHERE event ->> 'type' = 'visit-reported' ORDER BY sequence`,
  );
  return rows.map(({ event }) => event);
};

describe('visits a patient speaks of in a call', () => {
  it('when they say they saw their doctor, then the past appointment is kept in their word, once, to be verified', async () => {
    const id = await seenYesterday();
    const factId = uuidV7();
    expect((await callSaying('GEN-16', 'vu', factId)).status).toBe(200);
    expect((await callSaying('GEN-16', 'vu', factId)).status).toBe(200);
    expect(await appointment(id)).toMatchObject({
      ...{ status: 'fulfilled', presenceSource: 'patient', presenceVerified: false },
      waitingForPresence: true,
    });
    await records().relayAll();
    expect((await gpVisit())?.status).toBe('in-place');
    expect((await followUp()).checks).toContainEqual(
      expect.objectContaining({ key: `presence-${id}`, status: 'due' }),
    );
    expect(await visitFacts()).toEqual([
      { type: 'visit-reported', careKey: 'gp-visit', appointmentId: id, kept: true, toVerify: true },
    ]);
  });

  it.each([
    ['manque', 'patient', 'R08'],
    ['annule', 'professional', 'R09'],
  ])('when they say « %s », then it was missed by the %s, and %s is open', async (value, missedBy, code) => {
    const id = await seenYesterday();
    expect((await callSaying('GEN-16', value)).status).toBe(200);
    expect(await appointment(id)).toMatchObject({ status: 'noshow', missedBy, presenceVerified: false });
    await records().relayAll();
    expect((await followUp()).breaks).toContainEqual(
      expect.objectContaining({ code, subject: 'gp-visit', status: 'open' }),
    );
  });

  it('when the practice said otherwise before, then its word stands and the call is recorded', async () => {
    const id = await seenYesterday();
    const missed = { kept: false, source: 'professional', missedBy: 'patient' } as const;
    await records().application.reportPresence(operator(), id, missed);
    expect((await callSaying('GEN-16', 'vu')).status).toBe(200);
    expect(await appointment(id)).toMatchObject({ status: 'noshow', presenceSource: 'professional' });
    expect(await visitFacts()).toHaveLength(1);
  });

  it('when the appointment is still to come, then nothing is said of it', async () => {
    const id = await seenYesterday();
    records().time.now = OPENS_AT - 1;
    expect((await callSaying('GEN-16', 'vu')).status).toBe(200);
    expect((await appointment(id)).status).toBe('booked');
    expect(await visitFacts()).toEqual([]);
  });

  it('when the care was arranged without our agendas, then the follow-up hears of the visit itself', async () => {
    const { gpId } = records().tenant;
    const arranged = { careKey: 'gp-visit', professionalId: gpId, appointmentAt: OPENS_AT } as const;
    await records().states(operator(), world.followUpId(), { type: 'care-arranged', ...arranged });
    records().time.now = OPENS_AT + DAY;
    expect((await callSaying('GEN-16', 'vu')).status).toBe(200);
    expect(await visitFacts()).toEqual([
      { type: 'visit-reported', careKey: 'gp-visit', kept: true, toVerify: true },
    ]);
    expect((await gpVisit())?.status).toBe('in-place');
  });

  it('when nothing was arranged, then there is nothing to say, and the call is recorded', async () => {
    expect((await callSaying('GEN-16', 'vu')).status).toBe(200);
    expect(await visitFacts()).toEqual([]);
  });

  it('when a clinician records the call, then it is still the patient’s word', async () => {
    const id = await seenYesterday();
    const answers = (await finished(world, OPENING)).map((given) =>
      given.questionId === 'GEN-16' ? { questionId: 'GEN-16', value: 'vu' } : given,
    );
    const { clinician } = records().tenant;
    const attempt = { type: 'call-attempted', callKey: 'call-j2', outcome: 'reached' } as const;
    const script = {
      ...{ alerts: [], coreOnly: false, breaks: [] },
      answers: answers.map(({ questionId, value }) => ({ questionId, value, cases: [] })),
    };
    const { application, relayAll } = records();
    await Promise.all([
      application.recordAttempt(clinician, world.followUpId(), attempt, script),
      relayAll(),
    ]);
    expect(await appointment(id)).toMatchObject({ status: 'fulfilled', presenceSource: 'patient' });
  });
});

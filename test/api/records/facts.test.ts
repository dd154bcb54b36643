import { IdempotencyConflictError, NotFoundError } from '../../../application/errors';
import { uuidV7 } from '../../../security/uuid';
import { aStatedDischarge, createRecordsWorld, type RecordsWorld } from '../../support/records-world';

let world: RecordsWorld;
beforeAll(async () => {
  world = await createRecordsWorld();
});
beforeEach(() => world.newTenant());
afterAll(() => world.close());

const INS = { system: 'INS-NIR', value: '241036232012325' } as const;
const begun = async (changes: Parameters<RecordsWorld['announce']>[0] = {}): Promise<string> => {
  const { followUpId } = await world.announce(changes);
  await world.relayAll();
  return followUpId;
};
const messages = async (): Promise<string[]> => {
  const rows = await world.query<{ line: string }>(
    `SELECT kind || ' ' || status AS line FROM message ORDER BY id`,
  );
  return rows.map(({ line }) => line).sort();
};
const unanswered: Promise<unknown>[] = [];
afterEach(async () => {
  await world.relayAll();
  await Promise.all(unanswered.splice(0));
});

/** Kept while no relay runs: what holds at once, whatever becomes of the workflow. The door still waits. */
const keptWithoutRelay = async (followUpId: string, event: Parameters<RecordsWorld['states']>[2]) => {
  unanswered.push(world.application.stateFact(world.tenant.operator, followUpId, event));
  const kept = () => world.query(`SELECT id FROM inbox WHERE event ->> 'type' = $1`, [event.type]);
  while ((await kept()).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe('a fact stated to a follow-up', () => {
  it('when the workflow is away, then it is kept and answered as pending', async () => {
    const followUpId = await begun();
    expect(await messages()).toEqual(['handover-notice scheduled', 'offer scheduled']);
    const { status } = await world.application.stateFact(world.tenant.operator, followUpId, {
      type: 'died',
      source: 'relative',
    });

    expect(status).toBe('pending');
    // And a death silences what is queued, and marks the patient, at once.
    expect(await messages()).toEqual(['handover-notice cleared', 'offer cleared']);
    const [patient] = await world.query<{ at: Date }>('SELECT deceased_at AS at FROM patient');
    expect(patient?.at.getTime()).toBe(world.time.now);
    const view = await world.application.followUp(world.tenant.operator, followUpId);
    expect(view).toMatchObject({ status: 'open', patient: { deceased: true } });

    await world.relayAll();
    expect(await messages()).toEqual([
      'death-notice scheduled',
      'handover-notice cleared',
      'offer cleared',
      'offer-withdrawn scheduled',
    ]);
    expect((await world.application.followUp(world.tenant.operator, followUpId)).status).toBe('closed');
  });

  it('when the patient has two stays followed, then a death silences both', async () => {
    const identified = { ...aStatedDischarge().patient, identifiers: [INS] };
    await begun({ patient: identified });
    const second = await begun({
      patient: identified,
      stay: { ...aStatedDischarge().stay, visitNumber: 'V-2' },
    });
    await keptWithoutRelay(second, { type: 'died', source: 'relative' });
    expect((await messages()).filter((line) => line.endsWith('scheduled'))).toEqual([]);
  });

  it('when the discharge is cancelled, then nothing that is queued may leave', async () => {
    const followUpId = await begun();
    await keptWithoutRelay(followUpId, { type: 'discharge-voided' });
    expect(await messages()).toEqual(['handover-notice cleared', 'offer cleared']);
  });

  it('when the patient opposes, then it is known of the patient at once', async () => {
    const followUpId = await begun();
    const opposition = { calls: true, messages: false, sharing: true };
    await keptWithoutRelay(followUpId, { type: 'opposed', opposition });
    const view = await world.application.followUp(world.tenant.operator, followUpId);
    expect(view.patient.opposition).toEqual(opposition);
  });

  it('when the same fact comes twice, then it is applied once and answered the same', async () => {
    const followUpId = await begun();
    const factId = uuidV7();
    const event = { type: 'call-attempted', callKey: 'call-j2', outcome: 'no-answer' } as const;
    const answers = [
      await world.states(world.tenant.operator, followUpId, event, factId),
      await world.states(world.tenant.operator, followUpId, event, factId),
    ];
    expect(answers).toEqual([
      { factId, status: 'applied' },
      { factId, status: 'applied' },
    ]);
    const view = await world.application.followUp(world.tenant.operator, followUpId);
    expect(view.calls[0]?.attempts).toHaveLength(1);
  });

  it("when its id was used for another fact, or another tenant's, then it is a conflict and never lost in silence", async () => {
    const followUpId = await begun();
    const factId = uuidV7();
    const event = { type: 'call-attempted', callKey: 'call-j2', outcome: 'no-answer' } as const;
    await world.states(world.tenant.operator, followUpId, event, factId);
    const states = (to: string, stated: Parameters<RecordsWorld['states']>[2]) =>
      world.states(world.tenant.operator, to, stated, factId);

    await expect(states(followUpId, { ...event, outcome: 'busy' })).rejects.toThrow(IdempotencyConflictError);
    const other = await begun({ stay: { ...aStatedDischarge().stay, visitNumber: 'V-2' } });
    await expect(states(other, event)).rejects.toThrow(IdempotencyConflictError);
    await world.newTenant();
    await expect(states(await begun(), { type: 'died', source: 'relative' })).rejects.toThrow(
      IdempotencyConflictError,
    );
    const [patient] = await world.query<{ at: Date | null }>('SELECT deceased_at AS at FROM patient');
    expect(patient?.at).toBeNull();
  });

  it('when the follow-up refuses it, then the reason is said and kept', async () => {
    const followUpId = await begun();
    const factId = uuidV7();
    const event = { type: 'break-taken', breakId: 'R03-1' } as const;
    expect(await world.states(world.tenant.operator, followUpId, event, factId)).toEqual({
      factId,
      status: 'refused',
      reason: 'unknown-subject',
    });
    const [row] = await world.query('SELECT status, reason FROM inbox WHERE id = $1', [factId]);
    expect(row).toEqual({ status: 'refused', reason: 'unknown-subject' });
  });

  it("when the follow-up is outside the caller's walls, then there is no such follow-up", async () => {
    const followUpId = await begun();
    const { operator } = await world.newTenant();
    await expect(world.states(operator, followUpId, { type: 'amended' })).rejects.toThrow(NotFoundError);
  });
});

describe('after the end', () => {
  const closed = async () => {
    const followUpId = await begun();
    await world.states(world.tenant.operator, followUpId, { type: 'closed-by-person', reason: 'moved' });
    return followUpId;
  };

  it('when anything else is stated, then the follow-up is over; a death is still known of the patient', async () => {
    const followUpId = await closed();
    expect(
      await world.states(world.tenant.operator, followUpId, { type: 'care-arranged', careKey: 'gp-visit' }),
    ).toMatchObject({ status: 'refused', reason: 'follow-up-over' });
    await world.states(world.tenant.operator, followUpId, { type: 'died', source: 'relative' });
    expect((await world.application.followUp(world.tenant.operator, followUpId)).patient.deceased).toBe(true);
  });

  it('when it is reopened, then generation 2 begins at once and has a deadline before its workflow answers', async () => {
    const followUpId = await closed();
    const answer = world.application.reopen(world.tenant.operator, followUpId);
    const read = () => world.application.followUp(world.tenant.operator, followUpId);
    let waiting = await read();
    while (waiting.generation === 1) waiting = await read();
    expect(waiting).toMatchObject({ status: 'announced', generation: 2 });
    expect(waiting.nextDeadline).not.toBeNull();

    expect(await world.relayedMeanwhile(answer)).toMatchObject({ status: 'applied' });
    expect(await world.application.followUp(world.tenant.operator, followUpId)).toMatchObject({
      status: 'open',
      generation: 2,
      closing: null,
    });
  });

  it('when the death was an error, then reopening takes it back', async () => {
    const followUpId = await begun();
    await world.states(world.tenant.operator, followUpId, { type: 'died', source: 'relative' });
    await world.relayedMeanwhile(world.application.reopen(world.tenant.operator, followUpId));
    expect((await world.application.followUp(world.tenant.operator, followUpId)).patient.deceased).toBe(
      false,
    );
  });
});

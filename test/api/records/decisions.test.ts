import { decide, newFollowUp, type Decision, type FollowUpState } from '../../../domain/follow-up';
import { recordDecision } from '../../../prisma/records/decision-records';
import { aFact } from '../../support/follow-up-builders';
import { createRecordsWorld, type RecordsWorld } from '../../support/records-world';

let world: RecordsWorld;
let reference: { organisationId: string; followUpId: string; generation: number };
let opened: Decision;
beforeAll(async () => {
  world = await createRecordsWorld();
});
beforeEach(async () => {
  const { organisationId } = await world.newTenant();
  const { followUpId } = await world.announce();
  reference = { organisationId, followUpId, generation: 1 };
  const beginning = await world.activities.beginFollowUp(reference);
  if (beginning.kind !== 'new') throw new Error('a new follow-up begins anew');
  opened = decide(newFollowUp(followUpId, beginning), aFact({ type: 'opened' }), world.time.now);
});
afterAll(() => world.close());

const write = (decision: Decision, factId: string | null = null) =>
  recordDecision(world.database, { ...reference, factId, decision }, world.newId);
const next = (state: FollowUpState, event: Parameters<typeof aFact>[0]) =>
  decide(state, aFact(event), world.time.now);
const everything = async () => {
  const tables = [
    'follow_up',
    'care',
    'offer',
    'call',
    'break',
    'work_item',
    'history_entry',
    'message',
    'inbox',
  ];
  return Promise.all(
    tables.map((table) =>
      world.query(
        `SELECT to_jsonb(t) - 'last_sign_of_life_at' AS row FROM "${table}" t ORDER BY to_jsonb(t)::text`,
      ),
    ),
  );
};

describe('a decision', () => {
  it('when it is written, then records, effects and the inbox row are there together', async () => {
    const [fact] = await world.query<{ id: string }>('SELECT id FROM inbox');
    expect(await write(opened, fact!.id)).toBeNull();

    const [followUp] = await world.query(
      `SELECT revision, status, pathway_key AS pathway, owner_id AS owner, next_deadline_at IS NOT NULL AS due FROM follow_up`,
    );
    expect(followUp).toEqual({
      revision: 1,
      status: 'open',
      pathway: 'standard',
      owner: 'operators',
      due: true,
    });
    expect(await world.query('SELECT kind, status FROM message ORDER BY kind')).toEqual([
      { kind: 'handover-notice', status: 'scheduled' },
      { kind: 'offer', status: 'scheduled' },
    ]);
    expect(await world.query('SELECT status FROM inbox')).toEqual([{ status: 'applied' }]);
    expect(await world.query('SELECT key FROM work_item ORDER BY key')).toHaveLength(7);
  });

  it('when it is written again, then nothing changes and the state that is there is answered', async () => {
    await write(opened);
    const before = await everything();
    expect(await write(opened)).toEqual(opened.state);
    expect(await everything()).toEqual(before);
  });

  it('when ten write the same one at once, then one does', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => write(opened)));
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    expect(await world.query('SELECT id FROM message')).toHaveLength(2);
  });

  it('when an older one comes late, then it is not written over a newer one', async () => {
    await write(opened);
    const second = next(opened.state, { type: 'call-attempted', callKey: 'call-j2', outcome: 'reached' });
    await write(second);
    expect(await write(opened)).toEqual(second.state);
    expect(await world.query('SELECT status FROM call')).toEqual([{ status: 'done' }]);
  });

  it('when a message of that key exists, then it is not asked for twice', async () => {
    await write(opened);
    const again: Decision = {
      ...next(opened.state, { type: 'call-attempted', callKey: 'call-j2', outcome: 'reached' }),
      effects: opened.effects,
    };
    await write(again);
    expect(await world.query('SELECT id FROM message')).toHaveLength(2);
  });

  it('when an offer is filled, then its waiting message is cleared and the withdrawal goes out', async () => {
    await write(opened);
    await write(next(opened.state, { type: 'care-arranged', careKey: 'gp-visit' }));
    expect(await world.query('SELECT kind, status FROM message ORDER BY kind')).toEqual([
      { kind: 'handover-notice', status: 'scheduled' },
      { kind: 'offer', status: 'cleared' },
      { kind: 'offer-withdrawn', status: 'scheduled' },
    ]);
  });

  it('when the patient dies, then all that waits is cleared but the notice of it, and nothing is left to do', async () => {
    await write(opened);
    await write(next(opened.state, { type: 'died', source: 'hospital' }));
    expect(await world.query(`SELECT kind FROM message WHERE status = 'scheduled' ORDER BY kind`)).toEqual([
      { kind: 'death-notice' },
      { kind: 'offer-withdrawn' },
    ]);
    expect(await world.query('SELECT key FROM work_item')).toEqual([]);
    const [followUp] = await world.query(
      'SELECT closing_reason AS reason, next_deadline_at AS due FROM follow_up',
    );
    expect(followUp).toEqual({ reason: 'died', due: null });
  });

  it('when an open follow-up would be left without a deadline, then the database refuses it', async () => {
    await expect(write({ ...opened, nextDeadline: null })).rejects.toThrow(/follow_up_has_deadline/);
    expect(await world.query('SELECT revision FROM follow_up')).toEqual([{ revision: 0 }]);
  });
});

describe('what is written stays written', () => {
  it.each(['history_entry', 'submission', 'audit_event'])(
    '%s is neither changed nor removed',
    async (table) => {
      await write(opened);
      await world.application.followUp(world.tenant.operator, reference.followUpId);
      expect((await world.query(`SELECT * FROM ${table}`)).length).toBeGreaterThan(0);
      await expect(world.query(`UPDATE ${table} SET organisation_id = organisation_id`)).rejects.toThrow(
        /permission denied/,
      );
      await expect(world.query(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
    },
  );
});

import { runCommand } from '../../support/administration-commands';
import { createRecordsWorld, type RecordsWorld } from '../../support/records-world';

let world: RecordsWorld;
beforeAll(async () => {
  world = await createRecordsWorld();
});
afterAll(() => world.close());

const relais = (...words: readonly string[]) => runCommand(world.testDatabase.databaseUrl, words);

describe('facts set aside', () => {
  test('when one is released, then it is listed no more and the relay has it again, from the first try', async () => {
    const { organisationId } = world.tenant;
    const { followUpId } = await world.announce();
    const [opened] = await world.relay.claim(organisationId, 10, 30);
    const factId = opened!.fact.factId;
    await expect(relais('facts', 'release', '--id', factId)).rejects.toThrow('set aside');
    await world.relay.quarantine(opened!, 'update-failed');

    const [line = ''] = await relais('facts', 'list');
    const said = [factId, `organisation ${organisationId}`, `follow-up ${followUpId}`, 'opened'];
    expect(line.split('  ').slice(0, -1)).toEqual([...said, 'update-failed', '1 attempts']);
    await relais('facts', 'release', '--id', factId);
    expect(await relais('facts', 'list')).toEqual(['No fact is set aside.']);
    const again = await world.relay.claim(organisationId, 10, 30);
    expect(again.map(({ fact, attempts }) => [fact.factId, attempts])).toEqual([[factId, 1]]);
    expect(
      await world.query(`SELECT subject_kind, subject_id FROM audit_event WHERE action = 'fact.release'`),
    ).toEqual([{ subject_kind: 'fact', subject_id: factId }]);
    await expect(relais('facts', 'release', '--id', factId)).rejects.toThrow('set aside');
  });
});

import { createMessageWorld, NOW, type MessageWorld } from '../support/message-world';

describe('two dispatchers on the same messages', () => {
  let world: MessageWorld;
  beforeEach(async () => {
    world = await createMessageWorld();
  });
  afterEach(() => world.close());

  it('when two run side by side, nothing is sent or told twice', async () => {
    const { followUpId } = await world.followUp();
    const ids = await Promise.all(
      Array.from({ length: 60 }, (_, n) => world.message(followUpId, { subject: `handover-${n}` })),
    );
    const sent: string[] = [];
    const { transports } = world.dependencies;
    const counting = {
      send: (message: Parameters<NonNullable<typeof transports.mail>['send']>[0]) => {
        sent.push(message.key);
        return transports['secure-mail']!.send(message);
      },
    };
    const changes = { transports: { ...transports, 'secure-mail': counting }, limits: { batchSize: 10 } };
    const [one, other] = [world.dispatcher(changes), world.dispatcher(changes)];
    const drain = async (dispatcher: typeof one) => {
      while ((await dispatcher.runOnce()) > 0);
    };

    await Promise.all([drain(one), drain(other)]);

    expect(sent).toHaveLength(ids.length);
    expect(new Set(sent).size).toBe(ids.length);
    expect(await world.caught()).toHaveLength(ids.length);
    expect(await world.facts()).toHaveLength(ids.length);
  });

  it('when the claim was lost meanwhile, the slower dispatcher writes and tells nothing', async () => {
    const { followUpId } = await world.followUp();
    const id = await world.message(followUpId);
    const { records } = world.dependencies;
    const [stale] = await records.claim(world.organisationId, NOW, 60_000, 1);
    if (stale?.recipient !== 'professional') throw new Error('the letter was not claimed');
    await world.letClaimsExpire();
    await world.dispatcher().runOnce();

    const settlement = { status: 'failed', at: NOW, failure: 'too-late' } as const;
    expect(await records.settle(stale, settlement, null)).toBe(false);
    expect(await records.review(stale, 60_000)).toBeNull();
    expect(await records.postpone(stale, 1_000, 'too-late')).toBe(false);
    expect(await world.row(id)).toMatchObject({ status: 'delivered', failure: null });
  });
});

import { OPENING, said, startCallWorld, type CallWorld } from '../support/call-world';

let world: CallWorld;
beforeAll(async () => {
  world = await startCallWorld();
});
beforeEach(async () => {
  await world.elsewhere();
  await world.begin();
});
afterAll(() => world.close());

describe('news heard in the opening', () => {
  const DECEASED = said(['OUV-01', 'decede'], ['DEC-01', 'note']);
  const IN_HOSPITAL = said(['OUV-01', 'hospitalise'], ['REH-01', 'prevu']);
  const record = (answers: ReturnType<typeof said>, news?: object) =>
    world.record({ outcome: 'relative-reached', scriptAnswers: { answers, ...(news && { news }) } });
  const followUp = async () =>
    (
      await world.query<{ status: string; closing_reason: string | null }>(
        'SELECT status, closing_reason FROM follow_up',
      )
    )[0];

  it('when « Décédé » is heard and confirmed, then the death is stated and a second source asked', async () => {
    expect((await world.conducted({ answers: DECEASED })).news).toEqual(['died']);
    expect((await record(DECEASED, { died: { source: 'relative' } })).status).toBe(200);
    expect(await followUp()).toEqual({ status: 'closed', closing_reason: 'died' });
    expect(await world.query('SELECT source, status FROM death_confirmation')).toEqual([
      { source: 'relative', status: 'awaited' },
    ]);
  });

  it('when « Réhospitalisé » is heard and confirmed, then the follow-up sleeps; unconfirmed nothing is stated', async () => {
    expect((await world.conducted({ answers: IN_HOSPITAL })).news).toEqual(['readmitted']);
    expect((await record(IN_HOSPITAL)).status).toBe(200);
    expect(await followUp()).toMatchObject({ status: 'open' });
    const at = '2026-11-03T15:00:00+01:00';
    const news = { readmitted: { source: 'relative', at, link: 'planned' } };
    expect((await record(IN_HOSPITAL, news)).status).toBe(200);
    expect(await followUp()).toMatchObject({ status: 'paused' });
  });

  it('when news is confirmed that nobody said, then nothing is kept', async () => {
    const refused = await record(OPENING, { died: { source: 'operator' } });
    expect([refused.status, await world.query('SELECT FROM call_record')]).toEqual([422, []]);
  });
});

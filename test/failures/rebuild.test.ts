import { rmSync } from 'node:fs';
import type { FollowUpView, MessageView } from '../../application/reading/views';
import { GENERAL_PRACTITIONERS } from '../../launcher/demonstration/people';
import { commandLineOf } from '../../launcher/running-processes';
import { discharge, peopleOf, type People } from '../support/stack-client';
import { countBy, queryRecords } from '../support/stack-records';
import { temporalDatabaseFiles, withFollowUps } from '../support/stack-temporal';
import { startStack, until, type Stack } from '../support/stack';

const [practice] = GENERAL_PRACTITIONERS;
const FOLLOW_UPS = 8;
const say = (line: string) => process.stderr.write(`      ${line}\n`);

jest.setTimeout(300_000);

describe('a Temporal server that loses everything, or is away', () => {
  let stack: Stack;
  let people: People;
  const followUpIds: string[] = [];
  let messageKeys: string[] = [];

  beforeAll(async () => {
    stack = await startStack({ args: ['--speed', '100', '--no-demo'] });
    people = peopleOf(stack);
    for (let number = 0; number < FOLLOW_UPS; number += 1) {
      followUpIds.push(await discharge(people, `R${number}`, practice?.rpps));
    }
    await everyFollowUp(({ status, handover }) => status === 'open' && handover?.status === 'delivered');
    await people.operator.state(`/v1/follow-ups/${followUpIds[0]}/calls/call-j2/attempts`, {
      outcome: 'reached',
    });
    messageKeys = await keysOfMessages();
  });
  afterAll(() => stack.discard());

  const everyFollowUp = async (isAwaited: (followUp: FollowUpView) => boolean): Promise<void> => {
    for (const followUpId of followUpIds) {
      await people.operator.awaitFollowUp(followUpId, isAwaited, 'what every follow-up must reach');
    }
  };
  const keysOfMessages = async (): Promise<string[]> => {
    const rows = await queryRecords<{ key: string }>(stack.home, 'SELECT key FROM message ORDER BY key');
    return rows.map(({ key }) => key);
  };
  const workflowStatuses = () =>
    withFollowUps(stack.home, (statusOf) =>
      Promise.all(followUpIds.map((id) => statusOf(id).catch(({ name }: Error) => name))),
    );
  const startAgain = async (speed: number): Promise<void> => {
    const from = Date.now();
    stack = await startStack({ home: stack.home, args: ['--speed', String(speed), '--no-demo'] });
    say(`started again in ${Date.now() - from} ms`);
    people = peopleOf(stack);
  };

  it('keeps facts while Temporal is away, and delivers them afterwards', async () => {
    const followUpId = await discharge(people, 'dies', practice?.rpps);
    const isOpen = ({ status }: FollowUpView) => status === 'open';
    await people.operator.awaitFollowUp(followUpId, isOpen, 'the follow-up is open');
    const temporal = stack.processId('temporal');
    process.kill(temporal, 'SIGSTOP');
    try {
      const late = await discharge(people, 'announced meanwhile', practice?.rpps);
      followUpIds.push(late);
      const death = await people.hospital.state(`/v1/follow-ups/${followUpId}/death`);
      expect(death.status).toBe('pending');
      // The death holds at once, whatever the workflow does.
      expect((await people.operator.followUp(followUpId)).patient.deceased).toBe(true);
      const ready = await fetch(`${stack.url}/health/ready`);
      expect(await ready.json()).toMatchObject({ parts: { database: 'ok', temporal: 'unavailable' } });
    } finally {
      process.kill(temporal, 'SIGCONT');
    }
    const isClosed = ({ status }: FollowUpView) => status === 'closed';
    const closed = await people.operator.awaitFollowUp(followUpId, isClosed, 'the death was delivered');
    expect(closed.closing?.reason).toBe('died');
    await everyFollowUp(({ status, handover }) => status === 'open' && handover?.status === 'delivered');
    await until(async () => {
      const path = `/v1/messages?followUpId=${followUpId}`;
      const { messages } = await people.operator.get<{ messages: MessageView[] }>(path);
      return messages.every(({ status }) => status !== 'scheduled' && status !== 'sending');
    }, 'the practice was told of the death');
    messageKeys = await keysOfMessages();
  });

  it('brings every open follow-up back by `relais rebuild`, and sends nothing again', async () => {
    const revisions = () =>
      queryRecords(stack.home, 'SELECT id, generation, status, revision FROM follow_up ORDER BY id');
    const before = await revisions();
    const processIds = ['postgres', 'temporal', 'worker', 'dispatcher', 'sweeper', 'api'].map((name) =>
      stack.processId(name),
    );
    expect(await stack.stop()).toBe(0);
    expect(processIds.filter((pid) => commandLineOf(pid) !== undefined)).toEqual([]);
    for (const file of temporalDatabaseFiles(stack.home)) rmSync(file, { force: true });
    // Slow, so that no deadline passes: nothing but the command brings them back.
    await startAgain(1);
    expect(await workflowStatuses()).toEqual(followUpIds.map(() => 'WorkflowNotFoundError'));
    expect(await revisions()).toEqual(before);

    const { code, output } = await stack.command('rebuild');
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toContain(`Restarted ${followUpIds.length} follow-ups from the records.`);
    expect(await workflowStatuses()).toEqual(followUpIds.map(() => 'RUNNING'));
    expect((await stack.command('rebuild')).output).toContain('Restarted 0 follow-ups');
    expect(await keysOfMessages()).toEqual(messageKeys);
  });

  it('lets people go on with a follow-up that was brought back', async () => {
    const call = `/v1/follow-ups/${followUpIds[1]}/calls/call-j2/attempts`;
    expect((await people.operator.state(call, { outcome: 'reached' })).status).toBe('applied');
    expect((await people.operator.followUp(followUpIds[1] ?? '')).calls).toMatchObject([
      { key: 'call-j2', status: 'done' },
    ]);
  });

  it('brings them back by the sweeper alone once a deadline passed in silence, and lives to the end', async () => {
    await stack.stop();
    for (const file of temporalDatabaseFiles(stack.home)) rmSync(file, { force: true });
    await startAgain(60_000);
    await everyFollowUp(({ status }) => status === 'closed');
    const found = await queryRecords<{ id: string }>(
      stack.home,
      'SELECT DISTINCT follow_up_id AS id FROM sweep_finding ORDER BY id',
    );
    expect(found.map(({ id }) => id)).toEqual([...followUpIds].sort());
    const reasons = await Promise.all(
      followUpIds.map(async (id) => (await people.operator.followUp(id)).closing?.reason),
    );
    expect(reasons).toEqual(followUpIds.map((_id, place) => (place < 2 ? 'completed' : 'unreachable')));
  });

  it('lost no fact and told no practice anything twice', async () => {
    await until(async () => {
      const { scheduled = 0, sending = 0 } = await countBy(stack.home, 'message', 'status');
      return scheduled + sending === 0;
    }, 'every message is settled');
    const { pending, quarantined } = await countBy(stack.home, 'inbox', 'status');
    expect({ pending, quarantined }).toEqual({ pending: undefined, quarantined: undefined });
    expect(await keysOfMessages()).toEqual(expect.arrayContaining(messageKeys));
    const twice = await queryRecords(
      stack.home,
      `SELECT follow_up_id, kind, professional_id FROM message
       GROUP BY follow_up_id, kind, professional_id HAVING count(*) > 1`,
    );
    expect(twice).toEqual([]);
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { messageIdOf } from '../../integrations/mail';
import { sendFate, type Sent } from '../support/fates';
import { startMailSink, type MailSink } from '../support/mail-sink';
import { seededRandom } from '../support/seeded-random';
import { peopleOf } from '../support/stack-client';
import { countBy, queryRecords } from '../support/stack-records';
import { withFollowUps } from '../support/stack-temporal';
import { startStack, until, type Stack } from '../support/stack';

const isLong = process.env.RELAIS_TEST_LONG === '1';
const followUpCount = isLong ? 200 : 50;
const rounds = isLong ? 4 : 1;
const clientCount = 5;
/** A month of a patient lasts 43 seconds. */
const SPEED = 60_000;
const MAIL_DOMAIN = 'relais.test';
const PROCESSES = ['api', 'worker', 'dispatcher', 'sweeper', 'temporal', 'postgres'] as const;
/** Real seconds after which a message whose sender was killed is taken up again, and some to spare. */
const CLAIM_MILLISECONDS = 140_000;

const seed = Number(process.env.RELAIS_TEST_SEED ?? Date.now() % 1_000_000);
const say = (line: string) => process.stderr.write(`      ${line}\n`);

interface MessageRow {
  readonly key: string;
  readonly kind: string;
  readonly status: string;
  readonly attempts: number;
}

jest.setTimeout(600_000);

describe('SIGKILL of each process while follow-ups run', () => {
  let stack: Stack;
  let sink: MailSink;
  let sent: Sent[];

  beforeAll(async () => {
    say(`seed ${seed} (RELAIS_TEST_SEED)`);
    sink = await startMailSink();
    stack = await startStack({
      args: ['--speed', String(SPEED), '--no-demo'],
      environment: {
        SMTP_URL: sink.url,
        SECURE_SMTP_URL: sink.url,
        MAIL_FROM: `Relais <suivi@${MAIL_DOMAIN}>`,
      },
    });
    [sent] = await Promise.all([sendEverything(), killEverything()]);
  });
  afterAll(async () => {
    await stack.discard();
    await sink.stop();
  });

  /** Several programs of the hospital at once, each with its own patients. */
  async function sendEverything(): Promise<Sent[]> {
    const people = peopleOf(stack);
    const perClient = followUpCount / clientCount;
    const clients = Array.from({ length: clientCount }, async (_unused, client) => {
      const random = seededRandom(seed + client + 1);
      const done: Sent[] = [];
      for (let number = 0; number < perClient; number += 1) {
        done.push(await sendFate(people, random, `K${client}-${number}`, 2_000));
      }
      return done;
    });
    return (await Promise.all(clients)).flat();
  }

  async function killEverything(): Promise<void> {
    const random = seededRandom(seed);
    for (let round = 0; round < rounds; round += 1) {
      for (const name of random.shuffled(PROCESSES)) {
        await sleep(500 + random.below(2_500));
        say(`killing ${name}`);
        await stack.killAndAwaitRestart(name);
      }
    }
  }

  it('takes every discharge in exactly once', async () => {
    const kept = await queryRecords<{ id: string; stays: number }>(
      stack.home,
      'SELECT id, count(*) OVER (PARTITION BY stay_id)::integer AS stays FROM follow_up',
    );
    expect(sent).toHaveLength(followUpCount);
    expect(kept.map(({ id }) => id).sort()).toEqual(sent.map(({ followUpId }) => followUpId).sort());
    expect(kept.filter(({ stays }) => stays !== 1)).toEqual([]);
  });

  it('brings every follow-up to the end it must have', async () => {
    const open = `SELECT id FROM follow_up WHERE status NOT IN ('closed', 'cancelled', 'voided')`;
    await until(
      async () => (await queryRecords(stack.home, open)).length === 0,
      'every follow-up has ended',
      300_000,
    );
    const ended = await queryRecords<{ id: string; status: string; closing_reason: string }>(
      stack.home,
      'SELECT id, status, closing_reason FROM follow_up',
    );
    const ends = new Map(ended.map(({ id, status, closing_reason: reason }) => [id, { status, reason }]));
    const wrong = sent.filter(({ followUpId, end }) => {
      const found = ends.get(followUpId);
      return found?.status !== end.status || found.reason !== end.reason;
    });
    expect(wrong.map((one) => ({ ...one, found: ends.get(one.followUpId) }))).toEqual([]);
    say(`ended: ${JSON.stringify(await countBy(stack.home, 'follow_up', 'closing_reason'))}`);
  });

  it('loses no fact', async () => {
    const pending = async () => (await countBy(stack.home, 'inbox', 'status')).pending ?? 0;
    await until(async () => (await pending()) === 0, 'no fact is pending', CLAIM_MILLISECONDS);
    const rows = await queryRecords<{ id: string; type: string; status: string }>(
      stack.home,
      `SELECT id, event ->> 'type' AS type, status FROM inbox`,
    );
    // What the post did with a message may come too late for the follow-up; what a person stated never does.
    const notApplied = rows.filter(
      ({ type, status }) => status !== 'applied' && type !== 'delivery-reported',
    );
    expect(notApplied).toEqual([]);
    expect(rows.filter(({ status }) => status === 'quarantined')).toEqual([]);
    const applied = new Set(rows.map(({ id }) => id));
    expect(sent.filter(({ factId }) => factId !== null && !applied.has(factId))).toEqual([]);
    expect(rows.filter(({ type }) => type === 'opened')).toHaveLength(followUpCount);
    say(`inbox: ${JSON.stringify(await countBy(stack.home, 'inbox', 'status'))}`);
  });

  it('sends nothing twice and loses no message', async () => {
    const open = `SELECT key FROM message WHERE status IN ('scheduled', 'sending')`;
    await until(
      async () => (await queryRecords(stack.home, open)).length === 0,
      'every message is settled',
      CLAIM_MILLISECONDS,
    );
    const messages = await queryRecords<MessageRow>(
      stack.home,
      'SELECT key, kind, status, attempts FROM message ORDER BY key',
    );
    const byMessageId = new Map(messages.map((message) => [messageIdOf(message.key, MAIL_DOMAIN), message]));
    expect(messages.filter(({ status }) => !['sent', 'delivered', 'cleared'].includes(status))).toEqual([]);
    for (const [messageId, { key, status }] of byMessageId) {
      if (status !== 'cleared')
        expect({ key, taken: sink.deliveries.has(messageId) }).toEqual({ key, taken: true });
    }
    // Mail is at least once under one Message-ID: more than once only where a sender was killed in the middle.
    const unexplained = [...sink.deliveries].filter(
      ([messageId, count]) => count > (byMessageId.get(messageId)?.attempts ?? 0),
    );
    expect(unexplained).toEqual([]);
    const again = [...sink.deliveries.values()].filter((count) => count > 1).length;
    say(
      `messages: ${JSON.stringify(await countBy(stack.home, 'message', 'status'))}, ${again} delivered again`,
    );
  });

  it('tells no practice the same thing twice', async () => {
    const twice = await queryRecords(
      stack.home,
      `SELECT follow_up_id, kind, professional_id, count(*)::integer FROM message
       GROUP BY follow_up_id, kind, professional_id HAVING count(*) > 1`,
    );
    expect(twice).toEqual([]);
  });

  it('leaves no workflow stuck', async () => {
    const statuses = await withFollowUps(stack.home, (statusOf) =>
      Promise.all(sent.map(({ followUpId }) => statusOf(followUpId))),
    );
    expect(new Set(statuses)).toEqual(new Set(['COMPLETED']));
  });

  it('had each process die only when it was killed, and the doctor finds nothing', async () => {
    const deaths = PROCESSES.map(
      (name) => stack.output().split(`${name} died; starting it again.`).length - 1,
    );
    expect(Object.fromEntries(PROCESSES.map((name, index) => [name, deaths[index]]))).toEqual(
      Object.fromEntries(PROCESSES.map((name) => [name, rounds])),
    );
    const { code, output } = await stack.command('doctor');
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toMatch(/nobody forgotten/);
  });
});

import { createApi } from '../../api/create-api';
import type { CallAttemptRequest, ConductedScript, ScriptAnswersRequest } from '../../api/schemas';
import type { Caller } from '../../application/application';
import { uuidV7 } from '../../security/uuid';
import { serveForTest, type Received } from './api-client';
import { createRecordsWorld, type RecordsWorld, type Tenant } from './records-world';

export type Who = Exclude<keyof Tenant, `${string}Id`>;
export type CallWorld = Awaited<ReturnType<typeof startCallWorld>>;

/**
 * The door on real use-cases and a real database, with follow-ups that answer: one follow-up at a time, and its call
 * of J2. A caller is whoever the key names.
 */
export async function startCallWorld(unsignedScripts = true, systemNow = () => Date.now()) {
  const world = await createRecordsWorld({ unsignedScripts, systemNow });
  const logged: unknown[] = [];
  const log = (fields: unknown, message: string) => logged.push([message, fields]);
  let followUpId = '';
  const api = createApi({
    application: {
      ...world.application,
      callerOfApiKey: async (key): Promise<Caller> => world.tenant[key as Who],
    },
    logger: { info: log, warn: log, error: log },
    settings: { maxBodyBytes: 100_000, consoleDirectory: null },
  });
  const server = await serveForTest(api);
  const path = (end: string) => `/v1/follow-ups/${followUpId}/calls/call-j2/${end}`;
  const asking = (who: Who) => ({ authorization: `Bearer ${who}` });
  const conduct = (body: ScriptAnswersRequest, who: Who = 'operator') =>
    server.send('POST', path('script'), { headers: asking(who), body });

  return {
    logged,
    server,
    records: world,
    followUpId: () => followUpId,
    query: world.query,
    /** Another organisation, and nothing in it. */
    elsewhere: () => world.newTenant(),
    /** A discharge of this organisation whose follow-up is open. */
    begin: async (changes: Parameters<RecordsWorld['announce']>[0] = {}) => {
      const announced = await world.announce(changes);
      await world.relayAll();
      followUpId = announced.followUpId;
    },
    /** Any door; facts are carried to the follow-up while it waits for an answer. */
    send: async (who: Who, method: string, to: string, body?: object, id = uuidV7()): Promise<Received> => {
      let settled = false;
      const headers = { ...asking(who), 'idempotency-key': id };
      const received = server.send(method, to, { headers, ...(body === undefined ? {} : { body }) });
      void received.finally(() => (settled = true));
      while (!settled) {
        await world.relayAll();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return received;
    },
    conduct,
    conducted: async (body: ScriptAnswersRequest) => {
      const { status, json } = await conduct(body);
      if (status !== 200) throw new Error(`the script answered ${status}`);
      return json as unknown as ConductedScript;
    },
    /** Records an attempt; facts are carried to the follow-up while the door waits for its answer. */
    record: async (body: CallAttemptRequest, id = uuidV7()): Promise<Received> => {
      let settled = false;
      const headers = { ...asking('operator'), 'idempotency-key': id };
      const received = server.send('POST', path('attempts'), { headers, body });
      void received.finally(() => (settled = true));
      while (!settled) {
        await world.relayAll();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return received;
    },
    read: (who: Who) => server.send('GET', path('records'), { headers: asking(who) }),
    atCall: (callKey: string) =>
      server.send('POST', `/v1/follow-ups/${followUpId}/calls/${callKey}/script`, {
        headers: asking('operator'),
        body: { answers: [] },
      }),
    close: async () => {
      await server.close();
      await world.close();
    },
  };
}

type Answers = ScriptAnswersRequest['answers'];

export const said = (...pairs: readonly (readonly [question: string, value: string])[]): Answers =>
  pairs.map(([questionId, value]) => ({ questionId, value }));

/** The patient answers, is who they are, agrees, is at home, alone, and understands. */
export const OPENING = said(
  ['OUV-01', 'oui'],
  ['OUV-02', 'concorde'],
  ['OUV-03', 'oui'],
  ['OUV-04', 'domicile'],
  ['OUV-05', 'seul'],
  ['OUV-06', 'bonne'],
);
export const BREATHLESS_AT_REST = [...OPENING, ...said(['GEN-01', 'pareil'], ['GEN-02', 'repos'])];
export const WORSE = [...OPENING, ...said(['GEN-01', 'moins_bien'])];

/** Answers the rest of the script with the first answer of each question. */
export async function finished(world: CallWorld, answers: Answers): Promise<Answers> {
  const { status, pending } = await world.conducted({ answers });
  const [next] = pending;
  if (status !== 'open' || next === undefined) return answers;
  return finished(world, [...answers, { questionId: next.id, value: next.answers[0]?.value ?? '' }]);
}

/** Answers up to and with the first one that proposes nothing but the break. */
export async function untilBreak(world: CallWorld, code: string, given = OPENING): Promise<Answers> {
  const [next] = (await world.conducted({ answers: given })).pending;
  if (next === undefined) throw new Error(`no question proposes ${code}`);
  for (const { value } of next.answers) {
    const answers = [...given, { questionId: next.id, value }];
    const { status, breaks } = await world.conducted({ answers });
    if (status === 'open' && breaks.length === 1 && breaks[0]?.code === code) return answers;
  }
  return untilBreak(world, code, [...given, { questionId: next.id, value: next.answers[0]?.value ?? '' }]);
}

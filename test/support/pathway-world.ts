import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApi } from '../../api/create-api';
import type { FollowUp } from '../../api/schemas';
import type { Caller } from '../../application/application';
import { serveForTest, type Received } from './api-client';
import { createRecordsWorld, type Tenant } from './records-world';

export type Who = Exclude<keyof Tenant, `${string}Id`>;
export type PathwayWorld = Awaited<ReturnType<typeof startPathwayWorld>>;

const SHIPPED = 'data/pathways';

/** The door on real use-cases and a real database, with follow-ups that answer; a caller is whoever the key names. */
export async function startPathwayWorld() {
  const world = await createRecordsWorld();
  const folder = await mkdtemp(join(tmpdir(), 'relais-pathways-'));
  const log = () => undefined;
  const server = await serveForTest(
    createApi({
      application: {
        ...world.application,
        callerOfApiKey: async (key): Promise<Caller> => world.tenant[key as Who],
      },
      logger: { info: log, warn: log, error: log },
      settings: { maxBodyBytes: 100_000, consoleDirectory: null },
    }),
  );
  const asking = (who: Who) => ({ authorization: `Bearer ${who}` });
  const get = (path: string, who: Who) => server.send('GET', path, { headers: asking(who) });
  const post = (followUpId: string, path: string, body: object, who: Who = 'operator') =>
    answered(server.send('POST', `/v1/follow-ups/${followUpId}/${path}`, { headers: asking(who), body }));
  /** Carries facts to their follow-ups while the door waits for the answer. */
  async function answered(sent: Promise<Received>): Promise<Received> {
    let settled = false;
    void sent.finally(() => (settled = true));
    while (!settled) {
      await world.relayAll();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return sent;
  }

  return {
    world,
    get,
    post,
    /** Another organisation with nothing in it, and a worker on the shipped files. */
    anew: async () => {
      await world.newTenant();
      await world.startsAgain(SHIPPED);
    },
    move: (followUpId: string, pathwayKey: string, who?: Who) =>
      post(followUpId, 'pathway', { pathwayKey, reason: 'clinician-asks' }, who),
    read: async (followUpId: string, who: Who = 'operator'): Promise<FollowUp> =>
      (await get(`/v1/follow-ups/${followUpId}`, who)).json as unknown as FollowUp,
    /** An admission for a decompensated heart failure, unless the test says otherwise. */
    begins: async (diagnoses: readonly string[] = ['I50.1', 'E11.9']): Promise<string> => {
      const { followUpId } = await world.announce({
        stay: {
          visitNumber: 'V-1',
          admittedAt: '2026-10-28T09:00:00+01:00',
          dischargedAt: '2026-11-03T15:00:00+01:00',
          admissionKind: 'emergency',
          diagnoses: [...diagnoses],
        },
      });
      await world.relayAll();
      return followUpId;
    },
    /** The shipped files with one of them changed; @returns their folder */
    filesWith: async (file: string, change: (text: string) => string): Promise<string> => {
      const changed = await mkdtemp(join(folder, 'files-'));
      await cp(SHIPPED, changed, { recursive: true });
      await writeFile(join(changed, file), change(await readFile(join(changed, file), 'utf8')));
      return changed;
    },
    close: async () => {
      await server.close();
      await world.close();
      await rm(folder, { recursive: true });
    },
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { createApi } from '../../api/create-api';
import type { FollowUp, WorklistEntry } from '../../api/schemas';
import type { Caller } from '../../application/application';
import { uuidV7 } from '../../security/uuid';
import { serveForTest, type Received } from './api-client';
import { createRecordsWorld, type RecordsWorld, type Tenant } from './records-world';

export type Who = 'operator' | 'teamLead' | 'clinician' | 'hospital';

export type SituationWorld = Awaited<ReturnType<typeof createSituationWorld>>;

/** Real use-cases and records behind the real door; facts reach their follow-ups while the door waits. */
export async function createSituationWorld() {
  const world = await createRecordsWorld();
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const application = {
    ...world.application,
    callerOfApiKey: async (key: string): Promise<Caller | null> => callerOf(world.tenant, key),
  };
  const door = await serveForTest(
    createApi({ application, logger: silent, settings: { maxBodyBytes: 100_000, consoleDirectory: null } }),
  );

  const send = async (who: Who, method: string, path: string, body?: object): Promise<Received> => {
    let answer: Received | undefined;
    const headers = { authorization: `Bearer ${who}` };
    const sent = door.send(method, path, { headers, ...(body && { body }) });
    void sent.then((received) => (answer = received));
    while (answer === undefined) {
      await world.relayAll();
      await sleep(5);
    }
    return sent;
  };
  const tell = async (who: Who, followUpId: string, path: string, body: object): Promise<number> =>
    (await send(who, 'POST', `/v1/follow-ups/${followUpId}/${path}`, body)).status;
  const read = async (who: Who, followUpId: string): Promise<FollowUp> =>
    (await send(who, 'GET', `/v1/follow-ups/${followUpId}`)).json as unknown as FollowUp;

  return {
    world,
    send,
    /** States something through the door; @returns the status of the answer */
    tell,
    read,
    /** Reasons on the day's list. */
    listed: async (who: Who): Promise<string[]> => {
      const { json } = await send(who, 'GET', '/v1/worklist');
      return (json?.['entries'] as WorklistEntry[]).flatMap(({ items }) => items.map(({ reason }) => reason));
    },
    /** A discharge announced, and its follow-up begun. */
    begun: async (changes: Parameters<RecordsWorld['announce']>[0] = {}): Promise<string> => {
      const { followUpId } = await world.announce(changes);
      await world.relayAll();
      return followUpId;
    },
    /** Each request made, as `professional status`. */
    asked: async (followUpId: string): Promise<string[]> =>
      (await read('operator', followUpId)).cares
        .flatMap(({ offers }) => offers)
        .map(({ professionalName, status }) => `${professionalName} ${status}`),
    /** Whoever is asked says no. */
    declines: async (followUpId: string): Promise<void> => {
      const offers = (await read('operator', followUpId)).cares.flatMap((care) => care.offers);
      const pending = offers.find(({ status }) => status === 'awaiting');
      const answer = { answer: 'declined', reason: 'no-slot' };
      await tell('operator', followUpId, `offers/${pending?.offerId}/answer`, answer);
    },
    /** A practice that takes new patients; @returns its id */
    practice: async (name: string, postalCode: string): Promise<string> => {
      const id = uuidV7();
      await world.query(
        `INSERT INTO professional (id, organisation_id, profession, display_name, practice_name, postal_code, city,
           secure_mail) VALUES ($1, $2, 'general-practitioner', $3, 'Cabinet', $4, '', $3 || '@mssante.example')`,
        [id, world.tenant.organisationId, name, postalCode],
      );
      return id;
    },
    close: async () => {
      await door.close();
      await world.close();
    },
  };
}

function callerOf(tenant: Tenant, key: string): Caller | null {
  const callers: ReadonlyMap<string, Caller> = new Map([
    ['operator', tenant.operator],
    ['teamLead', tenant.teamLead],
    ['clinician', tenant.clinician],
    ['hospital', tenant.hospital],
  ]);
  return callers.get(key) ?? null;
}

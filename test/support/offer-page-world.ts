import { setTimeout as sleep } from 'node:timers/promises';
import { createApi } from '../../api/create-api';
import { offerPageLinks } from '../../application/offers/offer-page-links';
import { composeOfferPages } from '../../launcher/offer-pages';
import { PostgresMessageLinks } from '../../prisma/records/scheduling/message-link-records';
import { uuidV7 } from '../../security/uuid';
import { serveForTest, type Received } from './api-client';
import { createRecordsWorld } from './records-world';

export type OfferPageWorld = Awaited<ReturnType<typeof createOfferPageWorld>>;

const PUBLIC_URL = 'https://relais.example.org';

/** Follow-ups in process, and the page behind a professional's link on the real door. */
export async function createOfferPageWorld() {
  const world = await createRecordsWorld();
  const { database, ciphers, application } = world;
  const logged: unknown[] = [];
  const log = (fields: unknown, message: string) => logged.push([message, fields]);
  const door = await serveForTest(
    createApi({
      application,
      logger: { info: log, warn: log, error: log },
      settings: { maxBodyBytes: 100_000, consoleDirectory: null },
      offerPages: composeOfferPages(world, application, { servicePhone: '03 21 00 00 00' }),
    }),
  );
  const links = offerPageLinks(new PostgresMessageLinks(database, ciphers, uuidV7), PUBLIC_URL);
  /** Carries facts to their follow-ups while the door waits for them. */
  const answered = async (sent: Promise<Received>): Promise<Received> => {
    let received: Received | undefined;
    void sent.then((value) => (received = value));
    while (received === undefined) {
      await world.relayAll();
      await sleep(5);
    }
    return sent;
  };
  return {
    world,
    logged,
    /** A patient's follow-up whose own practitioner has nothing but a mobile; @returns its id and the page's path */
    asked: async (): Promise<{ followUpId: string; path: string }> => {
      await world.query(
        `UPDATE professional SET secure_mail = NULL, mail = NULL, mobile_phone = '+33600000001' WHERE id = $1`,
        [world.tenant.gpId],
      );
      const { followUpId } = await world.announce();
      await world.relayAll();
      const [message] = await world.query<{ id: string; subject: string; dueAt: Date; channel: string }>(
        `SELECT message.id, subject, offer.due_at AS "dueAt", message.channel FROM message
         JOIN offer ON offer.id = message.subject AND offer.follow_up_id = message.follow_up_id
         WHERE message.follow_up_id = $1 AND kind = 'offer'`,
        [followUpId],
      );
      if (message?.channel !== 'sms') throw new Error('nothing was asked by SMS');
      const address = await links.addressOf(
        {
          ...message,
          organisationId: world.tenant.organisationId,
          followUpId,
          generation: 1,
          key: message.id,
          kind: 'offer',
          channel: 'sms',
          recipient: 'professional',
          professionalId: world.tenant.gpId,
          attempt: 1,
          reclaimed: false,
        },
        message.dueAt.getTime(),
      );
      return { followUpId, path: address.slice(PUBLIC_URL.length) };
    },
    get: (path: string) => door.send('GET', path, { headers: { accept: 'text/html' } }),
    /** A form of the page, as a browser sends it. */
    post: (path: string, fields: Readonly<Record<string, string>>, site = 'same-origin') =>
      answered(
        door.send('POST', path, {
          headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': site },
          body: Buffer.from(new URLSearchParams(fields).toString()),
        }),
      ),
    /** Each request made for the visit to the practitioner, as `status rung`. */
    offers: async (followUpId: string) => {
      const view = await application.followUp(world.tenant.operator, followUpId);
      return view.cares.find(({ key }) => key === 'gp-visit')?.offers ?? [];
    },
    close: async () => {
      await door.close();
      await world.close();
    },
  };
}

/** The one-time value of a page's forms. */
export function formOf({ text }: Received): string {
  const [, form = ''] = /name="form" value="([0-9a-f-]{36})"/.exec(text) ?? [];
  if (form === '') throw new Error('the page has no form');
  return form;
}

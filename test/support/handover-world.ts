import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { createDispatcher } from '../../application/dispatcher/dispatcher';
import { offerPageLinks } from '../../application/offers/offer-page-links';
import { patientPageLinks } from '../../application/scheduling/patient-page-links';
import type { HandoverAnswer, HandoverVersionsAnswer } from '../../api/schemas';
import { createSmtpTransport } from '../../integrations/mail';
import { createSecureMailTransport } from '../../integrations/secure-mail';
import { loadHandoverWording } from '../../launcher/handover-wording';
import { loadRenderer } from '../../launcher/message-renderer';
import { PostgresHandoverSendings } from '../../prisma/records/handover-sendings';
import { PostgresMessages } from '../../prisma/records/message-records';
import { PostgresMessageLinks } from '../../prisma/records/scheduling/message-link-records';
import { uuidV7 } from '../../security/uuid';
import { createSituationWorld, type Who } from './situation-world';

const PUBLIC_URL = 'https://relais.example.org';
const PHONE = '03 21 00 00 00';

export type HandoverWorld = Awaited<ReturnType<typeof createHandoverWorld>>;

/** Follow-ups behind the real door, and a mail server outside that parses what is really sent to it. */
export async function createHandoverWorld() {
  const situations = await createSituationWorld();
  const { world } = situations;
  const { database, ciphers } = world;
  const outside = await startOutside();
  const newId = () => uuidV7();
  const now = () => world.time.now;
  const smtp = {
    url: outside.url,
    from: 'Relais <suivi@relais.example>',
    timeoutMs: 5_000,
    forCatcher: false,
  };
  const transports = { mail: createSmtpTransport(smtp), 'secure-mail': createSecureMailTransport(smtp) };
  const links = new PostgresMessageLinks(database, ciphers, newId);
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const dispatcher = createDispatcher({
    records: new PostgresMessages(database, ciphers, now),
    renderer: await loadRenderer({ publicUrl: PUBLIC_URL, servicePhone: PHONE }),
    patientPages: patientPageLinks(links, PUBLIC_URL),
    offerPages: offerPageLinks(links, PUBLIC_URL),
    handovers: new PostgresHandoverSendings({ database, ciphers, newId, now }),
    wording: await loadHandoverWording(PHONE),
    transports,
    clock: world.clock,
    organisations: async () => [world.tenant.organisationId],
    logger: silent,
  });
  const handover = async (who: Who, followUpId: string) =>
    (await situations.send(who, 'GET', `/v1/follow-ups/${followUpId}/handover`))
      .json as unknown as HandoverAnswer;
  return {
    ...situations,
    mails: outside.mails,
    handover,
    versions: async (followUpId: string) =>
      (await situations.send('operator', 'GET', `/v1/follow-ups/${followUpId}/handover/versions`))
        .json as unknown as HandoverVersionsAnswer,
    /** Sends everything that is due, and lets the follow-ups hear of it. */
    dispatch: async (): Promise<void> => {
      while ((await dispatcher.runOnce()) > 0) await world.relayAll();
    },
    /** A nurse with that address; @returns her id */
    nurse: async (address: { readonly mail?: string; readonly secureMail?: string }): Promise<string> => {
      const id = uuidV7();
      await world.query(
        `INSERT INTO professional (id, organisation_id, profession, display_name, practice_name, postal_code, city,
           mail, secure_mail) VALUES ($1, $2, 'nurse', 'Mme Petit', 'Cabinet', '62710', 'Courrières', $3, $4)`,
        [id, world.tenant.organisationId, address.mail ?? null, address.secureMail ?? null],
      );
      return id;
    },
    close: async () => {
      transports.mail.close();
      transports['secure-mail'].close();
      await outside.stop();
      await situations.close();
    },
  };
}

/** The world outside: every mail as its receiver reads it. */
async function startOutside() {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, _session, callback) => {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail);
          callback();
        },
        (error: Error) => callback(error),
      );
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    mails,
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

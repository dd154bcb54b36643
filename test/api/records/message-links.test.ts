import { PostgresMessageLinks } from '../../../prisma/records/scheduling/message-link-records';
import { uuidV7 } from '../../../security/uuid';
import { createMessageWorld, NOW, type MessageWorld } from '../../support/message-world';
import { Ciphers } from '../../../prisma/records/ciphers';
import { testOnlyKeyRing } from '../../../security/test-key';

describe('links in messages', () => {
  let world: MessageWorld;
  let links: PostgresMessageLinks;
  let messageId: string;
  beforeAll(async () => {
    world = await createMessageWorld();
    links = new PostgresMessageLinks(world.database, new Ciphers(world.database, testOnlyKeyRing()), uuidV7);
  });
  beforeEach(async () => {
    messageId = await world.message((await world.followUp()).followUpId);
  });
  afterAll(() => world.close());

  const order = (subject = `${messageId}/offer-1`) => ({
    organisationId: world.organisationId,
    messageId,
    purpose: 'answer-offer' as const,
    subject,
    expiresAt: NOW + 60_000,
  });

  it('when a message is put in words again, then its link is the same and opens the same', async () => {
    const token = await links.linkFor(order());
    expect(await links.linkFor(order())).toBe(token);
    expect(await links.open('answer-offer', token, NOW)).toMatchObject({
      organisationId: world.organisationId,
      messageId,
      subject: `${messageId}/offer-1`,
    });
    const [kept] = await world.query<{ row: string }>(
      'SELECT message_link::text AS row FROM message_link WHERE message_id = $1',
      [messageId],
    );
    expect(kept?.row).not.toContain(token);
  });

  it('when it is of another purpose, guessed, over or revoked, then it opens nothing', async () => {
    const token = await links.linkFor(order());
    const other = await links.linkFor(order('offer-2'));
    expect(await links.open('answer-appointment', token, NOW)).toBeNull();
    expect(await links.open('answer-offer', `A${token.slice(1)}`, NOW)).toBeNull();
    expect(await links.open('answer-offer', 'a', NOW)).toBeNull();
    expect(await links.open('answer-offer', token, NOW + 60_000)).toBeNull();
    const which = { purpose: 'answer-offer', subject: order().subject } as const;
    expect(await links.revoke(world.organisationId, which, NOW)).toBe(1);
    expect(await links.revoke(world.organisationId, which, NOW)).toBe(0);
    expect(await links.open('answer-offer', token, NOW)).toBeNull();
    expect(await links.open('answer-offer', other, NOW)).not.toBeNull();
    expect(await links.linkFor(order())).toBe(token);
    expect(await links.open('answer-offer', token, NOW)).toBeNull();
  });

  it('when a form is sent twice, then it is taken once', async () => {
    const link = await links.open('answer-offer', await links.linkFor(order()), NOW);
    const form = { formId: uuidV7(), action: 'accepted', at: NOW };
    expect(await links.takeForm(link!, form)).toBe(true);
    expect(await links.takeForm(link!, form)).toBe(false);
    expect(await links.takeForm(link!, { ...form, formId: uuidV7() })).toBe(true);
  });
});

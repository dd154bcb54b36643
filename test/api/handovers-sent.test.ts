import type { ParsedMail } from 'mailparser';
import { createHandoverWorld, type HandoverWorld } from '../support/handover-world';

/** About the person: none of it may be in ordinary mail, nor in any subject. */
/** The year by itself: ids and hashes hold any digits. */
const ABOUT_THEM = /Delattre|Jeanne|(?<![\w-])1941(?!\w)|Courrières|I50\.1|Furosémide|Lens/i;

let here: HandoverWorld;
beforeAll(async () => {
  here = await createHandoverWorld();
});
beforeEach(async () => {
  await here.world.newTenant();
  here.mails.length = 0;
});
afterAll(() => here.close());

const begun = () =>
  here.begun({
    stay: { visitNumber: 'V-1', dischargedAt: '2026-11-03T15:00:00+01:00', diagnoses: ['I50.1'] },
    carePrescribed: [{ kind: 'nurse', what: 'Furosémide 40 mg' }],
  });
const to = (address: string): ParsedMail[] =>
  here.mails.filter(({ to: recipients }) => JSON.stringify(recipients).includes(address));
const carrying = (address: string) => to(address).filter(({ attachments }) => attachments.length > 0);
const arranged = (followUpId: string, professionalId: string) =>
  here.tell('operator', followUpId, 'cares/nurse/arrangement', { professionalId });

describe('the handover by secure health mail', () => {
  it('when it leaves, then the mail says it in words and carries it as a PDF, named after nobody', async () => {
    const followUpId = await begun();
    await here.dispatch();

    const [mail, ...more] = carrying('l@mssante.example');
    expect(more).toEqual([]);
    expect(mail?.text).toContain('Furosémide 40 mg');
    expect(mail?.subject).not.toMatch(ABOUT_THEM);
    const [file] = mail?.attachments ?? [];
    expect(file).toMatchObject({ contentType: 'application/pdf' });
    expect(file?.filename).toMatch(/^[a-z0-9-]+\.pdf$/);
    expect(file?.content.subarray(0, 5).toString()).toBe('%PDF-');
    const { versions } = await here.versions(followUpId);
    expect(versions).toMatchObject([
      { version: 1, deliveries: [{ professionalName: 'Dr Lemaire', status: 'delivered' }] },
    ]);
  });

  it('when the same message is sent again, then every byte of the file is the same', async () => {
    await begun();
    await here.dispatch();
    await here.world.query(
      `UPDATE message SET status = 'scheduled', attempts = 0 WHERE kind = 'handover-notice'`,
    );
    here.world.time.now += 3_600_000;
    await here.dispatch();

    const [first, second] = carrying('l@mssante.example');
    expect(second?.messageId).toBe(first?.messageId);
    expect(second?.text).toBe(first?.text);
    expect(second?.attachments[0]?.content.equals(first?.attachments[0]?.content ?? Buffer.alloc(0))).toBe(
      true,
    );
  });

  it('when the follow-up ends, then its summary is the same document at its end', async () => {
    const followUpId = await begun();
    await here.dispatch();
    here.mails.length = 0;
    const keptBy = [{ kind: 'care', subject: 'gp-visit', by: 'family' }];
    await here.tell('operator', followUpId, 'closing', { reason: 'completed', keptBy });
    await here.dispatch();

    const [mail] = carrying('l@mssante.example');
    expect(mail?.attachments).toHaveLength(1);
    expect(mail?.text).toContain('le patient et ses proches');
    expect((await here.versions(followUpId)).versions[0]).toMatchObject({
      deliveries: [{ kind: 'closing-summary', status: 'delivered' }],
    });
  });
});

describe('a copy for whoever takes a care on', () => {
  it('when a nurse with ordinary mail takes it, then she gets a notice without a word about anybody', async () => {
    const followUpId = await begun();
    expect(await arranged(followUpId, await here.nurse({ mail: 'petit@example.org' }))).toBe(200);
    await here.dispatch();

    const [mail, ...more] = to('petit@example.org');
    expect(more).toEqual([]);
    expect(JSON.stringify([mail?.subject, mail?.text, mail?.html, mail?.headerLines])).not.toMatch(
      ABOUT_THEM,
    );
    expect(mail?.text).toContain(`https://relais.example.org/suivis/${followUpId}`);
    expect(mail?.attachments).toEqual([]);
  });

  it('when a nurse with secure mail takes it, then she has the PDF, once', async () => {
    const followUpId = await begun();
    const nurse = await here.nurse({ secureMail: 'petit@mssante.example' });
    expect(await arranged(followUpId, nurse)).toBe(200);
    await here.dispatch();
    await here.dispatch();

    expect(carrying('petit@mssante.example')).toHaveLength(1);
    expect((await here.versions(followUpId)).holders).toMatchObject([
      { professionalName: 'Dr Lemaire', role: 'general-practitioner' },
      { professionalName: 'Mme Petit', role: 'professional', status: 'sent', sentVersion: 1 },
    ]);
  });

  it('when her address takes nothing, then it is on the list to tell her, and gone once she was told', async () => {
    const followUpId = await begun();
    const nurse = await here.nurse({ mail: 'petit@example.org' });
    await here.world.query('UPDATE message SET status = $1', ['cleared']);
    expect(await arranged(followUpId, nurse)).toBe(200);
    await here.world.query('UPDATE professional SET mail = NULL WHERE id = $1', [nurse]);
    await here.dispatch();

    expect(await here.listed('operator')).toContain('handover-copy-failed');
    expect((await here.versions(followUpId)).toTell).toMatchObject([
      { professionalName: 'Mme Petit', reason: 'not-delivered', what: 'handover' },
    ]);
    const body = { professionalId: nurse };
    expect(await here.tell('operator', followUpId, 'handover/told', body)).toBe(200);
    expect(await here.listed('operator')).not.toContain('handover-copy-failed');
    expect(await here.tell('operator', followUpId, 'handover/told', body)).toBe(409);
  });

  it('when nothing is new in what is to be sent, then it does not leave, and counts as theirs', async () => {
    const followUpId = await begun();
    await here.dispatch();
    here.mails.length = 0;
    await here.world.query(
      `INSERT INTO message (id, organisation_id, follow_up_id, generation, key, kind, channel, professional_id, subject,
         due_at)
       SELECT gen_random_uuid(), organisation_id, follow_up_id, generation, key || '/again', kind, channel,
         professional_id, subject, due_at FROM message WHERE follow_up_id = $1 AND kind = 'handover-notice'`,
      [followUpId],
    );
    await here.dispatch();

    expect(here.mails).toEqual([]);
    const rows = await here.world.query<{ status: string; failure: string | null }>(
      `SELECT status, failure FROM message WHERE kind = 'handover-notice' AND key LIKE '%/again'`,
    );
    expect(rows).toEqual([{ status: 'cleared', failure: 'has-it-already' }]);
    const [fact] = await here.world.query<{ event: object }>(
      `SELECT event FROM inbox WHERE follow_up_id = $1 ORDER BY sequence DESC LIMIT 1`,
      [followUpId],
    );
    expect(fact?.event).toMatchObject({ type: 'delivery-reported', delivered: true });
  });

  it('when facts change, then the new version says what changed, to both of them, once the day ends', async () => {
    const followUpId = await begun();
    await arranged(followUpId, await here.nurse({ secureMail: 'petit@mssante.example' }));
    await here.dispatch();
    here.mails.length = 0;
    const address = { city: 'Lille', postalCode: '59000' };
    await here.tell('operator', followUpId, 'address', { address, saidBy: 'relative' });
    await here.dispatch();
    expect(carrying('mssante.example')).toEqual([]);

    const { nextVersionAt } = await here.versions(followUpId);
    here.world.time.now = Date.parse(nextVersionAt ?? '');
    await here.world.states(here.world.tenant.operator, followUpId, { type: 'call-back-asked', about: 'x' });
    await here.dispatch();
    expect(carrying('l@mssante.example')).toHaveLength(1);
    expect(carrying('petit@mssante.example')).toHaveLength(1);
    expect(carrying('petit@mssante.example')[0]?.text).toContain('Lille');
    expect((await here.versions(followUpId)).nextVersionAt).toBeNull();
  });
});

import { newFollowUp } from '../../domain/follow-up';
import { withFaults, type SendingFault } from '../../integrations/mail';
import { createReadingRecords } from '../../prisma/records/postgres-reading';
import { uuidV7 } from '../../security/uuid';
import { aPlan, aSituation } from '../support/follow-up-builders';
import { createMessageWorld, NOW, type MessageWorld } from '../support/message-world';

describe('the dispatcher', () => {
  let world: MessageWorld;
  beforeEach(async () => {
    world = await createMessageWorld();
  });
  afterEach(() => world.close());

  /** Secure mail that goes wrong the first time in the given way. */
  const withFault = (fault: SendingFault) => {
    const faults: SendingFault[] = [fault];
    const { transports } = world.dependencies;
    const secureMail = withFaults(transports['secure-mail']!, () => faults.shift() ?? null);
    return world.dispatcher({ transports: { ...transports, 'secure-mail': secureMail } });
  };

  it('when messages are due, sends each once by its channel and leaves the others', async () => {
    const { followUpId } = await world.followUp();
    const letter = await world.message(followUpId);
    const notice = await world.message(followUpId, {
      channel: 'mail',
      kind: 'offer-withdrawn',
      subject: 'o-1',
    });
    const left = await world.message(followUpId, { kind: 'offer', subject: 'o-1' });
    const later = await world.message(followUpId, { dueAt: NOW + 60_000, subject: 'handover-2' });
    await world.query(`UPDATE message SET status = 'sent' WHERE id = $1`, [left]);

    expect(await world.dispatcher().runOnce()).toBe(2);
    expect(await world.dispatcher().runOnce()).toBe(0);

    expect(await world.row(letter)).toMatchObject({
      status: 'delivered',
      attempts: 1,
      sentAt: new Date(NOW),
    });
    expect(await world.row(notice)).toMatchObject({ status: 'sent', attempts: 1 });
    expect(await world.row(later)).toMatchObject({ status: 'scheduled', attempts: 0 });
    const caught = await world.caught();
    expect(caught.map(({ channel, to }) => [channel, to]).sort()).toEqual([
      ['mail', 'lemaire@example.org'],
      ['secure-mail', 'lemaire@mssante.example'],
    ]);
    const [byMail, bySecureMail] = ['mail', 'secure-mail'].map((channel) =>
      caught.find((message) => message.channel === channel),
    );
    expect(bySecureMail?.text).toContain('Patient : DELATTRE Simone\nDate de naissance : 8 mars 1941');
    expect(JSON.stringify(byMail)).not.toMatch(/DELATTRE|Simone|(?<![\w-])1941(?!\w)|Lens/);
    const logged = world.logged();
    expect(logged).toContain('message dispatched');
    expect(logged).not.toMatch(/DELATTRE|Simone|(?<![\w-])1941(?!\w)|lemaire|Lens/);
  });

  it('when the patient refuses sharing with whom a message is for, keeps it, and lets the others leave', async () => {
    const { followUpId, patientId } = await world.followUp();
    const colleague = uuidV7();
    await world.query(
      `INSERT INTO professional (id, organisation_id, rpps, profession, display_name, practice_name, postal_code, city,
         secure_mail) VALUES ($1, $2, '10000000017', 'nurse', 'Mme Petit', 'Cabinet', '62710', 'Courrières', 'p@mssante.example')`,
      [colleague, world.organisationId],
    );
    const refuse = (column: 'professional_id' | 'profession', value: string) =>
      world.query(
        `INSERT INTO sharing_refusal (id, organisation_id, patient_id, ${column}, stated_by, stated_at)
         VALUES ($1, $2, $3, $4, 'hospital', now())`,
        [uuidV7(), world.organisationId, patientId, value],
      );
    await refuse('professional_id', world.professionalId);
    const toRefused = await world.message(followUpId);
    const toNurse = await world.message(followUpId, { professionalId: colleague });
    await world.dispatcher().runOnce();
    expect(await world.row(toRefused)).toMatchObject({ status: 'denied' });
    expect(await world.row(toNurse)).toMatchObject({ status: 'delivered' });

    await refuse('profession', 'nurse');
    const later = await world.message(followUpId, { professionalId: colleague, subject: 'handover-2' });
    await world.dispatcher().runOnce();
    expect(await world.row(later)).toMatchObject({ status: 'denied' });
  });

  it('when a handover arrived, says so to the follow-up, and of other messages nothing', async () => {
    const { followUpId } = await world.followUp();
    await world.message(followUpId);
    await world.query(
      `INSERT INTO care (follow_up_id, key, organisation_id, profession, status, due_at, revision)
       VALUES ($1, 'gp-visit', $2, 'general-practitioner', 'requested', $3, 1)`,
      [followUpId, world.organisationId, new Date(NOW)],
    );
    await world.query(
      `INSERT INTO offer (follow_up_id, id, organisation_id, care_key, professional_id, channel, status, sent_at,
         due_at, revision) VALUES ($1, 'o-1', $2, 'gp-visit', $3, 'secure-mail', 'awaiting', $4, $4, 1)`,
      [followUpId, world.organisationId, world.professionalId, new Date(NOW)],
    );
    const offer = await world.message(followUpId, { kind: 'offer', subject: 'o-1' });

    await world.dispatcher().runOnce();

    expect(await world.row(offer)).toMatchObject({ status: 'delivered' });
    expect(await world.facts()).toMatchObject([
      {
        event: {
          type: 'delivery-reported',
          delivered: true,
          messageKey: expect.stringContaining('handover') as string,
        },
        generation: 1,
        actorRole: 'service',
      },
    ]);
  });

  it('when it dies between sending and writing so, sends again under the same key and it arrives once', async () => {
    const { followUpId } = await world.followUp();
    const id = await world.message(followUpId);
    const { records } = world.dependencies;
    const dying = Object.create(records, {
      settle: { value: () => Promise.reject(new Error('killed before the commit')) },
    }) as typeof records;

    await world.dispatcher({ records: dying }).runOnce();
    expect(await world.row(id)).toMatchObject({ status: 'sending', attempts: 1 });
    expect(await world.caught()).toHaveLength(1);

    expect(await world.dispatcher().runOnce()).toBe(0);
    await world.letClaimsExpire();
    expect(await world.dispatcher().runOnce()).toBe(1);

    expect(await world.row(id)).toMatchObject({ status: 'delivered', attempts: 2 });
    expect(await world.caught()).toHaveLength(1);
    expect(await world.facts()).toHaveLength(1);
  });

  it.each<[SendingFault, string, number]>([
    ['fail-before', 'fault-before', 0],
    ['fail-after', 'transport-broke', 1],
    ['done-but-timed-out', 'fault-timed-out', 1],
  ])(
    'when a sending goes wrong (%s), tries again later and it arrives once',
    async (fault, failure, arrived) => {
      const { followUpId } = await world.followUp();
      const id = await world.message(followUpId);
      const dispatcher = withFault(fault);

      await dispatcher.runOnce();
      expect(await world.row(id)).toMatchObject({ status: 'scheduled', failure });
      expect(await world.caught()).toHaveLength(arrived);
      expect(await dispatcher.runOnce()).toBe(0);

      await world.letClaimsExpire();
      await dispatcher.runOnce();
      expect(await world.row(id)).toMatchObject({ status: 'delivered', failure: null, attempts: 2 });
      expect(await world.caught()).toHaveLength(1);
    },
  );

  it('when the patient died after a message was claimed, nothing leaves but the death notice', async () => {
    const { followUpId, patientId } = await world.followUp();
    const handover = await world.message(followUpId);
    const notice = await world.message(followUpId, { kind: 'death-notice', subject: 'death-notice' });
    const { records } = world.dependencies;
    const late = Object.create(records, {
      claim: {
        value: async (...args: Parameters<typeof records.claim>) => {
          const claimed = await records.claim(...args);
          await world.query('UPDATE patient SET deceased_at = $2 WHERE id = $1', [patientId, new Date(NOW)]);
          return claimed;
        },
      },
    }) as typeof records;

    await world.dispatcher({ records: late }).runOnce();

    expect(await world.row(handover)).toMatchObject({ status: 'cleared', sentAt: null });
    expect(await world.row(notice)).toMatchObject({ status: 'delivered' });
    expect((await world.caught()).map(({ text }) => /décès/.test(text))).toEqual([true]);
    expect(await world.facts()).toEqual([]);
  });

  it('when the patient opposes sharing, nothing leaves', async () => {
    const { followUpId, patientId } = await world.followUp();
    const id = await world.message(followUpId);
    await world.query('UPDATE patient SET opposes_sharing = true WHERE id = $1', [patientId]);
    await world.dispatcher().runOnce();
    expect(await world.row(id)).toMatchObject({ status: 'denied' });
    expect(await world.caught()).toEqual([]);
  });

  it('when the follow-up is over, only its farewells leave, with what stays open', async () => {
    const { followUpId } = await world.followUp();
    const handover = await world.message(followUpId);
    const summary = await world.message(followUpId, { kind: 'closing-summary', subject: 'closing-summary' });
    const closing = {
      reason: 'unreachable',
      at: NOW,
      leftOpen: [{ kind: 'care', subject: 'gp-visit', owner: { kind: 'queue', queue: 'operators' } }],
    };
    await world.query(`UPDATE follow_up SET status = 'closed', state = $2 WHERE id = $1`, [
      followUpId,
      JSON.stringify({
        ...newFollowUp(followUpId, { plan: aPlan(), situation: aSituation() }),
        closing,
      }),
    ]);

    await world.dispatcher().runOnce();

    expect(await world.row(handover)).toMatchObject({ status: 'cleared' });
    expect(await world.row(summary)).toMatchObject({ status: 'delivered' });
    const [caught] = await world.caught();
    expect(caught?.text).toContain("- rendez-vous avec le médecin généraliste : l'équipe de suivi");

    const reading = createReadingRecords(world.database, world.ciphers);
    const { organisationId } = world;
    const operator = { organisationId, accountId: uuidV7(), requestId: 'r', role: 'operator' } as const;
    const [shown] = await reading.caughtMessages(operator, 1);
    const file = await reading.caughtAttachment(operator, shown?.id ?? '');
    expect(shown?.attachment).toEqual({
      fileName: file?.fileName,
      mediaType: 'application/pdf',
      sizeBytes: file?.bytes.length,
    });
    expect(
      Buffer.from(file?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('when a professional has no address, that one fails, is told once, and the batch goes on', async () => {
    const { followUpId } = await world.followUp();
    const professionalId = world.professionalWithoutAddressId;
    const failing = await world.message(followUpId, { professionalId });
    const others = await Promise.all([1, 2, 3].map((n) => world.message(followUpId, { subject: `h-${n}` })));

    await world.dispatcher({ limits: { concurrency: 1 } }).runOnce();
    await world.dispatcher().runOnce();

    expect(await world.row(failing)).toMatchObject({ status: 'failed', failure: 'no-address' });
    for (const id of others) expect(await world.row(id)).toMatchObject({ status: 'delivered' });
    const failures = (await world.facts()).filter(
      ({ event }) => (event as { delivered: boolean }).delivered === false,
    );
    expect(failures).toHaveLength(1);
  });

  it('when a message cannot be put in words, it is tried a few times, fails, and the batch goes on', async () => {
    const { followUpId, patientId } = await world.followUp();
    const { followUpId: healthy } = await world.followUp();
    const poisonous = await world.message(followUpId);
    await world.query(`UPDATE stay SET discharge = 'x' WHERE patient_id = $1`, [patientId]);
    const fine = await world.message(healthy);
    for (let attempt = 1; attempt <= 9; attempt += 1) {
      await world.dispatcher().runOnce();
      await world.letClaimsExpire();
    }
    expect(await world.row(fine)).toMatchObject({ status: 'delivered' });
    expect(await world.row(poisonous)).toMatchObject({
      status: 'failed',
      failure: 'not-prepared',
      attempts: 8,
    });
    expect(await world.facts()).toHaveLength(2);
  });

  it('when an SMS was interrupted, a person decides: it is not sent again', async () => {
    const { followUpId } = await world.followUp();
    const id = await world.message(followUpId, { channel: 'sms' });
    const sent: string[] = [];
    const sms = {
      send: async ({ key }: { key: string }) => {
        sent.push(key);
        return { status: 'accepted' } as const;
      },
    };
    await world.dependencies.records.claim(world.organisationId, NOW, 60_000, 1);
    await world.letClaimsExpire();
    await world.dispatcher({ transports: { sms } }).runOnce();
    expect(await world.row(id)).toMatchObject({ status: 'uncertain', failure: 'interrupted' });
    expect(sent).toEqual([]);
  });

  it('when told to stop, ends once what was under way is done', async () => {
    const { followUpId } = await world.followUp();
    const id = await world.message(followUpId);
    const stopping = new AbortController();
    const running = world.dispatcher({ limits: { idleDelayMs: 20 } }).start(stopping.signal);
    while ((await world.row(id)).status !== 'delivered')
      await new Promise((resolve) => setTimeout(resolve, 20));
    stopping.abort();
    await expect(running).resolves.toBeUndefined();
    expect(world.failures).toEqual([]);
  });
});

import { uuidV7 } from '../../security/uuid';
import { createMessageWorld, NOW, type MessageWorld } from '../support/message-world';

describe('the dispatcher, of requests to professionals', () => {
  let world: MessageWorld;
  beforeEach(async () => {
    world = await createMessageWorld();
  });
  afterEach(() => world.close());

  it('when an offer goes by SMS, then it says nothing of anybody and its link is kept as a hash', async () => {
    const { followUpId } = await world.followUp();
    await world.query(`UPDATE professional SET mobile_phone = '+33600000001' WHERE id = $1`, [
      world.professionalId,
    ]);
    await world.query(
      `INSERT INTO care (follow_up_id, key, organisation_id, profession, status, due_at, revision)
       VALUES ($1, 'gp-visit', $2, 'general-practitioner', 'requested', $3, 1)`,
      [followUpId, world.organisationId, new Date(NOW + 86_400_000)],
    );
    await world.query(
      `INSERT INTO offer (follow_up_id, id, organisation_id, care_key, professional_id, channel, status, sent_at, due_at, revision)
       VALUES ($1, 'o-1', $2, 'gp-visit', $3, 'sms', 'awaiting', $4, $5, 1)`,
      [followUpId, world.organisationId, world.professionalId, new Date(NOW), new Date(NOW + 3_600_000)],
    );
    const offer = await world.message(followUpId, { channel: 'sms', kind: 'offer', subject: 'o-1' });
    await world.dispatcher().runOnce();

    expect(await world.row(offer)).toMatchObject({ status: 'sent' });
    const [caught] = await world.caught();
    expect(caught).toMatchObject({ channel: 'sms', to: '+33600000001' });
    expect(caught?.text).toMatch(
      /^Relais : une demande vous attend, réponse avant mercredi 4 novembre à 11h :\nhttps:\/\/relais\.example\.org\/d\/[A-Za-z0-9_-]{43}\nou tél\. 0321000000$/,
    );
    expect(await world.query('SELECT purpose, subject FROM message_link')).toEqual([
      { purpose: 'answer-offer', subject: 'o-1' },
    ]);
  });

  it('when the patient refuses whoever was asked, then they are told that it is over, and not about whom', async () => {
    const { followUpId, patientId } = await world.followUp();
    const asked = await world.message(followUpId, { kind: 'offer', subject: 'o-1' });
    await world.query(`UPDATE message SET status = 'delivered' WHERE id = $1`, [asked]);
    await world.query(
      `INSERT INTO sharing_refusal (id, organisation_id, patient_id, professional_id, stated_by, stated_at)
       VALUES ($1, $2, $3, $4, 'hospital', now())`,
      [uuidV7(), world.organisationId, patientId, world.professionalId],
    );
    const withdrawn = await world.message(followUpId, { kind: 'offer-withdrawn', subject: 'o-1' });
    await world.dispatcher().runOnce();

    expect(await world.row(withdrawn)).toMatchObject({ status: 'delivered' });
    const [caught] = await world.caught();
    expect(caught?.text).toContain("n'attend plus de réponse");
    expect(JSON.stringify(caught)).not.toMatch(/DELATTRE|Simone|(?<![\w-])1941(?!\w)|Lens/);
  });
});

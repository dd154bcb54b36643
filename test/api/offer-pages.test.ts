import { createOfferPageWorld, formOf, type OfferPageWorld } from '../support/offer-page-world';
import { styleHashOf } from '../support/page-style';

describe('the page behind a professional’s link', () => {
  let pages: OfferPageWorld;
  beforeAll(async () => {
    pages = await createOfferPageWorld();
  });
  beforeEach(() => pages.world.newTenant());
  afterAll(() => pages.close());

  it('when it is opened, then it says what is asked and nothing that identifies anybody', async () => {
    const { path } = await pages.asked();
    const { status, text, headers } = await pages.get(path);
    expect(headers['content-security-policy']).toContain(`style-src '${styleHashOf(text)}'`);
    expect(status).toBe(200);
    for (const shown of [
      'Une consultation de médecine générale',
      'Courrières',
      'Gesnord suivi',
      '03 21 00 00 00',
    ]) {
      expect(text).toContain(shown);
    }
    expect(text).toMatch(/Entre mardi 3 novembre à 15h0\d et mardi 10 novembre à 19h00/);
    expect(text).not.toMatch(/Delattre|Jeanne|(?<![\w-])1941(?!\w)|rue de la Gare|Lens|<script/i);
    for (const action of ['accepted', 'tentative', 'other-time', 'declined']) {
      expect(text).toContain(`action="${path}/${action}"`);
    }
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-robots-tag']).toContain('noindex');
    expect(JSON.stringify(pages.logged)).not.toContain(path.slice('/d/'.length));
  });

  it('when it is opened or prefetched again and again, then nothing changes', async () => {
    const { followUpId, path } = await pages.asked();
    const before = await pages.offers(followUpId);
    for (const address of [path, path, `${path}/accepted`, `${path}/declined`]) await pages.get(address);
    await pages.world.relayAll();
    expect(await pages.offers(followUpId)).toEqual(before);
    expect(await pages.world.query('SELECT used_at FROM message_link WHERE used_at IS NOT NULL')).toEqual([]);
    expect(await pages.world.query('SELECT 1 FROM message_link_form')).toEqual([]);
  });

  it('when it is accepted with a day, then the appointment is the care’s and the page says so', async () => {
    const { followUpId, path } = await pages.asked();
    const form = formOf(await pages.get(path));
    const answer = await pages.post(`${path}/accepted`, { form, day: '2026-11-05', time: '10:30' });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Votre réponse est enregistrée');
    expect(await pages.offers(followUpId)).toMatchObject([
      { status: 'accepted', rung: 'own', channel: 'sms' },
    ]);
    const { cares } = await pages.world.application.followUp(pages.world.tenant.operator, followUpId);
    expect(cares.find(({ key }) => key === 'gp-visit')?.appointmentAt).toBe('2026-11-05T09:30:00.000Z');
    expect((await pages.get(path)).text).toContain('Vous avez accepté cette demande');
  });

  it('when a form is sent twice, then it counts once', async () => {
    const { followUpId, path } = await pages.asked();
    const form = formOf(await pages.get(path));
    expect((await pages.post(`${path}/tentative`, { form })).status).toBe(200);
    const again = await pages.post(`${path}/tentative`, { form });
    expect(again.text).toContain('était déjà enregistrée');
    const facts = await pages.world.query(
      `SELECT 1 FROM inbox WHERE follow_up_id = $1 AND event ->> 'type' = 'offer-answered'`,
      [followUpId],
    );
    expect(facts).toHaveLength(1);
    expect(await pages.offers(followUpId)).toMatchObject([{ status: 'tentative' }]);
  });

  it('when it is declined with one tap, then the next is asked and the reason is kept', async () => {
    const { followUpId, path } = await pages.asked();
    const form = formOf(await pages.get(path));
    const early = formOf(await pages.get(path));
    await pages.post(`${path}/declined`, { form, reason: 'no-new-patients' });
    const [own, next] = await pages.offers(followUpId);
    expect(own).toMatchObject({ status: 'declined', reason: 'no-new-patients' });
    expect(next).toMatchObject({ status: 'awaiting', rung: 'nearby' });
    const late = await pages.post(`${path}/accepted`, { form: early });
    expect(late.status).toBe(409);
  });

  it('when another time is proposed, then the operator accepts it for the patient', async () => {
    const { followUpId, path } = await pages.asked();
    const form = formOf(await pages.get(path));
    await pages.post(`${path}/other-time`, { form, day: '2026-11-06', time: '18:00' });
    const [offer] = await pages.offers(followUpId);
    expect(offer).toMatchObject({ status: 'tentative', proposedAt: '2026-11-06T17:00:00.000Z' });
    expect((await pages.get(path)).text).toContain('Vous avez proposé vendredi 6 novembre à 18h00');
    await pages.world.states(pages.world.tenant.operator, followUpId, {
      type: 'offer-answered',
      offerId: offer?.offerId ?? '',
      answer: 'accepted',
    });
    const { cares } = await pages.world.application.followUp(pages.world.tenant.operator, followUpId);
    expect(cares.find(({ key }) => key === 'gp-visit')).toMatchObject({
      status: 'arranged',
      appointmentAt: '2026-11-06T17:00:00.000Z',
    });
  });

  it.each([
    ['a time that is over', 'other-time', { day: '2026-11-02', time: '10:00' }, 422],
    ['no time', 'other-time', { day: '', time: '' }, 422],
    ['a day without an hour', 'accepted', { day: '2026-11-05', time: '' }, 422],
    ['no reason of the list', 'declined', { reason: 'because' }, 422],
    ['no answer of ours', 'whatever', {}, 422],
  ])('when the form has %s, then nothing is noted', async (_case, action, fields, status) => {
    const { followUpId, path } = await pages.asked();
    const form = formOf(await pages.get(path));
    expect((await pages.post(`${path}/${action}`, { form, ...fields })).status).toBe(status);
    expect(await pages.offers(followUpId)).toMatchObject([{ status: 'awaiting' }]);
  });

  it('when the form comes from elsewhere, then nothing is noted', async () => {
    const { followUpId, path } = await pages.asked();
    const form = formOf(await pages.get(path));
    expect((await pages.post(`${path}/accepted`, { form }, 'cross-site')).status).toBe(403);
    expect(await pages.offers(followUpId)).toMatchObject([{ status: 'awaiting' }]);
  });

  it('when the secret is wrong, then the page is the same as for a link that is over', async () => {
    const { path } = await pages.asked();
    const wrong = await pages.get(`/d/${'A'.repeat(43)}`);
    expect(wrong.status).toBe(404);
    expect(wrong.text).toContain('Ce lien n’est plus valable');
    pages.world.time.now += 30 * 86_400_000;
    expect((await pages.get(path)).text).toBe(wrong.text);
  });

  it('when somebody else gives it, then the page says kindly that it is filled', async () => {
    const { followUpId, path } = await pages.asked();
    const form = formOf(await pages.get(path));
    await pages.world.states(pages.world.tenant.operator, followUpId, {
      type: 'care-arranged',
      careKey: 'gp-visit',
    });
    const { text } = await pages.get(path);
    expect(text).toContain('Cette demande est pourvue ailleurs');
    expect(text).not.toContain('<form');
    expect((await pages.post(`${path}/accepted`, { form })).status).toBe(409);
  });
});

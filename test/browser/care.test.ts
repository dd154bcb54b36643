import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { AppointmentAnswer } from '../../api/schemas';
import { launchBrowser, onPage, signedIn } from '../support/browser';
import { accessibilityFaults } from '../support/browser-checks';
import { awaitFocus, awaitPlace, handsOf, inTwoActions } from '../support/browser-hands';
import { WAYS } from '../support/browser-patients';
import { describeInBrowser, patientFor, recordsOf } from '../support/browser-world';

jest.setTimeout(60_000);

describe.each(WAYS)('by %s', (way) => {
  describeInBrowser('appointments, alerts and the end', (world) => {
    const { operator } = recordsOf(world);
    /** Both ways lead over the same screens: looked at once. */
    const isAccessible = async (page: Page) => {
      if (way === 'mouse') expect(await accessibilityFaults(page)).toEqual([]);
    };
    let browser: Browser;
    let nadia: BrowserContext;

    beforeAll(async () => {
      browser = await launchBrowser(world);
      nadia = await signedIn(browser, world, 'operator');
    });
    afterAll(() => browser?.close());

    const careOf = async (followUpId: string) => {
      const { cares } = await operator.followUp(followUpId);
      return cares.find(({ key }) => key === 'gp-visit');
    };

    test('8a: when the best time is taken, then the GP’s appointment is booked, and why it was best is said', async () => {
      const { followUpId, shown } = patientFor(world, 'booked', way);
      await onPage(nadia, async (page) => {
        const hands = handsOf(way, page);
        await page.goto(`/suivis/${followUpId}`);
        await page.getByRole('heading', { level: 1, name: shown }).waitFor();
        await inTwoActions(hands, async () => {
          await hands.press(page.getByRole('button', { name: 'Prendre RDV : RDV médecin traitant' }));
          const dialog = page.getByRole('dialog', { name: 'Prendre RDV' });
          const slots = dialog.getByRole('list', { name: 'Créneaux, le meilleur d’abord' });
          const best = slots.getByRole('button', { name: /^Prendre : / }).first();
          await awaitFocus(page, best);
          await slots.getByRole('list', { name: 'Pourquoi' }).first().waitFor();
          await isAccessible(page);
          await hands.press(best);
          await dialog.waitFor({ state: 'detached' });
          await page
            .getByRole('list', { name: 'RDV à venir ou à vérifier' })
            .getByRole('listitem')
            .first()
            .waitFor();
        });
        await awaitPlace(page);
        await isAccessible(page);
      });
      const path = `/v1/follow-ups/${followUpId}/appointments`;
      const appointments = await operator.get<AppointmentAnswer[]>(path);
      expect(appointments).toMatchObject([{ careKey: 'gp-visit', status: 'booked' }]);
      expect(await careOf(followUpId)).toMatchObject({ status: 'arranged' });
    });

    test('8b: when the practice says yes by telephone, then the care is arranged', async () => {
      const { followUpId, shown } = patientFor(world, 'accepted', way);
      await onPage(nadia, async (page) => {
        const hands = handsOf(way, page);
        await page.goto('/');
        await hands.choose(page.getByRole('radio', { name: /^Tout \(/ }));
        const row = page
          .getByRole('list', { name: `À faire pour ${shown}` })
          .getByRole('listitem')
          .filter({ hasText: 'RDV médecin traitant' });
        await inTwoActions(hands, async () => {
          await hands.onRow(row, 'Enter', row.getByRole('button', { name: `Noter la réponse : ${shown}` }));
          const dialog = page.getByRole('dialog', { name: 'Noter la réponse' });
          await dialog.getByText('Dr Luc Fontaine').first().waitFor();
          await isAccessible(page);
          await hands.press(dialog.getByRole('button', { name: 'Le cabinet a dit oui' }));
          await dialog.waitFor({ state: 'detached' });
          await page.getByText('Demande acceptée.').waitFor();
        });
        await awaitPlace(page);
      });
      expect(await careOf(followUpId)).toMatchObject({
        status: 'arranged',
        professionalName: 'Dr Luc Fontaine',
        offers: [{ status: 'accepted' }],
      });
    });

    test('9: when an alert is solved, then cause and solution are kept, and Z opens it again', async () => {
      const { followUpId, shown } = patientFor(world, 'alerted', way);
      const statusOf = async () => {
        const { breaks } = await operator.followUp(followUpId);
        return breaks.find(({ breakId }) => breakId === 'R03-1');
      };
      await onPage(nadia, async (page) => {
        const hands = handsOf(way, page);
        await page.goto('/');
        await page.getByRole('heading', { level: 1, name: 'Ma journée' }).waitFor();
        await hands.goTo('Alertes');
        const treat = page.getByRole('button', {
          name: new RegExp(`^Traiter .* : Pas de RDV MT, ${shown}$`),
        });
        const row = page.getByRole('listitem').filter({ has: treat });
        await treat.waitFor();
        await isAccessible(page);
        await inTwoActions(hands, async () => {
          await hands.onRow(row, 'Enter', treat);
          const dialog = page.getByRole('dialog', { name: /^Traiter/ });
          const solve = dialog.getByRole('button', { name: 'pas de créneau : téléconsultation assistée' });
          await solve.waitFor();
          await isAccessible(page);
          await hands.press(solve);
          await dialog.waitFor({ state: 'detached' });
          await treat.waitFor({ state: 'detached' });
        });
        await awaitPlace(page);
        expect(await statusOf()).toMatchObject({ status: 'resolved', cause: 'no-slot' });
        await hands.key('z', page.getByRole('button', { name: /^Annuler/ }));
        await treat.waitFor();
      });
      expect((await statusOf())?.status).not.toBe('resolved');
    });

    test('10: when a follow-up is closed, then what stays open is known, and the summary can be read', async () => {
      const { followUpId, shown } = patientFor(world, 'closed', way);
      await onPage(nadia, async (page) => {
        const hands = handsOf(way, page);
        await page.goto(`/suivis/${followUpId}`);
        await page.getByRole('heading', { level: 1, name: shown }).waitFor();
        await hands.press(page.getByRole('link', { name: 'Lire la fiche' }));
        await page.getByRole('heading', { level: 1, name: /[Ff]iche de transmission/ }).waitFor();
        await isAccessible(page);
        await hands.press(page.getByRole('link', { name: 'Voir le suivi' }));

        await hands.press(page.getByRole('button', { name: 'Clôturer' }));
        const dialog = page.getByRole('dialog', { name: 'Clôturer' });
        await hands.choose(dialog.getByRole('radio', { name: 'Parti hors secteur' }));
        await dialog.getByRole('heading', { name: 'Reste ouvert' }).waitFor();
        await dialog.getByRole('heading', { name: 'Qui sera prévenu' }).waitFor();
        await dialog.getByLabel(/Alerte : Pas de RDV MT/).waitFor();
        await isAccessible(page);
        await hands.press(dialog.getByRole('button', { name: 'Clôturer le suivi' }));
        await dialog.waitFor({ state: 'detached' });
        await page.getByText('Suivi clôturé : Parti hors secteur', { exact: true }).waitFor();
        await awaitPlace(page);
        await hands.press(page.getByRole('link', { name: 'Lire le bilan de fin de suivi' }));
        await page.getByRole('heading', { level: 1, name: /[Bb]ilan/ }).waitFor();
        await isAccessible(page);
      });
      const { closing } = await operator.followUp(followUpId);
      expect(closing?.reason).toBe('moved');
      expect(closing?.leftOpen.map(({ subject }) => subject)).toContain('R03-1');
    });
  });
});

import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { WorklistEntry } from '../../application/reading/views';
import { launchBrowser, onPage, openWindow, signedIn } from '../support/browser';
import { accessibilityFaults } from '../support/browser-checks';
import { awaitFocus, awaitPlace, handsOf, inTwoActions } from '../support/browser-hands';
import { WAYS } from '../support/browser-patients';
import { accountOf, describeInBrowser, patientFor, recordsOf } from '../support/browser-world';
import { until } from '../support/stack';

jest.setTimeout(60_000);

describe.each(WAYS)('by %s', (way) => {
  describeInBrowser('the list of the morning', (world) => {
    const { operator } = recordsOf(world);
    /** Both ways lead over the same screens: looked at once. */
    const isAccessible = async (page: Page) => {
      if (way === 'mouse') expect(await accessibilityFaults(page)).toEqual([]);
    };
    let browser: Browser;
    let nadia: BrowserContext;
    let sophie: BrowserContext;

    beforeAll(async () => {
      browser = await launchBrowser(world);
      nadia = await signedIn(browser, world, 'operator');
      sophie = await signedIn(browser, world, 'teamLead');
    });
    afterAll(() => browser?.close());

    const ownerOf = async (followUpId: string, key: string): Promise<string> => {
      const { entries } = await operator.get<{ entries: WorklistEntry[] }>('/v1/worklist');
      const items = entries.find((entry) => entry.followUpId === followUpId)?.items ?? [];
      const { owner, ownerName } = items.find((item) => item.key === key) ?? {};
      return owner?.kind === 'person' ? (ownerName ?? owner.id) : (owner?.id ?? 'nobody');
    };
    const rowOf = (page: Page, name: string, words: string) =>
      page
        .getByRole('list', { name: `À faire pour ${name}` })
        .getByRole('listitem')
        .filter({ hasText: words });

    test('1: when one signs in, then « Ma journée » says what is most urgent, why and by when', async () => {
      const { email, password } = accountOf(world, 'operator');
      const fresh = await openWindow(browser, world);
      await onPage(fresh, async (page) => {
        const hands = handsOf(way, page);
        await page.goto('/');
        await isAccessible(page);
        await hands.write(page.getByLabel('Adresse de courriel'), email);
        await hands.write(page.getByLabel(/^Mot de passe/), password);
        await hands.send(page.getByRole('button', { name: 'Se connecter' }));

        await page.getByRole('heading', { level: 1, name: 'Ma journée' }).waitFor();
        const patients = page.getByRole('list', { name: 'Patients à suivre, les plus pressés d’abord' });
        await hands.choose(page.getByRole('radio', { name: /^Tout \(/ }));
        const { shown } = patientFor(world, 'found', way);
        const row = rowOf(page, shown, 'Appel de J2');
        await row.waitFor();
        expect(await row.textContent()).toMatch(/En retard/);
        expect(await row.textContent()).toMatch(/avant/);
        expect(await row.textContent()).toMatch(/Suivi par/);
        expect(await patients.getByRole('listitem').count()).toBeGreaterThan(10);
        await isAccessible(page);
      });
      await fresh.close();
    });

    test('2: when a number or a birth date is given, then the patient is found', async () => {
      const { shown, phone, birthDate, followUpId } = patientFor(world, 'found', way);
      await onPage(nadia, async (page) => {
        await page.goto('/');
        const heading = page.getByRole('heading', { level: 1, name: shown });
        for (const said of [phone.replace('+33', '0'), birthDate]) {
          await page.getByRole('heading', { level: 1, name: 'Ma journée' }).waitFor();
          // Whoever uses the mouse types here too.
          await page.keyboard.press('Control+K');
          const field = page.getByRole('combobox', { name: 'Écran, action ou patient' });
          await awaitFocus(page, field);
          await page.keyboard.type(said);
          const found = page.getByRole('option', { name: shown });
          await found.waitFor();
          expect(await found.getAttribute('aria-selected')).toBe('true');
          await isAccessible(page);
          if (way === 'keyboard') await page.keyboard.press('Enter');
          else await found.click();
          await heading.waitFor();
          await awaitFocus(page, heading);
          expect(page.url()).toContain(followUpId);
          // Nothing about the person is in the address.
          expect(page.url()).not.toContain(said);
          await handsOf(way, page).goTo('Ma journée');
        }
      });
    });

    test('3: when work is taken or given, then its owner changes, and Z takes it back', async () => {
      const { shown, followUpId } = patientFor(world, 'shared', way);
      await onPage(nadia, async (page) => {
        const hands = handsOf(way, page);
        await page.goto('/');
        await hands.choose(page.getByRole('radio', { name: /^Tout \(/ }));

        const call = rowOf(page, shown, 'Appel de J2');
        await inTwoActions(hands, async () => {
          await hands.onRow(call, 'm', call.getByRole('button', { name: /^Me le confier/ }));
          await call.getByText('Suivi par vous').waitFor();
          await until(
            async () => (await ownerOf(followUpId, 'call/call-j2')) === 'Nadia Bernard',
            'it is hers',
          );
        });

        const alert = rowOf(page, shown, 'Pas de RDV MT');
        const before = await ownerOf(followUpId, 'break/R03-1');
        await inTwoActions(hands, async () => {
          await hands.onRow(alert, 'c', alert.getByRole('button', { name: /^Confier à…/ }));
          const dialog = page.getByRole('dialog', { name: 'Confier à…' });
          await awaitFocus(page, dialog.getByLabel('À qui ?'));
          await isAccessible(page);
          const colleague = dialog.getByRole('button', { name: /^Sophie Lambert/ });
          const digit = (await colleague.locator('kbd').textContent()) ?? '';
          await hands.key(digit, colleague);
          await alert.getByText('Suivi par Sophie Lambert').waitFor();
          await until(
            async () => (await ownerOf(followUpId, 'break/R03-1')) === 'Sophie Lambert',
            'it is hers',
          );
        });

        await onPage(sophie, async (other) => {
          await other.goto('/aujourdhui');
          await other.getByText(/^À moi \(/).click();
          const hers = rowOf(other, shown, 'Pas de RDV MT');
          await hers.waitFor();
          await hands.key('z', page.getByRole('button', { name: /^Annuler/ }));
          await hers.waitFor({ state: 'detached' });
        });
        if (way === 'keyboard') await awaitPlace(page);
        await until(async () => (await ownerOf(followUpId, 'break/R03-1')) === before, 'it is back');
        expect(await ownerOf(followUpId, 'call/call-j2')).toBe('Nadia Bernard');
      });
    });
  });
});

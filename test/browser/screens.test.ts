import type { Browser } from 'playwright-core';
import { launchBrowser, onPage, signedIn } from '../support/browser';
import { accessibilityFaults, overflowPixels, settled } from '../support/browser-checks';
import { describeInBrowser, patientFor } from '../support/browser-world';

jest.setTimeout(60_000);

const SCREENS = [
  ['operator', '/aujourdhui', 'Ma journée'],
  ['operator', '/appels', 'Appels'],
  ['operator', '/suivis/ID/appels/call-j2', /Odette CARLIER/],
  ['operator', '/alertes', 'Alertes'],
  ['operator', '/suivis/ID', /Odette CARLIER/],
  ['operator', '/suivis/ID/fiche', /transmission/i],
  ['operator', '/messages', 'Messages'],
  ['operator', '/recherche', 'Recherche'],
  ['teamLead', '/equipe', 'Équipe'],
] as const;

/** The tasks look at wide and light ones. The last is the width at which nothing may have to be scrolled sideways. */
const LOOKS = [
  [1280, 'dark'],
  [320, 'light'],
] as const;

describeInBrowser('every screen of the morning', (world) => {
  const { followUpId } = patientFor(world, 'found', 'mouse');
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser(world);
  });
  afterAll(() => browser?.close());

  test.each(['operator', 'teamLead'] as const)(
    'when the %s looks at it in dark and at 320 pixels, then axe finds nothing and nothing is cut off',
    async (role) => {
      const window = await signedIn(browser, world, role);
      await onPage(window, async (page) => {
        const faults: string[] = [];
        for (const [, path, heading] of SCREENS.filter(([whose]) => whose === role)) {
          await page.goto(path.replace('ID', followUpId));
          await page.getByRole('heading', { level: 1, name: heading }).waitFor();
          for (const [width, colorScheme] of LOOKS) {
            await page.setViewportSize({ width, height: 900 });
            await settled(page, colorScheme);
            const found = await accessibilityFaults(page);
            faults.push(...found.map((fault) => `${path}, ${width}, ${colorScheme}: ${fault}`));
          }
          const overflow = await overflowPixels(page);
          if (overflow > 0) faults.push(`${path}: ${overflow} pixels wider than 320`);
        }
        expect(faults).toEqual([]);
      });
      await window.close();
    },
  );
});

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { accountOf, type BrowserWorld } from './browser-world';

/** Real servers on a machine that others use too: this finds what hangs. */
const PATIENCE_MS = 20_000;
const WIDE = { width: 1280, height: 900 } as const;

export function launchBrowser({ chromium: executablePath }: BrowserWorld): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

/** A window of its own, with nobody signed in. */
export async function openWindow(browser: Browser, { url }: BrowserWorld): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: WIDE,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

/** A window in which somebody of the demonstration is signed in. */
export async function signedIn(
  browser: Browser,
  world: BrowserWorld,
  role: 'operator' | 'teamLead',
): Promise<BrowserContext> {
  const context = await openWindow(browser, world);
  const page = await context.newPage();
  const { email, password } = accountOf(world, role);
  await page.goto('/');
  await page.getByLabel('Adresse de courriel').fill(email);
  await page.getByLabel(/^Mot de passe/).fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ma journée' }).waitFor();
  await page.close();
  return context;
}

let pictures: string | undefined;

/**
 * Does something on a page of its own. When that fails, what the page showed is kept in a temporary folder, which the
 * failure names; an error of the page's own program is a failure too.
 */
export async function onPage(context: BrowserContext, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  try {
    await work(page);
    if (faults.length > 0) throw new Error(`Errors on the page: ${faults.join('; ')}`);
  } catch (error) {
    pictures ??= mkdtempSync(join(tmpdir(), 'relais-browser-'));
    const path = join(pictures, `${Date.now()}.png`);
    await page.screenshot({ path, fullPage: true });
    process.stdout.write(`\nWhat the page showed: ${path}\n`);
    throw error;
  } finally {
    await page.close();
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { WorklistEntry } from '../../application/reading/views';
import { findChromium } from './browser-program';
import { ANNOUNCED, dischargeOf, type AnnouncedPatient, type Purpose, type Way } from './browser-patients';
import { startStack, until, type Stack } from './stack';
import { peopleOf, type People, type TakenIn } from './stack-client';

/** What the tests of the project `browser` share: one Relais, with a morning's patients in it. */
const worldSchema = z.object({
  chromium: z.string(),
  home: z.string(),
  url: z.string(),
  /** Follow-up of each announced patient, by birth name. */
  followUps: z.record(z.string(), z.string()),
});
export type BrowserWorld = z.infer<typeof worldSchema>;

/** Between jest's global set-up and the tests. */
const VARIABLE = 'RELAIS_BROWSER_WORLD';

/**
 * Starts Relais with the agendas of its demonstration and nobody simulated, announces the patients, and waits until
 * the day's list has each of them.
 *
 * @returns how to end it; without a browser, nothing was started and one line said so
 */
export async function startBrowserWorld(): Promise<() => Promise<void>> {
  const chromium = findChromium();
  if (chromium === null) {
    process.stdout.write(
      '\nThe browser tests are not run: no Chromium or Chrome here. CHROMIUM may name one.\n',
    );
    return () => Promise.resolve();
  }
  const stack = await startStack({ args: ['--no-simulation'] });
  try {
    const followUps = await announceAll(stack);
    const world: BrowserWorld = { chromium, home: stack.home, url: stack.url, followUps };
    process.env[VARIABLE] = JSON.stringify(world);
  } catch (error) {
    await stack.discard();
    throw error;
  }
  return () => stack.discard();
}

/**
 * Tests that need the browser, in a describe block of their own. Where there is none they are skipped, as the set-up
 * has said.
 */
export function describeInBrowser(name: string, tests: (world: BrowserWorld) => void): void {
  const text = process.env[VARIABLE];
  if (text !== undefined) {
    const world = worldSchema.parse(JSON.parse(text));
    describe(name, () => tests(world));
    return;
  }
  describe.skip(name, () => {
    test('when there is no browser, then nothing is tried in it', () => {
      throw new Error('There is no browser.');
    });
  });
}

/** The programs that say what the records hold. */
export function recordsOf({ home, url }: BrowserWorld): People {
  return peopleOf({ home, url });
}

/** The patient of a task, and the follow-up. */
export function patientFor({ followUps }: BrowserWorld, purpose: Purpose, way: Way) {
  const patient = ANNOUNCED.find((one) => one.purpose === purpose && one.way === way);
  const followUpId = followUps[patient?.birthName ?? ''];
  if (patient === undefined || followUpId === undefined) throw new Error(`Nobody is for ${purpose}.`);
  return { ...patient, followUpId };
}

const accountsSchema = z.object({
  accounts: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
});

/** Address and password of an account of the demonstration. @throws Error when there is none */
export function accountOf({ home }: BrowserWorld, role: string): { email: string; password: string } {
  const { accounts } = accountsSchema.parse(
    JSON.parse(readFileSync(join(home, 'demo-accounts.json'), 'utf8')),
  );
  const account = accounts.find((one) => one.role === role);
  if (account === undefined) throw new Error(`Nobody is ${role}.`);
  return account;
}

async function announceAll(stack: Stack): Promise<Record<string, string>> {
  const people = peopleOf(stack);
  const { now } = await people.hospital.get<{ now: string }>('/v1/clock');
  const announced = await Promise.all(
    ANNOUNCED.map(async (patient) => {
      const discharge = dischargeOf(patient, Date.parse(now));
      const { status, body } = await people.hospital.post<TakenIn>('/v1/discharges', discharge);
      if (status !== 202) throw new Error(`A discharge was answered ${status}: ${JSON.stringify(body)}`);
      return [patient.birthName, body.followUpId] as const;
    }),
  );
  const followUps = Object.fromEntries(announced);
  await until(() => isLaidOut(people, followUps), 'the list has every patient with what is due');
  return followUps;
}

/** What the tasks begin with is on the list, and the one who is to be booked is followed. */
async function isLaidOut(people: People, followUps: Readonly<Record<string, string>>): Promise<boolean> {
  const { entries } = await people.operator.get<{ entries: WorklistEntry[] }>('/v1/worklist');
  const isReady = async ({ birthName, purpose }: AnnouncedPatient): Promise<boolean> => {
    const id = followUps[birthName] ?? '';
    if (purpose === 'booked') return (await people.operator.followUp(id)).status === 'open';
    const keys = entries.find(({ followUpId }) => followUpId === id)?.items.map(({ key }) => key) ?? [];
    const needed = purpose === 'accepted' ? ['offer/'] : ['call/', 'break/R03'];
    return needed.every((start) => keys.some((key) => key.startsWith(start)));
  };
  return (await Promise.all(ANNOUNCED.map(isReady))).every(Boolean);
}

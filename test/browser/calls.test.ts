import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { FollowUpView } from '../../application/reading/views';
import { launchBrowser, onPage, signedIn } from '../support/browser';
import { accessibilityFaults } from '../support/browser-checks';
import { awaitFocus, awaitPlace, handsOf, inTwoActions, type Hands } from '../support/browser-hands';
import { WAYS, type Purpose } from '../support/browser-patients';
import { describeInBrowser, patientFor, recordsOf } from '../support/browser-world';

jest.setTimeout(60_000);

describe.each(WAYS)('by %s', (way) => {
  describeInBrowser('calls', (world) => {
    const { operator, clinician } = recordsOf(world);
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

    const callOf = ({ calls }: FollowUpView) => calls.find(({ key }) => key === 'call-j2');
    const outcomesOf = (followUp: FollowUpView) => callOf(followUp)?.attempts.map(({ outcome }) => outcome);

    async function toTheCalls(page: Page, hands: Hands): Promise<void> {
      await page.goto('/');
      await page.getByRole('heading', { level: 1, name: 'Ma journée' }).waitFor();
      await hands.goTo('Appels');
    }

    /** From the list of calls to the screen of one of them. */
    async function beginCall(page: Page, hands: Hands, purpose: Purpose): Promise<void> {
      const { shown } = patientFor(world, purpose, way);
      const entries = page.getByRole('list', { name: 'Patients à appeler, les plus pressés d’abord' });
      const entry = entries
        .getByRole('listitem')
        .filter({ has: page.getByRole('list', { name: `Appels pour ${shown}` }) });
      const link = entry.getByRole('link', { name: new RegExp(`^(Appeler|Reprendre) : ${shown}`) });
      await hands.onRow(entry, 'Enter', link);
      await page.getByRole('heading', { level: 1, name: shown }).waitFor();
    }

    /** The two things the person said of themselves, compared with the file. */
    async function checkTraits(page: Page, hands: Hands): Promise<void> {
      await hands.key('v', page.getByRole('button', { name: 'C’est demandé : comparer' }));
      await hands.key('1', page.getByRole('checkbox', { name: /Nom de naissance/ }));
      await hands.key('3', page.getByRole('checkbox', { name: /Date de naissance/ }));
      await page.getByText('Identité vérifiée : nom de naissance, date de naissance').waitFor();
      await awaitPlace(page);
    }

    const outcome = (page: Page, name: string) =>
      page.getByRole('group', { name: 'Résultat de l’appel' }).getByRole('button', { name, exact: true });

    test('4: when the patient answers, then two traits open the script, and the next call follows', async () => {
      const { followUpId, shown } = patientFor(world, 'reached', way);
      await onPage(nadia, async (page) => {
        const hands = handsOf(way, page);
        await toTheCalls(page, hands);
        await beginCall(page, hands, 'reached');
        // Before two traits: nothing of where the patient comes from.
        await page.getByRole('heading', { name: 'À qui parle-t-on ?' }).waitFor();
        expect(await page.getByText('Centre hospitalier de démonstration').count()).toBe(0);
        expect(await page.getByRole('region', { name: 'Script de l’appel' }).count()).toBe(0);
        await isAccessible(page);

        await checkTraits(page, hands);
        await page.getByText('Centre hospitalier de démonstration').first().waitFor();
        const script = page.getByRole('region', { name: 'Script de l’appel' });
        await hands.key('1', script.getByRole('button', { name: /C’est le patient/ }));
        await hands.key('1', script.getByRole('button', { name: /Identité vérifiée/ }));
        await hands.key('1', script.getByRole('button', { name: /D’accord/ }));
        await script.getByText(/Où êtes-vous en ce moment/).waitFor();
        await isAccessible(page);

        await inTwoActions(hands, async () => {
          await hands.key('s', page.getByRole('button', { name: 'Refermer le script' }));
          await hands.key('1', outcome(page, 'Joint'));
          await page.getByText('Appel noté : Joint', { exact: true }).waitFor();
        });
        await isAccessible(page);
        const next = page.getByRole('button', { name: 'Appel suivant' });
        await awaitFocus(page, next);
        await hands.press(next);
        await page.getByRole('heading', { level: 1 }).filter({ hasNotText: shown }).waitFor();
        await hands.key('p', page.getByRole('button', { name: 'Reprendre plus tard' }));
        await page.getByRole('heading', { level: 1, name: 'Appels' }).waitFor();
      });
      const followUp = await operator.followUp(followUpId);
      expect(outcomesOf(followUp)).toEqual(['reached']);
    });

    test('5: when nobody answers, then the next try is dated, and Z takes back a slip', async () => {
      const { followUpId, shown } = patientFor(world, 'unanswered', way);
      await onPage(nadia, async (page) => {
        const hands = handsOf(way, page);
        await toTheCalls(page, hands);
        await inTwoActions(hands, async () => {
          await beginCall(page, hands, 'unanswered');
          await hands.key('3', outcome(page, 'Ne répond pas'));
          await page.getByText('Appel noté : Ne répond pas', { exact: true }).waitFor();
        });
        await hands.key('z', page.getByRole('button', { name: /^Annuler/ }));
        await outcome(page, 'Ne répond pas').waitFor();
        await awaitPlace(page);
        const takenBack = callOf(await operator.followUp(followUpId));
        expect(takenBack?.attempts).toEqual([]);
        expect(takenBack?.withdrawn.map(({ outcome: what }) => what)).toEqual(['no-answer']);

        await hands.key('3', outcome(page, 'Ne répond pas'));
        await page.getByText('Appel noté : Ne répond pas', { exact: true }).waitFor();
        await page.goto(`/suivis/${followUpId}`);
        await page.getByRole('heading', { level: 1, name: shown }).waitFor();
        await page.getByText(/essai 2 sur 3 · à partir d/).waitFor();
        await isAccessible(page);
      });
      const followUp = await operator.followUp(followUpId);
      expect(outcomesOf(followUp)).toEqual(['no-answer']);
      const { now } = await operator.get<{ now: string }>('/v1/clock');
      expect(Date.parse(callOf(followUp)?.notBefore ?? '')).toBeGreaterThan(Date.parse(now));
    });

    test('6: when a sign of alert is heard, then it rings, 15 is at hand, and a clinician has it', async () => {
      const { followUpId } = patientFor(world, 'redFlag', way);
      await onPage(nadia, async (page) => {
        const hands = handsOf(way, page);
        await toTheCalls(page, hands);
        await beginCall(page, hands, 'redFlag');
        const panel = page.getByRole('region', { name: /^Signe d’alerte — / });
        await inTwoActions(hands, async () => {
          await hands.key('9', outcome(page, 'Signe d’alerte'));
          const confirm = page.getByRole('button', { name: 'Confirmer' });
          await awaitFocus(page, confirm);
          await hands.press(confirm);
          await panel.waitFor();
        });
        await panel.getByText('À dire au patient').waitFor();
        // The dispatch centre where the patient is, not where the service sits.
        await panel.getByRole('link', { name: /^Appeler le 15 \(03.53.01.00.62\)$/ }).waitFor();
        await panel.getByText('SAMU du département 62, où se trouve le patient.').waitFor();
        await isAccessible(page);

        await page
          .getByRole('group', { name: /^Réponse de / })
          .getByRole('button', { name: 'Ne répond pas' })
          .waitFor();
        const first = await page.getByRole('group', { name: /^Réponse de / }).getAttribute('aria-label');
        await hands.press(panel.getByRole('button', { name: 'Ne répond pas' }));
        await page
          .getByRole('group', { name: /^Réponse de / })
          .and(page.locator(`:not([aria-label="${first}"])`))
          .waitFor();
        await inTwoActions(hands, async () => {
          await hands.press(panel.getByRole('button', { name: 'Joint', exact: true }));
          await panel.waitFor({ state: 'detached' });
        });
        await page.getByText('Signe d’alerte : plus personne à appeler.').waitFor();
        await awaitPlace(page);
      });
      const { breaks } = await operator.followUp(followUpId);
      const redFlag = breaks.find(({ code }) => code === 'R14');
      expect(redFlag?.status).not.toBe('resolved');
      expect(redFlag?.redFlag?.status).toBe('reached');
      expect(redFlag?.redFlag?.lines.map(({ outcome: what }) => what)).toContain('reached');
      // Only a clinician closes it.
      const resolution = { cause: redFlag?.causes[0], resolution: redFlag?.resolutions[0] };
      const path = `/v1/follow-ups/${followUpId}/breaks/${redFlag?.breakId}/resolution`;
      expect((await operator.post(path, resolution)).status).toBe(403);
      const { callBacks } = await clinician.get<{ callBacks: { followUpId: string }[] }>('/v1/call-backs');
      expect(callBacks.map((callBack) => callBack.followUpId)).toContain(followUpId);
    });

    test('7: when a patient calls back, then the call that was due is made at once', async () => {
      const { followUpId, shown, phone } = patientFor(world, 'callsBack', way);
      await onPage(nadia, async (page) => {
        const hands = handsOf(way, page);
        await page.goto('/');
        await page.getByRole('heading', { level: 1, name: 'Ma journée' }).waitFor();
        await hands.key('a', page.getByRole('button', { name: 'Un patient rappelle' }));
        const dialog = page.getByRole('dialog', { name: 'Un patient rappelle' });
        const field = dialog.getByLabel(/^Numéro qui appelle/);
        await awaitFocus(page, field);
        await hands.write(field, phone.replace('+33', '0').replace(/(\d{2})(?=\d)/g, '$1 '));
        await hands.send(dialog.getByRole('button', { name: 'De qui est-ce ?' }));
        const take = dialog.getByRole('button', { name: `Prendre l’appel : ${shown}` });
        await awaitFocus(page, take);
        await dialog.getByText(/^Appel à faire maintenant : Appel de J2/).waitFor();
        await isAccessible(page);
        // From whose number it is, read, to the call taken.
        await inTwoActions(hands, async () => {
          await hands.press(take);
          await page.getByRole('heading', { level: 1, name: shown }).waitFor();
          await page.getByText('L’appel qui était dû se fait maintenant.').waitFor();
        });
        await checkTraits(page, hands);
        await inTwoActions(hands, async () => {
          await hands.key('s', page.getByRole('button', { name: 'Refermer le script' }));
          await hands.press(outcome(page, 'A rappelé lui-même'));
          await page.getByText('Appel noté : A rappelé lui-même', { exact: true }).waitFor();
        });
        await awaitPlace(page);
      });
      const followUp = await operator.followUp(followUpId);
      expect(outcomesOf(followUp)).toEqual(['called-back']);
      expect(callOf(followUp)?.status).toBe('done');
    });
  });
});

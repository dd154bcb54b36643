import { pathwayFor } from '../../../../application/planning/choose-version';
import type { PlanningFacts } from '../../../../application/planning/begin-follow-up';
import { DEFAULT_SERVICE_CALENDAR } from '../../../../domain/calendar';
import { newFollowUp, type FollowUpState } from '../../../../domain/follow-up';
import type { Pathway } from '../../../../domain/pathways';
import { planFollowUp, planRequestOf, situationOf } from '../../../../domain/planning';
import { loadPathways } from '../../../../integrations/pathways/load-pathways';
import { aDischarge } from '../../domain/discharge/discharge-builder';

let pathways: ReadonlyMap<string, Pathway>;
beforeAll(async () => {
  pathways = await loadPathways('data/pathways');
});

const shipped = (key: string): Pathway => {
  const pathway = pathways.get(key);
  if (pathway === undefined) throw new Error(`no pathway ${key}`);
  return pathway;
};
const HEART_FAILURE = { diagnoses: ['I50.1'] };
const stay = { visitNumber: 'V-1', dischargedAt: '2026-11-03T15:00:00+01:00', ...HEART_FAILURE };

/** A follow-up whose records are at that version of that pathway. */
function facts(running: Pick<Pathway, 'key' | 'version'> | null, status: FollowUpState['status'] = 'open') {
  const discharge = aDischarge({ stay });
  const plan = planFollowUp(
    planRequestOf(discharge, {
      pathway: shipped('standard'),
      calendar: DEFAULT_SERVICE_CALENDAR,
      candidates: {},
    }),
  );
  const state = newFollowUp('follow-up-1', { plan, situation: situationOf(discharge, null) });
  const known: PlanningFacts = {
    discharge,
    generalPractitioner: null,
    whereabouts: null,
    withheld: { professionalIds: [], professions: [] },
    opposition: { calls: false, messages: false, sharing: false },
    recorded: running === null ? null : { ...state, status, plan: { ...plan, pathway: running } },
    generation: 1,
    explanation: null,
  };
  return known;
}

const choosing = (kept: readonly Pathway[] = []) => ({
  pathways,
  calendar: DEFAULT_SERVICE_CALENDAR,
  versions: {
    find: async (key: string, version: string) =>
      kept.find((pathway) => pathway.key === key && pathway.version === version) ?? null,
  },
});

test('when it is new, then the rule chooses, and every pathway is named by its title', async () => {
  const { pathway, chosenBy, considered } = await pathwayFor(choosing(), facts(null));
  expect([pathway.key, chosenBy, considered.length]).toEqual(['heart-failure', 'rule', pathways.size]);
  expect(considered.every(({ title }) => title.length > 2)).toBe(true);
});

test('when it runs on an older version that was kept, then it stays on that one', async () => {
  const older = { ...shipped('standard'), version: '2020.1' };
  const { pathway } = await pathwayFor(choosing([older]), facts(older));
  expect(pathway).toBe(older);
});

test('when it began before versions were kept, then the newest of the same pathway stands in', async () => {
  const { pathway } = await pathwayFor(choosing(), facts({ key: 'standard', version: '2019.1' }));
  expect(pathway).toBe(shipped('standard'));
});

test('when its pathway exists no more and was never kept, then it is chosen for again', async () => {
  const { pathway } = await pathwayFor(choosing(), facts({ key: 'retired', version: '1' }));
  expect(pathway.key).toBe('heart-failure');
});

test('when its first announcement was an error, then it is chosen for again', async () => {
  const { pathway } = await pathwayFor(choosing(), facts(shipped('standard'), 'voided'));
  expect(pathway.key).toBe('heart-failure');
});

test('when a person moves it, then that pathway is taken, and one there is not is refused', async () => {
  const { pathway, chosenBy } = await pathwayFor(choosing(), facts(shipped('standard')), 'stroke');
  expect([pathway.key, chosenBy]).toEqual(['stroke', 'person']);
  await expect(pathwayFor(choosing(), facts(shipped('standard')), 'astrology')).rejects.toThrow(RangeError);
});

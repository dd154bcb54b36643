import type { FollowUp, ScriptQuestion } from '../../api/schemas';
import type { Chance } from '../chance';
import type { PlannedDischarge } from '../population/population';
import { probability } from '../probabilities';
import type { World } from '../world';
import { fateOf, isDead, isInHospital } from './fates';

/** What somebody answers otherwise than that all is well: by question. */
export type Troubles = ReadonlyMap<string, string>;

/**
 * Answers by which people say that they are worse, by question (data/call-scripts/): an urgent one of each script,
 * with how often it is that one.
 */
const WORSE: readonly (readonly [question: string, value: string, weight: number])[] = [
  ['GEN-01', 'moins_bien', 6],
  ['GEN-02', 'plus', 4],
  ['GEN-02', 'repos', 1],
  ['GEN-03', 'passe', 2],
  ['GEN-05', 'chute', 4],
  ['GEN-06', 'elevee', 3],
  ['GEN-07', '7-10', 3],
  ['GEN-10', 'vomit', 2],
  ['IC-01', 'effort', 5],
  ['IC-03', 'plus2', 6],
  ['IC-04', 'plus', 4],
  ['BPCO-01', 'moins', 5],
  ['BPCO-02', 'couleur', 5],
  ['PA-01', 'change', 3],
  ['PA-02', 'chute', 6],
  ['PA-03', 'rien', 2],
  ['ORTHO-03', '7-10', 4],
  ['ORTHO-06', 'coule', 4],
  ['S15-01', 'moins', 5],
  ['S30-01', 'mal', 4],
];

/** Who is there when somebody picks up. */
type Opening = 'patient' | 'in-hospital' | 'died' | 'relative' | 'refuses';

export interface Mood {
  readonly opening: Opening;
  readonly troubles: Troubles;
}

/** How the patient is at this call: drawn once for it, so that every question gets the same story. */
export function moodOf(
  world: World,
  planned: PlannedDischarge,
  view: FollowUp,
  occasion: readonly (string | number)[],
): Mood {
  const chance = world.chance(planned.visitNumber, 'mood', ...occasion);
  const fate = fateOf(world, planned);
  if (isDead(fate, world.now())) return { opening: 'died', troubles: new Map() };
  if (isInHospital(fate, world.now())) return { opening: 'in-hospital', troubles: new Map() };
  const isFirst = !view.calls.some(({ status }) => status === 'done' || status === 'interrupted');
  if (isFirst && chance.happens(probability('refusesFollowUp'))) {
    return { opening: 'refuses', troubles: new Map() };
  }
  return { opening: 'patient', troubles: new Map(troublesOf(chance, view, isFirst)) };
}

function* troublesOf(chance: Chance, view: FollowUp, isFirst: boolean): Generator<[string, string]> {
  const worsens = probability(isFirst ? 'worsensAtFirstCall' : 'worsensLater');
  // Which script it will be is not known yet: one answer of each, and one of them is asked.
  if (chance.happens(worsens))
    for (const scriptKey of ['GEN', 'IC', 'BPCO', 'PA', 'ORTHO', 'S15', 'S30']) {
      const answers = WORSE.filter(([question]) => question.startsWith(`${scriptKey}-`));
      const [question, value] = chance.weighted(answers.map((answer) => [answer, answer[2]] as const));
      yield [question, value];
    }
  if (isFirst && chance.happens(probability('medicinesNotObtained'))) yield ['GEN-11', 'partie'];
  if (isFirst && chance.happens(probability('equipmentMissing'))) yield ['GEN-19', 'lit'];
  if (chance.happens(probability('homeNotHolding'))) yield ['GEN-20', 'insuffisant'];
  yield* knownGaps(view);
}

/** What the patient knows of what is missing. */
function* knownGaps({ cares, generalPractitionerName }: FollowUp): Generator<[string, string]> {
  const practitioner = cares.find(({ profession }) => profession === 'general-practitioner');
  if (practitioner === undefined) return;
  if (practitioner.visitsKept > 0) yield ['GEN-16', 'vu'];
  else if (generalPractitionerName === null) yield ['GEN-16', 'sans_mt'];
  else if (practitioner.appointmentAt === null) yield ['GEN-16', 'non'];
  yield ['S15-02', practitioner.visitsKept > 0 ? 'oui' : 'prevu'];
}

const OPENINGS: Readonly<Record<Opening, Readonly<Record<string, string>>>> = {
  patient: {},
  'in-hospital': { 'OUV-01': 'hospitalise', 'REH-01': 'imprevu' },
  died: { 'OUV-01': 'decede' },
  relative: { 'OUV-01': 'proche', 'PRO-01': 'rappel' },
  refuses: { 'OUV-03': 'non', 'REF-01': 'appels' },
};

/**
 * What is said to a question. Where nothing is wrong it is the first answer: the scripts have the reassuring one first.
 *
 * @returns the value of the answer; null when there is nothing to choose from
 */
export function answerOf({ opening, troubles }: Mood, { id, answers }: ScriptQuestion): string | null {
  const wanted = troubles.get(id) ?? OPENINGS[opening][id];
  const said = answers.find(({ value }) => value === wanted) ?? answers[0];
  return said?.value ?? null;
}

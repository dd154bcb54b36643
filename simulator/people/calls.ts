import type {
  Call,
  CallAttemptRequest,
  ConductedScript,
  FollowUp,
  ScriptAnswersRequest,
  StatedFact,
} from '../../api/schemas';
import { afterWorkingHours, isoOf } from '../calendar';
import type { Chance } from '../chance';
import { probability } from '../probabilities';
import type { PlannedDischarge } from '../population/population';
import type { World } from '../world';
import { fateOf, isDead, isInHospital } from './fates';
import { callReached } from './news';
import { answerOf, moodOf, type Mood } from './script-answers';

type Outcome = CallAttemptRequest['outcome'];
type ConfirmedBreak = NonNullable<NonNullable<CallAttemptRequest['scriptAnswers']>['breaks']>[number];

/** Breaks that the simulated operator confirms when the script proposes them; others are known or red flags. */
const CONFIRMED = new Set(['R01', 'R10', 'R11', 'R17', 'R19', 'R20', 'R21']);
/** No script asks more, however it turns: a loop would be noticed. */
const MOST_QUESTIONS = 80;
const CALLED_LATER_HOURS = 3;

/** A call that is due is made: dialled, answered or not, conducted by its script, and written down. */
export async function makeCall(
  world: World,
  planned: PlannedDischarge,
  view: FollowUp,
  call: Call,
): Promise<void> {
  const number = call.attempts.length + call.withdrawn.length + 1;
  const chance = world.chance(planned.visitNumber, 'call', call.key, number);
  const outcome = answeredBy(world, planned, view, call, chance);
  if (outcome === 'reached') return converse(world, planned, view, call, 'reached');
  const callBackAt = isoOf(afterWorkingHours(world.now(), CALLED_LATER_HOURS));
  await attempted(world, view, call, {
    outcome,
    ...(outcome === 'call-back-at' && { callBackAt }),
    ...(outcome === 'wrong-number' && { dialled: 'patient/1' }),
  });
}

/** The patient saw the number and calls back: the call that was due is done now (field.md, 11). */
export async function callsBack(
  world: World,
  planned: PlannedDischarge,
  view: FollowUp,
  call: Call,
): Promise<void> {
  world.count('call.incoming');
  await converse(world, planned, view, call, 'called-back');
}

/** Who or what answers, as far as it can be told without a word said. */
function answeredBy(
  world: World,
  planned: PlannedDischarge,
  { patient, people }: FollowUp,
  { rung, attempts }: Call,
  chance: Chance,
): Outcome {
  const trait = world.chance(planned.visitNumber, 'telephone');
  const [neverAnswers, hasWrongNumber] = [
    trait.happens(probability('neverAnswers')),
    trait.happens(probability('wrongNumber')),
  ];
  const fate = fateOf(world, planned);
  const isAway = isDead(fate, world.now()) || isInHospital(fate, world.now());
  const hasRelative = patient.relatives.length > 0;
  if (rung === 'nurse') return 'nurse-reached';
  if (rung === 'relative')
    return chance.happens(0.8) ? (isAway ? 'reached' : 'relative-reached') : 'no-answer';
  if (isAway) return hasRelative && chance.happens(0.6) ? 'reached' : 'no-answer';
  if (hasWrongNumber && attempts.length === 0 && people.speakTo.phones.length > 0) return 'wrong-number';
  if (!neverAnswers && needsInterpreter(patient) && attempts.length === 0) return 'not-understood';
  if (!neverAnswers && chance.happens(probability('answersCall'))) {
    return chance.happens(probability('asksToBeCalledLater')) ? 'call-back-at' : 'reached';
  }
  if (hasRelative && chance.happens(probability('relativeAnswers'))) return 'relative-reached';
  if (chance.happens(probability('busy'))) return 'busy';
  return chance.happens(probability('voicemail')) ? 'voicemail-left' : 'no-answer';
}

function needsInterpreter({ language, hearing }: FollowUp['patient']): boolean {
  return (language !== null && language !== 'fr') || hearing === 'deaf';
}

/** The script, question by question, then the attempt with what was said. */
async function converse(
  world: World,
  planned: PlannedDischarge,
  view: FollowUp,
  call: Call,
  reachedAs: 'reached' | 'called-back',
): Promise<void> {
  const mood = moodOf(world, planned, view, [call.key, call.attempts.length + 1]);
  const { answers, conducted } = await conduct(world, view, call, mood);
  if (conducted === null) return;
  const outcome =
    conducted.status === 'interrupted' ? 'red-flag' : (conducted.outcome ?? outcomeOf(mood, reachedAs));
  const stated = await attempted(world, view, call, {
    outcome,
    ...(outcome === 'call-back-at' && {
      callBackAt: isoOf(afterWorkingHours(world.now(), CALLED_LATER_HOURS)),
    }),
    ...(conducted.urgency !== null && { urgency: conducted.urgency }),
    scriptAnswers: { answers, breaks: confirmedOf(conducted) },
  });
  if (stated) await callReached(world, planned, view, mood);
}

function outcomeOf({ opening }: Mood, reachedAs: 'reached' | 'called-back'): Outcome {
  if (opening === 'in-hospital' || opening === 'died' || opening === 'relative') return 'relative-reached';
  return reachedAs;
}

async function conduct(
  world: World,
  { followUpId }: FollowUp,
  { key }: Call,
  mood: Mood,
): Promise<{ answers: ScriptAnswersRequest['answers']; conducted: ConductedScript | null }> {
  const answers: ScriptAnswersRequest['answers'][number][] = [];
  for (let asked = 0; asked < MOST_QUESTIONS; asked += 1) {
    const answer = await world.doors.post<ConductedScript>(
      'operator',
      '/v1/follow-ups/{followUpId}/calls/{callKey}/script',
      { followUpId, callKey: key },
      { answers },
    );
    if (!answer.done) return { answers, conducted: null };
    const conducted = answer.content;
    const question = conducted.pending[0];
    const value = question === undefined ? null : answerOf(mood, question);
    if (question === undefined || value === null || conducted.status !== 'open')
      return { answers, conducted };
    answers.push({ questionId: question.id, value });
  }
  return { answers, conducted: null };
}

function confirmedOf({ breaks }: ConductedScript): ConfirmedBreak[] {
  return breaks
    .filter(({ code, kind }) => kind === 'to-confirm' && CONFIRMED.has(code))
    .flatMap(({ code, causes: [cause] }) => (cause === undefined ? [] : [{ code, cause }]));
}

async function attempted(
  world: World,
  { followUpId }: FollowUp,
  { key }: Call,
  attempt: CallAttemptRequest,
): Promise<boolean> {
  const answer = await world.doors.post<StatedFact>(
    'operator',
    '/v1/follow-ups/{followUpId}/calls/{callKey}/attempts',
    { followUpId, callKey: key },
    attempt,
  );
  if (answer.done) world.count(`call.${attempt.outcome}`);
  return answer.done;
}

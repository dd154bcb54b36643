import type {
  Call,
  CallAttemptRequest,
  CallSession,
  ConductedScript,
  FollowUp,
  ScriptAnswersRequest,
  StatedFact,
} from '../../api/schemas';
import { afterWorkingHours, DAY_MS, HOUR_MS, isoOf } from '../calendar';
import type { Chance } from '../chance';
import type { Outcome as Answered } from '../doors/doors';
import { probability } from '../probabilities';
import type { PlannedDischarge } from '../population/population';
import type { World } from '../world';
import { fateOf, isDead, isInHospital } from './fates';
import { callReached } from './news';
import { answerOf, moodOf, type Mood } from './script-answers';

type Outcome = CallAttemptRequest['outcome'];
type Opened = Answered<CallSession>;
type ConfirmedBreak = NonNullable<NonNullable<CallAttemptRequest['scriptAnswers']>['breaks']>[number];

/** Breaks that the simulated operator confirms when the script proposes them; others are known or red flags. */
const CONFIRMED = new Set(['R01', 'R10', 'R11', 'R17', 'R19', 'R20', 'R21']);
/** No script asks more, however it turns: a loop would be noticed. */
const MOST_QUESTIONS = 80;
const CALLED_LATER_HOURS = 3;
/** Somebody who was left a message sees it after a while, and calls back that day or not at all. */
const CALLS_BACK_AFTER_MS = HOUR_MS / 2;
export const CALLS_BACK_WITHIN_MS = DAY_MS;
/** Given by whoever picks up, before a word is said (field.md, 4). */
const TRAITS = ['birth-name', 'birth-date'] as const;

/**
 * A call that is due is made: taken in hand, dialled, answered or not, conducted by its script, and written down.
 *
 * @returns what came of it; null when a colleague has it in hand, or when it could not be written down
 */
export async function makeCall(
  world: World,
  planned: PlannedDischarge,
  view: FollowUp,
  call: Call,
): Promise<Outcome | null> {
  const session = await taken(
    world,
    await world.doors.post<CallSession>('operator', '/v1/follow-ups/{followUpId}/calls/{callKey}/sessions', {
      followUpId: view.followUpId,
      callKey: call.key,
    }),
  );
  if (session === null) return null;
  const number = call.attempts.length + call.withdrawn.length + 1;
  const chance = world.chance(planned.visitNumber, 'call', call.key, number);
  const outcome = answeredBy(world, planned, view, call, chance);
  if (outcome === 'reached') return converse(world, planned, view, call, session, 'reached');
  const callBackAt = isoOf(afterWorkingHours(world.now(), CALLED_LATER_HOURS));
  return attempted(world, view, call, {
    outcome,
    sessionId: session.sessionId,
    ...(outcome === 'call-back-at' && { callBackAt }),
    ...(outcome === 'wrong-number' && { dialled: 'patient/1' }),
  });
}

/** From when somebody may call back of themselves; null where nobody was left a message. */
export function callsBackFrom({ status, attempts }: Call): number | null {
  const last = attempts.at(-1);
  if (status === 'done' || last?.outcome !== 'voicemail-left') return null;
  return Date.parse(last.at) + CALLS_BACK_AFTER_MS;
}

/** The patient saw the number and calls back: the call that was due is done now (field.md, 11). */
export async function callsBack(
  world: World,
  planned: PlannedDischarge,
  view: FollowUp,
  call: Call,
): Promise<void> {
  const [phone] = view.patient.phones;
  const session = await taken(
    world,
    await world.doors.post<CallSession>(
      'operator',
      '/v1/follow-ups/{followUpId}/incoming-calls',
      { followUpId: view.followUpId },
      { caller: 'patient', ...(phone !== undefined && { number: phone.number }) },
    ),
  );
  if (session === null) return;
  world.count('call.incoming');
  if (session.callKey === call.key)
    return void (await converse(world, planned, view, call, session, 'called-back'));
  // Another call is due than the one they were left a message for: nothing is recorded.
  const { sessionId, revision } = session;
  await world.doors.post(
    'operator',
    '/v1/call-sessions/{sessionId}/leaving',
    { sessionId },
    {
      expectedRevision: revision,
    },
  );
}

/** A call is nobody's who cannot go on: not while its red flag waits for a clinician. */
async function taken(world: World, opened: Opened): Promise<CallSession | null> {
  if (!opened.done) return null;
  const { sessionId, revision, resumption } = opened.content;
  if (resumption !== 'red-flag-open') return opened.content;
  await world.doors.post(
    'operator',
    '/v1/call-sessions/{sessionId}/leaving',
    { sessionId },
    {
      expectedRevision: revision,
    },
  );
  return null;
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

/** Two traits, the script question by question, then the attempt with what was said. */
async function converse(
  world: World,
  planned: PlannedDischarge,
  view: FollowUp,
  call: Call,
  session: CallSession,
  reachedAs: 'reached' | 'called-back',
): Promise<Outcome | null> {
  const mood = moodOf(world, planned, view, [call.key, call.attempts.length + 1]);
  const { sessionId, revision } = session;
  const verified = await world.doors.put(
    'operator',
    '/v1/call-sessions/{sessionId}',
    { sessionId },
    {
      ...{ expectedRevision: revision, traits: TRAITS, speakingWith: speakingWith(mood, view) },
      ...{ notes: '', answers: [], alerts: [], coreOnly: false },
    },
  );
  if (!verified.done) return null;
  const { answers, conducted } = await conduct(world, view, call, session, mood);
  if (conducted === null) return null;
  const outcome =
    conducted.status === 'interrupted' ? 'red-flag' : (conducted.outcome ?? outcomeOf(mood, reachedAs));
  const stated = await attempted(world, view, call, {
    outcome,
    ...(outcome === 'call-back-at' && {
      callBackAt: isoOf(afterWorkingHours(world.now(), CALLED_LATER_HOURS)),
    }),
    ...(conducted.urgency !== null && { urgency: conducted.urgency }),
    sessionId,
    scriptAnswers: { answers, breaks: confirmedOf(conducted), ...resuming(session) },
  });
  if (stated !== null) await callReached(world, planned, view, mood);
  return stated;
}

function speakingWith({ opening }: Mood, { patient }: FollowUp) {
  if (opening === 'patient' || opening === 'refuses') return { who: 'patient' } as const;
  return { who: 'relative', ...(patient.relatives.length > 0 && { relativeIndex: 0 }) } as const;
}

function resuming({ resumes }: CallSession): { readonly resumes?: string } {
  return resumes === null ? {} : { resumes };
}

function outcomeOf({ opening }: Mood, reachedAs: 'reached' | 'called-back'): Outcome {
  if (opening === 'in-hospital' || opening === 'died' || opening === 'relative') return 'relative-reached';
  return reachedAs;
}

async function conduct(
  world: World,
  { followUpId }: FollowUp,
  { key }: Call,
  session: CallSession,
  mood: Mood,
): Promise<{ answers: ScriptAnswersRequest['answers']; conducted: ConductedScript | null }> {
  const answers: ScriptAnswersRequest['answers'][number][] = [];
  for (let asked = 0; asked < MOST_QUESTIONS; asked += 1) {
    const answer = await world.doors.post<ConductedScript>(
      'operator',
      '/v1/follow-ups/{followUpId}/calls/{callKey}/script',
      { followUpId, callKey: key },
      { answers, sessionId: session.sessionId, ...resuming(session) },
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
): Promise<Outcome | null> {
  const answer = await world.doors.post<StatedFact>(
    'operator',
    '/v1/follow-ups/{followUpId}/calls/{callKey}/attempts',
    { followUpId, callKey: key },
    attempt,
  );
  if (!answer.done) return null;
  world.count(`call.${attempt.outcome}`);
  return attempt.outcome;
}

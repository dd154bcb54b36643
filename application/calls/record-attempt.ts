import type { CallOutcome, FollowUpEvent, ReportedBreakCode } from '../../domain/follow-up';
import type { Caller, StatedEvent, StatedFact } from '../application';
import { FactRefusedError, IdempotencyConflictError, NotFoundError } from '../errors';
import { notesOf, requireTraits, sessionOfAttempt } from './attempt-session';
import type { CallFile, CallRecord } from './call-records';
import type { KeptSession } from './call-session-records';
import {
  conductScript,
  type ConductedScript,
  type ScriptAnswers,
  type ScriptDependencies,
} from './conduct-script';
import { confirmedNewsOf, type ConfirmedNews } from './confirmed-news';
import { reportSaidVisits, type SaidVisitDependencies } from './said-visits';

type AttemptEvent = Extract<FollowUpEvent, { type: 'call-attempted' }>;

/** A proposed break that the caller confirms, with what it is about. */
export interface ConfirmedBreak {
  readonly code: string;
  readonly cause: string;
  /** The key of a care or call; the patient when absent. */
  readonly subject?: string | undefined;
}

/** What was said in the attempt, and what the caller makes of it. */
export interface AttemptScript extends ScriptAnswers {
  readonly words?: string | undefined;
  readonly breaks: readonly ConfirmedBreak[];
  /** What the script heard has become of the patient, as the caller confirms it. */
  readonly news?: ConfirmedNews | undefined;
}

export interface AttemptDependencies extends ScriptDependencies, SaidVisitDependencies {
  readonly stateFact: (
    caller: Caller,
    followUpId: string,
    event: StatedEvent,
    factId: string,
  ) => Promise<StatedFact>;
  readonly newId: () => string;
  /** The same id for the same fact and name, so that a repeat states nothing twice. */
  readonly derivedId: (factId: string, name: string) => string;
}

/**
 * Records an attempt, and ends the session in which it was made: its notes are kept with the attempt, its draft is
 * emptied. A refused attempt leaves the session as it is.
 *
 * @param said null when no script was conducted
 * @throws what `recordSaid`, `sessionOfAttempt` and `requireTraits` throw
 */
export async function recordAttempt(
  dependencies: AttemptDependencies,
  caller: Caller,
  followUpId: string,
  event: AttemptEvent,
  said: AttemptScript | null,
  factId: string = dependencies.newId(),
  sessionId?: string,
): Promise<StatedFact> {
  const { sessions } = dependencies;
  const attempt = { followUpId, callKey: event.callKey, factId };
  const session =
    sessionId === undefined ? null : await sessionOfAttempt(sessions, caller, sessionId, attempt);
  const stated =
    said === null
      ? await recordUnscripted(dependencies, caller, event, { followUpId, factId, session })
      : await recordSaid(
          dependencies,
          caller,
          event,
          { ...said, sessionId },
          { followUpId, factId, session },
        );
  if (session !== null && stated.status !== 'refused') await sessions.end(caller, session.sessionId, factId);
  return stated;
}

interface AttemptPlace {
  readonly followUpId: string;
  readonly factId: string;
  readonly session: KeptSession | null;
}

/** Nobody answered, or no script was used: only what was written is kept with it. */
async function recordUnscripted(
  dependencies: AttemptDependencies,
  caller: Caller,
  event: AttemptEvent,
  { followUpId, factId, session }: AttemptPlace,
): Promise<StatedFact> {
  if (session !== null) requireTraits(session, event.outcome, false, []);
  const notes = notesOf(session);
  if (notes !== null) {
    const file = await dependencies.records.file(caller, followUpId);
    if (file === null) throw new NotFoundError('follow-up');
    const nothingSaid = { asked: [], remaining: [], actions: [], breaks: [], alerts: [], words: null };
    const kept = await dependencies.records.keep(caller, {
      ...{ factId, followUpId, callKey: event.callKey, attempt: attemptNumber(file, event.callKey) },
      ...{ scriptKey: null, scriptVersion: null, signed: false },
      content: { ...nothingSaid, notes },
    });
    if (!kept) throw new IdempotencyConflictError();
  }
  return dependencies.stateFact(caller, followUpId, event, factId);
}

/**
 * Records an attempt with what was said in it. What was said is kept first, then red flags and confirmed breaks are
 * stated, then whether visits took place, the attempt last: whatever fails in between, the same request again completes
 * it, and no red flag waits for it. An action that interrupts makes the attempt a red flag, whatever outcome was asked for: only a clinician lowers.
 *
 * @throws what `conductScript` throws; FactRefusedError `unknown-cause-or-resolution` for a break the script does not
 *   propose or a cause not of its list; IdempotencyConflictError when the fact's id was used for other content
 */
async function recordSaid(
  dependencies: AttemptDependencies,
  caller: Caller,
  event: AttemptEvent,
  said: AttemptScript,
  { followUpId, factId, session }: AttemptPlace,
): Promise<StatedFact> {
  const conducted = await conductScript(dependencies, caller, followUpId, event.callKey, said);
  const outcome: CallOutcome = conducted.call.status === 'interrupted' ? 'red-flag' : event.outcome;
  if (session !== null) requireTraits(session, outcome, conducted.claimed, said.answers);
  const news = confirmedNewsOf(conducted.call, said.news);
  const facts = factsOf(conducted, event, outcome, said.breaks);
  const record = recordOf(conducted, { followUpId, factId, session }, event, said);
  const kept = await dependencies.records.keep(caller, record);
  if (!kept) throw new IdempotencyConflictError();
  for (const [name, fact] of facts) {
    const stated = await dependencies.stateFact(
      caller,
      followUpId,
      fact,
      dependencies.derivedId(factId, name),
    );
    // The same break standing already is what was to be said.
    if (stated.status === 'refused' && stated.reason !== 'already-open') return { ...stated, factId };
  }
  await visitsSaid(dependencies, caller, followUpId, conducted, factId);
  const attempt = attemptOf(event, outcome, conducted);
  const stated = await dependencies.stateFact(caller, followUpId, attempt, factId);
  if (stated.status === 'refused') return stated;
  // Last: a death ends the follow-up, and the attempt could not be recorded any more.
  for (const fact of news) {
    await dependencies.stateFact(caller, followUpId, fact, dependencies.derivedId(factId, fact.type));
  }
  return stated;
}

/** What the follow-up refuses of a visit is known to it otherwise: the attempt counts all the same. */
async function visitsSaid(
  dependencies: AttemptDependencies,
  caller: Caller,
  followUpId: string,
  { call, file }: ConductedScript,
  factId: string,
): Promise<void> {
  const facts = await reportSaidVisits(dependencies, caller, followUpId, file.state, call.visits);
  for (const fact of facts) {
    const about = 'careKey' in fact ? fact.careKey : '';
    await dependencies.stateFact(
      caller,
      followUpId,
      fact,
      dependencies.derivedId(factId, `${fact.type}/${about}`),
    );
  }
}

function attemptOf(event: AttemptEvent, outcome: CallOutcome, { call }: ConductedScript): AttemptEvent {
  const { callBackAt, ...attempt } = event;
  if (outcome === 'red-flag') return { ...attempt, outcome, urgency: call.urgency ?? 'immediate' };
  return { ...attempt, outcome, ...(callBackAt === undefined ? {} : { callBackAt }) };
}

/** The action of the scripts that asks for a medical opinion the same day. */
const MEDICAL_ADVICE = 'AVIS_MEDICAL_JOUR';

/** Red flags first. The one of an interrupted call is stated by the attempt itself. */
function factsOf(
  { call, proposals }: ConductedScript,
  { callKey }: AttemptEvent,
  outcome: CallOutcome,
  confirmed: readonly ConfirmedBreak[],
): readonly (readonly [name: string, fact: StatedEvent])[] {
  for (const { code, cause } of confirmed) {
    const proposal = proposals.find((one) => one.code === code && one.kind !== 'elsewhere');
    if (!proposal?.causes.includes(cause)) throw new FactRefusedError('unknown-cause-or-resolution');
  }
  const flagged: StatedEvent[] =
    call.urgency === undefined || outcome === 'red-flag'
      ? []
      : [{ type: 'alert-raised', code: 'R14', cause: 'call', urgency: call.urgency }];
  const inDanger: StatedEvent[] = proposals
    .filter(({ code }) => code === 'R22')
    .map(({ code }) => {
      const cause = confirmed.find((one) => one.code === code)?.cause;
      if (cause === undefined) throw new FactRefusedError('unknown-cause-or-resolution');
      return { type: 'alert-raised', code: 'R22', cause };
    });
  const reported = confirmed
    .filter(({ code }) => proposals.some((one) => one.code === code && one.kind === 'to-confirm'))
    .map(({ code, cause, subject = 'patient' }): StatedEvent => ({
      type: 'break-reported',
      code: code as ReportedBreakCode,
      subject,
      cause,
    }));
  const advice: StatedEvent[] = call.actions.some(({ code }) => code === MEDICAL_ADVICE)
    ? [{ type: 'medical-advice-asked', callKey }]
    : [];
  return [...inDanger, ...flagged, ...advice, ...reported].map((fact) => [nameOf(fact), fact]);
}

function nameOf(fact: StatedEvent): string {
  return 'code' in fact ? `${fact.type}/${fact.code}` : fact.type;
}

function recordOf(
  { script, signed, file, call }: ConductedScript,
  { followUpId, factId, session }: AttemptPlace,
  { callKey }: AttemptEvent,
  { alerts, words }: AttemptScript,
): CallRecord {
  return {
    factId,
    followUpId,
    callKey,
    attempt: attemptNumber(file, callKey),
    scriptKey: script.key,
    scriptVersion: script.version,
    signed,
    content: {
      asked: call.asked,
      remaining: call.pending.map(({ id }) => id),
      actions: call.actions.map(({ code, label }) => ({ code, label })),
      breaks: [...new Set(call.breaks.map(({ code }) => code))],
      alerts,
      words: words ?? null,
      notes: notesOf(session),
    },
  };
}

function attemptNumber({ state }: CallFile, callKey: string): number {
  return (state?.calls.find(({ key }) => key === callKey)?.attempts.length ?? 0) + 1;
}

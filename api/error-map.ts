import { DryRunBusyError } from '../application/dry-run/dry-run-use-cases';
import { TooManyDischargesError } from '../application/dry-run/try-pathways';
import {
  AgendaRefusedError,
  BookingRefusedError,
  BadSlotSearchError,
  CallSessionRefusedError,
  FactRefusedError,
  FaultyDischargeError,
  HospitalNotAllowedError,
  IdempotencyConflictError,
  NotFoundError,
  ScriptRefusedError,
  type CallSessionRefusal,
  type ScriptRefusal,
} from '../application/errors';
import { CalendarRefusedError } from '../application/scheduling/calendar-feeds';
import type { RefusalReason } from '../domain/follow-up';
import { InvalidPathway } from '../domain/pathways';
import { CALENDAR_FAULTS } from '../domain/scheduling';
import { BOOKING_REFUSAL_WORDS, bookingFault } from './booking-refusals';
import {
  CrossSiteError,
  FaultyRequestError,
  KeptRefusalError,
  NoSuchPageError,
  NotPermittedError,
  NotSignedInError,
  RequestAbortedError,
  requestFault,
  TooManyRequestsError,
  WrongCredentialsError,
} from './errors';
import { isOverload } from './overload';
import { SLOT_SEARCH_FAULTS } from './slot-search-faults';
import type { FaultAnswer, Problem } from './schemas/problem';

/** How an error is answered. The sentence for the sender is never the message for the log. */
export interface ErrorAnswer {
  readonly problem: Omit<Problem, 'requestId'>;
  readonly headers: Readonly<Record<string, string>>;
  /** Code for the audit when somebody was denied something, else null. */
  readonly denial: string | null;
  /** Nobody foresaw it: it belongs in the log with its place. */
  readonly unforeseen: boolean;
}

type DoorRefusal =
  'unknown-colleague' | 'unknown-pathway' | 'nothing-on-request' | 'not-over' | 'quarantined';
type ReasonKey = RefusalReason | ScriptRefusal | DoorRefusal;

/** Why a follow-up refused a fact, as the sender is told. */
const REASONS: Readonly<Record<ReasonKey, { readonly status: number; readonly sentence: string }>> = {
  'follow-up-over': { status: 409, sentence: 'The follow-up has ended.' },
  'already-open': { status: 409, sentence: 'The follow-up is open already.' },
  'not-open': { status: 409, sentence: 'The follow-up is not open.' },
  'not-over': { status: 409, sentence: 'The follow-up has not ended.' },
  'unknown-subject': { status: 404, sentence: 'The follow-up has nothing of that name.' },
  'changed-meanwhile': { status: 409, sentence: 'It changed since you looked at it: read it again.' },
  'already-answered': { status: 409, sentence: 'It has been answered already.' },
  'time-is-over': { status: 422, sentence: 'The time proposed is not ahead any more.' },
  'already-settled': { status: 409, sentence: 'It is settled already.' },
  'not-allowed': { status: 403, sentence: 'This role may not settle that.' },
  opposed: { status: 409, sentence: 'The patient opposes this.' },
  'not-arranged': { status: 409, sentence: 'That care is not arranged.' },
  'unknown-cause-or-resolution': {
    status: 422,
    sentence: 'This cause or resolution is not in the list of that break.',
  },
  'unknown-pathway': { status: 422, sentence: 'There is no pathway of that key.' },
  'unknown-colleague': {
    status: 422,
    sentence: 'Nobody of the service who works on the list has that account.',
  },
  'nothing-on-request': {
    status: 422,
    sentence: 'The pathway of this follow-up gives nothing on the request of that profession.',
  },
  'red-flag-open': { status: 409, sentence: 'A red flag or a person in danger is still open.' },
  'script-unsigned': {
    status: 403,
    sentence: 'No clinician has signed this script: it may be used in demonstration only.',
  },
  'script-interrupted': {
    status: 409,
    sentence: 'The call was interrupted by an urgent action: what remains is asked in another call.',
  },
  'script-answer-unknown': { status: 422, sentence: 'An answer is not one the script asks for here.' },
  quarantined: { status: 409, sentence: 'It could not be applied: a person looks at it.' },
};

const REASONS_BY_TEXT: ReadonlyMap<string, (typeof REASONS)[ReasonKey]> = new Map(Object.entries(REASONS));
const UNNAMED_REASON = { status: 409, sentence: 'The follow-up refused it.' };

/** Seconds after which a sender may try again when the service is under pressure. */
const RETRY_AFTER_SECONDS = 2;

/** The one map from errors to HTTP. */
export function answerTo(error: unknown): ErrorAnswer {
  if (error instanceof KeptRefusalError) {
    return answer(faulty(error.refusal.faults, error.refusalId), { denial: denialOf(error.refusal) });
  }
  if (error instanceof FaultyRequestError) return answer(faulty(error.faults));
  if (error instanceof FaultyDischargeError) {
    const errors = error.faults.map(({ code, pointer, sentence, sentenceFr }) => {
      return { code, pointer, sentence, sentenceFr };
    });
    return answer({ ...faulty([], error.refusalId), errors });
  }
  if (error instanceof IdempotencyConflictError)
    return answer(faulty([requestFault('idempotency-conflict')]));
  if (error instanceof HospitalNotAllowedError) {
    return answer(faulty([requestFault('hospital-not-yours', '/hospital/finess')]), { denial: 'hospital' });
  }
  if (error instanceof FactRefusedError || error instanceof ScriptRefusedError) {
    return refusedFact(error.reason);
  }
  if (error instanceof CallSessionRefusedError) return refusedSession(error);
  if (error instanceof BookingRefusedError) return refusedBooking(error);
  if (error instanceof InvalidPathway) return unusablePathway(error);
  if (error instanceof TooManyDischargesError) return tooManyDischarges(error);
  if (error instanceof AgendaRefusedError) return refusedAgenda(error);
  if (error instanceof BadSlotSearchError) return badSlotSearch(error);
  if (error instanceof CalendarRefusedError) return refusedCalendar(error);
  return answerToDoorErrors(error);
}

function answerToDoorErrors(error: unknown): ErrorAnswer {
  if (error instanceof NotFoundError || error instanceof NoSuchPageError) {
    const denial = error instanceof NotFoundError ? 'not-found' : null;
    return answer(problem('not-found', 404, 'Not found', 'There is nothing of that id for you.'), { denial });
  }
  if (error instanceof NotSignedInError) {
    const detail = 'Sign in, or send an API key as a bearer token.';
    const headers = { 'WWW-Authenticate': 'Bearer realm="relais"' };
    return answer(problem('not-signed-in', 401, 'Not signed in', detail), {
      headers,
      denial: 'not-signed-in',
    });
  }
  if (error instanceof WrongCredentialsError) {
    const detail = 'This address and this password do not fit together.';
    return answer(problem('wrong-credentials', 401, 'Not signed in', detail), {
      denial: 'wrong-credentials',
    });
  }
  if (error instanceof NotPermittedError) {
    const detail = 'This account may not do that.';
    return answer(problem('not-permitted', 403, 'Not permitted', detail), { denial: 'not-permitted' });
  }
  if (error instanceof CrossSiteError) {
    const detail = 'This came from a page of another site.';
    return answer(problem('cross-site', 403, 'Not permitted', detail), { denial: 'cross-site' });
  }
  if (error instanceof TooManyRequestsError) {
    const headers = { 'Retry-After': String(error.retryAfterSeconds) };
    return answer(problem('too-many-requests', 429, 'Too many requests', 'Try again later.'), { headers });
  }
  if (error instanceof RequestAbortedError) {
    return answer(problem('aborted', 400, 'Aborted', 'The body did not arrive whole.'));
  }
  if (isOverload(error) || error instanceof DryRunBusyError) {
    const headers = { 'Retry-After': String(RETRY_AFTER_SECONDS) };
    const detail = 'The service cannot take this now: send it again in a moment.';
    return answer(problem('unavailable', 503, 'Unavailable', detail), { headers });
  }
  const detail = 'Something went wrong here. The request id helps to find it.';
  return answer(problem('unforeseen', 500, 'Unforeseen error', detail), { unforeseen: true });
}

function refusedFact(reason: string): ErrorAnswer {
  const { status, sentence } = REASONS_BY_TEXT.get(reason) ?? UNNAMED_REASON;
  const denial = status === 403 ? reason : null;
  return answer({ ...problem(`refused/${reason}`, status, 'Refused', sentence), reason }, { denial });
}

const SESSION_REASONS: Readonly<Record<CallSessionRefusal, { status: number; sentence: string }>> = {
  'call-in-hand': { status: 409, sentence: 'A colleague has this call in hand.' },
  'reason-missing': { status: 409, sentence: 'The colleague is there: say why you take the call over.' },
  'not-yours': { status: 409, sentence: 'Somebody else has this call in hand now.' },
  'session-over': { status: 409, sentence: 'This call is over.' },
  'traits-unchecked': {
    status: 409,
    sentence: 'Check two traits of the person before anything is said.',
  },
  'attempt-missing': { status: 409, sentence: 'Say what came of the call: it still waits for its outcome.' },
};

/** Who has it is said to colleagues: they ask each other. */
function refusedSession({ reason, holder }: CallSessionRefusedError): ErrorAnswer {
  const { status, sentence } = SESSION_REASONS[reason];
  const said = problem(`refused/${reason}`, status, 'Refused', sentence);
  return answer({ ...said, reason, ...(holder === null ? {} : { holder }) });
}

function refusedBooking({ reason }: BookingRefusedError): ErrorAnswer {
  const { status, sentence } = BOOKING_REFUSAL_WORDS[reason];
  const said = problem(`refused/${reason}`, status, 'Refused', sentence);
  return answer({ ...said, reason, errors: [bookingFault(reason)] });
}

/** Named by file, line, place and remedy, as the command names them; never answered with the text itself. */
function unusablePathway({ problems }: InvalidPathway): ErrorAnswer {
  const [first] = problems;
  const place = first?.line === undefined ? ` : ${first?.path ?? ''}` : ` à la ligne ${first.line}`;
  const fault: FaultAnswer = {
    pointer: '/candidate',
    code: 'unusable-pathway',
    sentence: `The pathway cannot be tried; problems: ${problems.length}.`,
    sentenceFr: `Le parcours ne peut pas être essayé ; points à corriger : ${problems.length}, le premier${place}.`,
  };
  const said = problem('unusable-pathway', 422, 'Unusable pathway', 'Each problem has its place and remedy.');
  return answer({ ...said, errors: [fault], pathwayProblems: problems });
}

function tooManyDischarges({ limit }: TooManyDischargesError): ErrorAnswer {
  const fault: FaultAnswer = {
    pointer: '/discharges/period',
    code: 'too-many-discharges',
    sentence: `There are more than ${limit} discharges in this period: shorten it, or use the command.`,
    sentenceFr: `Il y a plus de ${limit} sorties dans cette période : raccourcissez-la.`,
  };
  return answer({
    ...problem('faulty', 422, 'Faulty request', 'It has faults, each named.'),
    errors: [fault],
  });
}

function refusedAgenda({ faults }: AgendaRefusedError): ErrorAnswer {
  const errors = faults.map(({ code, pointer, sentence, sentenceFr }) => {
    return { code, pointer, sentence, sentenceFr };
  });
  return answer({
    ...problem('faulty', 422, 'Faulty request', 'It has faults, each named; nothing was changed.'),
    errors,
  });
}

/** Nothing of the agenda itself is repeated, and nothing of an address that may hold a secret. */
function refusedCalendar({ fault }: CalendarRefusedError): ErrorAnswer {
  const { sentence, sentenceFr } = CALENDAR_FAULTS[fault];
  return answer({
    ...problem(`calendar/${fault}`, 422, 'Agenda not read', sentence),
    reason: fault,
    errors: [{ pointer: '', code: fault, sentence, sentenceFr }],
  });
}

/** A patient who died is no fault of the request: 409. */
function badSlotSearch({ reason }: BadSlotSearchError): ErrorAnswer {
  if (reason === 'patient-deceased') {
    const detail = 'The patient has died: nothing is looked for.';
    return answer({ ...problem(`refused/${reason}`, 409, 'Refused', detail), reason });
  }
  return answer({
    ...problem('faulty', 422, 'Faulty request', 'It has faults, each named.'),
    errors: [{ code: reason, ...SLOT_SEARCH_FAULTS[reason] }],
  });
}

function denialOf({ faults }: FaultyRequestError): string | null {
  return faults.some(({ code }) => code === 'hospital-not-yours') ? 'hospital' : null;
}

function answer(
  problem: ErrorAnswer['problem'],
  { headers = {}, denial = null, unforeseen = false }: Partial<ErrorAnswer> = {},
): ErrorAnswer {
  return { problem, headers, denial, unforeseen };
}

function problem(code: string, status: number, title: string, detail: string): ErrorAnswer['problem'] {
  return { type: `urn:relais:problem:${code}`, title, status, detail };
}

/** What is not a fault of the request is one of the facts: 422. */
function faulty(
  faults: readonly (FaultAnswer & { readonly status: number })[],
  refusalId?: string,
): ErrorAnswer['problem'] {
  const kept = refusalId === undefined ? '' : ' What was sent is kept for correction and replay.';
  return {
    ...problem('faulty', faults[0]?.status ?? 422, 'Faulty request', `It has faults, each named.${kept}`),
    errors: faults.map(({ status: _status, ...fault }) => fault),
    ...(refusalId === undefined ? {} : { refusalId }),
  };
}

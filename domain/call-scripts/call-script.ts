import type { CallOutcome, Urgency } from '../follow-up';

/**
 * Call scripts as data: what is asked during a call, who acts on an answer and how fast. Written in
 * `data/call-scripts/`; the texts are French, as read aloud. Codes of actions are those of the source.
 */

/** What the file of a patient may already say. A fact nobody has stated is unknown, not false. */
export const CALL_FACTS = [
  'anticoagulant',
  'appointment-outside-home',
  'blood-test-prescribed',
  'caregiver-reached',
  'equipment-prescribed',
  'lives-alone',
  'nursing-prescribed',
  'oxygen-prescribed',
  'physiotherapy-prescribed',
  'steroid-or-antibiotic',
  'ventilation-prescribed',
  'wound-or-device',
] as const;
export type CallFact = (typeof CALL_FACTS)[number];

/** The days, counted from the discharge, on which a call may be due. */
export const CALL_DAYS = ['J1', 'J2', 'J3', 'J7', 'J15', 'J30'] as const;
export type CallDay = (typeof CALL_DAYS)[number];

/** `continuous` runs day and night; the others on the service's calendar. */
export type ActionClock = 'continuous' | 'service' | 'same-day' | 'working-day-end';

/** What happens when an action could not be done: another action, or words for a person. */
export type ActionFallback = { readonly action: string } | { readonly text: string };

export interface CallAction {
  /** E.g. `URGENCE_15`. */
  readonly code: string;
  readonly label: string;
  readonly who: string;
  /** Absent for the action that asks nothing of anybody. */
  readonly due?: {
    readonly deadlineMinutes: number;
    readonly clock: ActionClock;
    /** Words of the source that the clock's code does not say. */
    readonly clockRule?: string;
  };
  /** What the operator says to the patient. */
  readonly phrase?: string;
  /** An answer that leads here stops the script; the call is kept as interrupted, never as done. */
  readonly interrupts: boolean;
  /** Proposed whenever this action is reached, whatever led to it. */
  readonly breakCode?: string;
  /** How soon a clinician must have the red flag this action is; absent when it is none. */
  readonly urgency?: Urgency;
  readonly steps: readonly string[];
  readonly afterwards?: string;
  readonly ifFails?: ActionFallback;
}

export type ScriptSignature =
  | { readonly state: 'unsigned' }
  | {
      readonly state: 'signed';
      readonly by: string;
      /** Local day, `YYYY-MM-DD`. */
      readonly on: string;
    };

/** A file and its version: what a person signs. */
export interface SignedFile {
  readonly key: string;
  readonly version: string;
  readonly signature: ScriptSignature;
}

/** Every action, most urgent first. The last one asks nothing of anybody. */
export interface ActionCatalogue extends SignedFile {
  readonly actions: readonly CallAction[];
  /** Words said at any moment, by the action they lead to: the single key « Alerte ». */
  readonly alertWords: Readonly<Record<string, readonly string[]>>;
}

/** When a question is shown; a condition nobody can decide shows it. */
export interface QuestionCondition {
  readonly label: string;
  /** Any one of them is enough. */
  readonly facts: readonly CallFact[];
  readonly callDays: readonly CallDay[];
}

/** A case that makes an answer more urgent: ticked by the operator, known of the file, or said before. */
export interface RaisingCase {
  readonly code: string;
  readonly label: string;
  readonly action: string;
  readonly facts: readonly CallFact[];
  /** The case holds when one of these questions has an answer that asks something of somebody. */
  readonly abnormalIn: readonly string[];
}

/** Cares of which a call asks whether a visit took place; professions as follow-ups name them. */
export const VISITED_CARES = ['general-practitioner', 'nurse', 'physiotherapy'] as const;
export const VISIT_OUTCOMES = ['kept', 'missed-by-patient', 'missed-by-professional'] as const;

/** What an answer says of the latest visit of a care; the patient's word, to be verified. */
export interface SaidVisit {
  readonly care: (typeof VISITED_CARES)[number];
  readonly outcome: (typeof VISIT_OUTCOMES)[number];
}

export interface CallAnswer {
  readonly value: string;
  readonly label: string;
  readonly action: string;
  readonly breakCode?: string;
  /** Questions to open, of this file or of another. */
  readonly opens: readonly string[];
  readonly instruction?: string;
  /** What the attempt came to when the call ends with this answer. */
  readonly outcome?: CallOutcome;
  /** Whether visits took place, as this answer says. */
  readonly visits: readonly SaidVisit[];
  readonly raisedIf: readonly RaisingCase[];
}

export type Validation = 'to-sign' | 'not-needed';

export interface CallQuestion {
  readonly id: string;
  /** Null: ticked by the operator, never read aloud. */
  readonly text: string | null;
  readonly type: 'choice' | 'number' | 'text';
  /** Asked even when the call must be short. */
  readonly core: boolean;
  /** Whether a clinician's signature is awaited on this question. */
  readonly validation: Validation;
  readonly condition?: QuestionCondition;
  readonly thresholds: Readonly<Record<string, number>>;
  readonly instruction?: string;
  readonly answers: readonly CallAnswer[];
}

/** Several abnormal answers among these questions lead to an action of their own. */
export interface CumulativeRule {
  readonly questions: readonly string[];
  readonly abnormalFrom: number;
  readonly action: string;
  readonly validation: Validation;
}

/** An answer that must have been given. */
export interface RequiredAnswer {
  readonly question: string;
  readonly value: string;
}

/** The span of days of a call; what to do when the service is closed is said in words. */
export interface ScriptWindow {
  readonly earliest: CallDay;
  readonly target: CallDay;
  readonly latest: CallDay;
  readonly ifClosed: string;
}

/** One file, as written. */
export interface CallScriptFile extends SignedFile {
  /** Name of the file, for the errors. */
  readonly file: string;
  readonly title: string;
  readonly kind: 'opening' | 'call' | 'side';
  readonly pathways: readonly string[];
  readonly callDays: readonly CallDay[];
  readonly window?: ScriptWindow;
  readonly sources: readonly string[];
  readonly inherits?: string;
  readonly replaces: readonly string[];
  /** Asked without an answer that opens them; absent: all. */
  readonly starts?: readonly string[];
  readonly questions: readonly CallQuestion[];
  readonly cumulativeRule?: CumulativeRule;
  /** Of an opening: the call itself begins once all of these were answered so. */
  readonly continuesIf: readonly RequiredAnswer[];
}

/** A script ready to be used: inheritance applied, every question it can open at hand. */
export interface CallScript extends Omit<CallScriptFile, 'file' | 'starts' | 'replaces'> {
  readonly catalogue: ActionCatalogue;
  readonly starts: readonly string[];
  /** Questions of other files that answers of this script can open. */
  readonly opened: readonly CallQuestion[];
  readonly cumulativeRules: readonly CumulativeRule[];
  /** Every file this script takes words or actions from. */
  readonly reliesOn: readonly SignedFile[];
}

/** The action of a code; call it only with codes of the catalogue. */
export function actionOf(catalogue: ActionCatalogue, code: string): CallAction {
  const found = catalogue.actions.find((action) => action.code === code);
  if (found === undefined) throw new RangeError(`no action ${code}`);
  return found;
}

/** The more urgent of two actions, by the catalogue's order. */
export function moreUrgent(catalogue: ActionCatalogue, one: string, other: string): string {
  return catalogue.actions.find(({ code }) => code === one || code === other)?.code ?? one;
}

/** Whether an action asks something of somebody: the answer that leads to it is an abnormal one. */
export function asksSomething(catalogue: ActionCatalogue, code: string): boolean {
  return actionOf(catalogue, code).due !== undefined;
}

/** Whether every file the script relies on is signed by a clinician, in its present version. */
export function isSigned(script: CallScript): boolean {
  return script.reliesOn.every(({ signature }) => signature.state === 'signed');
}

/**
 * Whether a script may be used: an unsigned one opens in demonstration only, under a banner
 * (call-scripts-fr.md, first paragraph).
 */
export function mayOpen(script: CallScript, { demonstration }: { demonstration: boolean }): boolean {
  return demonstration || isSigned(script);
}

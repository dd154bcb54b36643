/**
 * What crosses into and out of workflow code: names, payload types, ids and task queues. Ids, instants and codes
 * only; nothing here identifies a patient.
 */
import type {
  ClockSegment,
  Decision,
  Fact,
  FollowUpEvent,
  Outcome,
  Replanning,
  StoredState,
} from '../domain/follow-up';

export const FOLLOW_UP_TASK_QUEUE = 'follow-ups';

/** Wire name of the workflow type; equal to the function's name. */
export const DISCHARGE_FOLLOW_UP_WORKFLOW = 'dischargeFollowUp';

/**
 * Wire name of the one way in. An Update and not a Signal: the relay must know that the fact was decided on, and
 * how, before it lets go of it.
 */
export const DELIVER_FACT_UPDATE = 'deliverFact';

/** Wire name of the question what a follow-up holds. */
export const FOLLOW_UP_STATE_QUERY = 'followUpState';

/** Each reopening is a new workflow: `generation` is part of the id (architecture.md, decision 7). */
export function followUpWorkflowId(followUpId: string, generation: number): string {
  return `discharge-follow-up/${followUpId}/${generation}`;
}

/** Which follow-up, in which tenant. */
export interface FollowUpReference {
  readonly organisationId: string;
  readonly followUpId: string;
  readonly generation: number;
}

/** What a running follow-up hands to its own continuation, or a rebuild gives back from the records. */
export interface CarriedLife {
  readonly state: StoredState;
  readonly clock: ClockSegment;
}

/** Argument of the workflow. `carried` is absent at the beginning of a generation. */
export interface FollowUpInput extends FollowUpReference {
  readonly carried?: CarriedLife;
}

/** A fact as the relay delivers it: the inbox row's id is its identity, and the Update's. */
export interface DeliveredFact extends Omit<Fact, 'replanning' | 'onCall'> {
  /**
   * The business clock as whoever delivers it knows it; absent where business time is real time. The clock that a
   * follow-up learnt with its last step may have stood still since.
   */
  readonly clock?: ClockSegment;
}

/** What is planned anew: the pathway of the follow-up, or the one a person moved it to, and on whose request. */
export interface PlanningReference extends FollowUpReference {
  readonly pathwayKey?: string;
  /** The profession that asks now; those that asked before are known from the records. */
  readonly askedFor?: string;
}

/** What has to be planned anew for an event. */
export function planningReference(reference: FollowUpReference, event: FollowUpEvent): PlanningReference {
  if (event.type === 'pathway-moved') return { ...reference, pathwayKey: event.pathwayKey };
  return event.type === 'asked-for' ? { ...reference, askedFor: event.by } : reference;
}

/** How a generation begins; `resumed` when the records know it already and only its workflow was lost. */
export type Beginning =
  | { readonly kind: 'resumed'; readonly state: StoredState; readonly clock: ClockSegment }
  | (Replanning & {
      readonly kind: 'new';
      /** The state the generation before ended with; absent for the first one. */
      readonly ended?: StoredState;
      readonly clock: ClockSegment;
    });

/** One decision to be written: records, effects and the inbox row, in one transaction. */
export interface CarryOutInput extends FollowUpReference {
  readonly factId: string | null;
  readonly decision: Decision;
  /** The clock it was decided by. */
  readonly clock: ClockSegment;
}

export interface CarryOutResult {
  /** The business clock as it runs now: a change of speed reaches a follow-up with its next step. */
  readonly clock: ClockSegment;
  /**
   * The state as the records hold it, when this revision was already written by an attempt that left no trace in
   * the history (a worker killed between the write and its report): the records are the truth.
   */
  readonly recorded?: StoredState;
  /** Nothing was written: the clock was stopped meanwhile, and what was decided lies in the future of `clock`. */
  readonly decidedAhead?: true;
}

export type { Outcome };

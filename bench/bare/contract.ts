/**
 * The bare workflow, frozen: 12 timers, 6 updates, 9 regular activities each doing one insert. What any workflow of
 * that size costs on this server, with nothing of ours in it.
 */
export const BARE_TASK_QUEUE = 'bare';
/** Wire name of the workflow type; equal to the function's name. */
export const BARE_WORKFLOW = 'bareWorkflow';
export const ADVANCE_UPDATE = 'advance';
export const BARE_TIMERS = 12;
export const BARE_UPDATES = 6;
export const BARE_ACTIVITIES = 9;

export interface Advance {
  /** Which update it is, from 1. */
  readonly round: number;
}

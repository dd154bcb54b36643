/** What goes over the wire, as types: all that a screen or a simulator may import from api/. */
export type * from './appointment';
export type * from './calls';
export type * from './discharge';
export type * from './dry-run';
export type * from './facts';
export type * from './follow-up';
export type * from './intake';
export type * from './on-call';
export type * from './people';
export type * from './pathway';
export type * from './problem';
export type * from './reports';
export type * from './service';
export type * from './work';

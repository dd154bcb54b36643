import type { CalendarFault } from '../../domain/scheduling';

/** An agenda that cannot be read; thrown while it is read, never repeats anything of it. */
export class CalendarProblem extends Error {
  constructor(readonly fault: CalendarFault) {
    super(`the agenda cannot be read: ${fault}`);
    this.name = 'CalendarProblem';
  }
}

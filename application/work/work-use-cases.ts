import type { Caller, StatedFact } from '../application';
import type { AssignedTo, ColleagueView, LoadPart, WorkloadItemsView, WorkloadView } from './views';

/** Which items of whose load, and from where on. */
export interface WorkloadItemsFilter {
  readonly owner: { readonly kind: 'queue' | 'person'; readonly id: string };
  readonly part: LoadPart;
  /** What the page before ended with. */
  readonly after?: string;
  readonly limit: number;
}

/** Who does what: giving work to somebody, and what everybody has before them. */
export interface WorkUseCases {
  /** Operators and team leads of the organisation, by name. */
  colleagues(caller: Caller): Promise<readonly ColleagueView[]>;
  /**
   * Gives a work item to a colleague, or back to a queue; audited.
   *
   * @throws NotFoundError for a follow-up outside the caller's walls
   * @throws FactRefusedError `unknown-colleague` unless the account is active and of the service
   */
  assignItem(
    caller: Caller,
    followUpId: string,
    assignment: {
      readonly itemKey: string;
      readonly to: AssignedTo;
      readonly expectedRevision?: number;
    },
    factId?: string,
  ): Promise<StatedFact>;
  /** What everybody has before them; audited. */
  workload(caller: Caller): Promise<WorkloadView>;
  /** The items behind one number of it, most urgent first; audited. */
  workloadItems(caller: Caller, filter: WorkloadItemsFilter): Promise<WorkloadItemsView>;
}

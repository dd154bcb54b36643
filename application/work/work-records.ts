import type { Caller } from '../application';
import type { WorkloadItemsFilter } from './work-use-cases';
import type { ColleagueView, WorkloadItemsView, WorkloadView } from './views';

/** Who works for the organisation, and what they have before them. Nothing here changes anything. */
export interface WorkRecords {
  colleagues(caller: Caller): Promise<readonly ColleagueView[]>;
  /** An active operator or team lead of the caller's organisation. */
  isColleague(caller: Caller, accountId: string): Promise<boolean>;
  /** @param now business instant */
  workload(caller: Caller, now: number): Promise<WorkloadView>;
  workloadItems(caller: Caller, filter: WorkloadItemsFilter, now: number): Promise<WorkloadItemsView>;
}

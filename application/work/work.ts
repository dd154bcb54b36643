import type { Owner } from '../../domain/follow-up';
import type { Application, Caller } from '../application';
import { FactRefusedError } from '../errors';
import type { AssignedTo } from './views';
import type { WorkRecords } from './work-records';
import type { WorkUseCases } from './work-use-cases';

export interface WorkDependencies {
  readonly records: WorkRecords;
  /** Business time. */
  readonly now: () => number;
  readonly stateFact: Application['stateFact'];
  readonly audit: Application['audit'];
}

/** Giving work to somebody, and what everybody has before them. */
export function workUseCases({ records, now, stateFact, audit }: WorkDependencies): WorkUseCases {
  return {
    colleagues: (caller) => records.colleagues(caller),
    assignItem: async (caller, followUpId, { itemKey, to, ...seen }, factId) => {
      const owner = await ownerOf(records, caller, to);
      return stateFact(caller, followUpId, { type: 'item-assigned', itemKey, to: owner, ...seen }, factId);
    },
    workload: async (caller) => {
      const workload = await records.workload(caller, now());
      await audit(caller, 'workload.read', null, 'allowed');
      return workload;
    },
    workloadItems: async (caller, filter) => {
      const items = await records.workloadItems(caller, filter, now());
      await audit(caller, 'workload.read', null, 'allowed');
      return items;
    },
  };
}

async function ownerOf(records: WorkRecords, caller: Caller, to: AssignedTo): Promise<Owner> {
  if ('queue' in to) return { kind: 'queue', queue: to.queue };
  if (!(await records.isColleague(caller, to.accountId))) throw new FactRefusedError('unknown-colleague');
  return { kind: 'person', userId: to.accountId };
}

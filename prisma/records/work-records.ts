import type { Caller } from '../../application/application';
import type { ColleagueView, WorkloadItemsView, WorkloadView } from '../../application/work/views';
import type { WorkRecords } from '../../application/work/work-records';
import type { WorkloadItemsFilter } from '../../application/work/work-use-cases';
import type { Ciphers } from './ciphers';
import type { Database } from './database';
import { readWorkload } from './workload-reading';
import { readWorkloadItems } from './workload-items';

/** Who of an organisation work can be given to; `$1`: the organisation. */
const COLLEAGUES = `SELECT id AS "accountId", display_name AS "displayName", role FROM account
  WHERE organisation_id = $1 AND role IN ('operator', 'teamLead') AND disabled_at IS NULL`;

/** Who works for an organisation, and what they have before them, on PostgreSQL. */
export class PostgresWork implements WorkRecords {
  constructor(
    private readonly database: Database,
    private readonly ciphers: Pick<Ciphers, 'of'>,
    /** IANA time zone of the service: where a day ends. */
    private readonly zone: string,
  ) {}

  colleagues(caller: Caller): Promise<readonly ColleagueView[]> {
    return this.database.transaction(caller, (transaction) =>
      transaction.query<ColleagueView>(`${COLLEAGUES} ORDER BY display_name, id`, [caller.organisationId]),
    );
  }

  async isColleague(caller: Caller, accountId: string): Promise<boolean> {
    const found = await this.database.transaction(caller, (transaction) =>
      transaction.query(`${COLLEAGUES} AND id = $2`, [caller.organisationId, accountId]),
    );
    return found.length > 0;
  }

  workload(caller: Caller, now: number): Promise<WorkloadView> {
    return this.database.transaction(caller, (transaction) =>
      readWorkload(transaction, caller, { now, zone: this.zone }),
    );
  }

  async workloadItems(caller: Caller, filter: WorkloadItemsFilter, now: number): Promise<WorkloadItemsView> {
    const cipher = await this.ciphers.of(caller.organisationId);
    return this.database.transaction(caller, (transaction) =>
      readWorkloadItems(transaction, cipher, caller, filter, { now, zone: this.zone }),
    );
  }
}

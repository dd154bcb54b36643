import type { QueryResultRow } from 'pg';
import { Database, type Planning, type Tenant, type TenantTransaction } from '../prisma/records/database';

/** One statement as it was planned and carried out for the application's own role. */
export interface Explained {
  readonly text: string;
  /** Pages of 8 KiB touched, in memory or not, planning left out. */
  readonly buffers: number;
  readonly milliseconds: number;
}

interface Explanation extends QueryResultRow {
  readonly 'QUERY PLAN': readonly {
    readonly Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number };
    readonly 'Execution Time': number;
  }[];
}

/** Explains every statement of reading before it answers it: same transaction, walls and parameters. */
export class ExplainedDatabase extends Database {
  private statements: Explained[] = [];

  /** @returns the statements since the last time it was asked */
  taken(): readonly Explained[] {
    const taken = this.statements;
    this.statements = [];
    return taken;
  }

  override transaction<T>(
    tenant: Tenant,
    work: (transaction: TenantTransaction) => Promise<T>,
    planning: Planning = {},
  ): Promise<T> {
    return super.transaction(tenant, (transaction) => work(this.explaining(transaction)), planning);
  }

  private explaining(transaction: TenantTransaction): TenantTransaction {
    return {
      query: async (text, values, name) => {
        const [row] = await transaction.query<Explanation>(
          `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${text}`,
          values,
        );
        const explanation = row?.['QUERY PLAN'][0];
        if (explanation === undefined) throw new TypeError(`PostgreSQL did not explain: ${text}`);
        const { Plan: plan, 'Execution Time': milliseconds } = explanation;
        const buffers = plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
        this.statements.push({ text, buffers, milliseconds });
        return transaction.query(text, values, name);
      },
    };
  }
}

import { PrismaPg } from '@prisma/adapter-pg';
import { escapeLiteral, Pool, type PoolClient, type QueryResultRow } from 'pg';
import { PrismaClient, type Prisma } from '../generated/client';

/** Whose rows a transaction may touch. The walls themselves are the policies of the database. */
export interface Tenant {
  readonly organisationId: string;
  /** Set for a hospital's account: it sees its own stays only. */
  readonly hospitalId?: string | undefined;
  /** Set for a clinician: they see the offers made to them. */
  readonly professionalId?: string | undefined;
  /** Who asks, where a person does. */
  readonly accountId?: string | undefined;
}

export interface DatabaseSettings {
  readonly connectionString: string;
  readonly maxConnections: number;
  /** Milliseconds a caller waits for a free connection before the pressure is refused. */
  readonly connectionTimeoutMs: number;
  readonly statementTimeoutMs: number;
}

/** Raw SQL inside a tenant's transaction. */
export interface TenantTransaction {
  /** @param name of a statement that is parsed once a connection: for hot paths whose plan costs more than they do */
  query<Row extends QueryResultRow>(text: string, values?: readonly unknown[], name?: string): Promise<Row[]>;
}

/** How the statements of a transaction are planned. */
export interface Planning {
  /** Named statements once a connection, for any parameters: where none of them could change which index is best. */
  readonly once?: boolean;
}

/** Opens a transaction and names its tenant in one round trip: every transaction of every process pays for it. */
function beginFor(tenant: Tenant, { once = false }: Planning): string {
  const { organisationId, hospitalId = '', professionalId = '', accountId = '' } = tenant;
  return `BEGIN; SELECT set_config('relais.organisation', ${escapeLiteral(organisationId)}, true),
    set_config('relais.hospital', ${escapeLiteral(hospitalId)}, true),
    set_config('relais.professional', ${escapeLiteral(professionalId)}, true),
    set_config('relais.account', ${escapeLiteral(accountId)}, true)${once ? PLANNED_ONCE : ''}`;
}

const PLANNED_ONCE = `, set_config('plan_cache_mode', 'force_generic_plan', true)`;

/**
 * The one way to PostgreSQL: hot paths in SQL, ordinary reading and writing by Prisma, both on one pool and each
 * in a transaction that names its tenant. Without a tenant the policies show nothing.
 */
export class Database {
  readonly pool: Pool;
  private readonly prisma: PrismaClient;

  constructor(settings: DatabaseSettings) {
    this.pool = new Pool({
      connectionString: settings.connectionString,
      max: settings.maxConnections,
      connectionTimeoutMillis: settings.connectionTimeoutMs,
      statement_timeout: settings.statementTimeoutMs,
      lock_timeout: settings.statementTimeoutMs,
      idle_in_transaction_session_timeout: settings.statementTimeoutMs * 2,
    });
    // A connection that breaks fails the query under way and is replaced by the pool at the next use. Without
    // listeners it would end us: the pool's own stops listening while a connection is lent.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => client.on('error', () => undefined));
    this.prisma = new PrismaClient({ adapter: new PrismaPg(this.pool) });
  }

  /** Runs SQL in one transaction under the tenant's walls; rolled back when `work` throws. */
  async transaction<T>(
    tenant: Tenant,
    work: (transaction: TenantTransaction) => Promise<T>,
    planning: Planning = {},
  ): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query(beginFor(tenant, planning));
      const result = await work(transactionOn(client));
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      await rollBack(client);
      throw error;
    }
  }

  /** Ordinary reading and writing by Prisma in one transaction under the tenant's walls. */
  async ordinary<T>(tenant: Tenant, work: (client: Prisma.TransactionClient) => Promise<T>): Promise<T> {
    return this.prisma.$transaction(async (client) => {
      await client.$queryRaw`SELECT set_config('relais.organisation', ${tenant.organisationId}, true),
        set_config('relais.hospital', ${tenant.hospitalId ?? ''}, true),
        set_config('relais.professional', ${tenant.professionalId ?? ''}, true),
        set_config('relais.account', ${tenant.accountId ?? ''}, true)`;
      return work(client);
    });
  }

  /** Tables that belong to no tenant: organisations, the directory of hashes, the clock. */
  get untenanted(): Pick<PrismaClient, 'organisation' | 'tenantDirectory' | 'clockSegment'> {
    return this.prisma;
  }

  /** One statement outside any transaction, for what no tenant owns. */
  async query<Row extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(text, [...values])).rows;
  }

  async close(): Promise<void> {
    await this.prisma.$disconnect();
    if (!this.pool.ended) await this.pool.end();
  }
}

function transactionOn(client: PoolClient): TenantTransaction {
  return {
    query: async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = [], name?: string) =>
      (await client.query<Row>({ text, values: [...values], ...(name === undefined ? {} : { name }) })).rows,
  };
}

/** A connection whose rollback fails is not given back: the pool opens another. */
async function rollBack(client: PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true);
  }
}

import type { Caller, RefusedInput } from '../../application/application';
import type { RefusalView } from '../../application/reading/views';
import type { Ciphers } from './ciphers';
import type { Database } from './database';
import type { RefusedSubmissionModel } from '../generated/models';

/** Nothing refused is lost: kept encrypted, answered precisely, shown to a person, corrected and replayed. */
export class PostgresRefusals {
  constructor(
    private readonly database: Database,
    private readonly ciphers: Ciphers,
    private readonly newId: () => string,
    /** Business time. */
    private readonly now: () => number,
  ) {}

  async keep(caller: Caller, { raw, contentType, faults }: RefusedInput): Promise<string> {
    const id = this.newId();
    const cipher = await this.ciphers.of(caller.organisationId);
    const sealed = cipher.encryptBytes(raw, { table: 'refused_submission', rowId: id, column: 'raw' });
    await this.database.ordinary(caller, (client) =>
      client.refusedSubmission.create({
        data: {
          id,
          organisationId: caller.organisationId,
          hospitalId: caller.hospitalId ?? null,
          accountId: caller.accountId,
          receivedAt: new Date(this.now()),
          contentType,
          raw: Uint8Array.from(sealed),
          faults: faults.map(({ code, pointer, sentence }) => ({ code, pointer, sentence })),
        },
      }),
    );
    return id;
  }

  async list(caller: Caller, limit: number): Promise<RefusalView[]> {
    const rows = await this.database.ordinary(caller, (client) =>
      client.refusedSubmission.findMany({
        where: ownOnly(caller),
        orderBy: { receivedAt: 'desc' },
        take: limit,
      }),
    );
    return rows.map(viewOf);
  }

  async one(caller: Caller, id: string): Promise<(RefusalView & { raw: string }) | null> {
    const row = await this.database.ordinary(caller, (client) =>
      client.refusedSubmission.findFirst({ where: { id, ...ownOnly(caller) } }),
    );
    if (row === null) return null;
    const cipher = await this.ciphers.of(caller.organisationId);
    const location = { table: 'refused_submission', rowId: id, column: 'raw' };
    const raw = cipher.decryptBytes(Buffer.from(row.raw), location).toString('utf8');
    return { ...viewOf(row), raw };
  }

  /** @returns false when there is no such open refusal within the caller's walls */
  async replayed(caller: Caller, id: string, followUpId: string): Promise<boolean> {
    const { count } = await this.database.ordinary(caller, (client) =>
      client.refusedSubmission.updateMany({
        where: { id, status: 'open', ...ownOnly(caller) },
        data: { status: 'replayed', settledAt: new Date(this.now()), followUpId },
      }),
    );
    return count > 0;
  }
}

/** A hospital sees what its own accounts sent. */
function ownOnly({ hospitalId }: Caller): { hospitalId?: string } {
  return hospitalId === undefined ? {} : { hospitalId };
}

type Fault = RefusalView['faults'][number];

function viewOf(row: RefusedSubmissionModel): RefusalView {
  return {
    refusalId: row.id,
    receivedAt: row.receivedAt.toISOString(),
    status: row.status,
    contentType: row.contentType,
    faults: Array.isArray(row.faults) ? (row.faults as unknown as Fault[]) : [],
    followUpId: row.followUpId,
  };
}

import { createHash } from 'node:crypto';
import type { AccountView } from '../../application/reading/views';
import { hashesMatch, hashSessionToken, issueSessionToken, readApiKey } from '../../security/tokens';
import { isRole, type Role } from '../../security/permissions';
import { verifyPassword } from '../../security/passwords';
import type { Database } from './database';
import type { RememberedKeys } from './remembered-keys';

/** An account as sessions and keys resolve to it. */
export interface KnownAccount {
  readonly organisationId: string;
  readonly accountId: string;
  readonly role: Role;
  readonly hospitalId: string | null;
  readonly professionalId: string | null;
}

const SESSION_HOURS = 12;
const HOUR_MS = 3_600_000;

/**
 * What the directory is asked by, before anybody is known: it maps hashes to tenants and holds no secret.
 *
 * @param kind family of the look-up, so that an e-mail never meets a key id
 */
export function directoryLookup(
  kind: 'email' | 'session' | 'api-key' | 'link',
  value: string | Uint8Array,
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash('sha256').update(`${kind}:`).update(value).digest());
}

interface AccountRow {
  id: string;
  organisationId: string;
  role: string;
  hospitalId: string | null;
  professionalId: string | null;
}

/** Local accounts, sessions and API keys. Sessions live on the system's clock, not on business time. */
export class PostgresAccounts {
  constructor(
    private readonly database: Database,
    private readonly newId: () => string,
    /** Absent: every request asks the database whose its key is. */
    private readonly remembered?: RememberedKeys,
  ) {}

  /** @returns null for an unknown or disabled account and a wrong password alike, in constant work */
  async signIn(email: string, password: string): Promise<{ token: string; account: KnownAccount } | null> {
    const address = email.trim().toLowerCase();
    const organisationId = await this.tenantOf(directoryLookup('email', address));
    const row =
      organisationId === null
        ? null
        : await this.database.ordinary({ organisationId }, (client) =>
            client.account.findFirst({ where: { email: address, disabledAt: null } }),
          );
    const right = await verifyPassword(password, row?.passwordHash ?? null);
    if (row === null || !right) return null;
    return { token: await this.openSession(row), account: knownAccount(row) };
  }

  private async openSession({ id: accountId, organisationId }: AccountRow): Promise<string> {
    const { token, hash } = issueSessionToken();
    const now = Date.now();
    await this.database.untenanted.tenantDirectory.create({
      data: { lookup: directoryLookup('session', hash), organisationId },
    });
    await this.database.ordinary({ organisationId }, (client) =>
      client.session.create({
        data: {
          id: this.newId(),
          organisationId,
          accountId,
          tokenHash: hash,
          createdAt: new Date(now),
          lastSeenAt: new Date(now),
          expiresAt: new Date(now + SESSION_HOURS * HOUR_MS),
        },
      }),
    );
    return token;
  }

  async ofSession(token: string): Promise<KnownAccount | null> {
    const hash = hashSessionToken(token);
    const organisationId = hash === null ? null : await this.tenantOf(directoryLookup('session', hash));
    if (hash === null || organisationId === null) return null;
    return this.database.ordinary({ organisationId }, async (client) => {
      const session = await client.session.findUnique({ where: { tokenHash: hash } });
      if (session === null || session.expiresAt.getTime() <= Date.now()) return null;
      const account = await client.account.findFirst({ where: { id: session.accountId, disabledAt: null } });
      return account === null ? null : knownAccount(account);
    });
  }

  async signOut(token: string): Promise<void> {
    const hash = hashSessionToken(token);
    const organisationId = hash === null ? null : await this.tenantOf(directoryLookup('session', hash));
    if (hash === null || organisationId === null) return;
    await this.database.ordinary({ organisationId }, (client) =>
      client.session.deleteMany({ where: { tokenHash: hash } }),
    );
    await this.database.untenanted.tenantDirectory.deleteMany({
      where: { lookup: directoryLookup('session', hash) },
    });
  }

  async ofApiKey(text: string): Promise<KnownAccount | null> {
    return this.remembered === undefined
      ? this.findByApiKey(text)
      : this.remembered.of(text, () => this.findByApiKey(text));
  }

  private async findByApiKey(text: string): Promise<KnownAccount | null> {
    const presented = readApiKey(text);
    if (presented === null) return null;
    const organisationId = await this.tenantOf(directoryLookup('api-key', presented.id));
    if (organisationId === null) return null;
    const [found] = await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query<AccountRow & { secretHash: Buffer }>(
        `SELECT account.id, account.organisation_id AS "organisationId", account.role,
                account.hospital_id AS "hospitalId", account.professional_id AS "professionalId",
                api_key.secret_hash AS "secretHash"
         FROM api_key JOIN account ON account.id = api_key.account_id
         WHERE api_key.id = $1 AND api_key.revoked_at IS NULL AND account.disabled_at IS NULL`,
        [presented.id],
      ),
    );
    return found === undefined || !hashesMatch(presented.hash, found.secretHash) ? null : knownAccount(found);
  }

  async view(organisationId: string, accountId: string): Promise<AccountView | null> {
    const organisation = await this.database.untenanted.organisation.findUnique({
      where: { id: organisationId },
    });
    const account = await this.database.ordinary({ organisationId }, (client) =>
      client.account.findUnique({ where: { id: accountId } }),
    );
    if (account === null || organisation === null) return null;
    const { id, email, displayName, role, professionalId } = account;
    return { accountId: id, email, displayName, role, organisationName: organisation.name, professionalId };
  }

  private async tenantOf(lookup: Uint8Array<ArrayBuffer>): Promise<string | null> {
    const [found] = await this.database.query<{ organisationId: string }>(
      'SELECT organisation_id AS "organisationId" FROM tenant_directory WHERE lookup = $1',
      [lookup],
    );
    return found?.organisationId ?? null;
  }
}

function knownAccount(row: AccountRow): KnownAccount {
  if (!isRole(row.role)) throw new RangeError('the account has a role this program does not know');
  const { id: accountId, organisationId, role, hospitalId, professionalId } = row;
  return { organisationId, accountId, role, hospitalId, professionalId };
}

import { FIRST_DATA_KEY_VERSION, generateDataKey } from '../../security/field-encryption';
import type { KeyRing } from '../../security/keys';
import { isUuid } from '../../security/uuid';
import { directoryLookup } from './account-records';
import type { Database } from './database';
import { AdministrationRefusal, OrganisationChanges } from './organisation-changes';

/** A fact that no follow-up would take: ids and codes, nothing of what it says. */
export interface FactSetAside {
  readonly id: string;
  readonly organisationId: string;
  readonly followUpId: string;
  readonly eventType: string;
  readonly reason: string | null;
  readonly attempts: number;
  /** Business time. */
  readonly receivedAt: Date;
}

/** Organisations, and who may act in them, as the commands of the machine change them. */
export class PostgresAdministration {
  constructor(
    private readonly database: Database,
    private readonly keyRing: KeyRing,
    private readonly newId: () => string,
  ) {}

  /**
   * Makes an organisation with its data key; all or nothing.
   *
   * @param more what else is made in the same transaction
   * @returns its id
   */
  async addOrganisation(
    name: string,
    more: (changes: OrganisationChanges) => Promise<void> = async () => undefined,
  ): Promise<string> {
    const id = this.newId();
    const dataKey = generateDataKey(this.keyRing, id, FIRST_DATA_KEY_VERSION);
    await this.inTransaction(id, async (changes) => {
      await changes.addOrganisation(name, dataKey);
      await more(changes);
    });
    return id;
  }

  /**
   * Changes an organisation in one transaction.
   *
   * @throws AdministrationRefusal when there is no such organisation, or the change is refused
   */
  async change<T>(organisationId: string, work: (changes: OrganisationChanges) => Promise<T>): Promise<T> {
    const known =
      isUuid(organisationId) &&
      (await this.database.untenanted.organisation.count({ where: { id: organisationId } })) > 0;
    if (!known) throw new AdministrationRefusal(`There is no organisation ${organisationId}.`);
    return this.inTransaction(organisationId, work);
  }

  /** @throws AdministrationRefusal when no account has that e-mail */
  async organisationOfEmail(email: string): Promise<string> {
    const found = await this.tenantOf('email', email);
    if (found === null) throw new AdministrationRefusal('There is no account with that e-mail.');
    return found;
  }

  /** @throws AdministrationRefusal when there is no such key */
  async organisationOfKey(keyId: string): Promise<string> {
    const found = await this.tenantOf('api-key', keyId);
    if (found === null) throw new AdministrationRefusal('There is no key with that id.');
    return found;
  }

  /** @returns the facts set aside in all organisations, the oldest of each first */
  async factsSetAside(): Promise<readonly FactSetAside[]> {
    const found: FactSetAside[] = [];
    for (const organisationId of await this.organisations()) {
      const rows = await this.database.transaction({ organisationId }, (transaction) =>
        transaction.query<FactSetAside>(
          `SELECT id, organisation_id AS "organisationId", follow_up_id AS "followUpId",
                  event ->> 'type' AS "eventType", reason, attempts, received_at AS "receivedAt"
           FROM inbox WHERE organisation_id = $1 AND status = 'quarantined' ORDER BY sequence`,
          [organisationId],
        ),
      );
      found.push(...rows);
    }
    return found;
  }

  /** Gives it back to the relay. @throws AdministrationRefusal when no fact of that id is set aside */
  async releaseFact(factId: string): Promise<void> {
    for (const organisationId of isUuid(factId) ? await this.organisations() : []) {
      if (await this.inTransaction(organisationId, (changes) => changes.releaseFact(factId))) return;
    }
    throw new AdministrationRefusal('No fact with that id is set aside.');
  }

  private async organisations(): Promise<readonly string[]> {
    const rows = await this.database.untenanted.organisation.findMany({ orderBy: { id: 'asc' } });
    return rows.map(({ id }) => id);
  }

  private async tenantOf(kind: 'email' | 'api-key', value: string): Promise<string | null> {
    const found = await this.database.untenanted.tenantDirectory.findUnique({
      where: { lookup: directoryLookup(kind, value) },
    });
    return found?.organisationId ?? null;
  }

  private async inTransaction<T>(
    organisationId: string,
    work: (changes: OrganisationChanges) => Promise<T>,
  ): Promise<T> {
    return this.database.ordinary({ organisationId }, (client) =>
      work(new OrganisationChanges(client, organisationId, this.newId, this.newId())),
    );
  }
}

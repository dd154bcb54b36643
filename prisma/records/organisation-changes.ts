import type { Role } from '../../security/permissions';
import type { WrappedDataKey } from '../../security/field-encryption';
import type { AuditEvent } from '../../security/audit';
import type { Prisma } from '../generated/client';
import { directoryLookup } from './account-records';

/** A change that the rows there already do not allow; the message is a sentence for whoever asked for it. */
export class AdministrationRefusal extends Error {
  override readonly name = 'AdministrationRefusal';
}

export interface NewHospital {
  readonly finess: string;
  readonly name: string;
}

export interface NewProfessional {
  readonly rpps: string;
  /** A code of `CARE_KINDS`. */
  readonly profession: string;
  readonly displayName: string;
  readonly practiceName: string;
  readonly postalCode: string;
  readonly city: string;
  /** E.164 */
  readonly phone: string | null;
  readonly mail: string | null;
  readonly secureMail: string | null;
}

export interface NewAccount {
  readonly role: Exclude<Role, 'service'>;
  /** In lower case, as signing in looks it up. */
  readonly email: string;
  readonly displayName: string;
  /** Of the hospital it belongs to; with the role `hospital` only. */
  readonly finess: string | null;
  /** Of the professional it is; with the role `clinician` only. */
  readonly rpps: string | null;
  readonly passwordHash: string;
  readonly apiKey: { readonly id: string; readonly hash: Uint8Array } | null;
}

/**
 * Changes of one organisation in one transaction, each with its audit event: nobody who signed in makes them, but
 * whoever may run commands on the machine.
 */
export class OrganisationChanges {
  /** @param requestId ties together what is changed in one go */
  constructor(
    private readonly client: Prisma.TransactionClient,
    private readonly organisationId: string,
    private readonly newId: () => string,
    private readonly requestId: string,
  ) {}

  async addOrganisation(name: string, { version, wrapped }: WrappedDataKey): Promise<void> {
    const { client, organisationId } = this;
    await client.organisation.create({ data: { id: organisationId, name } });
    await client.dataKey.create({ data: { organisationId, version, wrapped: Uint8Array.from(wrapped) } });
    await this.audit('account.manage', 'organisation', organisationId);
  }

  /** @throws AdministrationRefusal when the organisation has that hospital */
  async addHospital({ finess, name }: NewHospital): Promise<string> {
    if ((await this.hospitalOf(finess)) !== null) {
      throw new AdministrationRefusal(`The organisation has a hospital ${finess} already.`);
    }
    const id = this.newId();
    await this.client.hospital.create({ data: { id, organisationId: this.organisationId, finess, name } });
    await this.audit('account.manage', 'hospital', id);
    return id;
  }

  /**
   * Adds a professional, or completes the one of the same RPPS number and profession: a hospital may have named them
   * first, and then they are known by little more than that number.
   */
  async addProfessional(professional: NewProfessional): Promise<string> {
    const { rpps, profession } = professional;
    const known = await this.client.professional.findFirst({
      where: { rpps, profession },
      orderBy: { id: 'asc' },
    });
    const id = known?.id ?? this.newId();
    const data = { ...professional, acceptsNew: true };
    await this.client.professional.upsert({
      where: { id },
      create: { id, organisationId: this.organisationId, ...data },
      update: data,
    });
    await this.audit('account.manage', 'professional', id);
    return id;
  }

  /** @throws AdministrationRefusal for a known e-mail, a hospital or professional that is unknown, missing or too much */
  async addAccount(account: NewAccount): Promise<string> {
    const { client, organisationId } = this;
    const { role, email, displayName, passwordHash, apiKey } = account;
    const lookup = directoryLookup('email', email);
    if ((await client.tenantDirectory.findUnique({ where: { lookup } })) !== null) {
      throw new AdministrationRefusal('There is an account with that e-mail already.');
    }
    const places = { hospitalId: await this.placeOf(account), professionalId: await this.personOf(account) };
    const id = this.newId();
    await client.account.create({
      data: { id, organisationId, email, displayName, role, passwordHash, ...places },
    });
    await client.tenantDirectory.create({ data: { lookup, organisationId } });
    await this.audit('account.manage', 'account', id);
    if (apiKey !== null) await this.addApiKey(id, apiKey);
    return id;
  }

  /** The account signs in no more, and its keys open nothing. @throws AdministrationRefusal when it is not in use */
  async disableAccount(email: string): Promise<void> {
    const id = await this.accountInUse(email);
    await this.client.account.update({ where: { id }, data: { disabledAt: new Date() } });
    await this.endSessions(id);
    await this.audit('account.manage', 'account', id);
  }

  /** Ends its sessions too. @throws AdministrationRefusal when the account is not in use */
  async resetPassword(email: string, passwordHash: string): Promise<void> {
    const id = await this.accountInUse(email);
    await this.client.account.update({ where: { id }, data: { passwordHash } });
    await this.endSessions(id);
    await this.audit('account.manage', 'account', id);
  }

  /** @throws AdministrationRefusal when it was revoked before */
  async revokeKey(keyId: string): Promise<void> {
    const { count } = await this.client.apiKey.updateMany({
      where: { id: keyId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw new AdministrationRefusal('That key was revoked before.');
    await this.audit('apiKey.manage', 'api-key', keyId);
  }

  /** Gives a fact that was set aside back to the relay; @returns whether it was one of this organisation */
  async releaseFact(factId: string): Promise<boolean> {
    const { count } = await this.client.inbox.updateMany({
      where: { id: factId, status: 'quarantined' },
      data: {
        status: 'pending',
        attempts: 0,
        reason: null,
        settledAt: null,
        claimedUntil: null,
        nextAttemptAt: null,
      },
    });
    if (count > 0) await this.audit('fact.release', 'fact', factId);
    return count > 0;
  }

  private async addApiKey(
    accountId: string,
    { id, hash }: { readonly id: string; readonly hash: Uint8Array },
  ): Promise<void> {
    const { client, organisationId } = this;
    await client.apiKey.create({
      data: { id, organisationId, accountId, secretHash: Uint8Array.from(hash) },
    });
    await client.tenantDirectory.create({ data: { lookup: directoryLookup('api-key', id), organisationId } });
    await this.audit('apiKey.manage', 'api-key', id);
  }

  private async placeOf({ role, finess }: NewAccount): Promise<string | null> {
    if ((role === 'hospital') !== (finess !== null)) {
      throw new AdministrationRefusal('An account has a hospital exactly when its role is hospital.');
    }
    if (finess === null) return null;
    const hospital = await this.hospitalOf(finess);
    if (hospital === null) throw new AdministrationRefusal(`The organisation has no hospital ${finess}.`);
    return hospital.id;
  }

  private async personOf({ role, rpps }: NewAccount): Promise<string | null> {
    if ((role === 'clinician') !== (rpps !== null)) {
      throw new AdministrationRefusal('An account has a professional exactly when its role is clinician.');
    }
    if (rpps === null) return null;
    const person = await this.client.professional.findFirst({ where: { rpps }, orderBy: { id: 'asc' } });
    if (person === null) throw new AdministrationRefusal(`The organisation has no professional ${rpps}.`);
    return person.id;
  }

  private async hospitalOf(finess: string): Promise<{ readonly id: string } | null> {
    const { client, organisationId } = this;
    return client.hospital.findUnique({ where: { organisationId_finess: { organisationId, finess } } });
  }

  private async accountInUse(email: string): Promise<string> {
    const account = await this.client.account.findFirst({ where: { email, disabledAt: null } });
    if (account === null) throw new AdministrationRefusal('That account is disabled.');
    return account.id;
  }

  private async endSessions(accountId: string): Promise<void> {
    const sessions = await this.client.session.findMany({ where: { accountId } });
    const lookups = sessions.map(({ tokenHash }) => directoryLookup('session', tokenHash));
    await this.client.session.deleteMany({ where: { accountId } });
    await this.client.tenantDirectory.deleteMany({ where: { lookup: { in: lookups } } });
  }

  private async audit(action: AuditEvent['action'], subjectKind: string, subjectId: string): Promise<void> {
    const { organisationId, requestId } = this;
    await this.client.auditEvent.create({
      data: {
        id: this.newId(),
        organisationId,
        at: new Date(),
        actorId: null,
        role: null,
        action,
        subjectKind,
        subjectId,
        outcome: 'allowed',
        reason: null,
        requestId,
      },
    });
  }
}

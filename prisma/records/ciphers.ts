import { openFieldCipher, type FieldCipher } from '../../security/field-encryption';
import type { KeyRing } from '../../security/keys';
import type { Database } from './database';

/** The field ciphers of the organisations, opened once each and kept in memory. */
export class Ciphers {
  private readonly opened = new Map<string, Promise<FieldCipher>>();

  constructor(
    private readonly database: Database,
    private readonly keyRing: KeyRing,
  ) {}

  /** @throws KeyError when the master key that wrapped the organisation's data key is not in the ring */
  of(organisationId: string): Promise<FieldCipher> {
    const known = this.opened.get(organisationId);
    if (known !== undefined) return known;
    const opening = this.open(organisationId);
    this.opened.set(organisationId, opening);
    opening.catch(() => this.opened.delete(organisationId));
    return opening;
  }

  private async open(organisationId: string): Promise<FieldCipher> {
    const keys = await this.database.ordinary({ organisationId }, (client) =>
      client.dataKey.findMany({ where: { organisationId } }),
    );
    const wrapped = keys.map(({ version, wrapped: bytes }) => ({
      organisationId,
      version,
      wrapped: Buffer.from(bytes),
    }));
    return openFieldCipher(this.keyRing, organisationId, wrapped);
  }
}

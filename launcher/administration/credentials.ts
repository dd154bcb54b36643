import type { NewAccount } from '../../prisma/records/organisation-changes';
import { generatePassword, hashPassword } from '../../security/passwords';
import { issueApiKey } from '../../security/tokens';

/** What is shown once, and what is stored of it. */
export interface Credentials {
  readonly shown: { readonly password: string; readonly apiKey?: string };
  readonly stored: Pick<NewAccount, 'passwordHash' | 'apiKey'>;
}

/** A password for a new account and, when a program may act as it, an API key. */
export async function makeCredentials(newId: () => string, withApiKey: boolean): Promise<Credentials> {
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  if (!withApiKey) return { shown: { password }, stored: { passwordHash, apiKey: null } };
  const id = newId();
  const { token, hash } = issueApiKey(id);
  return { shown: { password, apiKey: token }, stored: { passwordHash, apiKey: { id, hash } } };
}

import type { Caller } from '../application';
import type { AccountView } from '../reading/views';

/** Accounts as the doors need them. */
export interface AccountRecords {
  signIn(email: string, password: string): Promise<{ token: string; account: KnownCaller } | null>;
  signOut(token: string): Promise<void>;
  ofSession(token: string): Promise<KnownCaller | null>;
  ofApiKey(key: string): Promise<KnownCaller | null>;
  view(organisationId: string, accountId: string): Promise<AccountView | null>;
}

/** A caller before the request has an id. */
export interface KnownCaller {
  readonly organisationId: string;
  readonly accountId: string;
  readonly role: Caller['role'];
  readonly hospitalId: string | null;
  readonly professionalId: string | null;
}

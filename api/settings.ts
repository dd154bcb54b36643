import type { Application } from '../application/application';
import type { OfferPageDependencies } from './offer-pages/offer-pages';
import type { PatientPageDependencies } from './patient-pages/patient-pages';
import type { SmsReceipts } from './sms-receipts';

/** What the door logs with: pino fits. Fields are codes, ids, numbers; the message is a constant. */
export interface Logger {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** How much one address or account may ask in a minute. Counted in the memory of this process. */
export interface RequestLimits {
  /** Sign-ins of one address, right or wrong. */
  readonly signInsPerMinute: number;
  /** Wrong session tokens and API keys of one address. */
  readonly wrongCredentialsPerMinute: number;
  /** Everything else, of one account. */
  readonly requestsPerMinute: number;
}

/**
 * A whole service signs in at eight o'clock from one address; a hospital's interface sends a night's discharges at
 * once. Above these it is a guesser or a loop.
 */
export const DEFAULT_LIMITS: RequestLimits = {
  signInsPerMinute: 60,
  wrongCredentialsPerMinute: 30,
  requestsPerMinute: 60_000,
};

export interface ApiSettings {
  /** Where browsers reach this service, e.g. `https://relais.example.org`; the request's own host when absent. */
  readonly publicUrl?: string;
  /** Largest discharge accepted, in bytes. */
  readonly maxBodyBytes: number;
  /** Folder of the built screens; null serves none. */
  readonly consoleDirectory: string | null;
  /** Express's `trust proxy`: how many proxies stand in front, or which; false when none does. */
  readonly trustProxy?: boolean | number | string;
  readonly limits?: Partial<RequestLimits>;
}

export interface ApiDependencies {
  readonly application: Application;
  readonly logger: Logger;
  readonly settings: ApiSettings;
  /** The pages behind patients' links; absent only where nothing is written to patients. */
  readonly patientPages?: PatientPageDependencies;
  /** The page behind professionals' links; absent only where no request is sent by SMS. */
  readonly offerPages?: OfferPageDependencies;
  /** Where a provider of SMS reports; null without one. */
  readonly smsReceipts?: SmsReceipts | null;
  /** Ends the open event streams when the process stops, so that the server can close. */
  readonly stopping?: AbortSignal;
}

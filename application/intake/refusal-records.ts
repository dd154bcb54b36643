import type { Application, Caller } from '../application';
import type { RefusalView } from '../reading/views';

/** What doors refused, kept for correction and replay. */
export interface RefusalRecords {
  keep(caller: Caller, refused: Parameters<Application['keepRefused']>[1]): Promise<string>;
  list(caller: Caller, limit: number): Promise<RefusalView[]>;
  one(caller: Caller, refusalId: string): Promise<(RefusalView & { raw: string }) | null>;
  replayed(caller: Caller, refusalId: string, followUpId: string): Promise<boolean>;
}

import type { Order } from './administration/order';
import type { DatabaseCheck } from './doctor/database-checks';
import type { DatabaseUrls } from './embedded/postgres';
import type { ProcessSettings, Settings } from './settings';

/** What a function of the application gets from the launcher once the database and Temporal answer. */
export interface LauncherContext {
  readonly settings: Settings;
  readonly process: ProcessSettings;
  /** Connection string of the role that owns the tables. */
  readonly migrationUrl: string;
  /** Shows one line of progress. */
  readonly report: (line: string) => void;
}

/** What `relais simulate` asks for. */
export interface SimulationWanted {
  readonly discharges: number;
  readonly seed: number;
  /** Business days the people live, from now. */
  readonly days: number;
  /** Business seconds per real second; absent: as fast as the service keeps up. */
  readonly speed?: number;
  /** File for the report. */
  readonly json?: string;
}

/** What the launcher calls but does not know: filled in `composition.ts`. */
export interface Composition {
  /**
   * Called at each start with the embedded database, after the migrations and before our processes: organisation,
   * accounts (`demo-accounts.json`), clock. Must do nothing the second time, except follow `settings.speed`.
   */
  readonly seedDemonstration?: (context: LauncherContext) => Promise<void>;
  /**
   * Called once the API answers, on a start without `--no-demo`: fictional people live to the real now where that
   * was wanted. Ends when they have, or soon after the signal.
   */
  readonly playDemonstration?: (context: LauncherContext, signal: AbortSignal) => Promise<void>;
  /** Lets more fictional people live; @returns whether nothing failed */
  readonly simulate?: (
    context: LauncherContext,
    wanted: SimulationWanted,
    signal: AbortSignal,
  ) => Promise<boolean>;
  /** Restarts the workflow of every open follow-up from the records; returns how many. */
  readonly rebuild?: (context: LauncherContext) => Promise<number>;
  /** Checks the audit's chain of seals, one line for each fault; returns how many faults there are. */
  readonly verifyAudit?: (
    urls: DatabaseUrls,
    settings: Settings,
    say: (line: string) => void,
  ) => Promise<number>;
  /** Carries out an order on organisations and accounts; returns the lines to show. */
  readonly administer?: (
    settings: Pick<ProcessSettings, 'databaseUrl' | 'masterKey'>,
    order: Order,
  ) => Promise<readonly string[]>;
  /** More checks for `relais doctor`. */
  readonly databaseChecks?: readonly DatabaseCheck[];
}

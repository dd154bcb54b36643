/**
 * What a simulation is given and what it tells. The simulator acts through the product's public doors only (HTTP,
 * pages behind links); time is in the hands of whoever starts it.
 */

/** Business time of the simulated world. */
export interface WorldClock {
  /** Business instant now, epoch milliseconds. */
  now(): number;
  /** Resolves once business time has reached the instant; rejects with the signal's reason when it is aborted. */
  until(instant: number, signal?: AbortSignal): Promise<void>;
  /**
   * Time stands still while the work goes on, so that what takes a person minutes is not made days by a fast clock.
   * Calls may overlap: time goes on when the last has ended.
   */
  still<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** API keys of the accounts that the simulated people act as. */
export interface WorldKeys {
  readonly hospital: string;
  readonly operator: string;
  readonly teamLead: string;
  readonly clinician: string;
}

export interface SimulationOptions {
  /** Address of the product, without a slash at the end. */
  readonly baseUrl: string;
  readonly keys: WorldKeys;
  /** FINESS number of the hospital that announces. */
  readonly finess: string;
  readonly clock: WorldClock;
  /** How many patients leave hospital. */
  readonly discharges: number;
  /** The same seed makes the same people who behave the same way. */
  readonly seed: number;
  /** Business instant of the first discharge at the earliest. */
  readonly from: number;
  /** Most leave in the last days, for what is to be done for a patient is to be done in the first ones. */
  readonly crowdsTheEnd?: boolean;
  /** Business instant at which the simulated people stop; asked again and again, for the real now moves on. */
  readonly until: () => number;
  readonly onProgress?: (progress: SimulationProgress) => void;
  readonly signal?: AbortSignal;
}

export interface SimulationProgress {
  readonly announced: number;
  readonly discharges: number;
  /** Business instant now and where it ends. */
  readonly now: number;
  readonly until: number;
}

/** What happened, counted; nothing about a person. */
export interface SimulationReport {
  readonly seed: number;
  readonly discharges: number;
  /** Business milliseconds lived, and real ones spent. */
  readonly livedMs: number;
  readonly tookMs: number;
  /** By kind of act, e.g. `call.reached`, `offer.declined`, `visit.missed-by-patient`, `patient.readmitted`. */
  readonly acts: Readonly<Record<string, number>>;
  /** Follow-ups by status at the end. */
  readonly followUps: Readonly<Record<string, number>>;
  /** Breaks opened so far, by code. */
  readonly breaks: Readonly<Record<string, number>>;
  /** Requests sent, and those answered with an error that was not expected. */
  readonly requests: {
    readonly sent: number;
    readonly failed: number;
    /** By route and status: `POST /v1/appointments: 500`. */
    readonly failures: Readonly<Record<string, number>>;
    /** By route: how often, and real milliseconds until the answers were read, those at the same time added up. */
    readonly spent: Readonly<Record<string, { readonly count: number; readonly ms: number }>>;
  };
}

import type { Instant } from '../follow-up/instants';
import { careFaults } from './care-faults';
import type { CommuneDirectory } from './commune-directory';
import { contactFaults } from './contact-faults';
import type { Discharge } from './discharge';
import type { Fault, FaultLimits } from './fault';
import { identifierFaults } from './identifier-faults';
import { placeFaults } from './place-faults';
import { preparationFaults } from './preparation';
import { timeFaults } from './time-faults';

export type { Fault, FaultLimits } from './fault';

export const DEFAULT_FAULT_LIMITS: FaultLimits = { dischargeDistanceDays: 30, zone: 'Europe/Paris' };

/**
 * Everything wrong or unusual in the facts of a discharge, for the sender and for the operator.
 *
 * @param discharge normalised submission
 * @param now business time
 * @param communes official list of communes
 * @param limits the organisation's, where they differ from the defaults
 * @returns one entry per fault and place; the submission is refused when any of them is `refused`
 */
export function findFaults(
  discharge: Discharge,
  now: Instant,
  communes: CommuneDirectory,
  limits: FaultLimits = DEFAULT_FAULT_LIMITS,
): Fault[] {
  return [
    ...timeFaults(discharge, now, limits),
    ...identifierFaults(discharge),
    ...placeFaults(discharge, communes),
    ...contactFaults(discharge),
    ...careFaults(discharge),
    ...preparationFaults(discharge),
  ];
}

export function isRefused(faults: readonly Fault[]): boolean {
  return faults.some(({ severity }) => severity === 'refused');
}

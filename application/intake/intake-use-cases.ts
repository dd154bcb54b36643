import type { Application, Caller } from '../application';
import type { ApplicationDependencies } from '../create-application';
import { acceptDischarge } from './accept-discharge';
import { makeFollowUp } from './make-follow-up';

/** Taking discharges in, and keeping those that are refused. */
export function intakeUseCases(
  { intake, arrivals, refusals, communes, clock }: ApplicationDependencies,
  audit: Application['audit'],
): Pick<Application, 'acceptDischarge' | 'makeReceived' | 'keepRefused'> {
  const keepRefused: Application['keepRefused'] = (caller, refused) => refusals.keep(caller, refused);
  const auditTaken = (caller: Caller, id: string) =>
    audit(caller, 'discharge.submit', { kind: 'follow-up', id }, 'allowed');
  const accepting = { records: intake, arrivals, communes, clock, keepRefused, audit: auditTaken };
  return {
    acceptDischarge: (caller, submission) => acceptDischarge(accepting, caller, submission),
    makeReceived: async (caller, followUpId) => {
      const state = await intake.received.stateOf(caller, followUpId);
      if (state === 'received') await makeFollowUp(intake.received, caller.organisationId, followUpId);
      return state !== null;
    },
    keepRefused,
  };
}

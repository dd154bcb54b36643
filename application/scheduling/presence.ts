import type { Application } from '../application';
import { doneOf } from './booking-outcome';
import type { PresenceRecords } from './presence-records';
import type { PresenceUseCases } from './presence-use-cases';

export interface PresenceDependencies {
  readonly records: PresenceRecords;
  readonly audit: Application['audit'];
}

/** Nobody is asked whether an appointment took place before the practice had the time to say so: two hours. */
const SILENT_MINUTES = 120;

/** Whether appointments took place, as somebody says. */
export function presenceUseCases({ records, audit }: PresenceDependencies): PresenceUseCases {
  return {
    reportPresence: async (caller, appointmentId, order) => {
      // A clinician speaks for themselves, whatever they say they heard.
      const source = caller.role === 'clinician' ? 'professional' : order.source;
      const view = doneOf(await records.report(caller, appointmentId, { ...order, source }));
      await audit(caller, 'care.reportVisit', { kind: 'appointment', id: appointmentId }, 'allowed');
      return view;
    },
    appointmentsAwaitingPresence: async (caller, limit) => {
      const views = await records.awaiting(caller, SILENT_MINUTES, limit);
      await audit(caller, 'appointment.read', null, 'allowed');
      return views;
    },
  };
}

import type { AppointmentView } from '../../application/scheduling/booking-use-cases';
import type { KeepingUseCases } from '../../application/scheduling/keeping';
import type { WaitingEntryView } from '../../application/scheduling/waiting-list-use-cases';
import { attendanceOf, NO_APPOINTMENTS } from '../../domain/scheduling/attendance';

const AN_ID = '0192f0c1-0000-7000-8000-000000000001';

const A_WAITING_ENTRY: WaitingEntryView = {
  entryId: AN_ID,
  status: 'waiting',
  patientId: AN_ID,
  patientName: 'Jeanne Delattre',
  followUpId: AN_ID,
  careKey: 'gp-visit',
  appointmentId: null,
  appointmentAt: null,
  careKind: 'general-practitioner',
  professionalId: null,
  professionalName: null,
  communeCode: '59350',
  earliestAt: Date.UTC(2026, 10, 22, 15),
  latestAt: Date.UTC(2026, 10, 29, 18),
  since: Date.UTC(2026, 10, 22, 15),
  revision: 1,
  offer: null,
};

/** Every use-case about what becomes of appointments, answering emptily. */
export function emptyKeeping(appointment: AppointmentView): KeepingUseCases {
  return {
    reportPresence: async () => appointment,
    appointmentsAwaitingPresence: async () => [appointment],
    attendance: async (_caller, { from, to }) => ({
      from,
      to,
      baselineRate: 0.25,
      targetRate: 0.05,
      rows: [],
      total: attendanceOf(NO_APPOINTMENTS),
    }),
    attendanceCsv: async () => 'Cabinet;Mois\r\n',
    addToWaitingList: async () => A_WAITING_ENTRY,
    waitingList: async () => [A_WAITING_ENTRY],
    withdrawFromWaitingList: async () => undefined,
    timeFreed: async () => null,
    answerSlotOffer: async () => ({ status: 'accepted', appointmentId: AN_ID }),
    absenceConsequences: async () => [],
  };
}

/** Something well-formed for each of their routes. */
export const KEEPING_BODIES: Readonly<Record<string, object>> = {
  '/v1/appointments/{appointmentId}/presence': { outcome: 'kept', source: 'operator' },
  '/v1/waiting-list': { followUpId: AN_ID, careKey: 'gp-visit' },
  '/v1/slot-offers/{slotOfferId}/answer': { answer: 'accepted' },
};

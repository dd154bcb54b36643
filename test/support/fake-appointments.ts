import type { AppointmentUseCases, AppointmentView } from '../../application/scheduling/booking-use-cases';

/** Appointments of the fake door: every command is kept, and changes nothing. */

const ID = '0192f0c1-0000-7000-8000-000000000001';

export function emptyAppointments(): AppointmentUseCases {
  const one = async () => AN_APPOINTMENT;
  return {
    holdSlot: one,
    bookAppointment: one,
    bookHeld: one,
    moveAppointment: one,
    cancelAppointment: one,
    confirmAppointment: one,
    appointmentArrived: one,
    verifyTold: one,
    placeSeries: async () => ({ seriesId: ID, visits: [AN_APPOINTMENT], unplaced: [] }),
    repairSeries: async () => ({ seriesId: ID, visits: [AN_APPOINTMENT], unplaced: [] }),
    appointment: async () => ({ ...AN_APPOINTMENT, history: [] }),
    appointments: async () => [AN_APPOINTMENT],
  };
}

export const AN_APPOINTMENT: AppointmentView = {
  id: ID,
  professionalId: ID,
  professionalName: 'Dr Lemaire',
  practiceName: 'Cabinet',
  appointmentTypeId: ID,
  appointmentTypeName: 'Consultation',
  kind: 'visit',
  sessionId: null,
  patientId: ID,
  patientName: 'Jeanne Delattre',
  followUpId: null,
  careKey: null,
  seriesId: null,
  visitNumber: null,
  startsAt: Date.UTC(2026, 10, 24, 9),
  endsAt: Date.UTC(2026, 10, 24, 9, 20),
  blockedUntil: Date.UTC(2026, 10, 24, 9, 20),
  place: 'practice',
  status: 'booked',
  holdExpiresAt: null,
  confirmedAt: null,
  told: false,
  toldVerified: false,
  cancelledBy: null,
  override: false,
  missedBy: null,
  cause: null,
  presenceSource: null,
  presenceVerified: false,
  origin: 'operator',
  revision: 1,
  waitingForPresence: false,
};

import type { Appointment } from '../../../domain/scheduling';

/** An appointment with what only the records need of it. */
export interface KeptAppointment extends Appointment {
  readonly overrideReason: string | null;
  /** Of a session: how many there are, and how many of them are taken. */
  readonly seats: number | null;
  readonly seatsTaken: number;
  readonly bookedAt: number | null;
  /** Given up once this one is booked. */
  readonly movedFrom: string | null;
}

/** An appointment as it lies in the database, under the names of {@link KeptAppointment}. */
export type AppointmentRow = {
  [Key in keyof KeptAppointment]: Key extends Instants ? DateOf<KeptAppointment[Key]> : KeptAppointment[Key];
};
type Instants = 'startsAt' | 'endsAt' | 'blockedUntil' | 'holdExpiresAt' | 'confirmedAt' | 'bookedAt';
type DateOf<Value> = null extends Value ? Date | null : Date;

/** Columns in the order in which {@link valuesOf} gives them. */
const COLUMNS = {
  id: 'id',
  professionalId: 'professional_id',
  appointmentTypeId: 'appointment_type_id',
  kind: 'kind',
  sessionId: 'session_id',
  patientId: 'patient_id',
  followUpId: 'follow_up_id',
  careKey: 'care_key',
  seriesId: 'series_id',
  visitNumber: 'visit_number',
  startsAt: 'starts_at',
  endsAt: 'ends_at',
  blockedUntil: 'blocked_until',
  place: 'place',
  status: 'status',
  holdExpiresAt: 'hold_expires_at',
  confirmedAt: 'confirmed_at',
  told: 'told',
  toldVerified: 'told_verified',
  override: 'override',
  overrideReason: 'override_reason',
  missedBy: 'missed_by',
  cause: 'cause',
  presenceSource: 'presence_source',
  presenceVerified: 'presence_verified',
  seats: 'seats',
  seatsTaken: 'seats_taken',
  origin: 'origin',
  bookedAt: 'booked_at',
  movedFrom: 'moved_from',
  revision: 'revision',
} as const satisfies Record<keyof KeptAppointment, string>;

const ENTRIES = Object.entries(COLUMNS) as [keyof KeptAppointment, string][];
const INSTANTS: ReadonlySet<string> = new Set<Instants>([
  'startsAt',
  'endsAt',
  'blockedUntil',
  'holdExpiresAt',
  'confirmedAt',
  'bookedAt',
]);

/** SQL: every column of an appointment, to read into an {@link AppointmentRow}. */
export const APPOINTMENT_COLUMNS = ENTRIES.map(([name, column]) => `appointment.${column} AS "${name}"`).join(
  ', ',
);

const PLACES = ENTRIES.map((_entry, index) => `$${index + 2}`).join(', ');
const NAMES = ENTRIES.map(([, column]) => column).join(', ');

/** `$1` is the organisation; then {@link valuesOf}. */
export const INSERT_APPOINTMENT = `INSERT INTO appointment (organisation_id, ${NAMES}) VALUES ($1, ${PLACES})`;
/** The same values; the last one is the revision that must still be there. */
export const UPDATE_APPOINTMENT = `UPDATE appointment SET (${NAMES}) = ROW(${PLACES})
  WHERE organisation_id = $1 AND id = $2 AND revision = $${ENTRIES.length + 2} RETURNING id`;

/** Values of {@link INSERT_APPOINTMENT} after the organisation. */
export function valuesOf(kept: KeptAppointment): unknown[] {
  return ENTRIES.map(([name]) => {
    const value = kept[name];
    return INSTANTS.has(name) && typeof value === 'number' ? new Date(value) : value;
  });
}

export function appointmentOf(row: AppointmentRow): KeptAppointment {
  return {
    ...row,
    startsAt: row.startsAt.getTime(),
    endsAt: row.endsAt.getTime(),
    blockedUntil: row.blockedUntil.getTime(),
    holdExpiresAt: row.holdExpiresAt?.getTime() ?? null,
    confirmedAt: row.confirmedAt?.getTime() ?? null,
    bookedAt: row.bookedAt?.getTime() ?? null,
  };
}

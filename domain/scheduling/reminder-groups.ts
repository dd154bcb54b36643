import type { HouseholdStanding, PatientAddress } from '../messages';
import { mayLeaveForPatient } from '../messages';
import type { Instant } from '../follow-up/instants';
import type { AppointmentStatus } from './appointment';
import type { ReminderChannel, ReminderKind } from './reminders';

/** A reminder that waits, with its appointment as it is now. */
export interface WaitingReminder {
  readonly id: string;
  readonly appointmentId: string;
  readonly kind: ReminderKind;
  readonly channel: ReminderChannel;
  readonly dueAt: Instant;
  /** The start it was made for. */
  readonly startsAt: Instant;
  readonly appointment: {
    readonly startsAt: Instant;
    readonly status: AppointmentStatus;
    readonly followUpId: string | null;
  };
}

/** Why a reminder is not sent: what became of it instead (table reminder). */
export type UnsentReminder = 'cleared' | 'denied' | 'muted' | 'no-address';

/** Reminders that leave as one message. */
export interface ReminderGroup {
  readonly kind: 'appointment-reminder' | 'appointment-change';
  readonly channel: ReminderChannel;
  /** In order of their appointments. */
  readonly reminders: readonly WaitingReminder[];
  /** The one follow-up they all belong to; null when there are several or none. */
  readonly followUpId: string | null;
}

export interface GroupedReminders {
  readonly groups: readonly ReminderGroup[];
  readonly unsent: readonly { readonly id: string; readonly as: UnsentReminder }[];
}

/**
 * What becomes of a patient's reminders that are due: several of one channel in one day leave as one message
 * (pathways.md, messages).
 *
 * @param waiting those due now and those due later the same local day
 * @param standing of the patient now
 * @param address where they can be written to now
 */
export function groupReminders(
  waiting: readonly WaitingReminder[],
  standing: Omit<HouseholdStanding, 'useful'>,
  address: PatientAddress,
  now: Instant,
): GroupedReminders {
  const unsent: { id: string; as: UnsentReminder }[] = [];
  const ready = new Map<string, WaitingReminder[]>();
  for (const reminder of waiting) {
    const leave = mayLeaveForPatient({ ...standing, useful: isUseful(reminder, now) });
    const channel = channelFor(reminder, address);
    if (leave !== 'leave') unsent.push({ id: reminder.id, as: leave });
    else if (channel === null) {
      // Whether there is a way is asked when it is due: until then somebody may still give a number.
      if (reminder.dueAt <= now) unsent.push({ id: reminder.id, as: 'no-address' });
    } else {
      const key = `${messageKindOf(reminder)} ${channel}`;
      ready.set(key, [...(ready.get(key) ?? []), reminder]);
    }
  }
  const due = [...ready.values()].filter((reminders) => reminders.some(({ dueAt }) => dueAt <= now));
  return { unsent, groups: due.map((reminders) => groupOf(reminders, address)) };
}

function groupOf(reminders: readonly WaitingReminder[], address: PatientAddress): ReminderGroup {
  const sorted = [...reminders].sort(
    (left, right) => left.startsAt - right.startsAt || (left.id < right.id ? -1 : 1),
  );
  const [first] = sorted;
  if (first === undefined) throw new RangeError('a group of reminders is not empty');
  const followUps = new Set(sorted.map(({ appointment }) => appointment.followUpId));
  return {
    kind: messageKindOf(first),
    channel: channelFor(first, address) ?? first.channel,
    reminders: sorted,
    followUpId: followUps.size === 1 ? first.appointment.followUpId : null,
  };
}

function messageKindOf({ kind }: WaitingReminder): ReminderGroup['kind'] {
  return kind === 'moved' || kind === 'cancelled' ? 'appointment-change' : 'appointment-reminder';
}

/**
 * Word of a change goes by mail where there is no mobile: the patient must not stand before a closed door. So does the
 * reminder of the day before, the only one of what was booked seven days ahead or less: the table of pathways.md knows no
 * mail there, and nobody is left unreminded for want of a mobile. At the last moment a mail would come too late: somebody
 * telephones (docs/decisions/reminders-by-mail.md).
 */
function channelFor(reminder: WaitingReminder, { mail, mobile }: PatientAddress): ReminderChannel | null {
  if (reminder.channel === 'mail') return mail === null ? null : 'mail';
  if (mobile !== null) return 'sms';
  const mayBeMail = messageKindOf(reminder) === 'appointment-change' || reminder.kind === 'sms-j1';
  return mayBeMail && mail !== null ? 'mail' : null;
}

/** Whether what it says is so, and not over. */
export function isUseful(
  { kind, startsAt, appointment }: Pick<WaitingReminder, 'kind' | 'startsAt' | 'appointment'>,
  now: Instant,
): boolean {
  if (startsAt !== appointment.startsAt || startsAt <= now) return false;
  return appointment.status === (kind === 'cancelled' ? 'cancelled' : 'booked');
}

const OWN = /^relais-appointment-[0-9a-f-]{36}$/i;

/** @returns the UID of one of our appointments in a calendar: the same for its whole life */
export function uidOf(appointmentId: string): string {
  return `relais-appointment-${appointmentId}`;
}

export function isOwnUid(uid: string): boolean {
  return OWN.test(uid);
}

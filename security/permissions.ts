import type { BreakCode } from '../domain/follow-up/break-catalogue';

/** In what capacity somebody acts. `service` is a program of our own, for instance the door for HL7v2. */
export const ROLES = ['hospital', 'operator', 'teamLead', 'clinician', 'administrator', 'service'] as const;
export type Role = (typeof ROLES)[number];

/** Everything that can be asked through a door. A route names one of these, or the build fails. */
export const ACTIONS = [
  'discharge.submit',
  'discharge.amend',
  'discharge.cancel',
  'followUp.list',
  'followUp.read',
  'followUp.recordDeath',
  'followUp.recordReadmission',
  'followUp.recordOpposition',
  'followUp.takeOwnership',
  'item.assign',
  'colleague.read',
  'workload.read',
  'followUp.reopen',
  'followUp.close',
  'clinicalContent.read',
  'followUp.movePathway',
  'pathway.dryRun',
  'patient.recordAddress',
  'note.write',
  'safetyNote.write',
  'letter.report',
  'handover.read',
  'handover.tell',
  'care.arrange',
  'care.reportVisit',
  'offer.answer',
  'agenda.read',
  'agenda.manage',
  'directory.manage',
  'slot.search',
  'appointment.read',
  'appointment.book',
  'appointment.override',
  'waitingList.manage',
  'attendance.read',
  'call.record',
  'call.readAnswers',
  'call.hold',
  'call.callBack',
  'break.resolve',
  'break.resolveHospitalDuty',
  'break.resolveRedFlag',
  'break.resolvePersonInDanger',
  'break.accept',
  'break.acceptAsClinician',
  'onCall.read',
  'onCall.manage',
  'worklist.read',
  'patient.search',
  'message.read',
  'message.resolve',
  'refusal.read',
  'refusal.replay',
  'audit.read',
  'account.manage',
  'apiKey.manage',
  'session.own',
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * On what a role may act, always within its own organisation:
 * `own-hospital`, the stays of the hospital that the account belongs to; `care-circle`, the follow-ups of which
 * the professional is the general practitioner, was offered or has a care, or was called as on-call clinician;
 * `organisation`, all of them; `own-account`, nothing but themselves.
 */
export type Scope = 'own-hospital' | 'care-circle' | 'organisation' | 'own-account';

const ALL = 'organisation';
const OWN = 'own-hospital';
const CIRCLE = 'care-circle';
const SELF = 'own-account';
const NO = null;

type Grant = Scope | null;
type Grants = Readonly<Record<Role, Grant>>;

function grants(
  hospital: Grant,
  operator: Grant,
  teamLead: Grant,
  clinician: Grant,
  administrator: Grant,
  service: Grant,
): Grants {
  return { hospital, operator, teamLead, clinician, administrator, service };
}

/**
 * Who may do what. Telesecretaries are not in the legal care team (field.md, law and roles): operators and team
 * leads organise without reading letters or diagnoses, and only a clinician closes a red flag (pathways.md,
 * R14, R22); a hospital closes what it owes itself (R01, R17) and has these alone on its list. Administrators manage accounts and read the audit, and see no patient.
 */
// prettier-ignore
const PERMISSIONS: Readonly<Record<Action, Grants>> = {
  //                                     hospital  operator  teamLead  clinician administ. service
  'discharge.submit':             grants(OWN,      ALL,      ALL,      NO,       NO,       ALL),
  'discharge.amend':              grants(OWN,      ALL,      ALL,      NO,       NO,       ALL),
  'discharge.cancel':             grants(OWN,      ALL,      ALL,      NO,       NO,       ALL),
  'followUp.list':                grants(OWN,      ALL,      ALL,      CIRCLE,   NO,       NO),
  'followUp.read':                grants(OWN,      ALL,      ALL,      CIRCLE,   NO,       NO),
  'followUp.recordDeath':         grants(OWN,      ALL,      ALL,      CIRCLE,   NO,       ALL),
  'followUp.recordReadmission':   grants(OWN,      ALL,      ALL,      CIRCLE,   NO,       ALL),
  'followUp.recordOpposition':    grants(OWN,      ALL,      ALL,      CIRCLE,   NO,       NO),
  'followUp.takeOwnership':       grants(NO,       ALL,      ALL,      CIRCLE,   NO,       NO),
  'item.assign':                  grants(NO,       ALL,      ALL,      NO,       NO,       NO),
  // Who of the service works with whom: names and roles, no more.
  'colleague.read':               grants(NO,       ALL,      ALL,      NO,       NO,       NO),
  'workload.read':                grants(NO,       NO,       ALL,      NO,       NO,       NO),
  'followUp.reopen':              grants(NO,       ALL,      ALL,      NO,       NO,       NO),
  'followUp.close':               grants(NO,       ALL,      ALL,      NO,       NO,       NO),
  'clinicalContent.read':         grants(OWN,      NO,       NO,       CIRCLE,   NO,       NO),
  'followUp.movePathway':         grants(NO,       ALL,      ALL,      CIRCLE,   NO,       NO),
  'pathway.dryRun':               grants(NO,       NO,       ALL,      NO,       ALL,      NO),
  'patient.recordAddress':        grants(NO,       ALL,      ALL,      CIRCLE,   NO,       NO),
  'note.write':                   grants(NO,       ALL,      ALL,      CIRCLE,   NO,       NO),
  'safetyNote.write':             grants(NO,       ALL,      ALL,      CIRCLE,   NO,       NO),
  'letter.report':                grants(OWN,      ALL,      ALL,      CIRCLE,   NO,       ALL),
  // Doctors and nurses read it whole, those who organise without its clinical parts; telling it is the service's.
  'handover.read':                grants(OWN,      ALL,      ALL,      CIRCLE,   NO,       NO),
  'handover.tell':                grants(NO,       ALL,      ALL,      NO,       NO,       NO),
  'care.arrange':                 grants(NO,       ALL,      ALL,      CIRCLE,   NO,       NO),
  'care.reportVisit':             grants(NO,       ALL,      ALL,      CIRCLE,   NO,       NO),
  'offer.answer':                 grants(NO,       ALL,      ALL,      CIRCLE,   NO,       NO),
  // Of an agenda a clinician reads and changes their own; the records hold them to it.
  'agenda.read':                  grants(NO,       ALL,      ALL,      CIRCLE,   NO,       NO),
  'agenda.manage':                grants(NO,       ALL,      ALL,      CIRCLE,   NO,       NO),
  // Practices and professionals. Clinicians keep how they are reached by `agenda.manage`.
  'directory.manage':             grants(NO,       ALL,      ALL,      NO,       NO,       NO),
  'slot.search':                  grants(NO,       ALL,      ALL,      CIRCLE,   NO,       NO),
  'appointment.read':             grants(NO,       ALL,      ALL,      CIRCLE,   NO,       NO),
  'appointment.book':             grants(NO,       ALL,      ALL,      CIRCLE,   NO,       NO),
  'appointment.override':         grants(NO,       ALL,      ALL,      CIRCLE,   NO,       NO),
  'waitingList.manage':           grants(NO,       ALL,      ALL,      NO,       NO,       NO),
  'attendance.read':              grants(NO,       NO,       ALL,      NO,       ALL,      NO),
  'call.record':                  grants(NO,       ALL,      ALL,      CIRCLE,   NO,       NO),
  'call.readAnswers':             grants(NO,       ALL,      ALL,      CIRCLE,   NO,       NO),
  // Calls of the day in hand: the service's; a red flag's patient is called back by a clinician.
  'call.hold':                    grants(NO,       ALL,      ALL,      NO,       NO,       NO),
  'call.callBack':                grants(NO,       NO,       NO,       CIRCLE,   NO,       NO),
  'break.resolve':                grants(NO,       ALL,      ALL,      CIRCLE,   NO,       NO),
  'break.resolveHospitalDuty':    grants(OWN,      ALL,      ALL,      CIRCLE,   NO,       NO),
  'break.resolveRedFlag':         grants(NO,       NO,       NO,       CIRCLE,   NO,       NO),
  'break.resolvePersonInDanger':  grants(NO,       NO,       ALL,      CIRCLE,   NO,       NO),
  'break.accept':                 grants(NO,       ALL,      ALL,      CIRCLE,   NO,       NO),
  'break.acceptAsClinician':      grants(NO,       NO,       NO,       CIRCLE,   NO,       NO),
  'onCall.read':                  grants(NO,       ALL,      ALL,      NO,       ALL,      NO),
  'onCall.manage':                grants(NO,       NO,       ALL,      NO,       ALL,      NO),
  'worklist.read':                grants(OWN,      ALL,      ALL,      CIRCLE,   NO,       NO),
  'patient.search':               grants(OWN,      ALL,      ALL,      CIRCLE,   NO,       NO),
  'message.read':                 grants(NO,       ALL,      ALL,      NO,       NO,       NO),
  'message.resolve':              grants(NO,       ALL,      ALL,      NO,       NO,       NO),
  'refusal.read':                 grants(OWN,      ALL,      ALL,      NO,       NO,       NO),
  'refusal.replay':               grants(OWN,      ALL,      ALL,      NO,       NO,       NO),
  'audit.read':                   grants(NO,       NO,       NO,       NO,       ALL,      NO),
  'account.manage':               grants(NO,       NO,       NO,       NO,       ALL,      NO),
  'apiKey.manage':                grants(NO,       NO,       NO,       NO,       ALL,      NO),
  'session.own':                  grants(SELF,     SELF,     SELF,     SELF,     SELF,     SELF),
};

/** Maps, so that a name every object inherits ("constructor") is no permission. */
const ENTRIES: ReadonlyMap<string, ReadonlyMap<string, Grant>> = new Map(
  Object.entries(PERMISSIONS).map(([action, row]) => [action, new Map(Object.entries(row))]),
);

/**
 * @param role in what capacity
 * @param action what is asked
 * @returns on what the role may do it, or null when it may not. What the table does not name is denied, a role
 *   or an action that came in as mere text included.
 */
export function scopeOf(role: Role, action: Action): Scope | null {
  return ENTRIES.get(action)?.get(role) ?? null;
}

/**
 * @param code the break to resolve
 * @returns the action that resolving it is: R14 (worsening) and R22 (person in danger) are for few, R01 (letter)
 *   and R17 (preparation) for the hospital too
 */
export function actionToResolve(code: BreakCode): Action {
  switch (code) {
    case 'R01':
    case 'R17':
      return 'break.resolveHospitalDuty';
    case 'R14':
      return 'break.resolveRedFlag';
    case 'R22':
      return 'break.resolvePersonInDanger';
    default:
      return 'break.resolve';
  }
}

/** @returns whether a text from outside (an account's row, a token) names a role */
export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}

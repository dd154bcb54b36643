/** Who sees and does what on screen. The API decides; here one only avoids offering what it would refuse. */
export type ConsoleAction =
  | 'discharge.submit'
  | 'discharge.cancel'
  | 'followUp.list'
  | 'handover.read'
  | 'handover.tell'
  | 'followUp.recordDeath'
  | 'followUp.recordReadmission'
  | 'followUp.recordOpposition'
  | 'followUp.takeOwnership'
  | 'item.assign'
  | 'workload.read'
  | 'followUp.reopen'
  | 'followUp.close'
  | 'followUp.movePathway'
  | 'patient.recordAddress'
  | 'note.write'
  | 'safetyNote.write'
  | 'care.arrange'
  | 'offer.answer'
  | 'call.record'
  | 'call.hold'
  | 'call.callBack'
  | 'call.readAnswers'
  | 'break.resolve'
  | 'break.resolveHospitalDuty'
  | 'break.resolveRedFlag'
  | 'break.resolvePersonInDanger'
  | 'break.accept'
  | 'break.acceptAsClinician'
  | 'letter.report'
  | 'care.reportVisit'
  | 'onCall.read'
  | 'onCall.manage'
  | 'pathway.dryRun'
  | 'worklist.read'
  | 'patient.search'
  | 'message.read'
  | 'message.resolve'
  | 'refusal.read'
  | 'refusal.replay'
  | 'agenda.read'
  | 'agenda.manage'
  | 'directory.manage'
  | 'slot.search'
  | 'appointment.read'
  | 'appointment.book'
  | 'appointment.override'
  | 'waitingList.manage'
  | 'attendance.read';

const SERVICE = ['operator', 'teamLead'];
const CARE = [...SERVICE, 'clinician'];
const HOSPITAL_AND_SERVICE = ['hospital', ...SERVICE];
const EVERYBODY_WITH_PATIENTS = ['hospital', ...CARE];

/** Roles by action, as in security/permissions.ts; a test holds the two together. */
const ALLOWED: Readonly<Record<ConsoleAction, readonly string[]>> = {
  'discharge.submit': HOSPITAL_AND_SERVICE,
  'discharge.cancel': HOSPITAL_AND_SERVICE,
  'followUp.list': EVERYBODY_WITH_PATIENTS,
  'handover.read': EVERYBODY_WITH_PATIENTS,
  'handover.tell': SERVICE,
  'followUp.recordDeath': EVERYBODY_WITH_PATIENTS,
  'followUp.recordReadmission': EVERYBODY_WITH_PATIENTS,
  'followUp.recordOpposition': EVERYBODY_WITH_PATIENTS,
  'followUp.takeOwnership': CARE,
  'item.assign': SERVICE,
  'workload.read': ['teamLead'],
  'followUp.reopen': SERVICE,
  'followUp.close': SERVICE,
  'followUp.movePathway': CARE,
  'patient.recordAddress': CARE,
  'note.write': CARE,
  'safetyNote.write': CARE,
  'care.arrange': CARE,
  'offer.answer': CARE,
  'call.record': CARE,
  'call.hold': SERVICE,
  'call.callBack': ['clinician'],
  'call.readAnswers': CARE,
  'break.resolve': CARE,
  'break.resolveHospitalDuty': EVERYBODY_WITH_PATIENTS,
  'break.resolveRedFlag': ['clinician'],
  'break.resolvePersonInDanger': ['teamLead', 'clinician'],
  'break.accept': CARE,
  'break.acceptAsClinician': ['clinician'],
  'letter.report': EVERYBODY_WITH_PATIENTS,
  'care.reportVisit': CARE,
  'onCall.read': [...SERVICE, 'administrator'],
  'onCall.manage': ['teamLead', 'administrator'],
  'pathway.dryRun': ['teamLead', 'administrator'],
  'worklist.read': EVERYBODY_WITH_PATIENTS,
  'patient.search': EVERYBODY_WITH_PATIENTS,
  'message.read': SERVICE,
  'message.resolve': SERVICE,
  'refusal.read': HOSPITAL_AND_SERVICE,
  'refusal.replay': HOSPITAL_AND_SERVICE,
  'agenda.read': CARE,
  'agenda.manage': CARE,
  'directory.manage': SERVICE,
  'slot.search': CARE,
  'appointment.read': CARE,
  'appointment.book': CARE,
  'appointment.override': CARE,
  'waitingList.manage': SERVICE,
  'attendance.read': ['teamLead', 'administrator'],
};

export const CONSOLE_ACTIONS = Object.keys(ALLOWED) as readonly ConsoleAction[];

/** @param role as `GET /v1/me` says it */
export function may(role: string, action: ConsoleAction): boolean {
  return ALLOWED[action].includes(role);
}

/** The action that resolving a break of this code is. */
export function actionToResolve(code: string): ConsoleAction {
  if (code === 'R01' || code === 'R17') return 'break.resolveHospitalDuty';
  if (code === 'R14') return 'break.resolveRedFlag';
  return code === 'R22' ? 'break.resolvePersonInDanger' : 'break.resolve';
}

/** The action that opening it again is: whoever closes what the hospital owes opens it again. */
export function actionToReopen(code: string): ConsoleAction {
  const action = actionToResolve(code);
  return action === 'break.resolveHospitalDuty' ? action : 'break.resolve';
}

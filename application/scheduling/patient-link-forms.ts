import { PATIENT_LINK_ACTOR } from '../../domain/scheduling';
import type { Caller } from '../application';
import { BookingRefusedError, NotFoundError } from '../errors';
import type { OpenedLink } from './message-links';
import type {
  ChosenSlot,
  FormAnswer,
  LinkedAppointment,
  LinkedPatient,
  LinkedSlotOffer,
  PatientForm,
  PatientLinkDependencies,
} from './patient-links';
import type { FoundSlot, SlotSearch, SlotUseCases } from './slot-use-cases';

/** More than a page can show large. */
const TIMES_OFFERED = 6;

/** What a good link opens. */
export interface OpenedAppointments {
  readonly link: OpenedLink;
  readonly patient: LinkedPatient;
}

/** @returns null for every link that opens nothing, whatever the cause */
export async function openAppointments(
  { links, records, now }: PatientLinkDependencies,
  token: string,
): Promise<OpenedAppointments | null> {
  const link = await links.open('answer-appointment', token, now());
  const patient = link === null ? null : await records.patient(link, now());
  return link === null || patient === null || patient.appointments.length === 0 ? null : { link, patient };
}

/** As {@link openAppointments}. */
export async function openSlotOffer(
  { links, records, now }: PatientLinkDependencies,
  token: string,
): Promise<{ readonly link: OpenedLink; readonly offer: LinkedSlotOffer } | null> {
  const link = await links.open('answer-slot-offer', token, now());
  const offer = link === null ? null : await records.slotOffer(link, now());
  return link === null || offer === null ? null : { link, offer };
}

/** Takes the form first, so that whatever is sent twice is done once. */
export async function takeForm(
  { links, now }: PatientLinkDependencies,
  link: OpenedLink,
  action: string,
  { formId }: PatientForm,
  work: () => Promise<unknown>,
): Promise<FormAnswer> {
  if (!(await links.takeForm(link, { formId, action, at: now() }))) return 'repeat';
  try {
    return (await work()) === false ? 'refused' : 'done';
  } catch (error) {
    if (error instanceof BookingRefusedError) return { refused: error.reason };
    if (error instanceof NotFoundError) return 'refused';
    throw error;
  }
}

/** Asks the follow-up for a call; without an open one nobody would see it, and the patient is told to telephone. */
export function askForCall(
  dependencies: PatientLinkDependencies,
  link: OpenedLink,
  about: { readonly followUpId: string | null; readonly careKey: string | null },
  form: PatientForm,
): Promise<FormAnswer> {
  return takeForm(dependencies, link, 'call-back', form, async () => {
    if (about.followUpId === null) return false;
    const factId = dependencies.derivedId(form.formId, 'call-back-asked');
    const event = { type: 'call-back-asked', about: about.careKey ?? 'patient' } as const;
    const caller = callerOf(link, form.requestId);
    const stated = await dependencies.application.stateFact(caller, about.followUpId, event, factId);
    return stated.status !== 'refused';
  });
}

/** Whoever holds the link acts as the service does, for this patient alone. */
export function callerOf({ organisationId }: OpenedLink, requestId: string): Caller {
  return { organisationId, accountId: PATIENT_LINK_ACTOR, role: 'service', requestId };
}

export function isSameSlot(left: ChosenSlot, right: ChosenSlot): boolean {
  return (
    left.startsAt === right.startsAt &&
    left.professionalId === right.professionalId &&
    left.appointmentTypeId === right.appointmentTypeId
  );
}

/** What patients may book themselves: first with whom they know, then with anybody. */
export async function timesFor(
  slots: SlotUseCases,
  caller: Caller,
  { professionalId, careKind, followUpId, careKey, startsAt }: LinkedAppointment,
  patientId: string,
): Promise<readonly FoundSlot[]> {
  const search: SlotSearch = {
    ...(followUpId === null ? { patientId } : { followUpId }),
    ...(followUpId === null || careKey === null ? {} : { careKey }),
    ...(careKind === null ? {} : { careKind }),
    onlineOnly: true,
    limit: TIMES_OFFERED,
  };
  const same = await slots.findSlots(caller, { ...search, professionalId });
  const enough = same.slots.length >= TIMES_OFFERED;
  const others = enough ? [] : (await slots.findSlots(caller, search)).slots;
  const added = others.filter((one) => !same.slots.some((known) => isSameSlot(known, one)));
  return [...same.slots, ...added].filter((one) => one.startsAt !== startsAt).slice(0, TIMES_OFFERED);
}

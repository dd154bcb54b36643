import type { Caller } from '../application';
import {
  askForCall,
  callerOf,
  isSameSlot,
  openAppointments,
  openSlotOffer,
  takeForm,
  timesFor,
} from './patient-link-forms';
import type {
  FormAnswer,
  LinkedAppointment,
  LinkedPatient,
  PatientForm,
  PatientLinkDependencies,
  PatientLinkUseCases,
} from './patient-links';

/** What patients do from behind the links in their messages (quality.md, patient links). */
export function createPatientLinks(dependencies: PatientLinkDependencies): PatientLinkUseCases {
  return {
    ...appointmentPages(dependencies),
    ...aboutOne(dependencies),
    ...aboutThemselves(dependencies),
    ...slotOfferPages(dependencies),
  };
}

function appointmentPages(
  dependencies: PatientLinkDependencies,
): Pick<PatientLinkUseCases, 'appointments' | 'otherTimes'> {
  return {
    appointments: async (token) => (await openAppointments(dependencies, token))?.patient ?? null,
    otherTimes: async (token, appointmentId, requestId) => {
      const found = await openAppointments(dependencies, token);
      const appointment = found?.patient.appointments.find((one) => one.appointmentId === appointmentId);
      if (found === null || appointment === undefined || !appointment.movable) return null;
      const caller = callerOf(found.link, requestId);
      const { patientId } = found.patient;
      return { appointment, slots: await timesFor(dependencies.application, caller, appointment, patientId) };
    },
  };
}

type Work = (caller: Caller, appointment: LinkedAppointment, patient: LinkedPatient) => Promise<unknown>;

function aboutOne(
  dependencies: PatientLinkDependencies,
): Pick<PatientLinkUseCases, 'confirm' | 'cannotCome' | 'takeOther'> {
  const { application } = dependencies;
  /** A form about one of the appointments of the link; about another one it is no form of ours. */
  const about = async (
    [token, appointmentId, action]: readonly [string, string, string],
    form: PatientForm,
    work: Work,
  ): Promise<FormAnswer> => {
    const found = await openAppointments(dependencies, token);
    const appointment = found?.patient.appointments.find((one) => one.appointmentId === appointmentId);
    if (found === null || appointment === undefined) return 'gone';
    const { link, patient } = found;
    return takeForm(dependencies, link, action, form, () =>
      work(callerOf(link, form.requestId), appointment, patient),
    );
  };
  return {
    confirm: (token, id, form) =>
      about([token, id, 'confirm'], form, (caller) => application.confirmAppointment(caller, id)),
    cannotCome: (token, id, form) =>
      about([token, id, 'cannot-come'], form, (caller, { revision: expectedRevision }) =>
        application.cancelAppointment(caller, id, { by: 'patient', expectedRevision }),
      ),
    takeOther: (token, id, chosen, form) =>
      about([token, id, 'another'], form, async (caller, appointment, { patientId }) => {
        if (!appointment.movable) return false;
        const slots = await timesFor(application, caller, appointment, patientId);
        if (!slots.some((one) => isSameSlot(one, chosen))) return false;
        const { revision: expectedRevision } = appointment;
        return application.moveAppointment(caller, id, { ...chosen, expectedRevision });
      }),
  };
}

function aboutThemselves(
  dependencies: PatientLinkDependencies,
): Pick<PatientLinkUseCases, 'callBack' | 'noMoreMessages'> {
  const { application, records, derivedId } = dependencies;
  return {
    callBack: async (token, form) => {
      const found = await openAppointments(dependencies, token);
      if (found === null) return 'gone';
      const { followUpId, appointments } = found.patient;
      const careKey = appointments.find((one) => one.followUpId === followUpId)?.careKey ?? null;
      return askForCall(dependencies, found.link, { followUpId, careKey }, form);
    },
    noMoreMessages: async (token, form) => {
      const found = await openAppointments(dependencies, token);
      if (found === null) return 'gone';
      const { link, patient } = found;
      const { followUpId, patientId } = patient;
      return takeForm(dependencies, link, 'no-more-messages', form, async () => {
        if (followUpId === null) return records.opposeMessages(link.organisationId, patientId);
        const event = { type: 'opposed', opposition: { ...patient.opposition, messages: true } } as const;
        const factId = derivedId(form.formId, 'opposed');
        const stated = await application.stateFact(callerOf(link, form.requestId), followUpId, event, factId);
        return stated.status !== 'refused';
      });
    },
  };
}

function slotOfferPages(
  dependencies: PatientLinkDependencies,
): Pick<PatientLinkUseCases, 'slotOffer' | 'answerSlotOffer' | 'callBackAboutOffer'> {
  return {
    slotOffer: async (token) => (await openSlotOffer(dependencies, token))?.offer ?? null,
    answerSlotOffer: async (token, answer, form) => {
      const found = await openSlotOffer(dependencies, token);
      if (found === null) return 'gone';
      const { link, offer } = found;
      return takeForm(dependencies, link, `slot-${answer}`, form, () =>
        dependencies.application.answerSlotOffer(callerOf(link, form.requestId), offer.slotOfferId, answer),
      );
    },
    callBackAboutOffer: async (token, form) => {
      const found = await openSlotOffer(dependencies, token);
      if (found === null) return 'gone';
      const { followUpId, appointment } = found.offer;
      return askForCall(dependencies, found.link, { followUpId, careKey: appointment.careKey }, form);
    },
  };
}

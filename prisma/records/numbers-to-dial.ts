import type { NumberToDial } from '../../application/calls/call-session-views';
import { dayOf, DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import { speakTo, type FirstInterlocutor, type Phone, type Relative } from '../../domain/discharge';
import type { CallRung } from '../../domain/follow-up';
import { personKnown, type PatientDetails } from './sealed-patient';
import { isWrong } from './wrong-numbers';

/** Whom to dial for a person, and who is spoken to first. */
export interface Dialling {
  readonly first: FirstInterlocutor;
  readonly ofRung: (rung: CallRung) => readonly NumberToDial[];
  /** The patient's, then those of relatives to whom something may be said. */
  readonly all: readonly NumberToDial[];
}

export interface NursePhone {
  readonly name: string;
  readonly phone: string;
}

/**
 * The numbers that may be dialled: never one that turned out to be somebody else's, never that of a relative to whom
 * nothing may be said.
 *
 * @param at business time: who is a minor, and which measure is in force
 */
export function diallingOf(details: PatientDetails, at: number, nurse: NursePhone | null): Dialling {
  const patient = personKnown(details);
  const livesInHome = patient.phones.some(({ owner }) => owner === 'institution');
  const { first, phones } = speakTo(
    { ...details, patient, dischargeMode: livesInHome ? 'care-home' : 'home' },
    dayOf(at, DEFAULT_SERVICE_CALENDAR.zone),
  );
  const callable = ({ valid, number }: Phone) => valid && !isWrong(details, number);
  const ofPatient = phones.filter(callable).map((phone) => numberOf(details, phone));
  const ofRelatives = details.relatives.flatMap((relative, index) =>
    relative.scope === 'nothing'
      ? []
      : [...relative.phones]
          .sort((left, right) => left.order - right.order)
          .filter(callable)
          .map((phone) => relativesNumber(relative, index, phone)),
  );
  const ofNurse = nurse === null ? [] : [nursesNumber(nurse)];
  const byRung: Readonly<Record<CallRung, readonly NumberToDial[]>> = {
    patient: ofPatient,
    relative: ofRelatives,
    nurse: ofNurse,
  };
  const dialled = new Set(ofPatient.map((one) => one.dialled));
  return {
    first,
    ofRung: (rung) => byRung[rung],
    all: [...ofPatient, ...ofRelatives.filter((one) => !dialled.has(one.dialled)), ...ofNurse],
  };
}

function numberOf(details: PatientDetails, phone: Phone): NumberToDial {
  if (details.patient.phones.includes(phone)) {
    const whose = phone.owner === 'institution' ? 'institution' : 'patient';
    return { ...permissionsOf(phone), ...nobodyNamed(`patient/${phone.order}`), whose };
  }
  const index = details.relatives.findIndex(({ phones }) => phones.includes(phone));
  const relative = details.relatives[index];
  return relative === undefined
    ? { ...permissionsOf(phone), ...nobodyNamed(null), whose: 'patient' }
    : relativesNumber(relative, index, phone);
}

function nobodyNamed(dialled: string | null) {
  return { dialled, name: null, relationship: null, scope: null };
}

function relativesNumber(relative: Relative, index: number, phone: Phone): NumberToDial {
  return {
    ...permissionsOf(phone),
    dialled: `relative/${index}/${phone.order}`,
    whose: 'relative',
    name: relative.name,
    relationship: relative.relationship ?? null,
    scope: relative.scope,
  };
}

/** A nurse who goes there is of the care team. */
function nursesNumber({ name, phone }: NursePhone): NumberToDial {
  return {
    ...{ dialled: null, number: phone, whose: 'nurse', name, relationship: null, scope: null },
    ...{ verified: true, voicemailAllowed: false, smsAllowed: false },
  };
}

/** What nobody allowed is not allowed: no message is left where others may hear it. */
function permissionsOf({ number, verified, voicemailAllowed, smsAllowed }: Phone) {
  return {
    number,
    verified: verified ?? false,
    voicemailAllowed: voicemailAllowed ?? false,
    smsAllowed: smsAllowed ?? false,
  };
}

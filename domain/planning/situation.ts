import type { Vigilance } from '../calendar';
import { callableNumbers, type Discharge, type DischargeMode } from '../discharge';
import type { Destination, Opposition, ProfessionalContact, Situation } from '../follow-up/plan';
import type { Pathway } from '../pathways';
import { ageAtDischarge, assessVigilance, scoreInputsOf, scoresOf } from '../scores';

const DESTINATIONS: Readonly<Record<DischargeMode, Destination>> = {
  home: 'home',
  'care-home': 'care-home',
  'home-hospitalisation': 'home-hospitalisation',
  rehabilitation: 'rehabilitation',
  transfer: 'other-hospital',
  'against-advice': 'home',
  deceased: 'home',
};

/** Whether the discharge itself says that the patient died: nobody is ever contacted. */
export function announcesDeath({ stay, patient }: Discharge): boolean {
  return stay.dischargeMode === 'deceased' || patient.deceasedAt !== undefined;
}

/**
 * The facts about a patient a follow-up decides on, as codes.
 *
 * @param discharge normalised and not refused
 * @param generalPractitioner by internal id, null when the patient has none or it is not known
 * @returns for a patient who died, calls and messages opposed, so that nothing can leave
 */
export function situationOf(
  discharge: Discharge,
  generalPractitioner: ProfessionalContact | null,
): Situation {
  return {
    destination: DESTINATIONS[discharge.stay.dischargeMode ?? 'home'],
    phoneKnown: callableNumbers(discharge).length > 0,
    generalPractitioner,
    opposition: oppositionOf(discharge),
  };
}

function oppositionOf(discharge: Discharge): Opposition {
  const { calls, messages, sharing, everything = false } = discharge.refusals ?? {};
  const died = announcesDeath(discharge);
  return {
    calls: died || everything || calls === true,
    messages: died || everything || messages === true,
    sharing: everything || sharing === true,
  };
}

/**
 * How closely the patient is watched, from what the hospital announced: age, leaving against advice, and the scores
 * as far as they can be computed (domain/scores). What is missing never lowers it.
 *
 * @param zone IANA time zone in which nights and age are counted
 */
export function vigilanceOf(discharge: Discharge, pathway: Pathway, zone: string): Vigilance {
  const { vigilance } = assessVigilance({
    scores: scoresOf(scoreInputsOf(discharge, zone)),
    ageYears: ageAtDischarge(discharge, zone),
    reinforcedFromAgeYears: pathway.reinforcedFromAgeYears.value,
    leftAgainstAdvice: discharge.stay.dischargeMode === 'against-advice',
  });
  return vigilance;
}

import { ageOn, isLocalDay, type LocalDay, type Vigilance } from '../calendar';
import { callableNumbers, type Discharge, type DischargeMode } from '../discharge';
import type { Destination, Opposition, ProfessionalContact, Situation } from '../follow-up/plan';
import type { Pathway } from '../pathways';

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
 * How closely the patient is watched: reinforced from the pathway's age on, and when the patient left against
 * advice.
 *
 * @param day local day of the discharge
 */
export function vigilanceOf(discharge: Discharge, pathway: Pathway, day: LocalDay): Vigilance {
  const { birthDate } = discharge.patient;
  if (discharge.stay.dischargeMode === 'against-advice') return 'reinforced';
  if (birthDate === undefined || !isLocalDay(birthDate)) return 'simple';
  return ageOn(birthDate, day) >= pathway.reinforcedFromAgeYears.value ? 'reinforced' : 'simple';
}

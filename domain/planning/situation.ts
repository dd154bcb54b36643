import {
  callableNumbers,
  unpreparedItems,
  type Discharge,
  type DischargeMode,
  type LetterStatus,
} from '../discharge';
import type {
  Destination,
  LetterKnowledge,
  Opposition,
  ProfessionalContact,
  Situation,
  SpeakingNeed,
} from '../follow-up/plan';

/** ISO 639-1. */
const FRENCH = 'fr';

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
  const { letter } = discharge;
  const speakingNeed = speakingNeedOf(discharge);
  return {
    destination: DESTINATIONS[discharge.stay.dischargeMode ?? 'home'],
    phoneKnown: callableNumbers(discharge).length > 0,
    generalPractitioner,
    opposition: oppositionOf(discharge),
    ...(letter === undefined ? {} : { letter: letterKnowledge(letter.status) }),
    ...(speakingNeed === undefined ? {} : { speakingNeed }),
    ...(discharge.preparation === undefined ? {} : { unpreparedItems: unpreparedItems(discharge) }),
  };
}

/**
 * A letter that somebody has was announced. It says nothing of how it came: the patient may have carried it to the
 * general practitioner, and one of them having it does not give it to the other.
 */
function letterKnowledge(status: LetterStatus): LetterKnowledge {
  return {
    announced: true,
    sentByHospital: status === 'sent-by-hospital',
    gpHasIt: status === 'gp-has-it',
    patientHasIt: status === 'patient-has-it',
  };
}

/**
 * Whether a plain call in French will do (field.md, 7). Hard of hearing is not deaf: they are called, and a call that
 * was not understood says what else is needed. Another language asks for an interpreter unless the hospital says that
 * none is needed; writing goes first for one who needs both.
 */
function speakingNeedOf({ patient }: Discharge): SpeakingNeed | undefined {
  const { hearing, language, interpreterNeeded } = patient;
  if (hearing === 'deaf') return 'text-only';
  const isForeign = language !== undefined && language.toLowerCase().slice(0, 2) !== FRENCH;
  return (interpreterNeeded ?? isForeign) ? 'interpreter' : undefined;
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

import { ageOn, dayOf, isLocalDay, type LocalDay } from '../calendar';
import { instantOf, type Discharge } from '../discharge';
import { DAY_MS } from '../follow-up/instants';
import { comorbiditiesOf, plainCode } from './comorbidities';
import { hospital, type HospitalInputs } from './hospital';
import { lace, type LaceInputs, type StayCounting } from './lace';
import type { ScoreName } from './score';
import { trst, type TrstInputs } from './trst';
import type { Scores } from './vigilance';

export interface ScoreInputs {
  readonly lace: LaceInputs;
  readonly hospital: HospitalInputs;
  readonly trst: TrstInputs;
}

export interface DischargeScoreInputs extends ScoreInputs {
  /** Items of each score that the discharge leaves open, and a person may still fill in. */
  readonly missing: Readonly<Record<ScoreName, readonly string[]>>;
}

/** ICD-10: falls (W00 to W19) and repeated falls (R29.6). */
const FALL = /^(W[01]|R296)/;

function localDay(text: string | undefined, zone: string): LocalDay | undefined {
  const instant = instantOf(text);
  return instant === undefined ? undefined : dayOf(instant, zone);
}

/** Nights between two local days; undefined when one is not known or they are the wrong way round. */
function nightsBetween(from: LocalDay | undefined, to: LocalDay | undefined): number | undefined {
  if (from === undefined || to === undefined || to < from) return undefined;
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** Completed years on the day of discharge; undefined without a possible birth date. */
export function ageAtDischarge({ patient, stay }: Discharge, zone: string): number | undefined {
  const day = localDay(stay.dischargedAt, zone);
  const { birthDate } = patient;
  if (day === undefined || birthDate === undefined || !isLocalDay(birthDate) || birthDate > day) {
    return undefined;
  }
  return ageOn(birthDate, day);
}

/** The three scores of these inputs. */
export function scoresOf(inputs: ScoreInputs, counting: StayCounting = 'nights'): Scores {
  return {
    lace: lace(inputs.lace, counting),
    hospital: hospital(inputs.hospital),
    trst: trst(inputs.trst),
  };
}

/**
 * What a discharge says about the inputs of the scores, and what it does not. A diagnosis or a procedure that is
 * announced is there; one that is not announced may be there all the same and stays missing, for the lists are
 * optional and rarely whole (docs/decisions/score-inputs.md).
 *
 * @param discharge normalised and not refused
 * @param zone time zone of the hospital: nights are counted between local days, not in periods of 24 hours
 */
export function scoreInputsOf(discharge: Discharge, zone: string): DischargeScoreInputs {
  const { admittedAt, dischargedAt, admissionKind, diagnoses = [], procedures = [] } = discharge.stay;
  const nights = nightsBetween(localDay(admittedAt, zone), localDay(dischargedAt, zone));
  const unplanned = admissionKind === undefined ? undefined : admissionKind === 'emergency';
  const present = comorbiditiesOf(diagnoses);
  const fell = diagnoses.some((code) => FALL.test(plainCode(code)));
  const inputs: ScoreInputs = {
    lace: {
      nights,
      emergencyAdmission: unplanned,
      comorbidities: diagnoses.length === 0 ? undefined : { present, complete: false },
    },
    hospital: {
      nights,
      urgentAdmission: unplanned,
      procedureDuringStay: procedures.length > 0 ? true : undefined,
    },
    trst: {
      ageYears: ageAtDischarge(discharge, zone),
      cognitiveImpairment: present.includes('dementia') ? true : undefined,
      gaitDifficultyOrFall: fell ? true : undefined,
    },
  };
  const scores = scoresOf(inputs);
  return {
    ...inputs,
    missing: {
      lace: scores.lace.missing,
      hospital: scores.hospital.missing,
      trst: scores.trst.missing,
    },
  };
}

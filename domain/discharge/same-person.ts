import { isValidIns } from '../identifiers';
import type { Patient, PatientIdentifier } from './patient';

const INS_SYSTEMS: ReadonlySet<string> = new Set(['INS-NIR', 'INS-NIA', 'INS-TEST', 'INS-DEMO']);

/** The INS matricules of a patient whose key is right: a wrong one finds nobody. */
export function trustworthyInsNumbers({
  identifiers,
}: {
  identifiers?: readonly PatientIdentifier[] | undefined;
}): string[] {
  return (identifiers ?? [])
    .filter(({ system, value }) => INS_SYSTEMS.has(system) && isValidIns(value))
    .map(({ value }) => value);
}

/**
 * Whether two patients who hold the same INS may be taken for one person: the birth name and the birth date, two
 * strict traits of the RNIV, must be known on both sides and agree. A mistyped INS must never join two people.
 */
export function isSamePerson(known: Patient, stated: Patient): boolean {
  return (
    known.birthDate !== undefined &&
    known.birthDate === stated.birthDate &&
    comparableName(known.birthName) === comparableName(stated.birthName)
  );
}

/** Letters only, without accents: hospitals write DE LA TOUR, de-la-tour and Delatour. */
function comparableName(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^a-z]/g, '');
}

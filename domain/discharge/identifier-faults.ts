import { isValidAdeli, isValidFiness, isValidIns, isValidRpps } from '../identifiers';
import type { Discharge, ProfessionalReference } from './discharge';
import { fault, faultWhen, type Fault } from './fault';

const TEST_SYSTEMS: ReadonlySet<string> = new Set(['INS-TEST', 'INS-DEMO']);

export function identifierFaults(discharge: Discharge): Fault[] {
  const { hospital, stay, patient, carePrescribed = [] } = discharge;
  return [
    ...faultWhen(hospital.finess === '', 'required-fact-empty', '/hospital/finess'),
    ...faultWhen(stay.visitNumber === '', 'required-fact-empty', '/stay/visitNumber'),
    ...faultWhen(stay.dischargedAt === '', 'required-fact-empty', '/stay/dischargedAt'),
    ...faultWhen(patient.birthName === '', 'required-fact-empty', '/patient/birthName'),
    ...finessFaults(hospital.finess === '' ? undefined : hospital.finess, '/hospital/finess'),
    ...patientIdentifierFaults(discharge),
    ...professionalsOf(discharge).flatMap(([pointer, professional]) =>
      professionalFaults(professional, pointer),
    ),
    ...carePrescribed.flatMap(({ prescription }, index) =>
      rppsFaults(prescription?.prescriberRpps, `/carePrescribed/${index}/prescription/prescriberRpps`),
    ),
  ];
}

function patientIdentifierFaults({ patient }: Discharge): Fault[] {
  return (patient.identifiers ?? []).flatMap(({ system, value, assignedByFiness }, index) => {
    const pointer = `/patient/identifiers/${index}`;
    return [
      ...faultWhen(system !== 'PI' && !isValidIns(value), 'wrong-ins-key', `${pointer}/value`),
      ...faultWhen(TEST_SYSTEMS.has(system), 'test-ins-system', `${pointer}/system`),
      ...finessFaults(assignedByFiness, `${pointer}/assignedByFiness`),
    ];
  });
}

/** Every professional or service a discharge names, with where it is named. */
export function professionalsOf(
  discharge: Discharge,
): (readonly [pointer: string, professional: ProfessionalReference])[] {
  const { generalPractitioner, careInPlace = [], carePrescribed = [] } = discharge;
  const named = [
    ['/generalPractitioner', generalPractitioner],
    ['/generalPractitioner/replacement', generalPractitioner?.replacement],
    ...careInPlace.map((care, index) => [`/careInPlace/${index}/provider`, care.provider] as const),
    ...carePrescribed.map((care, index) => [`/carePrescribed/${index}/provider`, care.provider] as const),
  ] as const;
  return named.flatMap(([pointer, professional]) =>
    professional === undefined ? [] : [[pointer, professional] as const],
  );
}

function professionalFaults(professional: ProfessionalReference, pointer: string): Fault[] {
  const { rpps, adeli, finess } = professional;
  return [
    ...rppsFaults(rpps, `${pointer}/rpps`),
    ...faultWhen(adeli !== undefined && !isValidAdeli(adeli), 'wrong-adeli-format', `${pointer}/adeli`),
    ...finessFaults(finess, `${pointer}/finess`),
  ];
}

function rppsFaults(rpps: string | undefined, pointer: string): Fault[] {
  return rpps === undefined || isValidRpps(rpps) ? [] : [fault('wrong-rpps-key', pointer)];
}

function finessFaults(finess: string | undefined, pointer: string): Fault[] {
  return finess === undefined || isValidFiness(finess) ? [] : [fault('wrong-finess-key', pointer)];
}

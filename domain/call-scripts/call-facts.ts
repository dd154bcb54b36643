import type { CareKind, Discharge } from '../discharge';
import type { Care } from '../follow-up';
import type { CallFact } from './call-script';

type Facts = Readonly<Partial<Record<CallFact, boolean>>>;

/** Cares that take the patient out of their home. */
const OUTSIDE_HOME: ReadonlySet<string> = new Set([
  'general-practitioner',
  'specialist',
  'imaging',
  'laboratory',
  'physiotherapy',
]);

/**
 * What a discharge and its follow-up already say, for the conditions of a script. A hospital that lists prescriptions
 * says with it what it did not prescribe; one that lists none says nothing. What no field holds (living alone, an
 * anticoagulant, a wound) stays unknown: its questions are asked.
 */
export function callFactsOf(discharge: Discharge, cares: readonly Care[]): Facts {
  const { carePrescribed, careInPlace = [] } = discharge;
  const prescribed = (...kinds: readonly CareKind[]): boolean | undefined => {
    if ([...(carePrescribed ?? []), ...careInPlace].some(({ kind }) => kinds.includes(kind))) return true;
    return carePrescribed === undefined || carePrescribed.length === 0 ? undefined : false;
  };
  const goesOut = cares.some(
    ({ profession, appointmentAt }) => appointmentAt !== undefined && OUTSIDE_HOME.has(profession),
  );
  return known({
    'nursing-prescribed': prescribed('nurse', 'home-nursing-service'),
    'physiotherapy-prescribed': prescribed('physiotherapy'),
    'blood-test-prescribed': prescribed('laboratory'),
    'oxygen-prescribed': prescribed('oxygen'),
    'equipment-prescribed': prescribed('bed', 'other-equipment', 'oxygen'),
    'appointment-outside-home': goesOut ? true : undefined,
  });
}

function known(facts: Partial<Record<CallFact, boolean | undefined>>): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

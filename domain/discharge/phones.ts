import type { Discharge } from './discharge';
import type { Phone } from './patient';

/** Numbers that may be called about the patient, in order: their own list, then relatives to whom something may be said. */
export function callableNumbers(discharge: Discharge): Phone[] {
  const byOrder = (phones: readonly Phone[]): Phone[] =>
    phones.filter(({ valid }) => valid).sort((left, right) => left.order - right.order);
  const relatives = (discharge.relatives ?? []).filter(({ scope }) => scope !== 'nothing');
  return [...byOrder(discharge.patient.phones), ...relatives.flatMap(({ phones }) => byOrder(phones))];
}

import type { Pathway } from './pathway';

/** Paths of the values of a pathway that no clinician has signed yet, its parameters included. */
export function valuesAwaitingSignature({ signature, parameters }: Pathway): readonly string[] {
  const listed = signature.state === 'unsigned' ? signature.awaiting : [];
  const unsigned = Object.entries(parameters)
    .filter(([, parameter]) => parameter.signature.state === 'unsigned')
    .map(([name]) => `parameters.${name}`);
  return [...new Set([...listed, ...unsigned])];
}

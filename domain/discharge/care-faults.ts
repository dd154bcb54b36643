import type { Discharge, GeneralPractitioner } from './discharge';
import { fault, faultWhen, type Fault } from './fault';
import { instantOf } from './instant-text';
import { sharingRefusalsOf } from './sharing-refusals';

export function careFaults(discharge: Discharge): Fault[] {
  const { stay, carePrescribed = [], awaitedResults = [] } = discharge;
  const dischargedAt = instantOf(stay.dischargedAt);
  return [
    ...generalPractitionerFaults(discharge.generalPractitioner),
    ...carePrescribed.flatMap((care, index) => {
      const firstDueAt = instantOf(care.firstDueAt);
      return faultWhen(
        firstDueAt !== undefined && dischargedAt !== undefined && firstDueAt < dischargedAt,
        'first-care-before-discharge',
        `/carePrescribed/${index}/firstDueAt`,
      );
    }),
    ...awaitedResults.flatMap(({ recipient }, index) =>
      faultWhen(recipient === undefined, 'result-without-recipient', `/awaitedResults/${index}/recipient`),
    ),
    ...sharingRefusalsOf(discharge).flatMap((refusal) =>
      refusal.kind === 'unmatched'
        ? [fault('sharing-refusal-unmatched', `/refusals/sharingWith/${refusal.position}`)]
        : [],
    ),
  ];
}

/** Having no general practitioner is a fact; not saying who it is, is a gap. */
function generalPractitionerFaults(gp: GeneralPractitioner | undefined): Fault[] {
  const named = gp?.rpps !== undefined || gp?.name !== undefined;
  if (gp?.declaredNone === true) {
    return faultWhen(named, 'gp-contradictory', '/generalPractitioner/declaredNone');
  }
  return named ? [] : [fault('gp-unknown', '/generalPractitioner')];
}

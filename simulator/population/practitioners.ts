import type { DischargeRequest, ProfessionalAnswer } from '../../api/schemas';
import { dayOf, HOUR_MS, isoOf, localOf } from '../calendar';
import type { Chance } from '../chance';
import { probability } from '../probabilities';
import type { Commune } from './communes';
import { surname } from './names';
import { numbers } from './numbers';

/** A general practitioner of the directory, with a leave and who stands in. */
export type RegularPractitioner = Pick<
  ProfessionalAnswer,
  'professionalId' | 'displayName' | 'rpps' | 'postalCode' | 'communeCode' | 'phone'
>;

/** How much likelier the practitioner of one's own commune is than any other of the directory. */
const SAME_COMMUNE_WEIGHT = 8;
/** Beyond, people have a practitioner whom the directory does not know. */
const DIRECTORY_KILOMETRES = 18;
const REPLACEMENT_SHARE = 0.08;

/**
 * Who the hospital names as general practitioner: one of the directory, nearby ones first; one it does not know; none;
 * or one on leave with a dated replacement (field.md, 14).
 */
export function practitionerOf(
  chance: Chance,
  commune: Commune,
  practitioners: readonly RegularPractitioner[],
  dischargedAt: number,
): DischargeRequest['generalPractitioner'] {
  if (chance.happens(probability('noRegularPractitioner'))) return { declaredNone: true };
  const isElsewhere =
    commune.kilometres > DIRECTORY_KILOMETRES || chance.happens(probability('practitionerElsewhere'));
  if (isElsewhere || practitioners.length === 0) {
    return { name: `Dr ${surname(chance)}`, phone: numbers.practice(chance.whole(0, 999)) };
  }
  const own = chance.weighted(
    practitioners.map((one) => [one, one.communeCode === commune.code ? SAME_COMMUNE_WEIGHT : 1] as const),
  );
  const replacement = replacementOf(chance, own, practitioners, dischargedAt);
  return { ...named(own), ...(replacement !== undefined && { replacement }) };
}

function replacementOf(
  chance: Chance,
  own: RegularPractitioner,
  practitioners: readonly RegularPractitioner[],
  dischargedAt: number,
): (ReturnType<typeof named> & { from: string; to: string }) | undefined {
  if (!chance.happens(REPLACEMENT_SHARE)) return undefined;
  const others = practitioners.filter(({ professionalId }) => professionalId !== own.professionalId);
  if (others.length === 0) return undefined;
  const to = localOf(dischargedAt)
    .plus({ days: chance.whole(5, 14) })
    .toISODate();
  return { ...named(chance.pick(others)), from: dayOf(dischargedAt), to: to ?? dayOf(dischargedAt) };
}

function named({ rpps, displayName }: RegularPractitioner): { rpps?: string; name: string } {
  return { name: displayName, ...(rpps !== null && { rpps }) };
}

/** What the patient was told before leaving (field.md, 10). */
export function informationOf(dischargedAt: number): DischargeRequest['information'] {
  return {
    informedAt: isoOf(dischargedAt - 2 * HOUR_MS),
    informedBy: 'Infirmière du service',
    what: 'Suivi téléphonique après la sortie, professionnels contactés',
  };
}

import type { DischargeRequest } from '../../api/schemas';
import { DAY_MS, dayOf, localOf } from '../calendar';
import { chanceOf, type Chance } from '../chance';
import { probability } from '../probabilities';
import { communeOf, type Commune } from './communes';
import { addressLine, givenName, mailbox, surname } from './names';
import { fictionalIns, numbers } from './numbers';
import type { Profile } from './profiles';

type SubmittedPatient = DischargeRequest['patient'];
type SubmittedRelative = NonNullable<DischargeRequest['relatives']>[number];
type SubmittedPhone = NonNullable<SubmittedPatient['phones']>[number];

/** Somebody made up: who they are does not depend on when they leave hospital. */
export interface Person {
  readonly patient: SubmittedPatient;
  readonly relatives: readonly SubmittedRelative[];
  readonly protectionMeasure: DischargeRequest['protectionMeasure'];
  readonly commune: Commune;
  readonly familyName: string;
  /** To which their messages go, as they stand in caught messages. */
  readonly mobile: string | null;
  readonly email: string | null;
}

const LANGUAGES = ['pl', 'ar', 'it', 'pt'];
const EMAIL_SHARE = 0.4;
const LANDLINE_SHARE = 0.6;
const INS_SHARE = 0.85;

/** Whom the draws are about: the same index of the same seed is the same person. */
interface Drawn {
  readonly seed: number;
  readonly index: number;
  readonly profile: Profile;
  readonly dischargedAt: number;
}

/** @param index place among the discharges: numbers of telephones are never given twice */
export function personOf(drawn: Drawn): Person {
  const { seed, index, profile, dischargedAt } = drawn;
  const chance = chanceOf(seed, 'person', index);
  const sex = profile.sex ?? chance.pick(['female', 'male'] as const);
  const birthDate = birthDateOf(chance, profile, dischargedAt);
  const commune = communeOf(chance);
  const familyName = surname(chance);
  const given = givenName(chance, sex, Number(birthDate.slice(0, 4)));
  const mobile = chance.happens(probability('hasMobile')) ? numbers.mobile(index) : null;
  const email = chance.happens(EMAIL_SHARE) ? `${mailbox(given, familyName)}.${index}@patient.example` : null;
  const relatives = relativesOf(chanceOf(seed, 'relatives', index), index, familyName);
  const who = { birthName: familyName.toUpperCase(), firstGivenName: given, sex };
  const departement = commune.code.slice(0, 2);
  return {
    commune,
    familyName,
    mobile,
    email,
    relatives,
    protectionMeasure: protectionOf(chanceOf(seed, 'protection', index), index, birthDate),
    patient: {
      ...who,
      ...(chance.happens(probability('birthDateNotSaid')) ? {} : { birthDate }),
      ...(chance.happens(INS_SHARE) && {
        identifiers: [
          {
            system: 'INS-NIR' as const,
            value: fictionalIns(chance, { sex, birthDate, departement }),
            status: 'qualified' as const,
          },
        ],
      }),
      ...phonesOf(chanceOf(seed, 'phones', index), index, mobile),
      ...(email !== null && { email }),
      address: {
        line: addressLine(chance),
        postalCode: commune.postalCode,
        city: commune.name,
        inseeCode: commune.code,
      },
      ...elsewhere(chanceOf(seed, 'elsewhere', index), dischargedAt, relatives),
      ...hearingAndLanguage(chanceOf(seed, 'speaking', index)),
    },
  };
}

function birthDateOf(chance: Chance, { ages: [from, to] }: Profile, dischargedAt: number): string {
  const days = chance.whole(from * 365.25 + 1, to * 365.25);
  return dayOf(dischargedAt - days * DAY_MS);
}

function phonesOf(chance: Chance, index: number, mobile: string | null): { phones?: SubmittedPhone[] } {
  if (chance.happens(probability('noPhone'))) return {};
  const landline = mobile === null || chance.happens(LANDLINE_SHARE) ? [numbers.landline(index)] : [];
  const phones: SubmittedPhone[] = [
    ...(mobile === null ? [] : [{ number: mobile, owner: 'patient' as const, smsAllowed: true }]),
    ...landline.map((number) => ({ number, owner: 'patient' as const, voicemailAllowed: true })),
  ];
  return {
    phones: phones.map((phone, order) => ({ ...(phone as object), order: order + 1 }) as SubmittedPhone),
  };
}

function relativesOf(chance: Chance, index: number, familyName: string): readonly SubmittedRelative[] {
  if (!chance.happens(probability('hasRelative'))) return [];
  const sex = chance.pick(['female', 'male'] as const);
  const [relationship, birthYear] = chance.pick([
    [sex === 'female' ? 'fille' : 'fils', 1970],
    ['conjoint', 1952],
    ['voisin', 1960],
  ] as const);
  const number = chance.happens(0.8) ? numbers.relativeMobile(index) : numbers.relativeLandline(index);
  return [
    {
      name: `${givenName(chance, sex, birthYear)} ${relationship === 'voisin' ? surname(chance) : familyName}`,
      relationship,
      scope: chance.weighted([
        ['all', 4],
        ['practical', 4],
        ['nothing', 2],
      ] as const),
      trustedPerson: chance.happens(0.5),
      emergencyContact: true,
      phones: [{ number, owner: 'relative', relativeIndex: 0, order: 1 }],
    },
  ];
}

function protectionOf(
  chance: Chance,
  index: number,
  birthDate: string,
): DischargeRequest['protectionMeasure'] {
  const isElderly = Number(birthDate.slice(0, 4)) < 1955;
  if (!isElderly || !chance.happens(probability('guardianship'))) return undefined;
  return {
    kind: chance.pick(['guardianship', 'curatorship', 'family-authorisation'] as const),
    contact: {
      name: `${givenName(chance, 'female', 1970)} ${surname(chance)}`,
      phone: numbers.relativeLandline(index),
    },
  };
}

/** Some weeks at the daughter's (field.md, 3). */
function elsewhere(
  chance: Chance,
  dischargedAt: number,
  [relative]: readonly SubmittedRelative[],
): Pick<SubmittedPatient, 'currentAddress'> {
  if (relative === undefined || !chance.happens(probability('stayingAtRelatives'))) return {};
  const { postalCode, name: city, code: inseeCode } = communeOf(chance);
  return {
    currentAddress: {
      line: addressLine(chance),
      postalCode,
      city,
      inseeCode,
      atWhose: relative.name,
      from: dayOf(dischargedAt),
      to:
        localOf(dischargedAt)
          .plus({ days: chance.whole(7, 28) })
          .toISODate() ?? dayOf(dischargedAt),
    },
  };
}

function hearingAndLanguage(
  chance: Chance,
): Pick<SubmittedPatient, 'hearing' | 'language' | 'interpreterNeeded'> {
  if (chance.happens(probability('deaf'))) return { hearing: 'deaf' };
  if (chance.happens(probability('hardOfHearing'))) return { hearing: 'hard-of-hearing' };
  if (!chance.happens(probability('otherLanguage'))) return {};
  return { language: chance.pick(LANGUAGES), interpreterNeeded: true };
}

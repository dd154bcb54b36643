import type { DischargeRequest } from '../../api/schemas';
import { atHour, HOUR_MS, isoOf } from '../calendar';
import type { Chance } from '../chance';
import { probability } from '../probabilities';
import type { Profile } from './profiles';

type Asked = Pick<
  DischargeRequest,
  'carePrescribed' | 'careInPlace' | 'awaitedResults' | 'preparation' | 'letter'
>;

const WARDS: Readonly<Record<Profile['pathway'], string>> = {
  'heart-failure': 'Cardiologie',
  copd: 'Pneumologie',
  stroke: 'Neurologie',
  'orthopaedic-surgery': 'Chirurgie orthopédique',
  'older-person': 'Gériatrie aiguë',
  maternity: 'Maternité',
  'transitional-care': 'Médecine polyvalente',
  standard: 'Chirurgie viscérale',
};
/** Items of the HAS check-list of which a no opens R17 (pathways.md). */
const CRITICAL_ITEMS = [1, 2, 18];
const ITEMS = Array.from({ length: 18 }, (_, index) => index + 1);
const ITEM_ANSWERED_SHARE = 0.6;
const PREPARATION_SHARE = 0.7;
const ANNOUNCED_LETTER_SHARE = 0.6;

export function wardOf({ pathway }: Profile): string {
  return WARDS[pathway];
}

/** When and with which codes: those that choose the pathway, unless the hospital does not say them. */
export function stayOf(
  chance: Chance,
  profile: Profile,
  visitNumber: string,
  dischargedAt: number,
): DischargeRequest['stay'] {
  const nights = chance.whole(...profile.nights);
  const admittedAt = atHour(dischargedAt, -nights, chance.whole(8, 22));
  const others = profile.otherDiagnoses.filter(([, share]) => chance.happens(share)).map(([code]) => code);
  const diagnoses = [chance.pick(profile.mainDiagnoses), ...others];
  const procedures = profile.procedures.length === 0 ? [] : [chance.pick(profile.procedures)];
  const isEmergency = chance.happens(profile.emergencyShare);
  const mode = chance.happens(probability('careHome')) && profile.pathway === 'older-person';
  return {
    visitNumber,
    dischargedAt: isoOf(dischargedAt),
    dischargeMode: mode ? 'care-home' : 'home',
    ...(!chance.happens(probability('admissionNotSaid')) && {
      admittedAt: isoOf(admittedAt),
      admissionKind: isEmergency ? ('emergency' as const) : ('planned' as const),
    }),
    ...(!chance.happens(probability('diagnosesNotSaid')) && {
      diagnoses,
      ...(procedures.length > 0 && { procedures }),
    }),
  };
}

/** What is prescribed, was in place before, is awaited; the letter and the check-list. */
export function askedOf(chance: Chance, profile: Profile, dischargedAt: number): Asked {
  const carePrescribed = profile.prescribed
    .filter(({ share }) => chance.happens(share))
    .map(({ share: _share, firstWithinHours, ...care }) => ({
      ...care,
      ...(firstWithinHours !== undefined && {
        firstDueAt: isoOf(dischargedAt + firstWithinHours * HOUR_MS),
      }),
      prescription: { issuedAt: isoOf(dischargedAt - HOUR_MS), handedToPatient: chance.happens(0.9) },
    }));
  const inPlace = profile.inPlace.filter(([, share]) => chance.happens(share));
  return {
    ...(carePrescribed.length > 0 && { carePrescribed }),
    ...(inPlace.length > 0 && {
      careInPlace: inPlace.map(([kind]) => ({ kind, frequency: '1 fois par jour' })),
    }),
    ...awaitedOf(chance, dischargedAt),
    ...letterOf(chance),
    ...preparationOf(chance),
  };
}

function awaitedOf(chance: Chance, dischargedAt: number): Pick<DischargeRequest, 'awaitedResults'> {
  if (!chance.happens(probability('resultAwaited'))) return {};
  const expectedAt = isoOf(atHour(dischargedAt, chance.whole(3, 10), 12));
  const what = chance.pick(['Résultat de biopsie', 'Hémocultures', 'Bilan hormonal']);
  const unowned = chance.happens(probability('resultWithoutRecipient'));
  return {
    awaitedResults: [{ what, expectedAt, ...(!unowned && { recipient: { role: 'general-practitioner' } }) }],
  };
}

/** Announced with the discharge or not said: what becomes of it is told later. */
function letterOf(chance: Chance): Pick<DischargeRequest, 'letter'> {
  return chance.happens(ANNOUNCED_LETTER_SHARE) ? { letter: { status: 'announced' } } : {};
}

function preparationOf(chance: Chance): Pick<DischargeRequest, 'preparation'> {
  if (!chance.happens(PREPARATION_SHARE)) return {};
  const missing = chance.happens(probability('unprepared')) ? chance.pick(CRITICAL_ITEMS) : null;
  return {
    preparation: ITEMS.filter((item) => item === missing || chance.happens(ITEM_ANSWERED_SHARE)).map(
      (item) => ({
        item,
        answer: item === missing ? ('no' as const) : ('yes' as const),
      }),
    ),
  };
}

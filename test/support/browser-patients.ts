import { GENERAL_PRACTITIONERS } from '../../launcher/demonstration/people';

/** How somebody works: by pointing at names, or by keys alone. */
export const WAYS = ['mouse', 'keyboard'] as const;
export type Way = (typeof WAYS)[number];

/** What each patient is for; nobody is in two tasks, so that these do not depend on one another. */
export type Purpose = keyof typeof PURPOSES;

interface Discharged {
  readonly daysAgo: number;
  readonly gpRpps: string | undefined;
  readonly names: Readonly<Record<Way, string>>;
}

/** Seven days in which the GP is to be seen are over, and so are those of the call, on any weekday at any hour. */
const LONG_AGO = 10;
const YESTERDAY = 1;

const rppsOf = (displayName: string) =>
  GENERAL_PRACTITIONERS.find((practice) => practice.displayName === displayName)?.rpps;
const withAgenda = rppsOf('Dr Camille Delattre');
const byTelephone = rppsOf('Dr Luc Fontaine');

function discharged(daysAgo: number, mouse: string, keyboard: string, gpRpps = withAgenda): Discharged {
  return { daysAgo, gpRpps, names: { mouse, keyboard } };
}

const PURPOSES = {
  found: discharged(LONG_AGO, 'Carlier', 'Caudron'),
  shared: discharged(LONG_AGO, 'Delval', 'Descamps'),
  reached: discharged(LONG_AGO, 'Lefort', 'Lemoine'),
  unanswered: discharged(LONG_AGO, 'Mercier', 'Morelle'),
  redFlag: discharged(LONG_AGO, 'Pruvost', 'Pouillard'),
  callsBack: discharged(LONG_AGO, 'Roussel', 'Rohart'),
  booked: discharged(YESTERDAY, 'Sailly', 'Stienne'),
  accepted: discharged(YESTERDAY, 'Tison', 'Thuillier', byTelephone),
  alerted: discharged(LONG_AGO, 'Vasselin', 'Verdier'),
  closed: discharged(LONG_AGO, 'Wallart', 'Wibaut'),
} as const;

/** A fictional patient of one task, as announced by the hospital. */
export interface AnnouncedPatient {
  readonly purpose: Purpose;
  readonly way: Way;
  readonly birthName: string;
  /** As the screens write it. */
  readonly shown: string;
  readonly birthDate: string;
  /** Of the block 03 53 01, kept for fiction. */
  readonly phone: string;
  readonly daysAgo: number;
  readonly gpRpps: string | undefined;
}

const GIVEN_NAMES = { mouse: 'Odette', keyboard: 'Raymond' } as const;

/** Everybody who is announced before the tests begin. */
export const ANNOUNCED: readonly AnnouncedPatient[] = Object.entries(PURPOSES).flatMap(
  ([purpose, { daysAgo, gpRpps, names }], place) =>
    WAYS.map((way, side): AnnouncedPatient => {
      const number = 2 * place + side;
      return {
        purpose: purpose as Purpose,
        way,
        birthName: names[way],
        shown: `${GIVEN_NAMES[way]} ${names[way].toUpperCase()}`,
        birthDate: `1938-05-${10 + number}`,
        phone: `+3335301${2000 + number}`,
        daysAgo,
        gpRpps,
      };
    }),
);

/** The discharge as the hospital's own software would announce it. */
export function dischargeOf(patient: AnnouncedPatient, nowMs: number) {
  const { birthName, birthDate, phone, daysAgo, gpRpps, way } = patient;
  return {
    hospital: { finess: '620100057' },
    stay: {
      visitNumber: `MATIN-${birthName}`,
      dischargedAt: new Date(nowMs - daysAgo * 86_400_000).toISOString(),
      dischargeMode: 'home',
    },
    patient: {
      birthName,
      firstGivenName: GIVEN_NAMES[way],
      birthDate,
      sex: way === 'mouse' ? 'female' : 'male',
      phones: [phone],
      address: { line: '12 rue de la Gare', postalCode: '62710', city: 'Courrières' },
    },
    ...(gpRpps !== undefined && { generalPractitioner: { rpps: gpRpps } }),
  };
}

import type { CommuneDirectory } from '../discharge';
import { isValidFiness, isValidRpps, parsePhone } from '../identifiers';
import { agendaFault, agendaFaultWhen, type AgendaFault } from './availability-fault-catalogue';
import type { PracticeKind } from './codes';

/** Structures that answer for communes rather than stand in one. */
const TERRITORIAL: ReadonlySet<PracticeKind> = new Set<PracticeKind>([
  'territorial-community',
  'insurer-mediator',
  'local-coordination',
]);

/** French mobile numbers, and those of other countries: what those are, their prefix does not say. */
const FRENCH = '+33';
const FRENCH_MOBILE = /^\+33[67]/;

/**
 * The commune of a place: as said, else the one of its postal code, by its name where there are several.
 *
 * @returns its INSEE code, or what is wrong
 */
export function communeOf(
  {
    communeCode,
    postalCode,
    city,
  }: { readonly communeCode?: string; readonly postalCode: string; readonly city: string },
  communes: CommuneDirectory,
): { readonly communeCode: string } | { readonly fault: AgendaFault } {
  const served = communes.byPostalCode(postalCode);
  if (communeCode !== undefined) {
    if (!communes.has(communeCode)) return { fault: agendaFault('unknown-commune', '/communeCode') };
    // Postal codes of CEDEX and of firms are in no list: there is nothing to compare with.
    if (served.length > 0 && !served.includes(communeCode) && !isPartOf(communeCode, served)) {
      return { fault: agendaFault('commune-elsewhere', '/communeCode') };
    }
    return { communeCode };
  }
  const [only, ...others] = served;
  if (only === undefined) return { fault: agendaFault('unknown-postal-code', '/postalCode') };
  if (others.length === 0) return { communeCode: only };
  const named = communes.codeOf(postalCode, city);
  return named === undefined
    ? { fault: agendaFault('commune-needed', '/communeCode') }
    : { communeCode: named };
}

/** Paris, Lyon and Marseille as a whole: the list knows the postal codes of their arrondissements. */
const CITIES: Readonly<Record<string, RegExp>> = { '75056': /^751/, '69123': /^6938/, '13055': /^132/ };

function isPartOf(communeCode: string, served: readonly string[]): boolean {
  const arrondissements = CITIES[communeCode];
  return arrondissements !== undefined && served.some((code) => arrondissements.test(code));
}

/** What is wrong with the facts of a practice, its place and area aside. */
export function practiceFaults(practice: {
  readonly kind: PracticeKind;
  readonly name: string;
  readonly finess?: string;
  readonly phone?: string;
  readonly hasArea: boolean;
}): AgendaFault[] {
  const { kind, name, finess, phone, hasArea } = practice;
  return [
    ...agendaFaultWhen(name.trim() === '', 'name-missing', '/name'),
    ...agendaFaultWhen(finess !== undefined && !isValidFiness(finess), 'invalid-finess', '/finess'),
    ...agendaFaultWhen(phone !== undefined && !parsePhone(phone).valid, 'invalid-phone', '/phone'),
    ...agendaFaultWhen(hasArea && !TERRITORIAL.has(kind), 'area-not-of-place', '/areaCommunes'),
  ];
}

/** What is wrong with the facts of a professional, their place aside. */
export function professionalFaults(professional: {
  readonly displayName: string;
  readonly rpps?: string;
  readonly phone?: string;
  readonly mobilePhone?: string;
}): AgendaFault[] {
  const { displayName, rpps, phone, mobilePhone } = professional;
  return [
    ...agendaFaultWhen(displayName.trim() === '', 'name-missing', '/displayName'),
    ...agendaFaultWhen(rpps !== undefined && !isValidRpps(rpps), 'invalid-rpps', '/rpps'),
    ...agendaFaultWhen(phone !== undefined && !parsePhone(phone).valid, 'invalid-phone', '/phone'),
    ...(mobilePhone === undefined ? [] : mobileFaults(mobilePhone)),
  ];
}

function mobileFaults(mobilePhone: string): AgendaFault[] {
  const { valid, number } = parsePhone(mobilePhone);
  if (!valid) return [agendaFault('invalid-phone', '/mobilePhone')];
  const landline = number.startsWith(FRENCH) && !FRENCH_MOBILE.test(number);
  return agendaFaultWhen(landline, 'not-mobile', '/mobilePhone');
}

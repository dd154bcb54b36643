import type { Chance } from '../chance';

/**
 * Numbers that belong to nobody: ARCEP keeps 03 53 01 xx xx and 06 39 98 xx xx for fiction (decision 2018-0881). The
 * demonstration uses the lowest of them for its professionals; those of patients begin above.
 */
const LANDLINES = '+3335301';
const MOBILES = '+3363998';
const FIRST_OF_PATIENTS = 1_000;
const FIRST_OF_RELATIVES = 5_000;
const KEPT = 4_000;
/** Numbers of the practices that the simulation adds. */
const FIRST_OF_PRACTICES = 9_000;

function within(block: string, first: number, index: number): string {
  return `${block}${String(first + (index % KEPT)).padStart(4, '0')}`;
}

export const numbers = {
  landline: (index: number) => within(LANDLINES, FIRST_OF_PATIENTS, index),
  mobile: (index: number) => within(MOBILES, FIRST_OF_PATIENTS, index),
  relativeMobile: (index: number) => within(MOBILES, FIRST_OF_RELATIVES, index),
  relativeLandline: (index: number) => within(LANDLINES, FIRST_OF_RELATIVES, index),
  practice: (index: number) => `${LANDLINES}${FIRST_OF_PRACTICES + (index % 1_000)}`,
  practiceMobile: (index: number) => `${MOBILES}${FIRST_OF_PRACTICES + (index % 1_000)}`,
};

/** INSEE's communes end far below 999 in both départements: no such birth place, so no such person. */
const NO_COMMUNE = '999';

/** An INS whose key is right and whose birth place does not exist. */
export function fictionalIns(
  chance: Chance,
  person: { readonly sex: 'female' | 'male'; readonly birthDate: string; readonly departement: string },
): string {
  const [year = '', month = ''] = person.birthDate.split('-');
  const order = String(chance.whole(1, 999)).padStart(3, '0');
  const sex = person.sex === 'male' ? '1' : '2';
  const thirteen = `${sex}${year.slice(2)}${month}${person.departement}${NO_COMMUNE}${order}`;
  return `${thirteen}${String(97 - (Number(thirteen) % 97)).padStart(2, '0')}`;
}

/** RPPS numbers begin with 1; the demonstration's begin with 1000000, kept for it here. The last digit is Luhn's. */
export function fictionalRpps(index: number): string {
  const ten = `10000${String(10_000 + index).padStart(5, '0')}`;
  return `${ten}${luhnDigit(ten)}`;
}

function luhnDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = place % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

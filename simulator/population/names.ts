import { faker } from '@faker-js/faker/locale/fr';
import type { Chance } from '../chance';

/** Given names of the region, by when people were born; fictional together with any surname. */
const WOMEN: readonly (readonly [bornBefore: number, names: readonly string[]])[] = [
  [1950, ['Jeanne', 'Marcelle', 'Simone', 'Yvette', 'Denise', 'Paulette', 'Thérèse', 'Jacqueline', 'Odette']],
  [1975, ['Monique', 'Chantal', 'Martine', 'Brigitte', 'Nadine', 'Sylvie', 'Bernadette', 'Danuta', 'Fatima']],
  [2100, ['Élodie', 'Aurélie', 'Julie', 'Laura', 'Manon', 'Émilie', 'Samira', 'Camille', 'Océane']],
];
const MEN: typeof WOMEN = [
  [1950, ['Marcel', 'Raymond', 'Henri', 'Roger', 'Edmond', 'Stanislas', 'Lucien', 'Émile', 'Casimir']],
  [1975, ['Jean-Pierre', 'Daniel', 'Gérard', 'Bernard', 'Patrick', 'Christian', 'Alain', 'Mohamed', 'Joël']],
  [2100, ['Nicolas', 'Julien', 'Kévin', 'Romain', 'Anthony', 'Thomas', 'Mehdi', 'Florian', 'Maxime']],
];

/** A surname. Whoever bears one like it, all else is made up. */
export function surname(chance: Chance): string {
  return seeded(chance).person.lastName();
}

export function givenName(chance: Chance, sex: 'female' | 'male', birthYear: number): string {
  const names = (sex === 'female' ? WOMEN : MEN).find(([bornBefore]) => birthYear < bornBefore)?.[1] ?? [];
  return chance.pick(names);
}

/** A house and a street. */
export function addressLine(chance: Chance): string {
  return `${chance.whole(1, 120)} ${seeded(chance).location.street()}`;
}

/** Faker keeps one generator: seeded before each draw, it remembers nothing from the draws before. */
function seeded(chance: Chance): typeof faker {
  faker.seed(chance.whole(0, 0x7fffffff));
  return faker;
}

/** `Élodie Da Silva` → `elodie.da.silva`, for addresses of mail. */
export function mailbox(...names: readonly string[]): string {
  return names
    .join('.')
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.');
}

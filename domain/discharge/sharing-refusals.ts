import { isValidRpps } from '../identifiers';
import { CARE_KINDS, type CareKind } from './codes';
import type { Discharge, ProfessionalReference } from './discharge';
import { professionalsOf } from './identifier-faults';

/** Somebody with whom the patient wants nothing shared: one professional, or a whole profession. */
export type SharingRefusal =
  | { readonly kind: 'professional'; readonly reference: ProfessionalReference }
  | { readonly kind: 'profession'; readonly profession: CareKind }
  /** Words that name nobody we know: a person has to say who is meant. */
  | { readonly kind: 'unmatched'; readonly position: number };

const KINDS: ReadonlySet<string> = new Set(CARE_KINDS);

/** How people write a profession; compared without accents, capitals or a final s. */
const PROFESSION_WORDS: ReadonlyMap<string, CareKind> = new Map([
  ['medecin traitant', 'general-practitioner'],
  ['generaliste', 'general-practitioner'],
  ['mt', 'general-practitioner'],
  ['infirmier', 'nurse'],
  ['infirmiere', 'nurse'],
  ['idel', 'nurse'],
  ['kine', 'physiotherapy'],
  ['kinesitherapeute', 'physiotherapy'],
  ['orthophoniste', 'speech-therapy'],
  ['sage-femme', 'midwife'],
  ['ssiad', 'home-nursing-service'],
  ['had', 'home-hospitalisation'],
  ['specialiste', 'specialist'],
  ['aide a domicile', 'home-help'],
  ['laboratoire', 'laboratory'],
]);

/**
 * With whom nothing may be shared (field.md, 10): each entry by RPPS number, by profession, or by the name of a
 * professional whom the discharge itself names. What matches nobody is said as such and never guessed.
 */
export function sharingRefusalsOf(discharge: Discharge): readonly SharingRefusal[] {
  return (discharge.refusals?.sharingWith ?? []).map((text, position) =>
    refusalOf(text, position, discharge),
  );
}

function refusalOf(text: string, position: number, discharge: Discharge): SharingRefusal {
  const compact = text.replace(/[\s.]/g, '');
  if (/^\d{11}$/.test(compact)) {
    return isValidRpps(compact)
      ? { kind: 'professional', reference: { rpps: compact } }
      : { kind: 'unmatched', position };
  }
  const profession = professionOf(text);
  if (profession !== null) return { kind: 'profession', profession };
  const named = professionalsOf(discharge)
    .map(([, reference]) => reference)
    .find(({ name }) => name !== undefined && comparable(name) === comparable(text));
  return named === undefined ? { kind: 'unmatched', position } : { kind: 'professional', reference: named };
}

function professionOf(text: string): CareKind | null {
  const code = text.trim().toLowerCase();
  if (KINDS.has(code)) return code as CareKind;
  const words = comparable(text);
  return PROFESSION_WORDS.get(words) ?? PROFESSION_WORDS.get(words.replace(/s$/, '')) ?? null;
}

/** Without accents, capitals, a title or doubled spaces: people write Dr LEMAIRE and docteur Lemaire. */
function comparable(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^(?:(?:dr|docteur|le|la|les)\.?\s+|l['’]\s*)/, '')
    .trim()
    .replace(/\s+/g, ' ');
}

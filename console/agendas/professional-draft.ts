/** A professional and a practice, as the forms hold them: text until it is sent. */
import type {
  PracticeAnswer,
  PracticeStated,
  ProfessionalAnswer,
  ProfessionalStated,
} from '../../api/schemas';

export interface ProfessionalDraft {
  readonly displayName: string;
  readonly profession: string;
  readonly rpps: string;
  /** Empty where the place is no practice of the list. */
  readonly practiceId: string;
  readonly practiceName: string;
  readonly postalCode: string;
  readonly city: string;
  readonly communeCode: string;
  readonly phone: string;
  readonly mobilePhone: string;
  readonly mail: string;
  readonly secureMail: string;
  readonly languages: readonly string[];
  readonly acceptsNew: boolean;
}

/** @param professional the one to change; a new one without */
export function professionalDraftOf(professional: ProfessionalAnswer | null): ProfessionalDraft {
  return {
    displayName: professional?.displayName ?? '',
    profession: professional?.profession ?? 'general-practitioner',
    rpps: professional?.rpps ?? '',
    practiceId: professional?.practiceId ?? '',
    practiceName: professional?.practiceName ?? '',
    postalCode: professional?.postalCode ?? '',
    city: professional?.city ?? '',
    communeCode: professional?.communeCode ?? '',
    phone: professional?.phone ?? '',
    mobilePhone: professional?.mobilePhone ?? '',
    mail: professional?.mail ?? '',
    secureMail: professional?.secureMail ?? '',
    languages: professional?.languages ?? ['fr'],
    acceptsNew: professional?.acceptsNew ?? true,
  };
}

/** What is left empty is not sent: it is not known. */
export function professionalOf(draft: ProfessionalDraft): ProfessionalStated {
  const { displayName, profession, practiceId, practiceName, postalCode, city, communeCode } = draft;
  const { rpps, phone, mobilePhone, mail, secureMail, languages, acceptsNew } = draft;
  return {
    displayName: displayName.trim(),
    profession: profession as ProfessionalStated['profession'],
    ...filled({ rpps, phone, mobilePhone, mail, secureMail }),
    ...(practiceId === ''
      ? {
          place: {
            practiceName: practiceName.trim(),
            postalCode: postalCode.trim(),
            city: city.trim(),
            ...filled({ communeCode }),
          },
        }
      : { practiceId }),
    languages: [...languages],
    acceptsNew,
  };
}

export interface PracticeDraft {
  readonly kind: string;
  readonly name: string;
  readonly finess: string;
  readonly line: string;
  readonly postalCode: string;
  readonly city: string;
  readonly communeCode: string;
  readonly phone: string;
  readonly mail: string;
  readonly secureMail: string;
  readonly accessibility: readonly string[];
  readonly instructions: string;
  /** INSEE codes kept already, of one that answers for a territory. */
  readonly areaCommunes: readonly string[];
  /** As typed: separated by spaces or commas. */
  readonly areaPostalCodes: string;
}

/** @param practice the one to change; a new one without */
export function practiceDraftOf(practice: PracticeAnswer | null): PracticeDraft {
  return {
    kind: practice?.kind ?? 'practice',
    name: practice?.name ?? '',
    finess: practice?.finess ?? '',
    line: practice?.line ?? '',
    postalCode: practice?.postalCode ?? '',
    city: practice?.city ?? '',
    communeCode: practice?.communeCode ?? '',
    phone: practice?.phone ?? '',
    mail: practice?.mail ?? '',
    secureMail: practice?.secureMail ?? '',
    accessibility: practice?.accessibility ?? [],
    instructions: practice?.instructions ?? '',
    areaCommunes: practice?.areaCommunes ?? [],
    areaPostalCodes: '',
  };
}

/** Kinds that answer for a territory rather than standing in one place. */
const TERRITORIAL: ReadonlySet<string> = new Set([
  'territorial-community',
  'insurer-mediator',
  'local-coordination',
]);

export const isTerritorial = (kind: string): boolean => TERRITORIAL.has(kind);

export function practiceOf(draft: PracticeDraft): PracticeStated {
  const { kind, name, postalCode, city, accessibility, areaCommunes, areaPostalCodes } = draft;
  const { finess, line, communeCode, phone, mail, secureMail, instructions } = draft;
  const territorial = isTerritorial(kind);
  return {
    kind: kind as PracticeStated['kind'],
    name: name.trim(),
    postalCode: postalCode.trim(),
    city: city.trim(),
    ...filled({ finess, line, communeCode, phone, mail, secureMail, instructions }),
    accessibility: [...accessibility] as NonNullable<PracticeStated['accessibility']>,
    areaCommunes: territorial ? [...areaCommunes] : [],
    areaPostalCodes: territorial ? areaPostalCodes.split(/[\s,;]+/).filter((code) => code !== '') : [],
  };
}

function filled<Key extends string>(texts: Readonly<Record<Key, string>>): Partial<Record<Key, string>> {
  const entries = Object.entries<string>(texts).map(([key, text]) => [key, text.trim()] as const);
  return Object.fromEntries(entries.filter(([, text]) => text !== '')) as Partial<Record<Key, string>>;
}

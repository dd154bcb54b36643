/** What a person types to announce a discharge, and the request it makes. */
import type { DischargeRequest } from '../../api/schemas';
import { instantOfField } from '../time/paris';

/** Text as typed; empty where nothing was said. */
export interface DischargeDraft {
  readonly finess: string;
  readonly visitNumber: string;
  /** `YYYY-MM-DDTHH:MM` in Paris. */
  readonly dischargedAt: string;
  readonly birthName: string;
  readonly firstGivenName: string;
  readonly birthDate: string;
  readonly sex: string;
  readonly phone: string;
  readonly addressLine: string;
  readonly postalCode: string;
  readonly city: string;
  readonly wardName: string;
  readonly admittedAt: string;
  readonly dischargeMode: string;
  readonly gpName: string;
  readonly gpRpps: string;
  readonly gpPhone: string;
  /** Answers to the discharge check-list by item; items without an answer are absent or empty. */
  readonly preparation: Readonly<Record<number, string>>;
}

export const EMPTY_DRAFT: DischargeDraft = {
  finess: '',
  visitNumber: '',
  dischargedAt: '',
  birthName: '',
  firstGivenName: '',
  birthDate: '',
  sex: '',
  phone: '',
  addressLine: '',
  postalCode: '',
  city: '',
  wardName: '',
  admittedAt: '',
  dischargeMode: '',
  gpName: '',
  gpRpps: '',
  gpPhone: '',
  preparation: {},
};

/** What was said, under its name; nothing at all when it was left empty. */
function said<Name extends string>(name: Name, text: string): { readonly [key in Name]?: string } {
  const trimmed = text.trim();
  return trimmed === '' ? {} : ({ [name]: trimmed } as { readonly [key in Name]: string });
}

function unlessEmpty<Name extends string, Value extends object>(
  name: Name,
  value: Value,
): { readonly [key in Name]?: Value } {
  return Object.keys(value).length === 0 ? {} : ({ [name]: value } as { readonly [key in Name]: Value });
}

/**
 * @returns the announcement; the discharge instant is left as typed when it is no date, so that the API says what
 *   is wrong with it
 */
export function dischargeOf(draft: DischargeDraft): DischargeRequest {
  const admittedAt = instantOfField(draft.admittedAt) ?? draft.admittedAt;
  return {
    hospital: { finess: draft.finess.trim(), ...said('wardName', draft.wardName) },
    stay: {
      visitNumber: draft.visitNumber.trim(),
      dischargedAt: instantOfField(draft.dischargedAt) ?? draft.dischargedAt,
      ...said('admittedAt', admittedAt),
      ...(said('dischargeMode', draft.dischargeMode) as Pick<DischargeRequest['stay'], 'dischargeMode'>),
    },
    patient: {
      birthName: draft.birthName.trim(),
      ...said('firstGivenName', draft.firstGivenName),
      ...said('birthDate', draft.birthDate),
      ...(said('sex', draft.sex) as Pick<DischargeRequest['patient'], 'sex'>),
      ...(draft.phone.trim() === '' ? {} : { phones: [draft.phone.trim()] }),
      ...unlessEmpty('address', {
        ...said('line', draft.addressLine),
        ...said('postalCode', draft.postalCode),
        ...said('city', draft.city),
      }),
    },
    ...unlessEmpty('generalPractitioner', {
      ...said('name', draft.gpName),
      ...said('rpps', draft.gpRpps),
      ...said('phone', draft.gpPhone),
    }),
    ...preparationOf(draft),
  };
}

function preparationOf({ preparation }: DischargeDraft): Pick<DischargeRequest, 'preparation'> {
  const answers = Object.entries(preparation)
    .filter(([, answer]) => answer !== '')
    .map(([item, answer]) => ({ item: Number(item), answer }));
  return answers.length === 0 ? {} : { preparation: answers as DischargeRequest['preparation'] };
}

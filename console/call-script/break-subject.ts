import type { Care } from '../../api/schemas';

/** Kinds of care a break said in a call is about. */
const ABOUT: Readonly<Record<string, readonly string[]>> = {
  R05: ['nurse', 'home-nursing-service'],
  R06: ['physiotherapy'],
  R07: ['specialist'],
  R10: ['medicine'],
  R11: ['bed', 'oxygen', 'other-equipment', 'home-help', 'meals'],
  R19: ['laboratory', 'imaging'],
  R20: ['transport'],
};

/** The one care of the follow-up the break can be about; undefined when none or several can: then it is the patient's. */
export function breakSubject(
  code: string,
  cares: readonly Pick<Care, 'key' | 'profession'>[],
): string | undefined {
  const kinds = ABOUT[code] ?? [];
  const found = cares.filter(({ profession }) => kinds.includes(profession));
  return found.length === 1 ? found[0]?.key : undefined;
}

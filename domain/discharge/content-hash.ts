import type { Discharge } from './discharge';

/**
 * The text to hash to tell whether two submissions say the same (architecture.md, identity of a submission):
 * JSON with sorted keys, absent and undefined alike.
 */
export function canonicalContent(discharge: Discharge): string {
  return canonicalJson(discharge);
}

/** JSON with keys in code-unit order and undefined fields left out, whatever order they were built in. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}

import type { Owner, WorklistItem } from '../../api/schemas';

/** Kinds of work that people give to one another; the rest has its own keepers (team lead, waiting list). */
const ASSIGNABLE_KINDS: ReadonlySet<string> = new Set([
  'call',
  'care',
  'offer',
  'break',
  'check',
  'result',
  'readmission',
  'handover',
  'letter',
]);

/** A red flag walks the on-call roster, in the hands of nobody else; a person in danger is the team lead's. */
export function mayAssign(item: Pick<WorklistItem, 'kind' | 'subject'>, role: string): boolean {
  if (role !== 'operator' && role !== 'teamLead') return false;
  if (!ASSIGNABLE_KINDS.has(item.kind)) return false;
  if (item.kind !== 'break') return true;
  if (item.subject.startsWith('R14')) return false;
  return !item.subject.startsWith('R22') || role === 'teamLead';
}

/** To whom work can go, as the API takes it. */
export function toOf(owner: Owner): { readonly accountId: string } | { readonly queue: string } {
  return owner.kind === 'person' ? { accountId: owner.id } : { queue: owner.id };
}

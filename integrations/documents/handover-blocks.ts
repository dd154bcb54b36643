import type { HandoverBlock } from '../../domain/handover';

/** @param items null for what is not said @returns no block when there is nothing to say */
export function listOf(items: readonly (string | null)[]): HandoverBlock[] {
  const said = items.filter((item) => item !== null);
  return said.length === 0 ? [] : [{ type: 'list', items: said }];
}

/** @param text null for what is not said */
export function paragraphOf(text: string | null): HandoverBlock[] {
  return text === null ? [] : [{ type: 'paragraph', text }];
}

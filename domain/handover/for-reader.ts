import type { HandoverAudience, HandoverContent, HandoverRequest } from './handover';

/** What is kept of a version: all of it, for the care team, with what is asked of whom. */
export interface KeptHandoverContent {
  /** With the audience `care-team`, no recipient and no requests. */
  readonly content: HandoverContent;
  readonly requests: readonly (HandoverRequest & { readonly professionalId: string })[];
}

/** Who reads it. */
export interface HandoverReader {
  readonly audience: HandoverAudience;
  readonly recipient: HandoverContent['recipient'];
}

/**
 * One version as one reader may have it: with what is asked of them alone, and nothing clinical for those who only
 * organise (field.md, Law and roles).
 */
export function handoverFor(
  { content, requests }: KeptHandoverContent,
  { audience, recipient }: HandoverReader,
): HandoverContent {
  const mine = requests
    .filter(({ professionalId }) => professionalId === recipient?.professionalId)
    .map(({ professionalId: _professionalId, ...request }) => request);
  const whole: HandoverContent = { ...content, audience, recipient, requests: mine };
  return audience === 'care-team' ? whole : withoutClinicalParts(whole);
}

function withoutClinicalParts(content: HandoverContent): HandoverContent {
  return {
    ...content,
    stay: { ...content.stay, diagnoses: [], procedures: [] },
    changed: [],
    // That a result is awaited, from when and by whom, is organising; which one is not.
    awaited: content.awaited.map((result, place) => ({ ...result, what: `n° ${place + 1}` })),
    safetyNotes: [],
    wardNotes: null,
  };
}

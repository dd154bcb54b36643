import type { WholeCall } from './whole-call';

/** What whoever answered says has become of the patient; stated once the caller confirms it. */
export const SAID_NEWS = ['died', 'readmitted'] as const;
export type SaidNews = (typeof SAID_NEWS)[number];

/** The opening's answer « Décédé » (call-scripts-fr.md, OUV-01). */
const DEATH = { question: 'OUV-01', value: 'decede' };
/** Every answer of a stay in hospital proposes it (pathways.md, R16). */
const READMITTED = 'R16';

export function newsSaid({ asked, breaks }: Pick<WholeCall, 'asked' | 'breaks'>): readonly SaidNews[] {
  const died = asked.some(({ questionId, value }) => questionId === DEATH.question && value === DEATH.value);
  const readmitted = breaks.some(({ code }) => code === READMITTED);
  return [...(died ? (['died'] as const) : []), ...(readmitted ? (['readmitted'] as const) : [])];
}

/** What the next clinician must know: content in codes, and the shape it takes in words. */
export type {
  HandoverAudience,
  HandoverAwaited,
  HandoverBlock,
  HandoverChange,
  HandoverContact,
  HandoverContent,
  HandoverDocument,
  HandoverLeftOpen,
  HandoverLetter,
  HandoverRequest,
  HandoverSection,
  HandoverTask,
  HandoverVersion,
} from './handover';
export { handoverFor, type HandoverReader, type KeptHandoverContent } from './for-reader';
export { inHandoverOrder, sameHandover } from './same';
export {
  HANDOVER_DIFFERENCE_CODES,
  type HandoverDifference,
  type HandoverDifferenceCode,
} from './difference';
export { handoverDifferences } from './differences';

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
  HandoverRequest,
  HandoverSection,
  HandoverTask,
  HandoverVersion,
} from './handover';

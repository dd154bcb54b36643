/** What professionals and patients are written, in words. */
export { loadHandoverTemplates, loadPatientTemplates, loadTemplates } from './load-templates';
export { parseHandoverTemplates, type HandoverTemplates } from './handover-templates';
export { createHandoverRendering } from './handover-words';
export { handoverFileName, handoverPdf } from './handover-pdf';
export { handoverText } from './handover-text';
export type { HandoverPdf, HandoverRendering, HandoverSettings, HandoverText } from './handover-rendering';
export { InvalidTemplates, parseTemplates } from './parse-templates';
export { createMessageRendering, type MessageRendering, type RenderingSettings } from './render-message';
export type { MessageTemplates } from './templates';
export { parsePatientTemplates, type PatientTemplates } from './patient-templates';
export {
  createPatientRendering,
  whenInWords,
  type PatientMessageRendering,
  type PatientRenderingSettings,
} from './render-patient-message';

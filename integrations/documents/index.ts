/** What professionals and patients are written, in words. */
export { loadPatientTemplates, loadTemplates } from './load-templates';
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

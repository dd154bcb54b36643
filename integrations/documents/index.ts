/** What professionals are written, in words. */
export { loadTemplates } from './load-templates';
export { InvalidTemplates, parseTemplates } from './parse-templates';
export { createMessageRendering, type MessageRendering, type RenderingSettings } from './render-message';
export type { MessageTemplates } from './templates';

import { createHash } from 'node:crypto';
import { Html } from './html';

/**
 * The one style sheet, inside each page: nothing else is fetched. Large print, one column, high contrast by day and by
 * night, buttons a thumb can hit, a visible focus; no colour carries a meaning alone.
 */
const STYLE = `
:root { color-scheme: light dark; --ink: #111; --paper: #fff; --line: #565656; --deep: #0b3d91; --on-deep: #fff; --soft: #eef2f8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f4f4f4; --paper: #121212; --line: #a8a8a8; --deep: #a9c7ff; --on-deep: #0a1a33; --soft: #1e2430; }
}
* { box-sizing: border-box; }
html { font: 125%/1.5 system-ui, sans-serif; }
body { margin: 0; color: var(--ink); background: var(--paper); }
main, header, footer { max-width: 34rem; margin: 0 auto; padding: 0.5rem 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.75rem 0; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 0.25rem 0 0.5rem; }
p { margin: 0.5rem 0; }
section { margin: 1.25rem 0; padding: 0.9rem 1rem; border: 2px solid var(--line); border-radius: 0.6rem; }
form { margin: 1rem 0 0; }
fieldset { border: 0; margin: 0 0 1rem; padding: 0; }
legend { padding: 0; font-weight: 700; }
label { display: flex; gap: 0.75rem; align-items: center; padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
input[type='radio'] { width: 1.5rem; height: 1.5rem; flex: none; accent-color: var(--deep); }
button, .button {
  display: block; width: 100%; min-height: 3rem; padding: 0.6rem 0.8rem; font: inherit; font-weight: 700; text-align: center;
  color: var(--deep); background: var(--paper); border: 2px solid var(--deep); border-radius: 0.6rem; cursor: pointer; text-decoration: none;
}
button.first, .button.first { color: var(--on-deep); background: var(--deep); }
a { color: var(--deep); }
a[href^='tel:'] { white-space: nowrap; }
a:focus-visible, button:focus-visible, input:focus-visible { outline: 4px solid var(--ink); outline-offset: 3px; }
.phone { font-size: 0.9rem; margin: 0.25rem 0 0; }
.said { background: var(--soft); border-left: 0.4rem solid var(--deep); padding: 0.6rem 0.8rem; }
.urgent { border-top: 2px solid var(--line); font-weight: 700; }
`;

/** The element as a whole: one blank more inside it and the browser would apply none of it. */
export const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);

/** For the policy of the page: this style sheet and no other. */
export const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;

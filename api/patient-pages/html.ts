/** Text that is HTML already; everything else is escaped where it is put in. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may be put into a page: text, HTML, several of these, or nothing. */
export type HtmlPart = string | number | Html | null | false | readonly HtmlPart[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A piece of a page: whatever is put in is escaped unless it is HTML itself. Attributes are written in quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const text = strings.reduce((before, after, index) => before + put(parts[index - 1] ?? null) + after);
  return new Html(text);
}

function put(part: HtmlPart): string {
  if (part === null || part === false) return '';
  if (part instanceof Html) return part.text;
  if (isList(part)) return part.map(put).join('');
  return String(part).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

function isList(part: HtmlPart): part is readonly HtmlPart[] {
  return Array.isArray(part);
}

/** A number to tap; a French one is written in pairs, as people read it aloud. */
export function phoneLink(phone: string): Html {
  const french = /^\+33(\d)(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(phone);
  const words = french === null ? phone : `0${french.slice(1).join(' ')}`;
  return html`<a href="tel:${phone.replace(/[^+\d]/g, '')}">${words}</a>`;
}

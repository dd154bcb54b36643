/** A form of a page behind a link, as a browser would send it: where to, and what it holds already. */
export interface PageForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Values of the radio buttons by name, in order. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

const FORM = /<form\s([^>]*)>([\s\S]*?)<\/form>/g;
const INPUT = /<input\s([^>]*)>/g;
const ATTRIBUTE = /([a-z-]+)="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** The forms of a page, in order. */
export function formsOf(page: string): readonly PageForm[] {
  return [...page.matchAll(FORM)].map(([, head = '', inside = '']) => {
    const inputs = [...inside.matchAll(INPUT)].map(([, attributes = '']) => attributesOf(attributes));
    const hidden = inputs.filter(({ type }) => type === 'hidden');
    const radios = inputs.filter(({ type }) => type === 'radio');
    const choices: Record<string, string[]> = {};
    for (const { name = '', value = '' } of radios) (choices[name] ??= []).push(value);
    return {
      action: attributesOf(head)['action'] ?? '',
      fields: Object.fromEntries(hidden.map(({ name = '', value = '' }) => [name, value])),
      choices,
    };
  });
}

function attributesOf(text: string): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [
      name,
      value.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity),
    ]),
  );
}

import type { HandoverBlock, HandoverDocument, HandoverSection } from '../../domain/handover';

/** Characters in a line: read without wrapping in a mail, and quoted. */
const COLUMNS = 78;

/**
 * A handover as plain text, for a mail body or a screen reader: the words of the PDF in the same order. A row of a table
 * is an item whose values each have their column's name.
 *
 * @returns lines of at most 78 characters, a longer word aside, ended by a line break
 */
export function handoverText({ footer, sections, subtitles, title }: HandoverDocument): string {
  const parts = [
    [title, '='.repeat(Math.min(lengthOf(title), COLUMNS))],
    subtitles.flatMap((line) => wrapped(line)),
    ...sections.map(sectionLines),
    ['-'.repeat(COLUMNS), ...wrapped(footer)],
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function sectionLines({ blocks, emphasis, heading }: HandoverSection): string[] {
  const rule = (emphasis ? '=' : '-').repeat(Math.min(lengthOf(heading), COLUMNS));
  return [
    heading,
    rule,
    ...blocks.flatMap((block, index) => [...(index === 0 ? [] : ['']), ...blockLines(block)]),
  ];
}

function blockLines(block: HandoverBlock): string[] {
  switch (block.type) {
    case 'paragraph':
      return wrapped(block.text);
    case 'list':
      return block.items.flatMap((item) => wrapped(item, '- ', '  '));
    case 'table':
      return [...wrapped(block.caption), ...block.rows.flatMap((row) => rowLines(row, block.columns))];
  }
}

function rowLines(row: readonly string[], columns: readonly string[]): string[] {
  return row.flatMap((cell, index) =>
    wrapped(`${columns[index] ?? ''}\u00A0: ${cell}`, index === 0 ? '- ' : '  ', '    '),
  );
}

/** Breaks at ordinary spaces only: a fixed space stays on its line. */
function wrapped(text: string, firstIndent = '', indent = firstIndent): string[] {
  const lines: string[] = [];
  let line = firstIndent;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && lengthOf(line) + 1 + lengthOf(word) > COLUMNS) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** In characters as a reader counts them, not in code units. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** Width in points of a text in one font and size. */
export type Measure = (text: string) => number;

/**
 * Breaks a text into lines at ordinary spaces; a fixed space holds. A word wider than a line is broken between its
 * characters as readers see them, so that nothing leaves the page.
 *
 * @param text of one line
 * @param width in points
 * @returns at least one line
 */
export function linesOf(text: string, width: number, measure: Measure): string[] {
  const space = measure(' ');
  const lines: string[] = [];
  let line: string[] = [];
  let lineWidth = 0;
  const endLine = () => {
    if (line.length > 0) lines.push(line.join(' '));
    [line, lineWidth] = [[], 0];
  };
  for (const word of text.split(' ').flatMap((one) => fittingParts(one, width, measure))) {
    const wordWidth = measure(word);
    if (line.length > 0 && lineWidth + space + wordWidth > width) endLine();
    lineWidth += wordWidth + (line.length > 0 ? space : 0);
    line.push(word);
  }
  endLine();
  return lines.length > 0 ? lines : [''];
}

/** The word itself when it fits, else as many characters as fit each time. */
function fittingParts(word: string, width: number, measure: Measure): string[] {
  if (word === '') return [];
  if (measure(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  let partWidth = 0;
  for (const { segment } of new Intl.Segmenter('fr', { granularity: 'grapheme' }).segment(word)) {
    const segmentWidth = measure(segment);
    if (part !== '' && partWidth + segmentWidth > width) {
      parts.push(part);
      [part, partWidth] = ['', 0];
    }
    part += segment;
    partWidth += segmentWidth;
  }
  return [...parts, part];
}

import type { Instant } from '../../domain/follow-up';
import type { HandoverBlock, HandoverDocument, HandoverSection } from '../../domain/handover';
import { Paper, type Element, type TextStyle } from './paper';
import { drawTable } from './paper-table';

const TITLE: TextStyle = { font: 'bold', size: 17, lineHeight: 23 };
const HEADING: TextStyle = { font: 'bold', size: 12, lineHeight: 17 };
const BODY: TextStyle = { font: 'regular', size: 10, lineHeight: 14 };
const ITEM_INDENT = 12;
const GAP = 4;
const SECTION_GAP = 11;
/** A heading keeps this much with it: the first rows or lines of what it is about. */
const KEPT_TOGETHER = 3 * BODY.lineHeight;

/**
 * Draws a handover as a tagged PDF, A4, with its fonts embedded: the words of the document in its order, nothing cut.
 * The same document gives the same bytes. Its metadata hold title, version and date, nobody's name.
 */
export async function handoverPdf(document: HandoverDocument): Promise<Buffer> {
  const paper = new Paper({
    title: `${document.title} v${document.version}`,
    createdAt: dateOf(document.madeAt),
    language: 'fr-FR',
    head: document.patientLine,
    footer: document.footer,
    pageWords: (page, pages) => `page ${page} sur ${pages}`,
  });
  drawText(paper, 'H1', TITLE, document.title);
  paper.y += GAP;
  for (const line of document.subtitles) drawText(paper, 'P', BODY, line);
  for (const section of document.sections) drawSection(paper, section);
  return paper.finish();
}

/** E.g. `fiche-transmission-v2.pdf`: it says nothing of whom it is about. */
export function handoverFileName(version: number): string {
  return `fiche-transmission-v${version}.pdf`;
}

/** A PDF has no date outside of four-digit years. */
function dateOf(instant: Instant): Date {
  const last = Date.UTC(9999, 11, 31);
  return new Date(Number.isFinite(instant) ? Math.min(Math.max(instant, 0), last) : 0);
}

function drawSection(paper: Paper, { blocks, emphasis, heading }: HandoverSection): void {
  const element = paper.element('Sect', paper.root);
  if (paper.room < SECTION_GAP + HEADING.lineHeight + KEPT_TOGETHER) paper.newPage();
  if (!paper.isAtTop) paper.y += SECTION_GAP;
  if (emphasis) paper.beginBar();
  drawText(paper, 'H2', HEADING, heading, { parent: element });
  for (const block of blocks) {
    paper.y += GAP / 2;
    drawBlock(paper, block, element);
  }
  paper.endBar();
  element.end();
}

function drawBlock(paper: Paper, block: HandoverBlock, parent: Element): void {
  switch (block.type) {
    case 'paragraph':
      drawText(paper, 'P', BODY, block.text, { parent });
      break;
    case 'list':
      drawList(paper, block.items, parent);
      break;
    case 'table':
      drawTable(paper, block, parent);
      break;
  }
}

function drawList(paper: Paper, items: readonly string[], parent: Element): void {
  const list = paper.list(parent);
  for (const item of items) {
    const element = paper.element('LI', list);
    if (paper.room < BODY.lineHeight) paper.newPage();
    paper.write(paper.element('Lbl', element), 'Lbl', BODY, paper.left, ['•']);
    drawText(paper, 'LBody', BODY, item, { parent: element, indent: ITEM_INDENT });
  }
}

/** Over as many pages as it takes; never a first or last line alone where two fit. */
function drawText(
  paper: Paper,
  type: string,
  style: TextStyle,
  text: string,
  { indent = 0, parent = paper.root }: { readonly indent?: number; readonly parent?: Element } = {},
): void {
  const element = paper.element(type, parent);
  const lines = paper.lines(text, style, paper.width - indent);
  for (let begin = 0; begin < lines.length;) {
    const fitting = Math.floor(paper.room / style.lineHeight);
    const left = lines.length - begin;
    const count = left - fitting === 1 && fitting > 2 ? fitting - 1 : Math.min(fitting, left);
    if (count < 1) {
      paper.newPage();
      continue;
    }
    const end = begin + count;
    paper.write(element, type, style, paper.left + indent, lines.slice(begin, end), end < lines.length);
    paper.y += count * style.lineHeight;
    begin = end;
  }
  element.end();
}

import type { HandoverBlock } from '../../domain/handover';
import type { Element, Paper, TextStyle } from './paper';

type Table = Extract<HandoverBlock, { type: 'table' }>;

const CAPTION: TextStyle = { font: 'regular', size: 10, lineHeight: 14 };
const HEADER: TextStyle = { font: 'bold', size: 9.5, lineHeight: 13 };
const CELL: TextStyle = { font: 'regular', size: 9.5, lineHeight: 13 };
const CELL_PADDING = 3;
const COLUMN_GAP = 10;
/** Characters that a column asks room for, at least and at most. */
const [NARROWEST, WIDEST] = [9, 34];

interface Column {
  readonly x: number;
  readonly width: number;
}

interface Row {
  /** The lines of each cell. */
  readonly cells: readonly (readonly string[])[];
  /** Of the highest cell. */
  readonly lineCount: number;
}

/**
 * Draws a table with a caption, column headers and row headers. On a further page the column headers stand again, unread;
 * a row stays whole unless it is higher than a page.
 */
export function drawTable(paper: Paper, table: Table, parent: Element): void {
  const element = paper.element('Table', parent);
  const columns = columnsOf(paper, table);
  const header = rowOf(paper, table.columns, columns, HEADER);
  const rows = table.rows.map((row) => rowOf(paper, row, columns, CELL));
  const firstRow = rows[0] === undefined ? 0 : heightOf(rows[0], CELL);
  const beginning = CAPTION.lineHeight + heightOf(header, HEADER) + firstRow;
  if (paper.room < beginning && beginning <= paper.wholeRoom) paper.newPage();
  drawCaption(paper, table.caption, element);
  drawHeader(paper, header, columns, element);
  for (const row of rows) drawRow(paper, row, header, columns, element);
  element.end();
}

/** As wide as what they hold asks for. */
function columnsOf(paper: Paper, { columns, rows }: Table): Column[] {
  const asked = columns.map((name, index) => {
    const longest = Math.max(name.length, ...rows.map((row) => row[index]?.length ?? 0));
    return Math.min(Math.max(longest, NARROWEST), WIDEST);
  });
  const all = asked.reduce((sum, one) => sum + one, 0);
  const shared = paper.width - COLUMN_GAP * (columns.length - 1);
  let x = paper.left;
  return asked.map((one) => {
    const column = { x, width: (shared * one) / all };
    x += column.width + COLUMN_GAP;
    return column;
  });
}

function rowOf(paper: Paper, texts: readonly string[], columns: readonly Column[], style: TextStyle): Row {
  const cells = columns.map(({ width }, index) => paper.lines(texts[index] ?? '', style, width));
  return { cells, lineCount: Math.max(1, ...cells.map((lines) => lines.length)) };
}

function heightOf({ lineCount }: Row, { lineHeight }: TextStyle): number {
  return lineCount * lineHeight + 2 * CELL_PADDING;
}

function drawCaption(paper: Paper, caption: string, table: Element): void {
  const element = paper.element('Caption', table);
  const lines = paper.lines(caption, CAPTION, paper.width);
  paper.write(element, 'Caption', CAPTION, paper.left, lines);
  paper.y += lines.length * CAPTION.lineHeight;
  element.end();
}

function drawHeader(paper: Paper, header: Row, columns: readonly Column[], table: Element): void {
  const element = paper.element('TR', table);
  paper.y += CELL_PADDING;
  header.cells.forEach((lines, index) => {
    const cell = paper.element('TH', element, 'Column');
    paper.write(cell, 'TH', HEADER, columns[index]?.x ?? paper.left, lines);
    cell.end();
  });
  element.end();
  endHeader(paper, header);
}

function repeatHeader(paper: Paper, header: Row, columns: readonly Column[]): void {
  paper.y += CELL_PADDING;
  header.cells.forEach((lines, index) => paper.repeat(HEADER, columns[index]?.x ?? paper.left, lines));
  endHeader(paper, header);
}

function endHeader(paper: Paper, { lineCount }: Row): void {
  paper.y += lineCount * HEADER.lineHeight + CELL_PADDING;
  paper.rule(paper.y, 1);
}

function drawRow(paper: Paper, row: Row, header: Row, columns: readonly Column[], table: Element): void {
  const element = paper.element('TR', table);
  const cells = row.cells.map((_lines, index) =>
    index === 0 ? paper.element('TH', element, 'Row') : paper.element('TD', element),
  );
  const fitsOnePage = heightOf(row, CELL) + heightOf(header, HEADER) <= paper.wholeRoom;
  for (let begin = 0; begin < row.lineCount;) {
    const fitting = Math.floor((paper.room - 2 * CELL_PADDING) / CELL.lineHeight);
    if (fitting < 1 || (fitsOnePage && fitting < row.lineCount - begin)) {
      paper.newPage();
      repeatHeader(paper, header, columns);
      continue;
    }
    const end = Math.min(begin + fitting, row.lineCount);
    paper.y += CELL_PADDING;
    drawCells(paper, cells, row, columns, begin, end);
    paper.y += (end - begin) * CELL.lineHeight + CELL_PADDING;
    begin = end;
  }
  element.end();
  paper.rule(paper.y, 0.5);
}

function drawCells(
  paper: Paper,
  cells: readonly Element[],
  row: Row,
  columns: readonly Column[],
  begin: number,
  end: number,
): void {
  cells.forEach((cell, index) => {
    const lines = row.cells[index] ?? [];
    const part = lines.slice(begin, end);
    if (part.length === 0) return;
    const tag = index === 0 ? 'TH' : 'TD';
    paper.write(cell, tag, CELL, columns[index]?.x ?? paper.left, part, end < lines.length);
  });
}

import PDFDocument from 'pdfkit';
import { linesOf } from './paper-lines';

export type Element = PDFKit.PDFStructureElement;

export interface TextStyle {
  readonly font: 'regular' | 'bold';
  /** In points, as all lengths here. */
  readonly size: number;
  readonly lineHeight: number;
}

export interface PaperSettings {
  readonly title: string;
  readonly createdAt: Date;
  /** IETF tag, e.g. `fr-FR`. */
  readonly language: string;
  /** At the head of every page but the first. */
  readonly head: string;
  readonly footer: string;
  readonly pageWords: (page: number, pages: number) => string;
}

/** Resolved like any module, so that it is found from sources, from `dist` and from any working directory. */
const FONTS = {
  regular: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
};

const MARGIN = 48;
const MARGINAL: TextStyle = { font: 'regular', size: 8.5, lineHeight: 11.5 };
/** What stands in the margins stands in full in the text: it may be cut there. */
const MARGINAL_LINES = 2;
const BLACK = '#000000';
const GREY = '#444444';
/** Stands for a character that the font does not have. */
const NO_GLYPH = '\u25A1';
/** Written from right to left: drawn word by word, so its order is said beside it. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/u;

/** What the types of pdfkit leave out of a structure element. */
type WithDictionary = Element & { readonly dictionary: { readonly data: Record<string, unknown> } };
interface ElementOptions {
  readonly title?: string;
  readonly scope?: 'Column' | 'Row';
}

/** pdfkit keeps the parsed font to itself, and has no other way to ask what it can draw. */
interface WithParsedFont {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

/**
 * A tagged A4 document that grows downwards: what is written belongs to an element of the structure, everything else is
 * an artifact that no reader is told of.
 */
export class Paper {
  readonly left = MARGIN;
  readonly width: number;
  readonly root: Element;
  y: number;

  private readonly document: PDFKit.PDFDocument;
  private readonly bytes: Promise<Buffer>;
  private readonly footerLines: readonly string[];
  private readonly headLines: readonly string[];
  private readonly bottom: number;
  private top = MARGIN;
  private barFrom: number | null = null;

  constructor(private readonly settings: PaperSettings) {
    this.document = openDocument(settings);
    this.bytes = bytesOf(this.document);
    this.width = this.document.page.width - 2 * MARGIN;
    this.footerLines = this.marginalLines(settings.footer, this.width - 90);
    this.headLines = this.marginalLines(settings.head, this.width);
    this.bottom = this.document.page.height - MARGIN - this.footerLines.length * MARGINAL.lineHeight;
    this.y = this.top;
    this.root = this.document.struct('Document');
    this.document.addStructure(this.root);
  }

  /** Down to the foot of the page. */
  get room(): number {
    return this.bottom - this.y;
  }

  get isAtTop(): boolean {
    return this.y <= this.top;
  }

  /** From head to foot of a page that is still empty. */
  get wholeRoom(): number {
    return this.bottom - MARGIN - (this.headLines.length + 1) * MARGINAL.lineHeight;
  }

  /** @param scope of a header cell */
  element(type: string, parent: Element, scope?: 'Column' | 'Row'): Element {
    const options: ElementOptions = scope === undefined ? {} : { scope };
    const element = this.document.struct(type, options);
    parent.add(element);
    return element;
  }

  /** A list whose items begin with a sign says so (ISO 14289-1, 7.6). */
  list(parent: Element): Element {
    const list = this.element('L', parent);
    (list as WithDictionary).dictionary.data['A'] = { O: 'List', ListNumbering: 'Disc' };
    return list;
  }

  lines(text: string, style: TextStyle, width: number): string[] {
    this.setFont(style);
    const measure = (part: string) => this.document.widthOfString(this.drawable(part));
    return linesOf(text, width, measure);
  }

  /**
   * Writes lines at a place of this page, as part of an element.
   *
   * @param goesOn whether more of the same text follows after the last of them
   */
  write(
    element: Element,
    tag: string,
    style: TextStyle,
    x: number,
    lines: readonly string[],
    goesOn = false,
  ): void {
    const content = this.document.markStructureContent(tag);
    this.setFont(style);
    lines.forEach((line, index) => {
      const isLast = index === lines.length - 1 && !goesOn;
      // The space says that words on two lines are two words.
      this.draw(isLast ? line : `${line} `, x, this.y + index * style.lineHeight);
    });
    this.document.endMarkedContent();
    element.add(content);
  }

  /** The same, unread: what a page repeats of another. */
  repeat(style: TextStyle, x: number, lines: readonly string[]): void {
    this.artifact('Pagination', () => {
      this.setFont(style);
      lines.forEach((line, index) => this.draw(line, x, this.y + index * style.lineHeight));
    });
  }

  rule(y: number, thickness: number): void {
    this.artifact('Layout', () => {
      this.document.rect(this.left, y, this.width, thickness).fill(GREY);
    });
  }

  /** A bar at the side of all that comes until `endBar`. */
  beginBar(): void {
    this.barFrom = this.y;
  }

  endBar(): void {
    const from = this.barFrom;
    this.barFrom = null;
    if (from === null || from >= this.y) return;
    this.artifact('Layout', () => {
      this.document.rect(this.left - 12, from, 4, this.y - from).fill(BLACK);
    });
  }

  newPage(): void {
    const hasBar = this.barFrom !== null;
    this.endBar();
    this.document.addPage();
    this.y = MARGIN;
    this.repeat(MARGINAL, this.left, this.headLines);
    this.y += (this.headLines.length + 1) * MARGINAL.lineHeight;
    this.top = this.y;
    if (hasBar) this.beginBar();
  }

  /** Writes the foot of every page. @returns the whole file */
  finish(): Promise<Buffer> {
    const { count } = this.document.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.document.switchToPage(index);
      this.y = this.bottom + MARGINAL.lineHeight;
      this.repeat(MARGINAL, this.left, this.footerLines);
      const words = this.settings.pageWords(index + 1, count);
      this.setFont(MARGINAL);
      this.repeat(MARGINAL, this.left + this.width - this.document.widthOfString(words), [words]);
    }
    this.root.end();
    this.document.end();
    return this.bytes;
  }

  private marginalLines(text: string, width: number): string[] {
    if (text === '') return [];
    const lines = this.lines(text, MARGINAL, width);
    if (lines.length <= MARGINAL_LINES) return lines;
    return [...lines.slice(0, MARGINAL_LINES - 1), `${lines[MARGINAL_LINES - 1] ?? ''}…`];
  }

  private artifact(type: 'Pagination' | 'Layout', draw: () => void): void {
    this.document.markContent('Artifact', { type });
    this.document.save();
    draw();
    this.document.restore();
    this.document.endMarkedContent();
  }

  private setFont({ font, size }: TextStyle): void {
    this.document.font(FONTS[font]).fontSize(size).fillColor(BLACK);
  }

  /** Where what is drawn is not what is written, what is written is said beside it. */
  private draw(line: string, x: number, y: number): void {
    const drawn = this.drawable(line);
    const needsWords = drawn !== line || RIGHT_TO_LEFT.test(line);
    if (needsWords) this.document.markContent('Span', { actual: line });
    this.document.text(drawn, x, y, { lineBreak: false });
    if (needsWords) this.document.endMarkedContent();
  }

  private drawable(text: string): string {
    const { font } = (this.document as unknown as WithParsedFont)._font;
    const has = (character: string) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
    return Array.from(text, (character) => (has(character) ? character : NO_GLYPH)).join('');
  }
}

function openDocument({ createdAt, language, title }: PaperSettings): PDFKit.PDFDocument {
  return new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as NonNullable<PDFKit.PDFDocumentOptions['subset']>,
    tagged: true,
    lang: language,
    displayTitle: true,
    bufferPages: true,
    font: FONTS.regular,
    info: {
      Title: title,
      Creator: 'Relais',
      Producer: 'Relais',
      CreationDate: createdAt,
      ModDate: createdAt,
    },
  });
}

function bytesOf(document: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Uint8Array) => chunks.push(Buffer.from(chunk)));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import type { HandoverContent, HandoverDocument } from '../../../domain/handover';
import {
  createHandoverRendering,
  handoverFileName,
  handoverPdf,
  handoverText,
  loadHandoverTemplates,
  type HandoverRendering,
} from '../../../integrations/documents';
import { handoverArbitrary } from '../../support/handover-arbitrary';
import {
  CLOSED_HANDOVER,
  handoverVersion,
  MINIMAL_HANDOVER,
  RICH_HANDOVER,
} from '../../support/handover-examples';
import { nodesOf, readPdfs, textIn, type ReadPdf } from '../../support/read-pdf';

const FILE = join(__dirname, '../../../data/messages/handover-fr.yaml');

let rendering: HandoverRendering;

beforeAll(async () => {
  const templates = await loadHandoverTemplates(FILE);
  rendering = createHandoverRendering(templates, { servicePhone: '+33321000000', timeZone: 'Europe/Paris' });
});

const documentOf = (content: HandoverContent) => rendering.document(handoverVersion(content));
const pdfOf = (content: HandoverContent) => handoverPdf(documentOf(content));
const named = (birthName: string): HandoverContent => ({
  ...MINIMAL_HANDOVER,
  patient: { ...MINIMAL_HANDOVER.patient, birthName },
});

async function read(bytes: Buffer): Promise<ReadPdf> {
  const [pdf] = await readPdfs([bytes]);
  if (pdf === undefined) throw new Error('nothing was read');
  return pdf;
}

/** Where words are parted says nothing: long ones are broken, and lines end with a space. */
const squeezed = (text: string) => text.replace(/\s/gu, '');
const readText = ({ pages }: ReadPdf) =>
  pages.map(({ tree }) => (tree === null ? '' : textIn(tree))).join('');

/** Everything a document says, in its order. */
function piecesOf({ sections, subtitles, title }: HandoverDocument, withColumns: boolean): string[] {
  const blocks = sections.flatMap((section) => [
    section.heading,
    ...section.blocks.flatMap((block) => {
      if (block.type === 'paragraph') return [block.text];
      if (block.type === 'list') return block.items;
      return [block.caption, ...(withColumns ? block.columns : []), ...block.rows.flat()];
    }),
  ]);
  return [title, ...subtitles, ...blocks];
}

/** The content streams, as an inspector would unpack them. */
function unpacked(bytes: Buffer): string {
  const file = bytes.toString('latin1');
  const streams = [...file.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, stream = '']) => stream);
  return streams
    .filter((stream) => stream.startsWith('x'))
    .map((stream) => inflateSync(Buffer.from(stream, 'latin1')).toString('latin1'))
    .join('\n');
}

const utf16 = (text: string) => `\u00FE\u00FF${Buffer.from(text, 'utf16le').swap16().toString('latin1')}`;

describe('the PDF of a handover', () => {
  let bytes: Buffer;
  let pdf: ReadPdf;

  beforeAll(async () => {
    bytes = await pdfOf(RICH_HANDOVER);
    pdf = await read(bytes);
  });

  it('when it is read aloud, then it says all of the document in its order', () => {
    const expected = piecesOf(documentOf(RICH_HANDOVER), true).join('');
    expect(squeezed(readText(pdf))).toBe(squeezed(expected));
    expect(readText(pdf)).toContain('Efficacité des diurétiques');
    expect(readText(pdf)).toContain('12 rue de l’Œillette');
  });

  it('when a reader asks for its structure, then headings, lists and the table are there', () => {
    expect(nodesOf(pdf, 'H1').map(textIn)).toEqual(['Fiche de transmission']);
    expect(nodesOf(pdf, 'H2').map(textIn)).toEqual(
      documentOf(RICH_HANDOVER).sections.map(({ heading }) => heading),
    );
    expect(nodesOf(pdf, 'Caption').map(textIn)).toEqual(['Besoins après la sortie']);
    const rows = nodesOf(pdf, 'TR').map(({ children = [] }) => children.map(({ role }) => role));
    expect(rows).toEqual([
      ['TH', 'TH', 'TH', 'TH'],
      ...RICH_HANDOVER.toDo.map(() => ['TH', 'TD', 'TD', 'TD']),
    ]);
    expect(
      nodesOf(pdf, 'TH')
        .slice(0, 4)
        .map((cell) => textIn(cell).trim()),
    ).toEqual(['Besoin', 'Quand', 'Avec', 'État']);
    for (const item of nodesOf(pdf, 'LI')) {
      expect(item.children?.map(({ role }) => role)).toEqual(['Lbl', 'LBody']);
    }
    const file = bytes.toString('latin1');
    expect(file.match(/\/Scope \/Column/g)).toHaveLength(4);
    expect(file.match(/\/Scope \/Row/g)).toHaveLength(RICH_HANDOVER.toDo.length);
    expect(file.match(/\/ListNumbering \/Disc/g)).toHaveLength(nodesOf(pdf, 'L').length);
  });

  it('when a viewer opens it, then language, title and conformance are stated, and nobody is named', () => {
    expect(pdf.info).toMatchObject({
      Title: 'Fiche de transmission v2',
      Language: 'fr-FR',
      PDFFormatVersion: '1.7',
      CreationDate: 'D:20261104140000Z',
      ModDate: 'D:20261104140000Z',
    });
    expect(pdf).toMatchObject({ displaysTitle: true, marked: true });
    expect(pdf.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf.xmp).toContain('Fiche de transmission v2');
    expect(JSON.stringify(pdf.info) + pdf.xmp).not.toMatch(/DELATTRE|MERCIER|Simone|Lemaire|Lens|I50/);
  });

  it('when it is printed elsewhere, then its fonts are in it, parts of them only, and no picture', () => {
    const file = bytes.toString('latin1');
    const fonts = new Set([...file.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name]) => name));
    expect([...fonts].sort()).toEqual([
      expect.stringMatching(/^[A-Z]{6}\+DejaVuSansCondensed$/),
      expect.stringMatching(/^[A-Z]{6}\+DejaVuSansCondensed-Bold$/),
    ]);
    expect(file.match(/\/FontFile2/g)).toHaveLength(2);
    expect(file).not.toMatch(/\/Subtype \/Image|\/JavaScript \(|\/EmbeddedFiles/);
    expect(bytes.length).toBeLessThan(80_000);
  });

  it('when pages are turned, then each says its number and whose it is, unread', () => {
    expect(pdf.pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
      [595, 842],
      [595, 842],
    ]);
    pdf.pages.forEach(({ artifacts }, index) => {
      expect(artifacts.join('')).toContain(`page ${index + 1} sur ${pdf.pages.length}`);
      expect(artifacts.join('').includes('DELATTRE Simone')).toBe(index > 0);
    });
  });

  it('when it is drawn twice, then the bytes are the same; for another version they are not', async () => {
    expect((await pdfOf(RICH_HANDOVER)).equals(bytes)).toBe(true);
    const other = await handoverPdf(rendering.document(handoverVersion(RICH_HANDOVER, 3)));
    expect(other.equals(bytes)).toBe(false);
  });

  it('when it is kept as a file, then its name says the version and nobody', () => {
    expect(handoverFileName(2)).toBe('fiche-transmission-v2.pdf');
  });

  it('when the follow-up ended, then the summary says so in its title', async () => {
    const summary = await read(await pdfOf(CLOSED_HANDOVER));
    expect(nodesOf(summary, 'H1').map(textIn)).toEqual(['Bilan de fin de suivi']);
    expect(summary.info).toMatchObject({ Title: 'Bilan de fin de suivi v2' });
  });
});

describe('a long handover', () => {
  const [task] = RICH_HANDOVER.toDo;
  const toDo = Array.from({ length: 50 }, (_none, index) => ({
    ...RICH_HANDOVER.toDo[index % 3],
    careKey: `care-${index}`,
  }));
  const long = { ...RICH_HANDOVER, toDo: toDo as HandoverContent['toDo'] };

  it('when it has fifty cares, then it is drawn within a second, and the headers stand on each page', async () => {
    // Time of the processor, the quickest of three: others may be at work on this machine.
    const times: number[] = [];
    for (const _run of [1, 2, 3]) {
      const before = process.cpuUsage();
      await pdfOf(long);
      times.push(process.cpuUsage(before).user / 1000);
    }
    expect(Math.min(...times)).toBeLessThan(1000);
    const bytes = await pdfOf(long);
    const pdf = await read(bytes);
    expect(squeezed(readText(pdf))).toBe(squeezed(piecesOf(documentOf(long), true).join('')));
    const withTable = pdf.pages.filter(
      ({ tree }) => tree !== null && textIn(tree).includes('RDV spécialiste'),
    );
    expect(withTable.length).toBeGreaterThan(1);
    const [, ...further] = pdf.pages.filter(
      ({ tree }) => tree !== null && /Demandé|Organisé/.test(textIn(tree)),
    );
    for (const { artifacts } of further) expect(artifacts.join('')).toContain('Besoin Quand Avec État');
    expect(nodesOf(pdf, 'TR').filter((row) => textIn(row) !== '')).toHaveLength(51);
  });

  it('when words and notes are longer than lines and pages, then all is there and inside the margins', async () => {
    const status = `${'W'.repeat(300)} ${'mot '.repeat(2_000)}fin`;
    const wardNotes = `${'anticonstitutionnellement '.repeat(380)}fin`;
    const content = {
      ...RICH_HANDOVER,
      wardNotes,
      toDo: task === undefined ? [] : [{ ...task, status }],
    };
    const pdf = await read(await pdfOf(content));
    expect(squeezed(readText(pdf))).toBe(squeezed(piecesOf(documentOf(content), true).join('')));
    expect(pdf.pages.length).toBeGreaterThan(5);
    for (const { height, places, width } of pdf.pages) {
      for (const place of places) {
        expect(place.x).toBeGreaterThanOrEqual(47.9);
        expect(place.x + place.width).toBeLessThanOrEqual(width - 47.9);
        expect(place.y).toBeGreaterThan(20);
        expect(place.y).toBeLessThan(height - 40);
      }
    }
  });

  it('when there are more items than anybody reads, then the rest is counted', () => {
    const breaks = Array.from({ length: 250 }, (_none, index) => ({
      code: 'R03',
      grade: 'late',
      openedAt: index,
    }));
    expect(handoverText(documentOf({ ...MINIMAL_HANDOVER, breaks }))).toContain(
      'et 50 autres, à lire dans Relais',
    );
  });
});

describe('names from everywhere', () => {
  it('when a name has accents or ligatures, then it is read as it is written', async () => {
    // The last one with its accent beside the letter, as some systems send it.
    const name = 'D’HERBÉCOURT-LEFÈVRE Zoë Œdipe officielle affluent Łukasz Ștefan Nguyễn Ωμέγα Йосиф';
    const text = readText(await read(await pdfOf(named(`${name} LEFE\u0300VRE`))));
    expect(text).toContain(`${name} LEFÈVRE`);
  });

  it('when it goes from right to left, then it is drawn, and said beside as it is written', async () => {
    const names = ['محمد علي', 'דוד כהן'];
    const files = await Promise.all(names.map((name) => pdfOf(named(name))));
    for (const { pages } of await readPdfs(files)) expect(pages).toHaveLength(1);
    for (const [index, name] of names.entries()) {
      const bytes = files[index] ?? Buffer.alloc(0);
      expect(unpacked(bytes)).toContain(`/ActualText (${utf16(`Patient\u00A0: ${name}`)})`);
    }
  });

  it('when the font does not have a character, then a sign stands for it, and it is said beside', async () => {
    const bytes = await pdfOf(named('LI 李 \u{1F9D1}\u{1F3FD}\u200D\u{1F680} 𝕏\u{20000}'));
    expect(readText(await read(bytes))).toMatch(/LI □ □+ /);
    expect(unpacked(bytes)).toContain('/ActualText (');
  });

  it('when it holds controls or what turns a line around, then they are gone', async () => {
    const pdf = await read(await pdfOf(named('DU\u0000PO\u202ENT\u200B\n\nJean\uFEFF \uD800')));
    expect(readText(pdf)).toContain('DUPONT Jean \uFFFD');
  });
});

describe('any content', () => {
  const letters = fc.constantFrom(...'aeéèçœßłńő AEÉÇŒ-’.,()/ \t\n€«»ﬁ😀李'.split(/(?:)/u));
  const texts = fc.oneof(
    fc.array(letters, { maxLength: 60 }).map((all) => all.join('')),
    fc.string({ unit: 'grapheme-ascii', maxLength: 200 }),
  );

  it('when it is drawn, then PDF and text say the same words in the same order', async () => {
    const contents = fc.sample(handoverArbitrary(texts), 15);
    const documents = contents.map(documentOf);
    const pdfs = await readPdfs(await Promise.all(documents.map(handoverPdf)));
    documents.forEach((document, index) => {
      const pdf = pdfs[index];
      if (pdf === undefined) throw new Error('nothing was read');
      const whole = squeezed(piecesOf(document, true).join(''));
      expect(squeezed(readText(pdf))).toBe(whole.replace(/李/g, '□'));
      const text = squeezed(handoverText(document));
      let from = 0;
      for (const piece of piecesOf(document, false).map(squeezed)) {
        const found = text.indexOf(piece, from);
        expect(found).toBeGreaterThanOrEqual(from);
        from = found + piece.length;
      }
    });
  });

  it('when it holds anything at all, then it is drawn', async () => {
    await fc.assert(
      fc.asyncProperty(handoverArbitrary(fc.string({ unit: 'binary', maxLength: 40 })), async (content) => {
        const bytes = await pdfOf(content);
        expect(bytes.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
        expect(bytes.subarray(-6).toString('latin1')).toBe('%%EOF\n');
      }),
      { numRuns: 12 },
    );
  });
});

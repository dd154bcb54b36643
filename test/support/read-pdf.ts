import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A node of the structure with its children in reading order; a leaf holds the text of one marked content. */
export interface PdfNode {
  readonly role?: string;
  readonly children?: readonly PdfNode[];
  readonly text?: string;
}

export interface PdfPage {
  readonly language: string | null;
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** Texts that no reader is told of. */
  readonly artifacts: readonly string[];
  /** Where texts begin, and how wide they are. */
  readonly places: readonly { readonly x: number; readonly y: number; readonly width: number }[];
  readonly tree: PdfNode | null;
}

export interface ReadPdf {
  readonly info: Readonly<Record<string, unknown>>;
  readonly xmp: string;
  readonly displaysTitle: boolean;
  readonly marked: boolean;
  readonly pages: readonly PdfPage[];
}

const READER = join(__dirname, 'pdf-reader.mjs');
const run = promisify(execFile);

/** What pdf.js finds in them, which knows nothing of how they were made. */
export async function readPdfs(files: readonly Buffer[]): Promise<readonly ReadPdf[]> {
  const folder = await mkdtemp(join(tmpdir(), 'relais-pdf-'));
  try {
    const paths = files.map((_bytes, index) => join(folder, `${index}.pdf`));
    await Promise.all(files.map((bytes, index) => writeFile(paths[index] ?? '', bytes)));
    const { stdout } = await run(process.execPath, [READER, ...paths], { maxBuffer: 256 * 1024 * 1024 });
    return JSON.parse(stdout) as readonly ReadPdf[];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Nodes of a role, over all pages. */
export function nodesOf(pdf: ReadPdf, role: string): readonly PdfNode[] {
  const within = (node: PdfNode): PdfNode[] => [
    ...(node.role === role ? [node] : []),
    ...(node.children ?? []).flatMap(within),
  ];
  return pdf.pages.flatMap(({ tree }) => (tree === null ? [] : within(tree)));
}

/** What a screen reader would say of it, without what only draws (`Lbl`: the sign before an item). */
export function textIn({ children = [], role, text = '' }: PdfNode): string {
  return role === 'Lbl' ? '' : text + children.map(textIn).join('');
}

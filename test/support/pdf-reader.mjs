/**
 * Reads PDF files with pdf.js and writes what it found as JSON on standard output. A process of its own: pdf.js is
 * published as ES modules alone, which jest does not load yet.
 *
 * Usage: node pdf-reader.mjs <file>…
 */
import { readFile } from 'node:fs/promises';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

async function readPdf(file) {
  const data = new Uint8Array(await readFile(file));
  const loading = getDocument({ data, verbosity: VerbosityLevel.ERRORS });
  const pdf = await loading.promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    pages.push(await readPage(await pdf.getPage(number)));
  }
  const { info, metadata } = await pdf.getMetadata();
  const preferences = await pdf.getViewerPreferences();
  const found = {
    info,
    xmp: metadata?.getRaw() ?? '',
    displaysTitle: preferences?.get?.('DisplayDocTitle') ?? preferences?.DisplayDocTitle ?? false,
    marked: (await pdf.getMarkInfo())?.Marked ?? false,
    pages,
  };
  await loading.destroy();
  return found;
}

async function readPage(page) {
  const { items, lang } = await page.getTextContent({
    includeMarkedContent: true,
    disableNormalization: true,
  });
  const { artifacts, texts, places } = textsByContent(items);
  const tree = await page.getStructTree();
  const [, , width, height] = page.view;
  return {
    language: lang,
    width,
    height,
    artifacts,
    places,
    tree: tree === null ? null : nodeOf(tree, texts),
  };
}

/** Texts of the page by the marked content they are in; what is in none, or in an artifact, is for no reader. */
function textsByContent(items) {
  const texts = new Map();
  const artifacts = [];
  const places = [];
  const open = [];
  for (const item of items) {
    if (item.type === 'beginMarkedContent' || item.type === 'beginMarkedContentProps') {
      open.push({ id: item.id ?? null, tag: item.tag });
    } else if (item.type === 'endMarkedContent') {
      open.pop();
    } else {
      const [, , , , x, y] = item.transform;
      if (item.str.trim() !== '') places.push({ x, y, width: item.width });
      const id = open.findLast((one) => one.id !== null)?.id;
      if (id === undefined) artifacts.push(item.str);
      else texts.set(id, (texts.get(id) ?? '') + item.str);
    }
  }
  return { artifacts, texts, places };
}

function nodeOf(node, texts) {
  if (node.type === 'content') return { text: texts.get(node.id) ?? '' };
  return { role: node.role, children: (node.children ?? []).map((child) => nodeOf(child, texts)) };
}

const found = [];
for (const file of process.argv.slice(2)) found.push(await readPdf(file));
process.stdout.write(JSON.stringify(found));

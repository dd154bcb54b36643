import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(__dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
];

/** Folders of the project: a code span that begins with one of them names a file that must be there. */
const folders = readdirSync(root, { withFileTypes: true })
  .filter(
    (entry) => entry.isDirectory() && !['dist', 'node_modules', 'coverage', '.git'].includes(entry.name),
  )
  .map(({ name }) => name)
  .filter((name) => name !== '.relais');

/** Made by a running Relais under its home, not part of the project. */
const madeAtRunTime = new Set(['demo-accounts.json', 'processes.json', 'launcher.lock']);

const withoutBlocks = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '');

const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap(([, first]) => (first === undefined ? [] : [first]));

const codeSpans = (text: string): string[] => matches(withoutBlocks(text), /`([^`\n]+)`/g);

/** Files and folders that a document names in code spans. */
function namedPaths(text: string): string[] {
  return codeSpans(text).filter((span) => {
    if (/^(Dockerfile|LICENSE|[\w.-]+\.(md|json|ya?ml|m?js|mts))$/.test(span))
      return !madeAtRunTime.has(span);
    const [first = ''] = span.split('/');
    return /^[\w./@-]+$/.test(span) && span.includes('/') && folders.includes(first);
  });
}

/** Targets of links within the project, as paths from its root, with their anchors. */
function linkTargets(path: string): string[] {
  return matches(withoutBlocks(read(path)), /\]\(([^)\s]+)\)/g)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => (target.startsWith('#') ? path + target : join(dirname(path), target)));
}

/** Anchors of a document's headings, as GitHub makes them. */
const anchorsOf = (path: string): string[] =>
  matches(withoutBlocks(read(path)), /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** What is wrong in any document, each with the document it is in. */
const wrongIn = (find: (path: string) => string[]): string[] =>
  documents.flatMap((path) => find(path).map((wrong) => `${path}: ${wrong}`));

describe('what the documents name', () => {
  test('when it is a file or folder, then it exists', () => {
    const missing = wrongIn((path) =>
      namedPaths(read(path)).filter((named) => !existsSync(join(root, named))),
    );
    expect(missing).toEqual([]);
  });

  test('when it is a link into the project, then the file and its heading exist', () => {
    const broken = wrongIn((path) =>
      linkTargets(path).filter((target) => {
        const [file = '', anchor] = target.split('#');
        if (!existsSync(join(root, file))) return true;
        return anchor !== undefined && !anchorsOf(file).includes(anchor);
      }),
    );
    expect(broken).toEqual([]);
  });

  test('when it is an npm script, then package.json has it', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const known = new Set([...Object.keys(scripts), 'ci', 'audit', 'sbom']);
    const unknown = wrongIn((path) =>
      codeSpans(read(path))
        .flatMap((span) => matches(span, /^npm (?:run )?([a-z:]+)\b/g))
        .filter((name) => !known.has(name)),
    );
    expect(unknown).toEqual([]);
  });

  test('when it is a command of relais, then its help lists it', () => {
    const help = /const help = `([^`]+)`/.exec(read('launcher/bin/relais.mjs'))?.[1] ?? '';
    const known = new Set(matches(help, /^ {2}(\w+)/gm));
    const unknown = wrongIn((path) =>
      codeSpans(read(path))
        .flatMap((span) => matches(span, /^(?:relais|node launcher\/bin\/relais\.mjs) (\w+)/g))
        .filter((name) => !known.has(name)),
    );
    expect(unknown).toEqual([]);
  });

  test('when the checks read the documents, then they find what they look for', () => {
    expect(namedPaths(read('README.md'))).toContain('workflows/contract.ts');
    expect(linkTargets('README.md')).toContain('docs/operating.md#keys');
    expect(codeSpans(read('README.md'))).toContain('npm test');
  });
});

describe('the table of settings in README.md', () => {
  const schema = /const environmentSchema = z\.object\(\{([\s\S]*?)\n\}\);/.exec(
    read('launcher/settings.ts'),
  )?.[1];
  const settings = (schema ?? '').split(/\n(?= {2}[A-Z])/).flatMap((entry) => {
    const name = /^\s*([A-Z_]+):/.exec(entry)?.[1];
    return name === undefined ? [] : [{ name, byDefault: /\.default\('?([^')]+)'?\)/.exec(entry)?.[1] }];
  });
  const rows = new Map(
    [...read('README.md').matchAll(/^\| `([A-Z_]+)` \| (.*?) \|/gm)].map(([, name = '', cell = '']) => [
      name,
      cell,
    ]),
  );

  test('when it is compared with launcher/settings.ts, then it has exactly its settings', () => {
    expect(settings.length).toBeGreaterThan(15);
    expect([...rows.keys()].sort()).toEqual(settings.map(({ name }) => name).sort());
  });

  test('when a setting has a default in the schema, then the table says it', () => {
    const wrong = settings.filter(
      ({ name, byDefault }) =>
        byDefault !== undefined && !(rows.get(name) ?? '').includes(`\`${byDefault}\``),
    );
    expect(wrong).toEqual([]);
  });
});

describe('docs/decisions', () => {
  test('when its index is compared with the folder, then it names every decision once', () => {
    const index = linkTargets('docs/decisions/README.md').map((target) => relative('docs/decisions', target));
    const records = readdirSync(join(root, 'docs', 'decisions')).filter((name) => name !== 'README.md');
    expect(index.filter((name) => !name.startsWith('..')).sort()).toEqual(records.sort());
  });
});

describe('docs/hazards.md', () => {
  const hazards = read('docs/hazards.md').split(/^### /m).slice(1);
  const says = ['Cause', 'Harm', 'Severity', 'Prevented by', 'Shown by', 'Remains', 'Owner'];

  test('when it is read, then the hazards are numbered in order and each says everything', () => {
    expect(hazards.length).toBeGreaterThanOrEqual(15);
    const ids = hazards.map((hazard) => hazard.slice(0, 3));
    expect(ids).toEqual(hazards.map((_, place) => `H${String(place + 1).padStart(2, '0')}`));
    const incomplete = hazards.filter(
      (hazard) => !says.every((what) => new RegExp(`^- \\*\\*${what}\\*\\*: \\S`, 'm').test(hazard)),
    );
    expect(incomplete).toEqual([]);
  });

  test('when one says what shows it, then that is a test that is there', () => {
    const untested = hazards.filter((hazard) => {
      const shown = /^- \*\*Shown by\*\*: ([\s\S]*?)(?=^- )/m.exec(hazard)?.[1] ?? '';
      return !codeSpans(shown).some((span) => span.endsWith('.test.ts') && existsSync(join(root, span)));
    });
    expect(untested).toEqual([]);
  });
});

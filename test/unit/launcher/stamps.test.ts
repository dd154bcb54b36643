import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const stamps = pathToFileURL(join(__dirname, '../../../launcher/bin/stamps.mjs')).href;

/** Runs the step as the bootstrap does, in a Node of its own; the step counts its runs in a file. */
function runStep(root: string): boolean {
  const script = `
    import { appendFileSync } from 'node:fs';
    import { runUnlessFresh } from '${stamps}';
    const ran = await runUnlessFresh({
      root: '${root}', inputs: ['${root}/source', '${root}/absent'], output: '${root}/output',
      stamp: '${root}/stamps/step', run: async () => appendFileSync('${root}/output', 'x'),
    });
    process.stdout.write(String(ran));`;
  return (
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }) === 'true'
  );
}

describe('a step of the bootstrap', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'relais-test-'));
    mkdirSync(join(root, 'source'));
    writeFileSync(join(root, 'source', 'a.ts'), '1');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('runs again only when an input changed or the output is gone', () => {
    expect([runStep(root), runStep(root)]).toEqual([true, false]);
    writeFileSync(join(root, 'source', 'a.ts'), '2');
    expect([runStep(root), runStep(root)]).toEqual([true, false]);
    writeFileSync(join(root, 'source', 'b.ts'), '');
    expect([runStep(root), runStep(root)]).toEqual([true, false]);
    rmSync(join(root, 'output'));
    expect([runStep(root), runStep(root)]).toEqual([true, false]);
    expect(readFileSync(join(root, 'output'), 'utf8')).toBe('x');
  });

  it('tells two names with the same content apart', () => {
    runStep(root);
    rmSync(join(root, 'source', 'a.ts'));
    writeFileSync(join(root, 'source', 'c.ts'), '1');
    expect(runStep(root)).toBe(true);
  });
});

import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidPathway } from '../../../domain/pathways';
import { loadPathways } from '../../../integrations/pathways/load-pathways';

const SHIPPED = 'data/pathways';

describe('loadPathways', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'relais-pathways-'));
    await cp(SHIPPED, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('when the shipped folder is read, then the standard pathway is there', async () => {
    const pathways = await loadPathways(SHIPPED);
    expect(pathways.get('standard')?.steps.map(({ key }) => key)).toEqual([
      'handover',
      'gp-visit',
      'call-j2',
    ]);
  });

  test('when a file is no YAML, then file and line are named', async () => {
    await writeFile(join(folder, 'broken.yaml'), 'key: standard\nsteps: [\n');
    await expect(loadPathways(folder)).rejects.toThrow(/^broken\.yaml:\d+: the file is not YAML/);
  });

  test('when two files have one key, then the second is named', async () => {
    await cp(join(SHIPPED, 'standard.yaml'), join(folder, 'twin.yaml'));
    await expect(loadPathways(folder)).rejects.toThrow(
      /^twin\.yaml:\d+: key is already the key of standard\.yaml/,
    );
    await expect(loadPathways(folder)).rejects.toBeInstanceOf(InvalidPathway);
  });
});

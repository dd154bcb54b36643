import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidPathway } from '../../../domain/pathways';
import { loadPathways } from '../../../integrations/pathways/load-pathways';

/** A copy of the shipped pathways, to be changed by a test. */
export class PathwayFolder {
  private constructor(readonly path: string) {}

  static async ofShipped(): Promise<PathwayFolder> {
    const path = await mkdtemp(join(tmpdir(), 'relais-pathways-'));
    await cp('data/pathways', path, { recursive: true });
    return new PathwayFolder(path);
  }

  read(file: string): Promise<string> {
    return readFile(join(this.path, file), 'utf8');
  }

  write(file: string, text: string): Promise<void> {
    return writeFile(join(this.path, file), text);
  }

  remove(file?: string): Promise<void> {
    return rm(file === undefined ? this.path : join(this.path, file), { recursive: true });
  }

  /** Replaces a text that stands in the file once; answers the line where it stood. */
  async change(file: string, before: string, after: string): Promise<number> {
    const text = await this.read(file);
    expect(text.split(before)).toHaveLength(2);
    await this.write(
      file,
      text.replace(before, () => after),
    );
    return text.slice(0, text.indexOf(before)).split('\n').length;
  }

  /** Every line of the report; none when the folder can be used. */
  async problems(): Promise<readonly string[]> {
    try {
      await loadPathways(this.path);
      return [];
    } catch (error) {
      if (!(error instanceof InvalidPathway)) throw error;
      return error.message.split('\n');
    }
  }
}

import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/discharge';
import { parsePathway, type Pathway, type PathwayFile } from '../../domain/pathways';
import type { PathwayVersions } from './choose-version';

/** One version of a pathway as it is kept. */
export interface KeptPathway {
  readonly key: string;
  readonly version: string;
  /** What its file says, then the files it inherits from, base after base. */
  readonly content: readonly unknown[];
  /** Of the content in canonical JSON, in hexadecimal. */
  readonly sha256: string;
}

export interface PathwayVersionRecords {
  /** Keeps each version that is not known yet; @returns what is kept under those keys and versions now. */
  keep(pathways: readonly KeptPathway[]): Promise<readonly KeptPathway[]>;
  find(key: string, version: string): Promise<KeptPathway | null>;
}

/** A file says something else than its version said before; thrown when a worker starts. */
export class PathwayVersionChanged extends Error {
  constructor(
    pathways: readonly { readonly file: string; readonly key: string; readonly version: string }[],
  ) {
    super(
      pathways
        .map(
          ({ file, key, version }) =>
            `${file}: version "${version}" of the pathway "${key}" was followed with another content` +
            ' (its own, or that of a pathway it inherits from); change the version',
        )
        .join('\n'),
    );
    this.name = 'PathwayVersionChanged';
  }
}

/**
 * Keeps the versions of the files, so that running follow-ups find theirs when a file has a newer one.
 *
 * @param files of sound pathways
 * @throws PathwayVersionChanged naming every file whose content changed without its version
 */
export async function keepPathwayVersions(
  records: PathwayVersionRecords,
  files: readonly PathwayFile[],
): Promise<void> {
  const stated = files.map((file) => ({ file: file.file, ...keptPathway(file, files) }));
  const kept = await records.keep(stated.map(({ file: _file, ...pathway }) => pathway));
  const changed = stated.filter((pathway) =>
    kept.some(
      ({ key, version, sha256 }) =>
        key === pathway.key && version === pathway.version && sha256 !== pathway.sha256,
    ),
  );
  if (changed.length > 0) throw new PathwayVersionChanged(changed);
}

function keptPathway(file: PathwayFile, files: readonly PathwayFile[]): KeptPathway {
  const { key, version } = parsedHead(file);
  const content = [file.data, ...basesOf(file, files)];
  return { key, version, content, sha256: createHash('sha256').update(canonicalJson(content)).digest('hex') };
}

function basesOf(file: PathwayFile, files: readonly PathwayFile[]): readonly unknown[] {
  const { inherits } = parsedHead(file);
  const base = files.find((other) => inherits !== undefined && parsedHead(other).key === inherits);
  return base === undefined ? [] : [base.data, ...basesOf(base, files)];
}

function parsedHead({ data }: PathwayFile): { key: string; version: string; inherits?: string } {
  return data as { key: string; version: string; inherits?: string };
}

/** The versions that were kept, each parsed once. */
export function keptPathwayVersions(records: PathwayVersionRecords): PathwayVersions {
  const parsed = new Map<string, Promise<Pathway | null>>();
  const read = async (key: string, version: string): Promise<Pathway | null> => {
    const kept = await records.find(key, version);
    if (kept === null) return null;
    const [own, ...bases] = kept.content;
    return parsePathway(own, `pathway ${key} ${version} as kept`, bases);
  };
  return {
    find: (key, version) => {
      const name = JSON.stringify([key, version]);
      const reading = parsed.get(name) ?? read(key, version);
      parsed.set(name, reading);
      // What could not be read, or was not there yet, is asked for again.
      reading.then(
        (pathway) => pathway === null && parsed.delete(name),
        () => parsed.delete(name),
      );
      return reading;
    },
  };
}

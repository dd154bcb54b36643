import type { KeptPathway, PathwayVersionRecords } from '../../application/planning/pathway-versions';
import type { Database } from './database';

/** The versions of pathways, which no tenant owns. */
export class PostgresPathwayVersions implements PathwayVersionRecords {
  constructor(private readonly database: Database) {}

  async keep(pathways: readonly KeptPathway[]): Promise<readonly KeptPathway[]> {
    const stated = JSON.stringify(pathways);
    await this.database.query(
      `INSERT INTO pathway_version (key, version, content, sha256)
       SELECT key, version, content, sha256
       FROM jsonb_to_recordset($1) AS stated (key text, version text, content jsonb, sha256 text)
       ON CONFLICT DO NOTHING`,
      [stated],
    );
    return this.database.query<KeptPathway>(
      `SELECT kept.key, kept.version, kept.content, kept.sha256
       FROM pathway_version AS kept
       JOIN jsonb_to_recordset($1) AS stated (key text, version text) USING (key, version)`,
      [stated],
    );
  }

  async find(key: string, version: string): Promise<KeptPathway | null> {
    const rows = await this.database.query<KeptPathway>(
      'SELECT key, version, content, sha256 FROM pathway_version WHERE key = $1 AND version = $2',
      [key, version],
    );
    return rows[0] ?? null;
  }
}

import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyError } from '../security/errors';
import { formatMasterKeys, generateMasterKeys, parseMasterKeys } from '../security/key-settings';
import type { KeyRing } from '../security/keys';
import { LauncherFailure } from './failure';
import type { MasterKeySource, Settings } from './settings';

/**
 * The master key to use: the one that is set or, with the embedded database, one generated at the first start
 * and kept under the home, readable by its owner only. Losing it loses every identifying field.
 */
export function ensureMasterKey(settings: Pick<Settings, 'home' | 'masterKey'>): MasterKeySource {
  if (settings.masterKey) return settings.masterKey;
  const folder = join(settings.home, 'keys');
  const path = join(folder, 'master.key');
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    const keyId = new Date().toISOString().slice(0, 7);
    writeFileSync(path, `${formatMasterKeys(generateMasterKeys(keyId))}\n`, { mode: 0o600, flag: 'wx' });
  }
  return { kind: 'file', path };
}

/**
 * Reads the master keys.
 *
 * @throws LauncherFailure when the file cannot be read or what is set is not `keyId:base64`; never repeats a key
 */
export function readMasterKeys(source: MasterKeySource): KeyRing {
  const place = source.kind === 'value' ? 'MASTER_KEY' : source.path;
  try {
    return parseMasterKeys(source.kind === 'value' ? source.text : readFileSync(source.path, 'utf8'));
  } catch (error) {
    const reason = error instanceof KeyError ? error.message : 'it cannot be read';
    throw new LauncherFailure(`${place} gives no master key: ${reason}.`, { cause: error });
  }
}

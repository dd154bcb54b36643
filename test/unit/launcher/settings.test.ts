import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LauncherFailure } from '../../../launcher/failure';
import { ensureMasterKey, readMasterKeys } from '../../../launcher/master-key';
import {
  environmentOf,
  plainEnvironment,
  readProcessSettings,
  readSettings,
  type ProcessSettings,
} from '../../../launcher/settings';
import { formatMasterKeys, generateMasterKeys } from '../../../security/key-settings';

const keyText = formatMasterKeys(generateMasterKeys('2026-11'));

describe('the settings of SMS', () => {
  const SMS_URL = 'https://sms.example.org/messages';
  const SMS_TOKEN = 'a secret shared with the provider, both ways';

  it('come together or not at all, and reach the processes', () => {
    const { sms } = readSettings({ SMS_URL, SMS_TOKEN });
    expect(sms).toEqual({ url: SMS_URL, token: SMS_TOKEN });
    expect(readSettings({}).sms).toBeUndefined();
    expect(() => readSettings({ SMS_URL })).toThrow('SMS_TOKEN is required here.');
    expect(() => readSettings({ SMS_TOKEN })).toThrow('SMS_URL is required here.');
    expect(() => readSettings({ SMS_URL, SMS_TOKEN: 'short' })).toThrow('at least 32 characters');
  });
});

describe('the settings', () => {
  it('have defaults that embed everything', () => {
    const settings = readSettings({ HOME: '/home/someone' });
    expect(settings).toMatchObject({
      port: 3000,
      mllpPort: 2575,
      listenAddress: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      temporalNamespace: 'relais',
      cacheFolder: '/home/someone/.cache/relais',
      demonstration: true,
    });
    expect(settings.home).toMatch(/\/\.relais$/);
    expect(settings.databaseUrl).toBeUndefined();
    expect(settings.temporalAddress).toBeUndefined();
  });

  it('keep fetched programs under the home when there is no HOME', () => {
    expect(readSettings({ HOME: '', RELAIS_HOME: '/srv/relais' }).cacheFolder).toBe('/srv/relais/cache');
  });

  it('let the flags win over the environment', () => {
    const settings = readSettings({ PORT: '4000' }, ['--port', '5000', '--speed', '20000', '--no-demo']);
    expect(settings).toMatchObject({ port: 5000, speed: 20000, demonstration: false });
    expect(settings.publicUrl).toBe('http://localhost:5000');
  });

  it.each([
    [{ PORT: 'http' }, [], 'PORT must be a port number between 1 and 65535.'],
    [{ PORT: '0' }, [], 'PORT must be a port number between 1 and 65535.'],
    [{ TEMPORAL_ADDRESS: 'somewhere' }, [], 'TEMPORAL_ADDRESS must be host:port.'],
    [{ SMTP_URL: 'http://mail' }, [], 'SMTP_URL must be an address such as smtp://user:password@host:587.'],
    [{ LOG_LEVEL: 'loud' }, [], 'LOG_LEVEL must be one of debug, info, warn, error.'],
    [{}, ['--port', '70000'], '--port must be a port number between 1 and 65535.'],
    [{}, ['--speed', 'fast'], '--speed must be a number of at least 1.'],
    [
      { DATABASE_URL: 'postgresql://a@b/c' },
      [],
      'MASTER_KEY or MASTER_KEY_FILE is required when DATABASE_URL is set.',
    ],
  ])('refuse %j %j with a sentence', (environment, args, sentence) => {
    expect(() => readSettings(environment, args)).toThrow(new LauncherFailure(sentence));
  });

  it('refuse an unknown flag', () => {
    expect(() => readSettings({}, ['--fast'])).toThrow(/--fast/);
  });

  it('reach a child process unchanged', () => {
    const settings: ProcessSettings = {
      home: '/srv/relais',
      listenAddress: '127.0.0.1',
      port: 3100,
      mllpPort: 2576,
      publicUrl: 'https://relais.example.org',
      logLevel: 'warn',
      databaseUrl: 'postgresql://relais_app:secret@127.0.0.1:5555/relais',
      temporalAddress: '127.0.0.1:7233',
      temporalNamespace: 'relais',
      smtpUrl: 'smtp://localhost:25',
      secureSmtpUrl: 'smtps://operator.example:465',
      mailFrom: 'Relais <suivi@relais.example>',
      servicePhone: '+33321000100',
      catchMail: false,
      unsignedScripts: true,
      trustedProxies: 1,
      masterKey: { kind: 'file', path: '/srv/relais/keys/master.key' },
    };
    expect(readProcessSettings(environmentOf(settings))).toEqual(settings);
  });

  it('let unsigned call scripts open in the embedded demonstration only, unless told', () => {
    const production = { DATABASE_URL: 'postgresql://u:p@h:5432/relais', MASTER_KEY: keyText };
    const opens = (environment: Record<string, string>, args: string[] = []) =>
      readSettings(environment, args).unsignedScripts;
    expect([opens({}), opens({}, ['--no-demo']), opens(production)]).toEqual([true, false, false]);
    expect(opens({ UNSIGNED_SCRIPTS: 'no' })).toBe(false);
    expect(() => opens({ UNSIGNED_SCRIPTS: 'perhaps' })).toThrow('UNSIGNED_SCRIPTS must be yes or no.');
  });

  it('name what a process lacks', () => {
    expect(() => readProcessSettings({})).toThrow('DATABASE_URL is required here.');
  });

  it('hand no secret to a program that is not ours', () => {
    expect(plainEnvironment({ PATH: '/bin', MASTER_KEY: keyText, DATABASE_URL: 'x' })).toEqual({
      PATH: '/bin',
    });
  });
});

describe('the master keys', () => {
  let home: string;
  beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'relais-test-'))));
  afterEach(() => rmSync(home, { recursive: true }));

  it('are made once, for their owner only', () => {
    const first = ensureMasterKey({ home });
    const path = join(home, 'keys', 'master.key');
    const text = readFileSync(path, 'utf8');
    expect(first).toEqual({ kind: 'file', path });
    expect(ensureMasterKey({ home })).toEqual(first);
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readMasterKeys(first).currentKeyId).toBe(text.split(':')[0]);
  });

  it('come from the setting when there is one', () => {
    expect(readMasterKeys({ kind: 'value', text: keyText }).currentKeyId).toBe('2026-11');
  });

  it('are refused without being repeated', () => {
    const path = join(home, 'wrong');
    writeFileSync(path, 'not-a-key');
    expect(() => readMasterKeys({ kind: 'file', path })).toThrow(`${path} gives no master key`);
    expect(() => readMasterKeys({ kind: 'value', text: '2026:c2VjcmV0' })).not.toThrow(/c2VjcmV0/);
    expect(() => readMasterKeys({ kind: 'file', path: join(home, 'absent') })).toThrow('it cannot be read');
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readSettings } from '../../../launcher/settings';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly command?: string[];
  readonly environment?: Record<string, string | number>;
  readonly ports?: string[];
  readonly depends_on?: Record<string, { condition: string }>;
  readonly healthcheck?: { disable?: boolean; test?: unknown[] };
  readonly secrets?: string[];
}

interface Compose {
  readonly services: Record<string, Service>;
  readonly volumes: Record<string, unknown>;
  readonly secrets: Record<string, { file: string }>;
}

const root = join(__dirname, '../../..');
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const ours = ['api', 'worker', 'dispatcher', 'sweeper'];
const runOnce = ['migrate', 'temporal-namespace'];

describe('docker-compose.yml', () => {
  it('has every part of a production on one host', () => {
    const expected = [...ours, ...runOnce, 'postgres', 'temporal', 'temporal-ui', 'mail'];
    expect(Object.keys(compose.services).sort()).toEqual(expected.sort());
    expect(Object.keys(compose.volumes)).toContain('postgres');
  });

  it('checks the health of everything that stays up', () => {
    const unchecked = services.filter(([, service]) => !service.healthcheck?.test).map(([name]) => name);
    expect(unchecked.sort()).toEqual([...runOnce].sort());
    expect(runOnce.every((name) => compose.services[name]?.healthcheck?.disable)).toBe(true);
  });

  it('has no password of its own: each is asked for, without a default', () => {
    const secretive = /PASSWORD|PWD|SECRET|_KEY\b/;
    for (const [name, { environment = {} }] of services) {
      for (const [key, value] of Object.entries(environment)) {
        if (secretive.test(key)) expect(`${name}: ${value}`).toMatch(/^\S+: \$\{[A-Z_]+:\?set [A-Z_]+\}$/);
      }
    }
    expect(text).not.toMatch(/\$\{[A-Z_]*(PASSWORD|PWD|SECRET|KEY)[A-Z_]*:-/);
    expect(text.match(/postgresql:\/\/\w+:(?!\$\{)/g)).toBeNull();
    expect(compose.secrets['master_key']?.file).toMatch(/^\$\{MASTER_KEY_FILE_ON_HOST:\?/);
  });

  it('gives our processes settings they accept, and only `migrate` the role that owns the tables', () => {
    for (const name of [...ours, 'migrate']) {
      const service = compose.services[name];
      const environment = Object.fromEntries(
        Object.entries(service?.environment ?? {}).map(([key, value]) => [
          key,
          key === 'SECURE_SMTP_URL' ? 'smtps://operator.example:465' : fill(String(value)),
        ]),
      );
      const settings = readSettings(environment);
      expect(settings.databaseUrl).toBe('postgresql://relais_app:filled@postgres:5432/relais');
      expect(settings.masterKey).toEqual({ kind: 'file', path: '/run/secrets/master_key' });
      expect(settings.databaseMigrationUrl === undefined).toBe(name !== 'migrate');
      expect(service?.secrets).toEqual(['master_key']);
    }
  });

  it('starts our processes after the migrations', () => {
    for (const name of ours) {
      expect(compose.services[name]?.depends_on?.['migrate']?.condition).toBe(
        'service_completed_successfully',
      );
      expect(compose.services[name]?.command).toEqual([`dist/launcher/processes/${name}.js`]);
    }
  });

  it('opens no port to the world by itself', () => {
    const ports = services.flatMap(([, service]) => service.ports ?? []);
    expect(ports.map(fill).filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });
});

/** Replaces `${NAME:?…}` by a value and `${NAME:-default}` by its default, as Compose does. */
function fill(value: string): string {
  return value
    .replace(/\$\{PUBLIC_URL:\?[^}]*\}/g, 'https://relais.example.org')
    .replace(/\$\{\w+:\?[^}]*\}/g, 'filled')
    .replace(/\$\{\w+:-([^}]*)\}/g, '$1');
}

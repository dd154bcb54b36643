import { agendaUseCases } from '../../../application/scheduling/agenda';
import type { AgendaUseCases } from '../../../application/scheduling/agenda-use-cases';
import { DEFAULT_SERVICE_CALENDAR } from '../../../domain/calendar';
import { PROFESSIONS } from '../../../domain/scheduling';
import { machineAudit, machineOf } from '../../../launcher/administration/administer';
import { seedAgendas } from '../../../launcher/demonstration/agendas';
import { GENERAL_PRACTITIONERS, ORGANISATION_NAME } from '../../../launcher/demonstration/people';
import type { Parts } from '../../../launcher/parts';
import { PostgresAdministration } from '../../../prisma/records/administration-records';
import { Ciphers } from '../../../prisma/records/ciphers';
import { Database } from '../../../prisma/records/database';
import { PostgresAgendas } from '../../../prisma/records/scheduling/agenda-records';
import { createCommuneDirectory } from '../../../integrations/places/communes';
import { testOnlyKeyRing } from '../../../security/test-key';
import { uuidV7 } from '../../../security/uuid';
import { clockOf } from '../../../application/time/clock';
import { startPostgres, type TestDatabase } from '../../support/postgres';

/** Monday 23 November 2026, 8h00 in Paris. */
const NOW = Date.parse('2026-11-23T08:00:00+01:00');
const HOUR = 3_600_000;

let testDatabase: TestDatabase;
let parts: Parts;
let organisationId: string;
let agendas: AgendaUseCases;
beforeAll(async () => {
  testDatabase = await startPostgres().createDatabase();
  const keyRing = testOnlyKeyRing();
  const database = new Database({
    connectionString: testDatabase.databaseUrl,
    maxConnections: 2,
    connectionTimeoutMs: 5_000,
    statementTimeoutMs: 5_000,
  });
  parts = {
    database,
    keyRing,
    ciphers: new Ciphers(database, keyRing),
    clock: clockOf({ realFrom: NOW, businessFrom: NOW, speed: 1 }, () => NOW),
    newId: () => uuidV7(),
    close: () => database.close(),
  };
  agendas = agendaUseCases({
    records: new PostgresAgendas(database, parts.ciphers),
    communes: createCommuneDirectory(),
    now: () => NOW,
    zone: DEFAULT_SERVICE_CALENDAR.zone,
    holidays: DEFAULT_SERVICE_CALENDAR.holidays,
    newId: parts.newId,
    audit: machineAudit(parts),
  });
  const administration = new PostgresAdministration(database, keyRing, parts.newId);
  organisationId = await administration.addOrganisation(ORGANISATION_NAME, async (changes) => {
    for (const professional of GENERAL_PRACTITIONERS) {
      await changes.addProfessional({ ...professional, profession: 'general-practitioner' });
    }
  });
});
afterAll(async () => {
  await parts.close();
  await testDatabase.drop();
});

const machine = () => machineOf(organisationId, parts.newId());
const everybody = () => agendas.professionals(machine(), { limit: 1_000 });

describe('the agendas of the demonstration', () => {
  test('when it starts, then they are made, and at the next start there is nothing to make', async () => {
    expect(await seedAgendas(parts, organisationId)).toBeGreaterThan(25);
    const made = await everybody();
    expect(await seedAgendas(parts, organisationId)).toBe(0);
    expect(await everybody()).toEqual(made);
  });

  test('when the general practitioners were there before, then they stay as they were', async () => {
    const known = new Map((await everybody()).map((view) => [view.displayName, view]));
    for (const stated of GENERAL_PRACTITIONERS) {
      const { rpps, practiceName, postalCode, city, phone, secureMail, mail } = stated;
      expect(known.get(stated.displayName)).toMatchObject({
        ...{ rpps, practiceName, postalCode, city, phone, secureMail, mail },
        acceptsNew: true,
      });
    }
    expect(known.get('Dr Luc Fontaine')?.hasAgenda).toBe(false);
  });

  test('when somebody is looked for, then each profession of the ladder and of care at home is there', async () => {
    const there = new Set((await everybody()).map(({ profession }) => profession));
    const missing = PROFESSIONS.filter((profession) => !there.has(profession));
    expect(missing).toEqual(['transport', 'home-help', 'meals']);
    const kinds = (await agendas.practices(machine(), { limit: 1_000 })).map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(7);
  });

  test('when a fortnight is looked at, then every agenda is open in it, and who is on leave has a replacement', async () => {
    const between = { from: NOW, to: NOW + 14 * 24 * HOUR };
    const withAgenda = (await everybody()).filter(({ hasAgenda }) => hasAgenda);
    for (const { professionalId, displayName } of withAgenda) {
      const { openings, types, absences } = await agendas.agenda(machine(), professionalId, between);
      expect({ displayName, openings: openings.length > 0, types: types.length > 0 }).toEqual({
        displayName,
        openings: true,
        types: true,
      });
      for (const { replacementName } of absences) expect(replacementName).not.toBeNull();
      if (displayName !== 'Dr Nadia Cousin') continue;
      expect(absences).toMatchObject([{ replacementName: 'Dr Élodie Carpentier' }]);
      expect(openings.every(({ from }) => from < NOW + 7 * 24 * HOUR)).toBe(true);
    }
  });
});

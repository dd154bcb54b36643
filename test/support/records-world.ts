import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BURST_PER_SECOND } from '../../application/intake/arrivals';
import { makeAllReceived as makeAll } from '../../application/intake/make-follow-up';
import type { FollowUpActivities } from '../../activities/follow-up-activities';
import type { Caller, DischargeSubmission, StatedEvent, StatedFact } from '../../application/application';
import type { FollowUpGateway } from '../../application/relay/relay';
import type { Clock } from '../../application/time/clock';
import type { SubmittedDischarge } from '../../domain/discharge';
import {
  asReadNow,
  needsOnCallRoster,
  decide,
  needsReplanning,
  newFollowUp,
  nextGeneration,
  type FollowUpState,
} from '../../domain/follow-up';
import { loadCallScripts } from '../../integrations/call-scripts/load-call-scripts';
import { loadPathways } from '../../integrations/pathways/load-pathways';
import { loadHandoverWording } from '../../launcher/handover-wording';
import { composeActivities, composeApplication } from '../../launcher/application';
import { Ciphers } from '../../prisma/records/ciphers';
import { Database } from '../../prisma/records/database';
import { createIntakeRecords } from '../../prisma/records/intake-records';
import { PostgresRelay } from '../../prisma/records/relay-records';
import { generateDataKey } from '../../security/field-encryption';
import { testOnlyKeyRing } from '../../security/test-key';
import { uuidV7 } from '../../security/uuid';
import { planningReference } from '../../workflows/contract';
import { startPostgres } from './postgres';

/** Business now at the beginning of each test: Tuesday 3 November 2026, 15h05 in Paris. */
export const NOW = Date.UTC(2026, 10, 3, 14, 5);
const PATHWAYS = join(__dirname, '..', '..', 'data', 'pathways');
const CALL_SCRIPTS = join(__dirname, '..', '..', 'data', 'call-scripts');

/** A service organisation with two hospitals, two general practitioners and somebody in each role. */
export interface Tenant {
  readonly organisationId: string;
  readonly hospitalId: string;
  readonly otherHospitalId: string;
  readonly gpId: string;
  readonly otherGpId: string;
  readonly hospital: Caller;
  readonly otherHospital: Caller;
  readonly operator: Caller;
  readonly teamLead: Caller;
  readonly clinician: Caller;
}

export const FINESS = '620100057';
export const OTHER_FINESS = '590782553';
export const GP_RPPS = '10000023084';

export type RecordsWorld = Awaited<ReturnType<typeof createRecordsWorld>>;

/**
 * The use-cases and activities on real PostgreSQL, in a database of its own, with a clock that the test moves.
 * Each test works in an organisation of its own: `newTenant()` before it.
 */
export async function createRecordsWorld({
  unsignedScripts = true,
  systemNow = () => Date.now(),
  burstPerSecond = BURST_PER_SECOND,
} = {}) {
  const testDatabase = await startPostgres().createDatabase();
  const database = new Database({
    connectionString: testDatabase.databaseUrl,
    maxConnections: 12,
    // Two hundred clients may ask at once on a busy machine: finds what hangs, not what is slow.
    connectionTimeoutMs: 60_000,
    statementTimeoutMs: 60_000,
  });
  const keyRing = testOnlyKeyRing();
  const ciphers = new Ciphers(database, keyRing);
  const time = { now: NOW };
  const clock: Clock = {
    now: () => time.now,
    segment: () => ({ realFrom: time.now, businessFrom: time.now, speed: 1 }),
  };
  const parts = { database, ciphers, keyRing, clock, newId: () => uuidV7(), close: () => database.close() };
  const application = composeApplication(parts, {
    pathways: await loadPathways(PATHWAYS),
    callScripts: await loadCallScripts(CALL_SCRIPTS),
    unsignedScripts,
    systemNow,
    burstPerSecond,
    handoverWording: await loadHandoverWording(undefined),
    readiness: async () => ({ database: 'ok' }),
    onFollowUpChanged: () => () => undefined,
  });
  const activities = await composeActivities(parts, PATHWAYS);
  const gateway = new FollowUpsInProcess(activities, clock);
  const relay = new PostgresRelay(database);
  let tenant = await seedTenant(database, 'Gesnord suivi');
  const { received } = createIntakeRecords({ ...parts, now: () => time.now });
  const failures: unknown[] = [];
  const keepFailure = (fields: object) => failures.push(fields);
  /** As the dispatcher does, for all organisations; @returns how many were made. @throws when one could not be */
  const makeAllReceived = async (): Promise<number> => {
    const made = await makeAll({ received, log: { warn: keepFailure, error: keepFailure } });
    if (failures.length > 0) throw new Error(`not made: ${JSON.stringify(failures)}`);
    return made;
  };
  const relayed = async () => {
    await makeAllReceived();
    return relayAll(relay, gateway, tenant.organisationId);
  };
  const relayedMeanwhile = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    let isWaiting = true;
    const stop = (): void => void (isWaiting = false);
    void answer.then(stop, stop);
    for (; isWaiting; await sleep(5)) await relayed();
    return answer;
  };

  return {
    ...parts,
    testDatabase,
    time,
    application,
    activities,
    gateway,
    relay,
    get tenant(): Tenant {
      return tenant;
    },
    newTenant: async (): Promise<Tenant> => {
      time.now = NOW;
      tenant = await seedTenant(database, 'Gesnord suivi');
      return tenant;
    },
    /** SQL under the tenant's walls. */
    query: <Row extends object>(text: string, values: readonly unknown[] = []) =>
      database.transaction({ organisationId: tenant.organisationId }, (transaction) =>
        transaction.query<Row>(text, values),
      ),
    announce: (changes: Partial<SubmittedDischarge> = {}, key?: string, caller = tenant.hospital) =>
      application.acceptDischarge(caller, submissionOf(aStatedDischarge(changes), key)),
    /** Another start of the worker, on other pathway files. @throws what a start throws */
    startsAgain: async (pathwayFolder: string): Promise<void> => {
      gateway.activities = await composeActivities(parts, pathwayFolder);
    },
    makeAllReceived,
    received,
    /** Makes what was received, and carries every waiting fact to its follow-up; @returns what each follow-up answered */
    relayAll: relayed,
    /** Does the same again and again until a door has its answer; @returns that */
    relayedMeanwhile,
    /** States a fact as a door does, and carries it to its follow-up meanwhile. */
    states: (caller: Caller, followUpId: string, event: StatedEvent, factId?: string): Promise<StatedFact> =>
      relayedMeanwhile(application.stateFact(caller, followUpId, event, factId)),
    close: async () => {
      await database.close();
      await testDatabase.drop();
    },
  };
}

/** A complete discharge without any fault, on Tuesday 3 November 2026 at 15h, except what the test changes. */
export function aStatedDischarge(changes: Partial<SubmittedDischarge> = {}): SubmittedDischarge {
  return {
    hospital: { finess: FINESS },
    stay: {
      visitNumber: 'V-1',
      admittedAt: '2026-10-28T09:00:00+01:00',
      dischargedAt: '2026-11-03T15:00:00+01:00',
      dischargeMode: 'home',
    },
    patient: {
      birthName: 'Delattre',
      firstGivenName: 'Jeanne',
      birthDate: '1941-03-08',
      sex: 'female',
      phones: ['+33321000001'],
      address: { line: '1 rue de la Gare', postalCode: '62710', city: 'Courrières' },
    },
    generalPractitioner: { rpps: GP_RPPS, name: 'Dr Lemaire' },
    ...changes,
  };
}

export function submissionOf(discharge: SubmittedDischarge, idempotencyKey?: string): DischargeSubmission {
  return {
    discharge,
    raw: Buffer.from(JSON.stringify(discharge)),
    contentType: 'application/json',
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  };
}

/** What the workflow does, without Temporal: begins from the records, decides, carries out. */
class FollowUpsInProcess implements FollowUpGateway {
  constructor(
    /** Another worker may carry them on. */
    public activities: FollowUpActivities,
    private readonly clock: Clock,
  ) {}

  async deliver(...[reference, fact]: Parameters<FollowUpGateway['deliver']>) {
    const state = await this.begun(reference);
    const planned = planningReference(reference, fact.event);
    const replanning = needsReplanning(fact.event) ? await this.activities.planAgain(planned) : undefined;
    const onCall = needsOnCallRoster(fact.event) ? await this.activities.onCallRoster(reference) : undefined;
    const stated = {
      ...fact,
      ...(replanning === undefined ? {} : { replanning }),
      ...(onCall === undefined ? {} : { onCall }),
    };
    const decision = decide(state, stated, this.clock.now());
    if (decision.outcome.status === 'applied') {
      const factId = fact.event.type === 'time-passed' ? null : fact.factId;
      await this.activities.carryOut({ ...reference, factId, decision, clock: this.clock.segment() });
    }
    return decision.outcome;
  }

  private async begun(reference: Parameters<FollowUpGateway['deliver']>[0]): Promise<FollowUpState> {
    const beginning = await this.activities.beginFollowUp(reference);
    if (beginning.kind === 'resumed') return asReadNow(beginning.state);
    const { ended } = beginning;
    return ended === undefined
      ? newFollowUp(reference.followUpId, beginning)
      : nextGeneration(asReadNow(ended), reference.generation, beginning);
  }
}

async function relayAll(relay: PostgresRelay, gateway: FollowUpGateway, organisationId: string) {
  const outcomes = [];
  for (;;) {
    const claimed = await relay.claim(organisationId, 50, 30);
    if (claimed.length === 0) return outcomes;
    for (const fact of claimed) {
      const outcome = await gateway.deliver(fact, fact.fact);
      if (outcome.status !== 'applied') await relay.settle(fact, outcome);
      outcomes.push({ event: fact.fact.event.type, ...outcome });
    }
  }
}

async function seedTenant(database: Database, name: string): Promise<Tenant> {
  const organisationId = uuidV7();
  const [hospitalId, otherHospitalId, gpId, otherGpId] = [uuidV7(), uuidV7(), uuidV7(), uuidV7()];
  await database.query('INSERT INTO organisation (id, name) VALUES ($1, $2)', [organisationId, name]);
  await database.transaction({ organisationId }, async (transaction) => {
    const { version, wrapped } = generateDataKey(testOnlyKeyRing(), organisationId, 1);
    await transaction.query('INSERT INTO data_key (organisation_id, version, wrapped) VALUES ($1, $2, $3)', [
      organisationId,
      version,
      wrapped,
    ]);
    await transaction.query(
      `INSERT INTO hospital (id, organisation_id, finess, name)
       VALUES ($1, $3, '${FINESS}', 'CH de Lens'), ($2, $3, '${OTHER_FINESS}', 'CHU de Lille')`,
      [hospitalId, otherHospitalId, organisationId],
    );
    await transaction.query(
      `INSERT INTO professional (id, organisation_id, rpps, profession, display_name, practice_name, postal_code, city,
         secure_mail)
       VALUES ($1, $3, '${GP_RPPS}', 'general-practitioner', 'Dr Lemaire', 'Cabinet', '62710', 'Courrières', 'l@mssante.example'),
              ($2, $3, '10000000009', 'general-practitioner', 'Dr Vasseur', 'Cabinet', '62300', 'Lens', 'v@mssante.example')`,
      [gpId, otherGpId, organisationId],
    );
  });
  const caller = async (role: Caller['role'], more: Partial<Caller> = {}): Promise<Caller> => {
    const accountId = uuidV7();
    await database.transaction({ organisationId }, (transaction) =>
      transaction.query(
        `INSERT INTO account (id, organisation_id, email, display_name, role, password_hash, hospital_id, professional_id)
         VALUES ($1, $2, $3, $4, $5, '', $6, $7)`,
        [
          accountId,
          organisationId,
          `${accountId}@example.org`,
          `Somebody (${role})`,
          role,
          more.hospitalId ?? null,
          more.professionalId ?? null,
        ],
      ),
    );
    return { organisationId, accountId, role, requestId: 'request-1', ...more };
  };
  return {
    organisationId,
    hospitalId,
    otherHospitalId,
    gpId,
    otherGpId,
    hospital: await caller('hospital', { hospitalId }),
    otherHospital: await caller('hospital', { hospitalId: otherHospitalId }),
    operator: await caller('operator'),
    teamLead: await caller('teamLead'),
    clinician: await caller('clinician', { professionalId: gpId }),
  };
}

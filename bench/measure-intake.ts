import { BATCH_STAYS } from '../application/intake/make-follow-up';
import type { ReceivedStays } from '../application/intake/intake-records';
import { findFreePort } from '../launcher/ports';
import type { Report } from '../launcher/services';
import { createIntakeRecords } from '../prisma/records/intake-records';
import { postUntil, type Latencies, type Load } from './http-load';
import { summed, timed, type Measured, type Round } from './rounds';
import { percentile, rounded } from './statistics';
import type { Surroundings } from './surroundings';

export interface IntakeSizes {
  readonly rounds: number;
  readonly seconds: number;
  readonly requestsMax: number;
  readonly clients: number;
  /** Follow-ups made of what was received, at most, in each round. */
  readonly madeMax: number;
}

export interface Door extends Measured {
  readonly p50Milliseconds: number;
  readonly p95Milliseconds: number;
}

export interface IntakeMeasure {
  readonly ratio: number;
  readonly relais: Door;
  readonly bare: Door;
  /** Follow-ups made of what was received first, one program at work; null when nothing was. */
  readonly made: Measured | null;
}

/**
 * The smallest accepted discharge through the API of production, against bare Express with one durable insert of the
 * same body: rounds of each in turn, same clients, pools of the same size. They come in a burst: what is received first is
 * made follow-ups of afterwards, and timed by itself. Nothing follows them up meanwhile: that is measured by itself too.
 */
export async function measureIntake(
  surroundings: Surroundings,
  { rounds, madeMax, ...sizes }: IntakeSizes,
  report: Report,
): Promise<IntakeMeasure> {
  const { apiKeys } = surroundings.population;
  const ports = { relais: surroundings.settings.port, bare: await findFreePort() };
  await surroundings.startApi({ port: ports.relais });
  await surroundings.start('bare-intake', { port: ports.bare });
  let visits = 0;
  const load = (port: number): Load => ({
    ...{ ...sizes, port, expectedStatus: 202 },
    body: () => smallestDischarge((visits += 1)),
    headers: (client) => ({ Authorization: `Bearer ${apiKeys[client % apiKeys.length]}` }),
  });
  const measured = { relais: new Rounds(surroundings), bare: new Rounds(surroundings) };
  for (const port of [ports.relais, ports.bare]) await postUntil(load(port));
  for (let number = 1; number <= rounds; number += 1) {
    await measured.relais.add(load(ports.relais));
    await measured.bare.add(load(ports.bare));
    const [relais, bare] = [measured.relais.lastPerSecond(), measured.bare.lastPerSecond()];
    report(`Intake, round ${number} of ${rounds}: ${relais} discharges, ${bare} bare inserts a second`);
  }
  const [relais, bare] = [measured.relais.door(), measured.bare.door()];
  const made = await measureMaking(surroundings, rounds, madeMax);
  return { ratio: rounded(relais.perSecond / bare.perSecond), relais, bare, made };
}

/** As the dispatcher makes them, in the driver. */
async function measureMaking(
  { parts, processorSeconds }: Surroundings,
  roundsMax: number,
  madeMax: number,
): Promise<Measured | null> {
  const { received } = createIntakeRecords({ ...parts, now: () => parts.clock.now() });
  const rounds: Round[] = [];
  for (let number = 1; number <= roundsMax; number += 1) {
    const round = await timed(processorSeconds, () => makeSome(received, madeMax));
    if (round.count > 0) rounds.push(round);
  }
  return rounds.length === 0 ? null : summed(rounds);
}

async function makeSome(received: ReceivedStays, madeMax: number): Promise<number> {
  let count = 0;
  for (const organisationId of await received.organisations()) {
    for (let isMore = true; isMore && count < madeMax;) {
      const { made, left } = await received.makeTogether(organisationId, BATCH_STAYS);
      if (left.length > 0) throw new Error(`${left.length} stays were left: all of them are new`);
      count += made;
      isMore = made > 0;
    }
  }
  return count;
}

/** The rounds of one of the two doors. */
class Rounds {
  private readonly rounds: Round[] = [];
  private latencies: Latencies = [];

  constructor(private readonly surroundings: Surroundings) {}

  async add(load: Load): Promise<void> {
    const round = await timed(this.surroundings.processorSeconds, async () => {
      const latencies = await postUntil(load);
      this.latencies = [...this.latencies, ...latencies];
      return latencies.length;
    });
    this.rounds.push(round);
  }

  lastPerSecond(): number {
    return rounded(this.rounds.at(-1)?.perSecond ?? 0);
  }

  door(): Door {
    return {
      ...summed(this.rounds),
      p50Milliseconds: rounded(percentile(this.latencies, 0.5)),
      p95Milliseconds: rounded(percentile(this.latencies, 0.95)),
    };
  }
}

/** As the contract of the door has it; every stay is a new one. */
function smallestDischarge(visit: number): string {
  return JSON.stringify({
    hospital: { finess: '620100057' },
    stay: {
      visitNumber: `BENCH${visit}`,
      admittedAt: '2026-11-18T09:00:00+01:00',
      dischargedAt: '2026-11-22T15:00:00+01:00',
      dischargeMode: 'home',
    },
    patient: {
      birthName: 'Exemple',
      firstGivenName: 'Reine',
      birthDate: '1941-03-08',
      sex: 'female',
      phones: ['+33321000001'],
      address: { line: '1 rue de la Mesure', postalCode: '62710', city: 'Courrières' },
    },
  });
}

import type { Caller } from '../../../../application/application';
import {
  DryRunBusyError,
  dryRunUseCases,
  type DryRunLibrary,
  type DryRunOrder,
} from '../../../../application/dry-run/dry-run-use-cases';
import { TooManyDischargesError, type PastDischarges } from '../../../../application/dry-run/try-pathways';
import { DEFAULT_SERVICE_CALENDAR } from '../../../../domain/calendar';
import { dryRunDischargeOf } from '../../../../domain/dry-run';
import { libraryOf } from '../../../../integrations/dry-run/load-library';
import { parsePathwayFile } from '../../../../integrations/pathways/load-pathways';
import { aDischarge } from '../../domain/discharge/discharge-builder';
import { MEANS } from '../../domain/dry-run/dry-run-builder';

const caller: Caller = { organisationId: 'org', accountId: 'lead', role: 'teamLead', requestId: 'r' };
const order: DryRunOrder = {
  candidate: { kind: 'changes', pathway: 'standard', changes: [] },
  discharges: { kind: 'generated', count: 1, seed: 1 },
};
const onPast: DryRunOrder = {
  ...order,
  discharges: { kind: 'past', period: { from: '2026-11-01', to: '2026-11-30' } },
};

const nobody: PastDischarges = { pages: async function* () {} };

function useCases(library: () => Promise<DryRunLibrary> = libraryOf('data'), past = nobody) {
  const audited: unknown[] = [];
  const made = dryRunUseCases(
    { library, readFile: parsePathwayFile, past, calendar: DEFAULT_SERVICE_CALENDAR },
    async (...line) => void audited.push(line.slice(1)),
  );
  return { ...made, audited };
}

describe('dry runs of one process', () => {
  test('when more are asked for than may wait, then the last is told so, and the others are answered', async () => {
    let open: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      open = resolve;
    });
    const read = libraryOf('data');
    const { dryRun } = useCases(async () => held.then(read));
    const waiting = [dryRun(caller, order), dryRun(caller, order), dryRun(caller, order)];
    await expect(dryRun(caller, order)).rejects.toBeInstanceOf(DryRunBusyError);
    open();
    expect((await Promise.all(waiting)).map(({ discharges }) => discharges)).toEqual([1, 1, 1]);
    await expect(dryRun(caller, order)).resolves.toMatchObject({ discharges: 1 });
  });

  test('when one fails, then the next has its turn and nothing false is audited', async () => {
    const { dryRun, audited } = useCases();
    const wrong = { ...order, candidate: { kind: 'yaml', text: 'key: [' } as const };
    const [failed, done] = await Promise.allSettled([dryRun(caller, wrong), dryRun(caller, order)]);
    expect([failed?.status, done?.status]).toEqual(['rejected', 'fulfilled']);
    expect(audited).toEqual([['pathway.dryRun', null, 'allowed', 'generated']]);
  });

  test('when the library cannot be read once, then it is read again the next time', async () => {
    const missing = libraryOf('data-that-is-not-there');
    await expect(missing()).rejects.toThrow('ENOENT');
    await expect(missing()).rejects.toThrow('ENOENT');
    const there = libraryOf('data');
    expect(await there()).toBe(await there());
  });
});

describe('past discharges', () => {
  const pagesOf = (...sizes: readonly number[]): PastDischarges => ({
    pages: async function* (_organisationId, _period, keep) {
      for (const size of sizes) yield Array.from({ length: size }, () => keep(aDischarge(), false));
    },
  });

  test('when they come in pages, then all of them count', async () => {
    const { dryRun } = useCases(undefined, pagesOf(3, 12, 1));
    await expect(dryRun(caller, onPast)).resolves.toMatchObject({ discharges: 16 });
  });

  test('when there are more than one request may try, then it says how many it may', async () => {
    const { dryRun } = useCases(undefined, pagesOf(1, 2_000));
    await expect(dryRun(caller, onPast)).rejects.toEqual(new TooManyDischargesError(2_000));
  });

  test('when a discharge is kept, then only codes, numbers and instants are left of it', () => {
    const kept = dryRunDischargeOf(aDischarge(), MEANS);
    const { patient, hospital, stay } = aDischarge();
    const text = JSON.stringify(kept);
    const identifying = [
      patient.birthName,
      patient.firstGivenName,
      patient.birthDate,
      hospital.finess,
      stay.visitNumber,
    ];
    const phones = patient.phones.map(({ number }) => number);
    for (const secret of [...identifying, ...phones, patient.address?.line]) {
      if (secret !== undefined) expect(text).not.toContain(secret);
    }
    expect(identifying.filter((secret) => secret !== undefined).length).toBeGreaterThan(3);
  });
});

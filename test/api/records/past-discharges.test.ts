import { PostgresPastDischarges } from '../../../prisma/records/past-discharges';
import {
  aStatedDischarge,
  createRecordsWorld,
  type RecordsWorld,
  type Tenant,
} from '../../support/records-world';

let world: RecordsWorld;
let tenant: Tenant;
beforeAll(async () => {
  world = await createRecordsWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  tenant = await world.newTenant();
});

const NOVEMBER = {
  from: Date.parse('2026-11-01T00:00:00+01:00'),
  to: Date.parse('2026-12-01T00:00:00+01:00'),
};

async function announce(visitNumber: string, dischargedAt: string): Promise<string> {
  const { stay } = aStatedDischarge();
  const { followUpId } = await world.announce({ stay: { ...stay, visitNumber, dischargedAt } });
  return followUpId;
}

/** Visit numbers of each page, two to a page. */
async function pagesOf({ organisationId }: Tenant, period = NOVEMBER): Promise<string[][]> {
  const pages: string[][] = [];
  const seen: string[] = [];
  const past = new PostgresPastDischarges(world.database, world.ciphers, 2);
  const keep = (discharge: { readonly stay: { readonly visitNumber: string } }, opposesCalls: boolean) => {
    seen.push(`${discharge.stay.visitNumber}${opposesCalls ? ' opposed' : ''}`);
    return { kept: true } as never;
  };
  for await (const page of past.pages(organisationId, period, keep)) {
    expect(page).toEqual(page.map(() => ({ kept: true })));
    pages.push(seen.splice(0));
  }
  return pages;
}

describe('past discharges', () => {
  test('when they fill several pages, then each comes once, in order, those of one instant too', async () => {
    await announce('V-3', '2026-11-02T10:00:00+01:00');
    await announce('V-1', '2026-11-01T10:00:00+01:00');
    for (const visit of ['V-4', 'V-5', 'V-6']) await announce(visit, '2026-11-03T10:00:00+01:00');
    const pages = await pagesOf(tenant);
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    expect(pages.flat().slice(0, 2)).toEqual(['V-1', 'V-3']);
    expect(pages.flat().sort()).toEqual(['V-1', 'V-3', 'V-4', 'V-5', 'V-6']);
  });

  test('when they are outside the period, taken back, or of another organisation, then they are not there', async () => {
    await announce('V-1', '2026-10-31T23:59:00+01:00');
    const takenBack = await announce('V-2', '2026-11-02T10:00:00+01:00');
    await announce('V-3', '2026-11-02T11:00:00+01:00');
    await world.query(`UPDATE follow_up SET status = 'voided' WHERE id = $1`, [takenBack]);
    const other = await world.newTenant();
    await announce('V-9', '2026-11-02T12:00:00+01:00');
    expect(await pagesOf(tenant)).toEqual([['V-3']]);
    expect(await pagesOf(other)).toEqual([['V-9']]);
  });

  test('when the patient opposed calls since, then that comes with it', async () => {
    await announce('V-1', '2026-11-02T10:00:00+01:00');
    await world.query(`UPDATE patient SET opposes_calls = true WHERE organisation_id = $1`, [
      tenant.organisationId,
    ]);
    expect(await pagesOf(tenant)).toEqual([['V-1 opposed']]);
  });

  test('when there are none, then there is no page', async () => {
    expect(await pagesOf(tenant)).toEqual([]);
  });
});

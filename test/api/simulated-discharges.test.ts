import { DAY_MS } from '../../simulator/calendar';
import { populationOf } from '../../simulator/population/population';
import { LENS, NOW, startApiWorld, type ApiWorld } from '../support/api-world';

const DISCHARGES = 60;

/** What a hospital's software leaves out in real life: shown to be completed, never refused. */
const people = populationOf({
  seed: 11,
  discharges: DISCHARGES,
  from: NOW - 35 * DAY_MS,
  until: NOW,
  finess: LENS,
  practitioners: [
    {
      professionalId: '0199a000-0000-7000-8000-000000000001',
      displayName: 'Dr Camille Delattre',
      rpps: '10000000017',
      postalCode: '62710',
      communeCode: '62250',
      phone: '+33321000101',
    },
  ],
});

let world: ApiWorld;

beforeAll(async () => {
  world = await startApiWorld();
});

afterAll(() => world.close());

function announce(index: number) {
  return world.send('POST', '/v1/discharges', {
    headers: { ...world.artois.lens.headers, 'content-type': 'application/json' },
    body: people[index]?.request ?? {},
  });
}

test('when simulated people leave hospital, then every discharge is taken in', async () => {
  const refused: unknown[] = [];
  const flags = new Map<string, number>();
  for (const { index } of people) {
    const { status, json } = await announce(index);
    if (status !== 202) refused.push(json);
    for (const { code } of (json?.['flags'] ?? []) as readonly { code: string }[]) {
      flags.set(code, (flags.get(code) ?? 0) + 1);
    }
  }

  expect(refused).toEqual([]);
  // Nothing wrong in numbers, keys, dates or places: what is left to complete is what real hospitals leave out.
  for (const code of flags.keys()) expect(code).not.toMatch(/key|format|invalid|mismatch|test-ins/);
});

test('when one is announced again, then it is known', async () => {
  const { json } = await announce(0);

  expect(json).toMatchObject({ result: 'repeat' });
});

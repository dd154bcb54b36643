import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBABILITIES } from '../../../simulator/probabilities';

const page = readFileSync(join(__dirname, '../../../docs/simulator.md'), 'utf8');

/** Rows `| key | value | source |` of the page. */
const rows = [...page.matchAll(/^\| `(\w+)` \| ([\d.]+) \| (.+?) \|$/gm)].map(([, key, value, source]) => [
  key,
  { value: Number(value), source },
]);

describe('the probabilities of the simulation', () => {
  test('when the page shows them, then as they are', () => {
    expect(Object.fromEntries(rows)).toEqual(PROBABILITIES);
  });

  test('when one is stated, then it is one, and says where it comes from', () => {
    for (const { value, source } of Object.values(PROBABILITIES)) {
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(1);
      expect(source).not.toBe('');
    }
  });
});

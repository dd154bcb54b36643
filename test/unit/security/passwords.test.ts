import { hash } from '@node-rs/argon2';
import {
  PasswordError,
  generatePassword,
  hashPassword,
  needsRehash,
  verifyPassword,
} from '../../../security/passwords';

const password = 'un long mot de passe à accents';

describe('a password', () => {
  test('when it is hashed, then it is argon2id with the parameters of OWASP and a salt of its own', async () => {
    const stored = await hashPassword(password);
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword(password)).not.toBe(stored);
    expect(needsRehash(stored)).toBe(false);
  });

  test('when the right one is typed, then it opens; when another, it does not', async () => {
    const stored = await hashPassword(password);
    expect(await verifyPassword(password, stored)).toBe(true);
    expect(await verifyPassword(`${password} `, stored)).toBe(false);
    expect(await verifyPassword('', stored)).toBe(false);
  });

  test.each(['short', 'x'.repeat(11), 'x'.repeat(257)])(
    'when it is "%s", then it may not be chosen',
    async (bad) => {
      await expect(hashPassword(bad)).rejects.toThrow(PasswordError);
      await expect(hashPassword(bad)).rejects.not.toThrow(bad);
    },
  );

  test('when it is as long as allowed, then it is not cut', async () => {
    const stored = await hashPassword('x'.repeat(256));
    expect(await verifyPassword('x'.repeat(256), stored)).toBe(true);
    expect(await verifyPassword('x'.repeat(255), stored)).toBe(false);
  });

  test('when what is stored is damaged, then it is an error, not a wrong password', async () => {
    await expect(verifyPassword(password, 'damaged')).rejects.toThrow();
  });

  test('when it was hashed with weaker parameters, then it opens and should be hashed again', async () => {
    const weaker = await hash(password, { memoryCost: 8192, timeCost: 2 });
    expect(await verifyPassword(password, weaker)).toBe(true);
    expect(needsRehash(weaker)).toBe(true);
  });
});

describe('an account that does not exist', () => {
  test('when somebody tries it, then nothing opens', async () => {
    expect(await verifyPassword(password, null)).toBe(false);
  });

  test('when somebody measures, then it takes the work of an account that exists', async () => {
    const stored = await hashPassword(password);
    const known = await leastWork(() => verifyPassword('wrong password', stored));
    const unknown = await leastWork(() => verifyPassword('wrong password', null));
    // Generous: without the work, the answer would come thousands of times sooner.
    expect(unknown).toBeGreaterThan(known / 4);
    expect(unknown).toBeLessThan(known * 4);
  });
});

test('when passwords are generated, then they are long, different and may be chosen', async () => {
  const generated = generatePassword();
  expect(generated).toHaveLength(24);
  expect(generatePassword()).not.toBe(generated);
  expect(await verifyPassword(generated, await hashPassword(generated))).toBe(true);
});

/** Time of the processor, in microseconds, which is the same however busy the machine is; the least of seven. */
async function leastWork(work: () => Promise<boolean>): Promise<number> {
  const durations: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    const before = process.cpuUsage();
    await work();
    durations.push(process.cpuUsage(before).user);
  }
  return Math.min(...durations);
}

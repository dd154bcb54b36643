import {
  hashLinkToken,
  hashSessionToken,
  hashesMatch,
  issueApiKey,
  issueLinkToken,
  issueSessionToken,
  linkTokenOf,
  readApiKey,
} from '../../../security/tokens';
import { uuidV7 } from '../../../security/uuid';

describe('an API key', () => {
  test('when it comes back, then it names its row and its hash is the stored one', () => {
    const id = uuidV7();
    const { token, hash } = issueApiKey(id);

    const presented = readApiKey(token);

    expect(token).toMatch(/^relais_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$/);
    expect(presented?.id).toBe(id);
    expect(presented && hashesMatch(presented.hash, hash)).toBe(true);
  });

  test('when one character of the secret differs, then the hash does not match', () => {
    const { token, hash } = issueApiKey(uuidV7());
    for (let position = token.length - 43; position < token.length; position += 1) {
      const other = token.charAt(position) === 'A' ? 'B' : 'A';
      const presented = readApiKey(token.slice(0, position) + other + token.slice(position + 1));
      expect(presented && hashesMatch(presented.hash, hash)).toBe(false);
    }
  });

  test('when two are issued for one row, then their secrets differ', () => {
    const id = uuidV7();
    expect(issueApiKey(id).token).not.toBe(issueApiKey(id).token);
  });

  test('when a text is no API key, then it is not looked up', () => {
    const { token } = issueApiKey(uuidV7());
    const others = [
      '',
      'relais',
      token.slice(1),
      `${token}A`,
      token.slice(0, -1),
      token.toUpperCase(),
      `${token}\n`,
    ];
    expect(others.map(readApiKey)).toEqual(others.map(() => null));
  });

  test('when its row has no UUID, then none is issued', () => {
    expect(() => issueApiKey('1')).toThrow(TypeError);
  });
});

describe('a session token', () => {
  test('when it comes back, then its hash is the stored one', () => {
    const { token, hash } = issueSessionToken();
    expect(hashSessionToken(token)).toEqual(hash);
    expect(hash).toHaveLength(32);
  });

  test('when it is written, then it carries 256 bits and the stored hash does not hold it', () => {
    const { token, hash } = issueSessionToken();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(hash.includes(Buffer.from(token, 'base64url'))).toBe(false);
  });

  test('when a text has not its form, then it is not looked up', () => {
    expect(['', 'short', 'é'.repeat(43), 'A'.repeat(44)].map(hashSessionToken)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('a link token', () => {
  test('when it is used for its purpose, then its hash is the stored one', () => {
    const { token, hash } = issueLinkToken('answer-offer');
    expect(hashLinkToken('answer-offer', token)).toEqual(hash);
  });

  test('when it is used for another purpose, or as a session, then it finds nothing', () => {
    const { token, hash } = issueLinkToken('answer-offer');
    expect(hashLinkToken('set-password', token)).not.toEqual(hash);
    expect(hashSessionToken(token)).not.toEqual(hash);
  });

  test('when a text has not its form, then it is not looked up', () => {
    expect(hashLinkToken('answer-offer', "' or 1=1")).toBeNull();
  });
});

describe('a link in a message', () => {
  const key = Buffer.alloc(32, 7);
  const made = linkTokenOf(key, 'answer-appointment', 'message-1', 'appointment-1');

  test('when the message is made again, then it carries the same link, of 256 bits', () => {
    expect(linkTokenOf(key, 'answer-appointment', 'message-1', 'appointment-1')).toEqual(made);
    expect(Buffer.from(made.token, 'base64url')).toHaveLength(32);
    expect(hashLinkToken('answer-appointment', made.token)).toEqual(made.hash);
  });

  test('when key, purpose, message or subject differ, then so do link and hash', () => {
    const others = [
      linkTokenOf(Buffer.alloc(32, 8), 'answer-appointment', 'message-1', 'appointment-1'),
      linkTokenOf(key, 'answer-offer', 'message-1', 'appointment-1'),
      linkTokenOf(key, 'answer-appointment', 'message-1a', 'ppointment-1'),
      linkTokenOf(key, 'answer-appointment', 'message-1', 'appointment-2'),
    ];
    expect(new Set([made, ...others].map(({ token }) => token)).size).toBe(5);
    expect(hashLinkToken('answer-offer', made.token)).not.toEqual(made.hash);
  });
});

test('when hashes differ in length, then they do not match', () => {
  expect(hashesMatch(Buffer.alloc(32), Buffer.alloc(31))).toBe(false);
  expect(hashesMatch(Buffer.alloc(32), Buffer.alloc(32))).toBe(true);
});

import {
  ApplicationFailure,
  defaultDataConverter,
  defaultPayloadConverter,
  type Payload,
} from '@temporalio/common';
import {
  decodeArrayFromPayloads,
  decodeOptionalFailureToOptionalError,
  encodeErrorToFailure,
  encodeToPayloads,
  loadDataConverter,
} from '@temporalio/common/lib/internal-non-workflow';
import fc from 'fast-check';
import { createDataConverter } from '../../../security/data-converter';
import { DecryptionError } from '../../../security/errors';
import { KeyRing, generateKey } from '../../../security/keys';
import { EncryptionCodec } from '../../../security/payload-codec';

const oldKey = generateKey();
const newKey = generateKey();
const before = new KeyRing({ currentKeyId: 'old', keys: { old: oldKey } });
const during = new KeyRing({ currentKeyId: 'new', keys: { old: oldKey, new: newKey } });
const after = new KeyRing({ currentKeyId: 'new', keys: { new: newKey } });
const converter = loadDataConverter(createDataConverter(before));

async function encodeOne(value: unknown): Promise<Payload> {
  const [payload] = (await encodeToPayloads(converter, value)) ?? [];
  if (!payload) throw new Error('The converter gave no payload');
  return payload;
}

function bytesOf(payload: Payload): Buffer {
  return Buffer.from(payload.data ?? []);
}

describe('the data converter', () => {
  test('when any JSON values go to Temporal and come back, then they are the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { minLength: 1 }), async (values) => {
        const normal: unknown = JSON.parse(JSON.stringify(values));
        const payloads = await encodeToPayloads(converter, ...values);
        expect(await decodeArrayFromPayloads(converter, payloads)).toEqual(normal);
      }),
    );
  });

  test('when undefined and bytes go through, then they come back as what they were', async () => {
    const payloads = await encodeToPayloads(converter, undefined, new Uint8Array([0, 1, 255]));
    const [nothing, bytes] = await decodeArrayFromPayloads(converter, payloads);
    expect(nothing).toBeUndefined();
    expect(Buffer.from(bytes as Uint8Array)).toEqual(Buffer.from([0, 1, 255]));
  });

  test('when a value is encoded, then neither it nor its own encoding can be read', async () => {
    const payload = await encodeOne({ followUpId: 'canary-3f8c' });
    const visible = JSON.stringify({ metadata: texts(payload), data: bytesOf(payload).toString('latin1') });
    expect(visible).not.toMatch(/canary|followUpId|json\/plain/);
    expect(texts(payload)).toEqual({ encoding: 'binary/encrypted', 'encryption-key-id': 'old' });
  });

  test('when an activity fails, then its message and stack are encrypted and come back', async () => {
    const failure = await encodeErrorToFailure(converter, ApplicationFailure.nonRetryable('canary-3f8c'));
    expect(JSON.stringify([failure.message, failure.stackTrace])).not.toContain('canary');
    expect(bytesOf(failure.encodedAttributes ?? {}).toString('latin1')).not.toContain('canary');

    const error = await decodeOptionalFailureToOptionalError(converter, failure);
    expect(error?.message).toBe('canary-3f8c');
  });
});

describe('rotation', () => {
  test('when the key is rotated, then old payloads are read and new ones use the new key', async () => {
    const payload = await encodeOne('step-1');
    const [decoded] = await new EncryptionCodec(during).decode([payload]);
    expect(defaultPayloadConverter.fromPayload(decoded ?? {})).toBe('step-1');

    const [fresh] = await new EncryptionCodec(during).encode([payload]);
    expect(texts(fresh ?? {})['encryption-key-id']).toBe('new');
  });

  test('when the old key is gone, then what it encrypted is refused by name', async () => {
    const payload = await encodeOne('step-1');
    await expect(new EncryptionCodec(after).decode([payload])).rejects.toThrow('No master key "old"');
  });
});

describe('a payload that is not what was sent', () => {
  const codec = new EncryptionCodec(during);

  test('when any bit of its data changes, then it is refused', async () => {
    const payload = await encodeOne('step-1');
    await fc.assert(
      fc.asyncProperty(fc.nat(bytesOf(payload).length * 8 - 1), async (bit) => {
        const data = bytesOf(payload);
        data.writeUInt8(data.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        await expect(codec.decode([{ ...payload, data }])).rejects.toThrow(DecryptionError);
      }),
    );
  });

  test('when it names another known key, then it is refused', async () => {
    const payload = await encodeOne('step-1');
    const metadata = { ...payload.metadata, 'encryption-key-id': Buffer.from('new') };
    await expect(codec.decode([{ ...payload, metadata }])).rejects.toThrow(DecryptionError);
  });

  test('when its key id or its data are missing, then it is refused', async () => {
    const { metadata, data } = await encodeOne('step-1');
    const withoutKeyId = { encoding: Buffer.from('binary/encrypted') };
    await expect(codec.decode([{ metadata: withoutKeyId, data: data ?? null }])).rejects.toThrow(
      DecryptionError,
    );
    await expect(codec.decode([{ metadata: metadata ?? null }])).rejects.toThrow(DecryptionError);
  });

  test('when it was never encrypted, then it passes unchanged', async () => {
    const plain = defaultDataConverter.payloadConverter.toPayload('from the command line');
    expect(await codec.decode([plain])).toEqual([plain]);
  });
});

function texts(payload: Payload): Record<string, string> {
  return Object.fromEntries(
    Object.entries(payload.metadata ?? {}).map(([name, value]) => [
      name,
      Buffer.from(value).toString('utf8'),
    ]),
  );
}

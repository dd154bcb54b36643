import type { Payload, PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { open, seal } from './aes-gcm';
import { joinUnambiguously, type Bytes } from './bytes';
import { DecryptionError } from './errors';
import type { KeyRing } from './keys';

/** Temporal's own name for it, so that its tools say "encrypted" instead of showing noise. */
const ENCRYPTED_ENCODING = 'binary/encrypted';
const ENCODING_METADATA = 'encoding';
const KEY_ID_METADATA = 'encryption-key-id';

const PayloadMessage = temporal.api.common.v1.Payload;

/**
 * Encrypts every payload on its way to Temporal with AES-256-GCM, under a key derived from the current master
 * key; decrypts with whichever known key encrypted it, so that follow-ups live through a rotation. What Temporal
 * stores is then codes and instants that only we can read (and no identity in the first place). The ciphertext
 * is not bound to a workflow: the context that the SDK could give for it is experimental.
 */
export class EncryptionCodec implements PayloadCodec {
  /** @param keyRing the master keys, old ones included as long as a history under them is open or replayed */
  constructor(private readonly keyRing: KeyRing) {}

  /**
   * @param payloads as the payload converter made them
   * @returns the same number of payloads, encrypted, metadata included
   */
  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.encrypt(payload));
  }

  /**
   * @param payloads from Temporal. One that is not encrypted passes unchanged: Temporal's own tools send such.
   * @returns the payloads as they were before {@link encode}
   * @throws DecryptionError when one was altered or its key is not known: the workflow task fails and is tried
   *   again until the key is back, the workflow itself goes on
   */
  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) =>
      metadataText(payload, ENCODING_METADATA) === ENCRYPTED_ENCODING ? this.decrypt(payload) : payload,
    );
  }

  private encrypt(payload: Payload): Payload {
    const keyId = this.keyRing.currentKeyId;
    const plainText = PayloadMessage.encode(payload).finish();
    return {
      metadata: {
        [ENCODING_METADATA]: Buffer.from(ENCRYPTED_ENCODING, 'utf8'),
        [KEY_ID_METADATA]: Buffer.from(keyId, 'utf8'),
      },
      data: seal(this.keyRing.purposeKey('payload-codec', keyId), plainText, associatedData(keyId)),
    };
  }

  private decrypt(payload: Payload): Payload {
    const keyId = metadataText(payload, KEY_ID_METADATA);
    if (keyId === undefined || !payload.data) {
      throw new DecryptionError('An encrypted payload lacks its key id or its data');
    }
    const key = this.keyRing.purposeKey('payload-codec', keyId);
    return PayloadMessage.decode(open(key, payload.data, associatedData(keyId)));
  }
}

function metadataText(payload: Payload, name: string): string | undefined {
  const value = payload.metadata?.[name];
  return value ? Buffer.from(value).toString('utf8') : undefined;
}

function associatedData(keyId: string): Bytes {
  return joinUnambiguously('relais-payload', keyId);
}

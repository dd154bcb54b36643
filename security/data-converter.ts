import type { DataConverter } from '@temporalio/common';
import type { KeyRing } from './keys';
import { EncryptionCodec } from './payload-codec';

/** Where the failure converter is: the workflow bundle must be built with the same path. */
export const failureConverterPath: string = require.resolve('./failure-converter');

/**
 * The one data converter of every Temporal client and worker of ours.
 *
 * @param keyRing the master keys
 * @returns payloads and failures encrypted under them
 */
export function createDataConverter(keyRing: KeyRing): DataConverter {
  return { failureConverterPath, payloadCodecs: [new EncryptionCodec(keyRing)] };
}

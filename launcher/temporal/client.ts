import { Client, Connection } from '@temporalio/client';
import { createDataConverter } from '../../security/data-converter';
import type { KeyRing } from '../../security/keys';
import { openPatiently } from '../patience';

export interface TemporalSettings {
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
}

/** A client whose payloads are encrypted before they leave this process. */
export async function openTemporalClient(
  { temporalAddress, temporalNamespace }: TemporalSettings,
  keyRing: KeyRing,
): Promise<{ client: Client; close: () => Promise<void> }> {
  const connection = await openPatiently(() => Connection.connect({ address: temporalAddress }));
  const client = new Client({
    connection,
    namespace: temporalNamespace,
    dataConverter: createDataConverter(keyRing),
  });
  return { client, close: () => connection.close() };
}

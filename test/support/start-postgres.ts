import { startSharedPostgres } from './postgres';

declare global {
  var stopSharedPostgres: (() => Promise<void>) | undefined;
}

/** Jest's global set-up. */
export default async function start(): Promise<void> {
  globalThis.stopSharedPostgres = await startSharedPostgres();
}

import { startBrowserWorld } from './browser-world';

declare global {
  var stopBrowserWorld: (() => Promise<void>) | undefined;
}

/** Jest's global set-up of the project `browser`. */
export default async function start(): Promise<void> {
  globalThis.stopBrowserWorld = await startBrowserWorld();
}

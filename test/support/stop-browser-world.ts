/** Jest's global teardown; it shares the global object with the set-up. */
export default async function stop(): Promise<void> {
  await globalThis.stopBrowserWorld?.();
}

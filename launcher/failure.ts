/** A failure its reader can act on: the message is a sentence of our own, shown without a stack. */
export class LauncherFailure extends Error {
  override readonly name = 'LauncherFailure';
}

/** What a person writes during a call is kept as it is written. */

/** A pause in typing after which what is written is kept, in milliseconds. */
export const PAUSE_MS = 800;
/** After a failure that may pass it is tried again by itself, in milliseconds. */
export const RETRY_MS = 5_000;

export type SaveState =
  | { readonly kind: 'untouched' | 'waiting' | 'saving' | 'saved' }
  | { readonly kind: 'failed'; readonly error: Error };

/** Holds what is written last, and sends it when the writing pauses. */
export interface Autosave<T> {
  readonly change: (value: T) => void;
  /** Sends at once what waits. @returns whether everything written is kept */
  readonly flush: () => Promise<boolean>;
  /** Ends the waiting without sending. */
  readonly stop: () => void;
}

/**
 * One request at a time, so that an older text never lands after a newer one; a failed one is tried again.
 *
 * @param send keeps a value
 * @param onState told each time the state changes
 * @param mayPass whether trying again may help after such a failure
 */
export function createAutosave<T>(
  send: (value: T) => Promise<unknown>,
  onState: (state: SaveState) => void,
  mayPass: (error: Error) => boolean = () => true,
): Autosave<T> {
  let waiting: { readonly value: T } | null = null;
  let running: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const sendLater = (delayMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delayMs);
  };

  const drain = async (): Promise<boolean> => {
    while (waiting !== null) {
      const { value } = waiting;
      waiting = null;
      onState({ kind: 'saving' });
      try {
        await send(value);
      } catch (cause) {
        const error = cause instanceof Error ? cause : new Error(String(cause));
        // Unless something newer was written meanwhile, this is still to be kept.
        waiting ??= { value };
        onState({ kind: 'failed', error });
        if (mayPass(error)) sendLater(RETRY_MS);
        return false;
      }
    }
    onState({ kind: 'saved' });
    return true;
  };

  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    if (running !== null) return running;
    if (waiting === null) return true;
    running = drain().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    change: (value) => {
      waiting = { value };
      if (running !== null) return;
      onState({ kind: 'waiting' });
      sendLater(PAUSE_MS);
    },
    flush,
    stop: () => clearTimeout(timer),
  };
}

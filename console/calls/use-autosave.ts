import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { keptNothing } from '../http/form-key';
import { createAutosave, type Autosave, type SaveState } from './autosave';

/**
 * Keeps what a person writes; what still waits is sent when they leave or put the page away.
 *
 * @param send keeps a value
 * @param unkept what is there from the beginning and not kept yet
 */
export function useAutosave<T>(
  send: (value: T) => Promise<unknown>,
  unkept: T | null = null,
): Pick<Autosave<T>, 'change' | 'flush'> & { readonly state: SaveState } {
  const [state, setState] = useState<SaveState>({ kind: 'untouched' });
  const held = useRef<Autosave<T> | null>(null);
  const sent = useEffectEvent(send);
  const begunWith = useEffectEvent(() => unkept);
  useEffect(() => {
    const autosave = createAutosave<T>(
      (value) => sent(value),
      setState,
      // What the service refused it refuses again; silence may pass.
      (error) => !keptNothing(error),
    );
    held.current = autosave;
    const left = begunWith();
    if (left !== null) autosave.change(left);
    const away = () => {
      if (document.visibilityState === 'hidden') void autosave.flush();
    };
    document.addEventListener('visibilitychange', away);
    return () => {
      document.removeEventListener('visibilitychange', away);
      void autosave.flush();
      autosave.stop();
    };
  }, []);
  return {
    state,
    change: (value) => held.current?.change(value),
    flush: () => held.current?.flush() ?? Promise.resolve(true),
  };
}

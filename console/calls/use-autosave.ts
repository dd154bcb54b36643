import { useEffect, useEffectEvent, useState } from 'react';
import { createAutosave, type Autosave, type SaveState } from './autosave';

/**
 * Keeps what a person writes; what still waits is sent when they leave or put the page away.
 *
 * @param send keeps a value
 */
export function useAutosave<T>(
  send: (value: T) => Promise<unknown>,
): Pick<Autosave<T>, 'change' | 'flush'> & { readonly state: SaveState } {
  const [state, setState] = useState<SaveState>({ kind: 'untouched' });
  const [held, setHeld] = useState<Autosave<T> | null>(null);
  const sent = useEffectEvent(send);
  useEffect(() => {
    const autosave = createAutosave<T>((value) => sent(value), setState);
    setHeld(autosave);
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
    change: (value) => held?.change(value),
    flush: () => held?.flush() ?? Promise.resolve(true),
  };
}

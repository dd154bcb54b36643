import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { FOLLOW_UP_READS } from './queries';

/** Many follow-ups may change within a second: the screens are read anew at most this often. */
const REREAD_EVERY_MS = 400;
/** The browser gives up by itself when the server answers with an error: then it is asked again. */
const RECONNECT_AFTER_MS = 5_000;

/**
 * Listens to `GET /v1/events`, for ever.
 *
 * @param onFollowUp a follow-up changed, or may have changed while nobody listened
 * @param onConnected whether updates arrive, each time that changes
 * @returns a function that ends it
 */
function listen(onFollowUp: () => void, onConnected: (connected: boolean) => void): () => void {
  let events: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    events = new EventSource('/v1/events');
    events.addEventListener('followUp', onFollowUp);
    events.addEventListener('open', () => {
      onConnected(true);
      onFollowUp();
    });
    events.addEventListener('error', () => {
      onConnected(false);
      if (events.readyState === EventSource.CLOSED) timer = setTimeout(connect, RECONNECT_AFTER_MS);
    });
  };
  connect();
  return () => {
    clearTimeout(timer);
    events.close();
  };
}

/**
 * Reads the screens anew when a follow-up changes.
 *
 * @param wanted false for those who see no follow-up
 * @returns whether updates arrive
 */
export function useLiveUpdates(wanted: boolean): boolean {
  const queryClient = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    if (!wanted) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const reread = () => {
      timer = undefined;
      for (const read of FOLLOW_UP_READS) void queryClient.invalidateQueries({ queryKey: [read] });
    };
    const end = listen(() => {
      timer ??= setTimeout(reread, REREAD_EVERY_MS);
    }, setConnected);
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [queryClient, wanted]);
  return connected;
}

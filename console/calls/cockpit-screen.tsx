import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallOpeningRequest, CallSession, FollowUp } from '../../api/schemas';
import { Screen } from '../frame/screen';
import { ApiProblem } from '../http/client';
import { openCall, readCallSession } from '../http/call-queries';
import { useFollowUp } from '../http/queries';
import { Failed, Outdated, Reading } from '../parts/reading';
import { Cockpit } from './cockpit';
import { HeldByColleague } from './held-by-colleague';
import type { Draft } from './use-call-draft';

/** One call, from before it rings until what came of it is recorded. */
export function CallScreen({
  followUpId,
  callKey,
}: {
  readonly followUpId: string;
  readonly callKey: string;
}) {
  const [opening, setOpening] = useState<CallOpeningRequest>({});
  const query = useQuery({
    queryKey: ['call-session', followUpId, callKey, opening],
    queryFn: () => openCall(followUpId, callKey, opening),
    ...ONCE,
  });
  if (isHeld(query.error)) {
    return (
      <Screen title="Appel">
        <HeldByColleague
          followUpId={followUpId}
          callKey={callKey}
          error={query.error}
          onTakeOver={(reason) => setOpening({ takeOver: true, ...(reason === '' ? {} : { reason }) })}
        />
      </Screen>
    );
  }
  return <Opened followUpId={followUpId} query={query} />;
}

/** A call somebody made to us for which no call was due. */
export function ReceivedCallScreen({
  followUpId,
  sessionId,
}: {
  readonly followUpId: string;
  readonly sessionId: string;
}) {
  const query = useQuery({
    queryKey: ['call-session', sessionId],
    queryFn: () => readCallSession(sessionId),
    ...ONCE,
  });
  return <Opened followUpId={followUpId} query={query} />;
}

/**
 * The screen itself knows what was written since. Health data: nothing of it outlives the screen. Taking a call in
 * hand is no reading: it is not done again by itself.
 */
const ONCE = {
  staleTime: Infinity,
  gcTime: 0,
  retry: false,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const;

const HELD: ReadonlySet<string | null> = new Set(['call-in-hand', 'reason-missing']);

function isHeld(error: Error | null): error is ApiProblem {
  return error instanceof ApiProblem && HELD.has(error.reason);
}

type SessionQuery = ReturnType<typeof useQuery<CallSession>>;

function Opened({ followUpId, query }: { readonly followUpId: string; readonly query: SessionQuery }) {
  const followUp = useFollowUp(followUpId);
  const queryClient = useQueryClient();
  const [carried, setCarried] = useState<Draft | null>(null);
  if (query.data === undefined || followUp.data === undefined) {
    return (
      <Screen title="Appel">
        <Reading query={query}>{() => <Reading query={followUp}>{() => null}</Reading>}</Reading>
      </Screen>
    );
  }
  if (query.data.status === 'ended') {
    return (
      <Screen title="Appel">
        <Failed error={new ApiProblem(409, 'Cet appel est terminé.', 'session-over', [])} />
      </Screen>
    );
  }
  return (
    <Loaded
      key={query.data.sessionId}
      session={query.data}
      followUp={followUp.data}
      carried={carried}
      onUndone={(draft) => {
        // The call is to be made again: in a session of its own, with what was written in the one before.
        setCarried(draft);
        void queryClient.invalidateQueries({ queryKey: ['call-session'] });
      }}
      outdated={followUp.isError ? followUp.error : null}
      onRetry={() => void followUp.refetch()}
    />
  );
}

function Loaded({
  outdated,
  onRetry,
  ...props
}: Parameters<typeof Cockpit>[0] & {
  readonly followUp: FollowUp;
  readonly outdated: Error | null;
  readonly onRetry: () => void;
}) {
  return (
    <>
      {outdated !== null && <Outdated error={outdated} onRetry={onRetry} />}
      <Cockpit {...props} />
    </>
  );
}

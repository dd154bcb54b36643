import { Center } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { ApiProblem } from '../http/client';
import { accountQuery } from '../http/queries';
import { Failed } from '../parts/reading';
import { Waiting } from '../parts/waiting';
import { SignInScreen } from '../sign-in/sign-in-screen';
import { BusinessClock } from '../time/business-clock';
import { SignedIn } from './account';

/** Nobody passes without being signed in; a session that ended leads back here. */
export function Door({ children }: { readonly children: ReactNode }) {
  const account = useQuery(accountQuery);
  useEndedSession();
  if (account.isPending) return <Waiting />;
  if (account.isError) {
    return (
      <Center component="main" mih="100vh" p="md">
        <Failed error={account.error} onRetry={() => void account.refetch()} />
      </Center>
    );
  }
  if (account.data === null) return <SignInScreen />;
  return (
    <SignedIn account={account.data}>
      <BusinessClock>{children}</BusinessClock>
    </SignedIn>
  );
}

/** Any answer 401 means that the session is over: whatever was read is forgotten. */
function useEndedSession(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const ended = (error: unknown): void => {
      if (!(error instanceof ApiProblem) || error.status !== 401) return;
      if (queryClient.getQueryData(accountQuery.queryKey) === null) return;
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== accountQuery.queryKey[0] });
      queryClient.setQueryData(accountQuery.queryKey, null);
    };
    const endQueries = queryClient.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error') ended(event.action.error);
    });
    const endMutations = queryClient.getMutationCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error') ended(event.action.error);
    });
    return () => {
      endQueries();
      endMutations();
    };
  }, [queryClient]);
}

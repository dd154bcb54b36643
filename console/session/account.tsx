import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, type ReactNode } from 'react';
import type { Account } from '../../api/schemas';
import { post, remove } from '../http/client';
import { accountQuery } from '../http/queries';
import { may, type ConsoleAction } from './may';

const AccountContext = createContext<Account | null>(null);

export function SignedIn({ account, children }: { readonly account: Account; readonly children: ReactNode }) {
  return <AccountContext value={account}>{children}</AccountContext>;
}

/** The account signed in. @throws Error outside of `SignedIn` */
export function useAccount(): Account {
  const account = useContext(AccountContext);
  if (account === null) throw new Error('useAccount needs SignedIn above it');
  return account;
}

/** Whether the account signed in may do something. */
export function useMay(): (action: ConsoleAction) => boolean {
  const { role } = useAccount();
  return (action) => may(role, action);
}

export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (credentials: { readonly email: string; readonly password: string }) =>
      post('/v1/sessions', credentials),
    onSuccess: () => queryClient.fetchQuery({ ...accountQuery, staleTime: 0 }),
  });
}

/** Forgets everything read on this machine, whether or not the server could be told. */
export function useSignOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => remove('/v1/sessions/current'),
    onSettled: () => {
      queryClient.clear();
      queryClient.setQueryData(accountQuery.queryKey, null);
      // A fresh page: nothing about a patient stays in memory.
      window.location.assign('/');
    },
  });
}

import { useQuery } from '@tanstack/react-query';
import { callsQuery } from '../http/call-queries';
import { useAccount } from '../session/account';
import { nextCall, type CallPlace } from './call-queue';

/** The call to make after this one; null when nothing is left, or the list is not known yet. */
export function useNextCall(left: CallPlace): CallPlace | null {
  const { accountId } = useAccount();
  const { data: list } = useQuery(callsQuery);
  return list === undefined ? null : nextCall(list, left, accountId);
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { CallSession, IncomingCallRequest } from '../../api/schemas';
import { takeIncomingCall } from '../http/call-queries';

export type Taking = IncomingCallRequest & { readonly followUpId: string };

/** Takes an incoming call in hand and leads to its screen: that of the call that was due, else one of its own. */
export function useTakeIncoming(onTaken: () => void) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation<CallSession, Error, Taking>({
    mutationFn: ({ followUpId, ...incoming }) => takeIncomingCall(followUpId, incoming),
    onSuccess: ({ followUpId, callKey, sessionId }) => {
      onTaken();
      void queryClient.invalidateQueries({ queryKey: ['calls'] });
      if (callKey === null) {
        void navigate({ to: '/suivis/$followUpId/appel-recu/$sessionId', params: { followUpId, sessionId } });
      } else {
        void navigate({ to: '/suivis/$followUpId/appels/$callKey', params: { followUpId, callKey } });
      }
    },
  });
}

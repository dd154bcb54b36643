import type { OutgoingMessage, SendOutcome } from '../../domain/messages';

/**
 * What can go wrong around a sending, for tests and drills: nothing left; it left and we broke before we knew; it
 * left and the answer was lost.
 */
export type SendingFault = 'fail-before' | 'fail-after' | 'done-but-timed-out';

interface Sending {
  send(message: OutgoingMessage): Promise<SendOutcome>;
}

/**
 * A transport that goes wrong on purpose, around any transport.
 *
 * @param nextFault asked before each sending; null lets it be
 */
export function withFaults(
  transport: Sending,
  nextFault: (message: OutgoingMessage) => SendingFault | null,
): Sending {
  return {
    send: async (message) => {
      const fault = nextFault(message);
      if (fault === 'fail-before') return { status: 'not-sent', reason: 'fault-before' };
      const outcome = await transport.send(message);
      if (fault === 'fail-after') throw new Error('broke after sending, on purpose');
      if (fault === 'done-but-timed-out') return { status: 'unknown', reason: 'fault-timed-out' };
      return outcome;
    },
  };
}

import type { MessageResolution } from '../../domain/messages';
import type { Application, Caller } from '../application';
import { FactRefusedError, NotFoundError } from '../errors';
import type { ReadingRecords } from '../reading/reading-records';

/** What a person decides on a message of which nobody knows whether it left. */
export interface MessageResolutions {
  /**
   * In one transaction: the decision and, to send again, a new message under a key of its own. The same decision again
   * changes nothing.
   *
   * @returns `settled` when the message is not uncertain, or something else was decided on it
   */
  resolve(
    caller: Caller,
    messageId: string,
    resolution: MessageResolution,
  ): Promise<'done' | 'missing' | 'settled'>;
}

export interface MessageDependencies {
  readonly reading: Pick<ReadingRecords, 'messages' | 'caughtMessages' | 'caughtAttachment'>;
  readonly messages: MessageResolutions;
}

/** Messages as people read them, and what they decide on an uncertain one. */
export function messageUseCases(
  { reading, messages }: MessageDependencies,
  audit: Application['audit'],
): Pick<Application, 'messages' | 'caughtMessages' | 'caughtAttachment' | 'resolveMessage'> {
  return {
    messages: (caller, filter) => reading.messages(caller, filter),
    caughtMessages: async (caller, limit) => {
      await audit(caller, 'message.read', null, 'allowed');
      return reading.caughtMessages(caller, limit);
    },
    caughtAttachment: async (caller, caughtMessageId) => {
      const attachment = await reading.caughtAttachment(caller, caughtMessageId);
      if (attachment === null) throw new NotFoundError('attachment');
      await audit(caller, 'message.read', { kind: 'caught-message', id: caughtMessageId }, 'allowed');
      return attachment;
    },
    resolveMessage: async (caller, messageId, resolution) => {
      const outcome = await messages.resolve(caller, messageId, resolution);
      if (outcome === 'missing') throw new NotFoundError('message');
      if (outcome === 'settled') throw new FactRefusedError('already-settled');
      await audit(caller, 'message.resolve', { kind: 'message', id: messageId }, 'allowed', resolution);
    },
  };
}

import type { Application } from '../application';
import { NotFoundError } from '../errors';
import { conductScript } from './conduct-script';
import { recordAttempt, type AttemptDependencies } from './record-attempt';

type CallUseCases = Pick<Application, 'conductScript' | 'recordAttempt' | 'callRecords'>;

/** Conducting a call by its script, recording it, reading what was said. */
export function callUseCases(
  dependencies: AttemptDependencies & { readonly audit: Application['audit'] },
): CallUseCases {
  const { records, audit } = dependencies;
  return {
    conductScript: (caller, followUpId, callKey, stated) =>
      conductScript(dependencies, caller, followUpId, callKey, stated),
    recordAttempt: (caller, followUpId, event, said, factId, sessionId) =>
      recordAttempt(dependencies, caller, followUpId, event, said, factId, sessionId),
    callRecords: async (caller, followUpId, callKey) => {
      const read = await records.read(caller, followUpId, callKey);
      if (read === null) throw new NotFoundError('follow-up');
      await audit(caller, 'call.readAnswers', { kind: 'follow-up', id: followUpId }, 'allowed');
      return read;
    },
  };
}

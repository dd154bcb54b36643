import { useState } from 'react';
import type { CallAttemptRequest, FollowUp } from '../../api/schemas';
import { undoingOf } from '../actions/undo';
import type { ConfirmedBreaks } from '../call-script/script-summary';
import type { ScriptInHand } from '../call-script/use-script';
import { ApiProblem } from '../http/client';
import { changedMeanwhile, useCommand, type Command } from '../http/commands';
import { CALL_OUTCOMES, type CallOutcomeCode } from '../words/calls';
import type { OutcomeMore } from './outcomes';
import type { RecordedCall } from './recorded';
import type { CallInHand } from './use-call-draft';

/** Something was said to somebody: two traits were checked before. */
const SPOKEN_TO: ReadonlySet<CallOutcomeCode> = new Set(['reached', 'called-back']);

interface Recorder {
  readonly hand: CallInHand;
  readonly followUp: FollowUp;
  readonly callKey: string | null;
  readonly script: ScriptInHand;
}

/** Says what came of a call, once everything written in it is kept. */
export function useRecording({ hand, followUp, callKey, script }: Recorder) {
  const command = useCommand(followUp.followUpId, { onDone: () => undefined });
  const [openedAt] = useState(followUp.revision);
  const [recorded, setRecorded] = useState<RecordedCall | null>(null);
  const [refused, setRefused] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async (outcome: CallOutcomeCode, more: OutcomeMore, breaks: ConfirmedBreaks) => {
    if (callKey === null) return;
    // Somebody in danger does not wait for what is written.
    if (!(await hand.flush()) && outcome !== 'red-flag') return;
    const body: CallAttemptRequest = {
      outcome,
      expectedRevision: changedMeanwhile(command.error) ? followUp.revision : openedAt,
      sessionId: hand.session.sessionId,
      ...more,
      ...(script.said === undefined ? {} : { scriptAnswers: { ...script.said, breaks } }),
    };
    await command.mutateAsync(commandOf(followUp, callKey, body));
    const withdrawnBefore = followUp.calls.find(({ key }) => key === callKey)?.withdrawn.length ?? 0;
    setRecorded({ callKey, outcome, withdrawnBefore });
  };

  const record = (outcome: CallOutcomeCode, more: OutcomeMore = {}, breaks: ConfirmedBreaks = []) => {
    if (busy) return;
    if (SPOKEN_TO.has(outcome) && !hand.verified) {
      setRefused(new ApiProblem(409, 'Two traits are missing', 'traits-unchecked', []));
      return;
    }
    setRefused(null);
    setBusy(true);
    send(outcome, more, breaks)
      .catch((error: unknown) => setRefused(error instanceof Error ? error : new Error(String(error))))
      .finally(() => setBusy(false));
  };
  return {
    recorded,
    pending: busy,
    /** Why it was not recorded; else why what is written is not kept. */
    error: refused ?? (hand.saved.kind === 'failed' ? hand.saved.error : null),
    record,
  };
}

export type Recording = ReturnType<typeof useRecording>;

function commandOf(followUp: FollowUp, callKey: string, body: CallAttemptRequest): Command {
  const attempts = followUp.calls.find(({ key }) => key === callKey)?.attempts.length ?? 0;
  return {
    path: `calls/${encodeURIComponent(callKey)}/attempts`,
    body,
    done: `Appel noté : ${CALL_OUTCOMES[body.outcome]}.`,
    // A red flag stands: a clinician is being called already.
    undo:
      body.outcome === 'red-flag'
        ? null
        : undoingOf('attempt', { callKey, attemptNumber: attempts + 1, revision: followUp.revision }),
  };
}

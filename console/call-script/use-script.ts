import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallSession, ConductedScript, ScriptAnswersRequest, ScriptQuestion } from '../../api/schemas';
import { post } from '../http/client';

/** Everything answered so far, kept with the call while it goes on. */
export type Said = Pick<CallSession, 'answers' | 'alerts'>;

/** A call by its script. */
interface ScriptedCall {
  readonly followUpId: string;
  readonly callKey: string;
  /** The session in which the call is made. */
  readonly sessionId: string;
  /** The interrupted try whose answers come before these; null for a call that begins. */
  readonly resumes: string | null;
  readonly said: Said;
  readonly onSaid: (said: Said) => void;
  readonly opened: boolean;
}

/** What comes next in a call, from all that was said. */
export function useScript({ followUpId, callKey, sessionId, resumes, said, onSaid, opened }: ScriptedCall) {
  const { answers, alerts } = said;
  /** Questions asked here, so that one can be asked again. */
  const [known, setKnown] = useState<ReadonlyMap<string, ScriptQuestion>>(new Map());
  const [correcting, setCorrecting] = useState<ScriptQuestion | null>(null);
  const body: ScriptAnswersRequest = { answers, alerts, sessionId, ...(resumes === null ? {} : { resumes }) };
  const query = useQuery({
    queryKey: ['call-script', followUpId, callKey, body],
    queryFn: () =>
      post<ConductedScript>(
        `/v1/follow-ups/${encodeURIComponent(followUpId)}/calls/${encodeURIComponent(callKey)}/script`,
        body,
      ),
    enabled: opened,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    // Health data: nothing of it outlives the window.
    gcTime: 0,
    retry: false,
  });
  const script = query.data;
  const open = script?.status !== 'interrupted' && !query.isPlaceholderData;
  const own = new Set(answers.map(({ questionId }) => questionId));
  return {
    query,
    script,
    /** The one to ask now; null when nothing is left or the call is interrupted. */
    question: open ? (correcting ?? script?.pending[0] ?? null) : null,
    correcting: correcting !== null,
    /** How often something was answered: tells a question asked again from its first time. */
    turns: answers.length,
    /** The one answered last in this call. */
    last: answers.at(-1)?.questionId ?? null,
    answer: (question: ScriptQuestion, value: string, cases: readonly string[]) => {
      setKnown(new Map([...known, [question.id, question]]));
      setCorrecting(null);
      onSaid({ alerts, answers: [...answers, { questionId: question.id, value, cases: [...cases] }] });
    },
    /** What was answered before the interruption stands. */
    mayCorrect: (questionId: string) => own.has(questionId),
    correct: (questionId: string) => {
      const question = known.get(questionId);
      if (question !== undefined) setCorrecting(question);
      // Answered before the call was put down: without its answer the script asks it again.
      else onSaid({ alerts, answers: answers.filter((answer) => answer.questionId !== questionId) });
    },
    raise: (action: string) => onSaid({ answers, alerts: [...new Set([...alerts, action])] }),
    /** To be sent with the attempt; undefined while nothing was said. */
    said:
      answers.length + alerts.length === 0
        ? undefined
        : { answers, alerts, ...(resumes === null ? {} : { resumes }) },
  };
}

export type ScriptInHand = ReturnType<typeof useScript>;

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConductedScript, ScriptAnswersRequest, ScriptQuestion } from '../../api/schemas';
import { post } from '../http/client';

/** An answer with its question, so that it can be shown and corrected. */
export interface GivenHere {
  readonly question: ScriptQuestion;
  readonly value: string;
  readonly cases: readonly string[];
}

/** A call by its script: all that was said stays here until the call is recorded. */
export function useScript(followUpId: string, callKey: string, opened: boolean) {
  const [given, setGiven] = useState<readonly GivenHere[]>([]);
  const [alerts, setAlerts] = useState<readonly string[]>([]);
  const [correcting, setCorrecting] = useState<ScriptQuestion | null>(null);
  const body: ScriptAnswersRequest = {
    answers: given.map(({ question, value, cases }) => ({ questionId: question.id, value, cases })),
    alerts,
  };
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
  return {
    query,
    script,
    given,
    /** What the last answer to each question is, in the order asked. */
    current: [...new Map(given.map((one) => [one.question.id, one])).values()],
    /** The one to ask now; null when nothing is left or the call is interrupted. */
    question: open ? (correcting ?? script?.pending[0] ?? null) : null,
    correcting: correcting !== null,
    answer: (question: ScriptQuestion, value: string, cases: readonly string[]) => {
      setGiven([...given, { question, value, cases }]);
      setCorrecting(null);
    },
    correct: setCorrecting,
    raise: (action: string) => setAlerts([...new Set([...alerts, action])]),
    /** To be sent with the attempt; undefined while nothing was said. */
    said: given.length + alerts.length === 0 ? undefined : body,
  };
}

export type ScriptInHand = ReturnType<typeof useScript>;

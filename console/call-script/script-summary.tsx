import { Alert, Button, Checkbox, List, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CallAttemptRequest, ConductedScript } from '../../api/schemas';
import type { ActionProps } from '../actions/follow-up-dialog';
import { BREAK_CAUSES, BREAKS } from '../words/breaks';
import { RECORDED_ELSEWHERE, URGENCY_WORDS } from '../words/call-script';
import { CALL_OUTCOMES, type CallOutcomeCode } from '../words/calls';
import { wordsFor } from '../words/wording';
import { breakSubject } from './break-subject';
import type { ScriptInHand } from './use-script';

type Proposal = ConductedScript['breaks'][number];

/** Outcomes that the script alone cannot record: an hour is missing, or the person decides. */
const CHOSEN_BELOW: ReadonlySet<string> = new Set(['call-back-at', 'refused']);

/** What will be recorded, the sentence no call ends without, one button. */
export function ScriptSummary({
  script,
  hand,
  callKey,
  followUp,
  command,
  expectedRevision,
}: ActionProps & {
  readonly script: ConductedScript;
  readonly hand: ScriptInHand;
  readonly callKey: string;
}) {
  const [causes, setCauses] = useState<Readonly<Record<string, string>>>({});
  const [words, setWords] = useState('');
  const missing = script.breaks.some(({ code, causes: known }) => needsCause(code, known) && !causes[code]);
  const record = (outcome: CallOutcomeCode) => {
    const breaks = Object.entries(causes).flatMap(([code, cause]) =>
      cause === '' ? [] : [{ code, cause, ...aboutCare(breakSubject(code, followUp.cares)) }],
    );
    const said = words.trim() === '' ? {} : { words: words.trim() };
    const body: CallAttemptRequest = {
      outcome,
      expectedRevision,
      scriptAnswers: { answers: [], ...hand.said, breaks, ...said },
    };
    command.mutate({
      path: `calls/${encodeURIComponent(callKey)}/attempts`,
      body,
      done: `Appel noté : ${CALL_OUTCOMES[outcome]}.`,
    });
  };
  return (
    <Stack>
      <Alert color="blue" title="Avant de raccrocher, dire">
        « {script.farewell} »
      </Alert>
      <WhatIsRecorded script={script} />
      {script.breaks.map((proposal) => (
        <ProposedBreak
          key={proposal.code}
          proposal={proposal}
          cause={causes[proposal.code]}
          onCause={(cause) => setCauses({ ...causes, [proposal.code]: cause })}
        />
      ))}
      <Textarea
        label="Ses mots, entre guillemets"
        description="Facultatif. Pas de jugement : le patient peut lire ce qui est écrit."
        autosize
        minRows={2}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Recording script={script} missing={missing} pending={command.isPending} onRecord={record} />
    </Stack>
  );
}

function WhatIsRecorded({ script }: { readonly script: ConductedScript }) {
  const { outcome, status, urgency, breaks } = script;
  return (
    <div>
      <Text fw={700}>Ce qui sera enregistré</Text>
      <List size="sm">
        <List.Item>
          Résultat : <strong>{outcome === null ? 'à choisir ci-dessous' : CALL_OUTCOMES[outcome]}</strong>
          {status === 'interrupted' && ' — appel gardé « interrompu », à reprendre'}
        </List.Item>
        {urgency !== null && (
          <List.Item>
            Signe d’alerte : <strong>{wordsFor(URGENCY_WORDS, urgency)}</strong>
          </List.Item>
        )}
        {breaks
          .filter(({ kind }) => kind === 'elsewhere')
          .map(({ code }) => (
            <List.Item key={code}>{wordsFor(RECORDED_ELSEWHERE, code)}</List.Item>
          ))}
        <List.Item>Les réponses, lues des seuls soignants et de l’équipe</List.Item>
      </List>
    </div>
  );
}

function Recording({
  script: { outcome },
  missing,
  pending,
  onRecord,
}: {
  readonly script: ConductedScript;
  /** Whether something must still be said. */
  readonly missing: boolean;
  readonly pending: boolean;
  readonly onRecord: (outcome: CallOutcomeCode) => void;
}) {
  if (outcome === null || CHOSEN_BELOW.has(outcome)) {
    return (
      <Text role="status">Choisir le résultat ci-dessous : les réponses seront enregistrées avec lui.</Text>
    );
  }
  return (
    <Button
      size="md"
      color={outcome === 'red-flag' ? 'red' : 'blue'}
      loading={pending}
      disabled={missing}
      onClick={() => onRecord(outcome)}
    >
      Enregistrer l’appel
    </Button>
  );
}

function aboutCare(subject: string | undefined): { subject?: string } {
  return subject === undefined ? {} : { subject };
}

/** A person in danger is always said, and why. */
function needsCause(code: string, causes: readonly string[]): boolean {
  return code === 'R22' && causes.length > 0;
}

function ProposedBreak({
  proposal: { code, kind, causes },
  cause,
  onCause,
}: {
  readonly proposal: Proposal;
  readonly cause: string | undefined;
  readonly onCause: (cause: string) => void;
}) {
  const required = needsCause(code, causes);
  if (kind === 'elsewhere' || (kind === 'alert' && !required)) return null;
  const [first = ''] = causes;
  const chosen = cause !== undefined && cause !== '';
  return (
    <Stack gap={6}>
      {!required && (
        <Checkbox
          label={`Signaler l’alerte « ${wordsFor(BREAKS, code)} »`}
          checked={chosen}
          onChange={(event) => onCause(event.currentTarget.checked ? first : '')}
        />
      )}
      {(chosen || required) && (
        <NativeSelect
          label={`Cause : ${wordsFor(BREAKS, code)}`}
          required={required}
          value={cause ?? ''}
          data={[
            ...(required && !chosen ? [{ value: '', label: 'Choisir…' }] : []),
            ...causes.map((one) => ({ value: one, label: wordsFor(BREAK_CAUSES, one) })),
          ]}
          onChange={(event) => onCause(event.currentTarget.value)}
        />
      )}
    </Stack>
  );
}

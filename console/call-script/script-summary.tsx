import { Alert, Button, Checkbox, List, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { CallAttemptRequest, ConductedScript, FollowUp } from '../../api/schemas';
import { BREAK_CAUSES, BREAKS } from '../words/breaks';
import { RECORDED_ELSEWHERE, URGENCY_WORDS } from '../words/call-script';
import { CALL_OUTCOMES, type CallOutcomeCode } from '../words/calls';
import { wordsFor } from '../words/wording';
import { breakSubject } from './break-subject';

type Proposal = ConductedScript['breaks'][number];

/** Outcomes that the script alone cannot record: an hour is missing, or the person decides. */
const CHOSEN_BELOW: ReadonlySet<string> = new Set(['call-back-at', 'refused']);

/** Breaks that the caller confirms, with why. */
export type ConfirmedBreaks = NonNullable<NonNullable<CallAttemptRequest['scriptAnswers']>['breaks']>;

export interface SummaryProps {
  readonly script: ConductedScript;
  readonly followUp: FollowUp;
  readonly pending: boolean;
  readonly onRecord: (outcome: CallOutcomeCode, breaks: ConfirmedBreaks) => void;
}

/** What will be recorded, the sentence no call ends without, one button. */
export function ScriptSummary({ script, followUp, pending, onRecord }: SummaryProps) {
  const [causes, setCauses] = useState<Readonly<Record<string, string>>>({});
  const missing = script.breaks.some(({ code, causes: known }) => needsCause(code, known) && !causes[code]);
  const record = (outcome: CallOutcomeCode) =>
    onRecord(
      outcome,
      Object.entries(causes).flatMap(([code, cause]) =>
        cause === '' ? [] : [{ code, cause, ...aboutCare(breakSubject(code, followUp.cares)) }],
      ),
    );
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
      <Recording script={script} missing={missing} pending={pending} onRecord={record} />
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

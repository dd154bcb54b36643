import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { OfferAnswerRequest } from '../../api/schemas';
import type { CommandMutation } from '../http/commands';
import { instantOfField } from '../time/paris';
import { DECLINE_REASONS } from '../words/reasons';
import { InstantField } from './instant-field';
import classes from './actions.module.css';

/** Who speaks: the professional, or somebody of the service who had the practice on the telephone. */
const VOICES = {
  professional: {
    accepted: 'J’accepte',
    dated: 'J’accepte, RDV le…',
    tentative: 'Sous réserve',
    otherTime: 'Je propose un autre horaire…',
    declined: 'Je ne peux pas',
  },
  service: {
    accepted: 'Le cabinet a dit oui',
    dated: 'Oui, RDV le…',
    tentative: 'Sous réserve',
    otherTime: 'Le cabinet propose un autre horaire…',
    declined: 'Le cabinet a dit non',
  },
} as const;

type Asked = 'date' | 'other-time' | 'reason';

/** An answer in one tap; a date or a reason only where it is needed. */
export function OfferAnswer({
  offerId,
  expectedRevision,
  voice,
  command,
}: {
  readonly offerId: string;
  readonly expectedRevision: number;
  readonly voice: keyof typeof VOICES;
  readonly command: CommandMutation;
}) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const answer = (body: OfferAnswerRequest, done: string) =>
    command.mutate({
      path: `offers/${encodeURIComponent(offerId)}/answer`,
      body: { ...body, expectedRevision },
      done,
    });
  return (
    <Stack gap="sm">
      <Answers
        words={VOICES[voice]}
        pending={command.isPending}
        asked={asked}
        onAsk={setAsked}
        onAccept={() => answer({ answer: 'accepted' }, 'Demande acceptée.')}
        onTentative={() => answer({ answer: 'tentative' }, 'Réponse notée : sous réserve.')}
      />
      {asked === 'date' && (
        <AppointmentDate
          label="RDV le"
          confirm="Accepter avec ce RDV"
          onConfirm={(appointmentAt) =>
            answer({ answer: 'accepted', appointmentAt }, 'Demande acceptée, RDV noté.')
          }
        />
      )}
      {asked === 'other-time' && (
        <AppointmentDate
          label="Horaire proposé"
          confirm="Proposer cet horaire"
          onConfirm={(proposedAt) =>
            answer(
              { answer: 'other-time', proposedAt },
              'Autre horaire noté : l’équipe voit avec le patient.',
            )
          }
        />
      )}
      {asked === 'reason' && (
        <DeclineReasons onChoose={(reason) => answer({ answer: 'declined', reason }, 'Refus noté.')} />
      )}
    </Stack>
  );
}

function Answers({
  words,
  pending,
  asked,
  onAsk,
  onAccept,
  onTentative,
}: {
  readonly words: (typeof VOICES)[keyof typeof VOICES];
  readonly pending: boolean;
  readonly asked: Asked | null;
  readonly onAsk: (asked: Asked) => void;
  readonly onAccept: () => void;
  readonly onTentative: () => void;
}) {
  return (
    <div role="group" aria-label="Réponse à la demande" className={classes.answers}>
      <Button leftSection={<IconCheck aria-hidden size={18} />} loading={pending} onClick={onAccept}>
        {words.accepted}
      </Button>
      <Button variant="light" aria-expanded={asked === 'date'} onClick={() => onAsk('date')}>
        {words.dated}
      </Button>
      <Button
        variant="default"
        leftSection={<IconQuestionMark aria-hidden size={18} />}
        disabled={pending}
        onClick={onTentative}
      >
        {words.tentative}
      </Button>
      <Button variant="default" aria-expanded={asked === 'other-time'} onClick={() => onAsk('other-time')}>
        {words.otherTime}
      </Button>
      <Button
        variant="default"
        leftSection={<IconX aria-hidden size={18} />}
        aria-expanded={asked === 'reason'}
        onClick={() => onAsk('reason')}
      >
        {words.declined}
      </Button>
    </div>
  );
}

function AppointmentDate({
  label,
  confirm,
  onConfirm,
}: {
  readonly label: string;
  readonly confirm: string;
  readonly onConfirm: (at: string) => void;
}) {
  const [field, setField] = useState('');
  const at = instantOfField(field);
  return (
    <Group align="flex-end">
      <InstantField label={label} value={field} onChange={setField} required />
      <Button disabled={at === null} onClick={() => at !== null && onConfirm(at)}>
        {confirm}
      </Button>
    </Group>
  );
}

type DeclineReason = NonNullable<OfferAnswerRequest['reason']>;
const REASONS = Object.entries(DECLINE_REASONS) as readonly (readonly [DeclineReason, string])[];

function DeclineReasons({ onChoose }: { readonly onChoose: (reason: DeclineReason) => void }) {
  return (
    <div role="group" aria-label="Raison du refus">
      <Text size="sm" mb={6}>
        Pour quelle raison ? La demande passe aussitôt au suivant.
      </Text>
      <div className={classes.answers}>
        {REASONS.map(([reason, words]) => (
          <Button key={reason} variant="light" color="red" onClick={() => onChoose(reason)}>
            {words}
          </Button>
        ))}
      </div>
    </div>
  );
}

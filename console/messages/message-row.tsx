import { Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Message, MessageResolutionRequest } from '../../api/schemas';
import { post } from '../http/client';
import { useChange } from '../http/use-change';
import { StateBadge, type Tone } from '../parts/badges';
import { Moment } from '../parts/moment';
import { PhoneLink } from '../parts/phone-link';
import { useMay } from '../session/account';
import { DECISIONS, insteadWords } from '../words/messages';
import {
  CHANNELS,
  MESSAGE_FAILURES,
  MESSAGE_KINDS,
  MESSAGE_RESOLUTIONS,
  MESSAGE_STATUSES,
} from '../words/statuses';
import { wordsFor } from '../words/wording';
import classes from './messages.module.css';

const TONES: Readonly<Record<string, Tone>> = {
  sent: 'good',
  delivered: 'good',
  failed: 'bad',
  uncertain: 'bad',
  denied: 'neutral',
  cleared: 'neutral',
  muted: 'neutral',
};

/** One message: what, to whom, what became of it, and what to do where it did not leave. */
export function MessageRow({ message }: { readonly message: Message }) {
  const { kind, channel, professionalName, followUpId } = message;
  return (
    <div className={classes.row}>
      <div>
        <Text fw={600}>{wordsFor(MESSAGE_KINDS, kind)}</Text>
        <Text size="sm">
          {professionalName ?? 'Au patient'}{' '}
          <Text span c="dimmed">
            · {wordsFor(CHANNELS, channel)} · <When message={message} />
          </Text>
        </Text>
        <State message={message} />
      </div>
      <Group gap="xs">
        <Decision message={message} />
        {followUpId !== null && (
          <Link
            to="/suivis/$followUpId"
            params={{ followUpId }}
            aria-label={`Ouvrir le suivi : ${wordsFor(MESSAGE_KINDS, kind)}, ${professionalName ?? 'au patient'}`}
            data-message-link
          >
            Ouvrir le suivi
          </Link>
        )}
      </Group>
    </div>
  );
}

function When({ message: { sentAt, dueAt, status } }: { readonly message: Message }) {
  if (sentAt !== null) return <Moment at={sentAt} />;
  return (
    <>
      {status === 'scheduled' ? 'pour ' : ''}
      <Moment at={dueAt} />
    </>
  );
}

function State({ message }: { readonly message: Message }) {
  const { status, failure, resolution, professionalPhone } = message;
  const instead = insteadWords(message);
  return (
    <>
      <Group gap="xs" mt={4}>
        <StateBadge tone={TONES[status] ?? 'waiting'} words={wordsFor(MESSAGE_STATUSES, status)} />
        {failure !== null && <Text size="sm">{wordsFor(MESSAGE_FAILURES, failure)}</Text>}
        {resolution !== null && <Text size="sm">Décidé : {wordsFor(MESSAGE_RESOLUTIONS, resolution)}</Text>}
      </Group>
      {instead !== null && (
        <Text size="sm" mt={4}>
          {instead} {professionalPhone !== null && <PhoneLink number={professionalPhone} />}
        </Text>
      )}
    </>
  );
}

/** Nobody knows whether it left: a person decides whether it may leave once more. */
function Decision({
  message: { messageId, status, resolution, kind, professionalName },
}: {
  readonly message: Message;
}) {
  const allowed = useMay()('message.resolve');
  const change = useChange(['messages']);
  if (status !== 'uncertain' || resolution !== null || !allowed) return null;
  const decide = (outcome: MessageResolutionRequest['outcome']) => {
    const body: MessageResolutionRequest = { outcome };
    change.mutate({
      send: () => post(`/v1/messages/${encodeURIComponent(messageId)}/resolution`, body),
      done: `Message : ${wordsFor(MESSAGE_RESOLUTIONS, outcome).toLowerCase()}.`,
    });
  };
  return DECISIONS.map(([outcome, words]) => (
    <Button
      key={outcome}
      variant="default"
      size="sm"
      disabled={change.isPending}
      aria-label={`${words} : ${wordsFor(MESSAGE_KINDS, kind)}, ${professionalName ?? 'au patient'}`}
      onClick={() => decide(outcome)}
      data-message-link={outcome === 'sent-again' ? '' : undefined}
    >
      {words}
    </Button>
  ));
}

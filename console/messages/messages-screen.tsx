import { Alert, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CaughtMessage, Message, MessageResolutionRequest } from '../../api/schemas';
import { Screen } from '../frame/screen';
import { post } from '../http/client';
import { caughtMessagesQuery, messagesQuery } from '../http/queries';
import { useChange } from '../http/use-change';
import { StateBadge, type Tone } from '../parts/badges';
import { Moment } from '../parts/moment';
import { Empty, Reading } from '../parts/reading';
import { Section } from '../parts/section';
import { useMay } from '../session/account';
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
};

/** What left, or should have left; and, in a demonstration, what the local catcher kept instead. */
export function MessagesScreen() {
  const messages = useQuery(messagesQuery);
  const caught = useQuery(caughtMessagesQuery);
  return (
    <Screen title="Messages">
      <Stack>
        <Section title="Envois">
          <Reading query={messages}>
            {(sent) => (sent.length === 0 ? <Empty>Aucun message.</Empty> : <Sent messages={sent} />)}
          </Reading>
        </Section>
        <Section title="Messages retenus sur cette machine">
          <Alert color="blue" icon={<IconFlask aria-hidden />} mb="md">
            Démonstration locale : ces messages n’ont pas quitté cette machine. En production, cette liste est
            vide.
          </Alert>
          <Reading query={caught}>
            {(kept) =>
              kept.length === 0 ? <Empty>Aucun message retenu.</Empty> : <Caught messages={kept} />
            }
          </Reading>
        </Section>
      </Stack>
    </Screen>
  );
}

function Sent({ messages }: { readonly messages: readonly Message[] }) {
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="Tableau des envois">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Message</Table.Th>
            <Table.Th>À qui</Table.Th>
            <Table.Th>État</Table.Th>
            <Table.Th>Quand</Table.Th>
            <Table.Th>Suivi</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {messages.map((message) => (
            <SentRow key={message.messageId} message={message} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function SentRow({ message }: { readonly message: Message }) {
  return (
    <Table.Tr>
      <Table.Td>{wordsFor(MESSAGE_KINDS, message.kind)}</Table.Td>
      <Table.Td>
        {message.professionalName ?? 'Le patient'}
        <Text size="sm" c="dimmed">
          {wordsFor(CHANNELS, message.channel)}
        </Text>
      </Table.Td>
      <Table.Td>
        <StateBadge
          tone={TONES[message.status] ?? 'waiting'}
          words={wordsFor(MESSAGE_STATUSES, message.status)}
        />
        {message.failure !== null && <Text size="sm">{wordsFor(MESSAGE_FAILURES, message.failure)}</Text>}
        <Decision message={message} />
      </Table.Td>
      <Table.Td>
        <Moment at={message.sentAt ?? message.dueAt} />
      </Table.Td>
      <Table.Td>
        {message.followUpId !== null && (
          <Link to="/suivis/$followUpId" params={{ followUpId: message.followUpId }}>
            Ouvrir le suivi
          </Link>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

const DECISIONS = [
  ['sent-again', 'Renvoyer'],
  ['left', 'Laisser'],
] as const satisfies readonly (readonly [MessageResolutionRequest['outcome'], string])[];

/** Nobody knows whether it left: a person decides whether it may leave once more. */
function Decision({ message: { messageId, status, resolution, kind } }: { readonly message: Message }) {
  const allowed = useMay()('message.resolve');
  const change = useChange(['messages']);
  if (status !== 'uncertain') return null;
  if (resolution !== null) return <Text size="sm">{wordsFor(MESSAGE_RESOLUTIONS, resolution)}</Text>;
  if (!allowed) return null;
  const decide = (outcome: MessageResolutionRequest['outcome']) => {
    const body: MessageResolutionRequest = { outcome };
    change.mutate({
      send: () => post(`/v1/messages/${encodeURIComponent(messageId)}/resolution`, body),
      done: `Message : ${wordsFor(MESSAGE_RESOLUTIONS, outcome).toLowerCase()}.`,
    });
  };
  return (
    <Group gap="xs" mt={4}>
      {DECISIONS.map(([outcome, words]) => (
        <Button
          key={outcome}
          variant="default"
          size="xs"
          disabled={change.isPending}
          aria-label={`${words} : ${wordsFor(MESSAGE_KINDS, kind)}`}
          onClick={() => decide(outcome)}
        >
          {words}
        </Button>
      ))}
    </Group>
  );
}

function Caught({ messages }: { readonly messages: readonly CaughtMessage[] }) {
  return (
    <ul className={classes.caught}>
      {messages.map((message) => (
        <Paper component="li" withBorder p="md" key={message.id}>
          <Title order={3} size="h5">
            {message.subject === '' ? wordsFor(CHANNELS, message.channel) : message.subject}
          </Title>
          <Text size="sm" c="dimmed">
            À {message.to} · {wordsFor(CHANNELS, message.channel)} · <Moment at={message.receivedAt} />
          </Text>
          <pre className={classes.text}>{message.text}</pre>
        </Paper>
      ))}
    </ul>
  );
}

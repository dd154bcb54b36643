import { Alert, Button, NativeSelect, Stack, Text } from '@mantine/core';
import { IconFlask, IconHelpCircle } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Message } from '../../api/schemas';
import { Screen } from '../frame/screen';
import { caughtMessagesQuery, messagesQuery, undecidedMessagesQuery } from '../http/message-queries';
import { FoldButton } from '../parts/fold-button';
import { useMovingFocus } from '../parts/moving-focus';
import { Empty, Reading } from '../parts/reading';
import { Section } from '../parts/section';
import { useKeys } from '../parts/use-keys';
import { STATE_CHOICES } from '../words/messages';
import { counted } from '../words/wording';
import { CaughtList } from './caught-list';
import { MessageRow } from './message-row';
import classes from './messages.module.css';

/** What left, or should have left; and, in a demonstration, what the local catcher kept instead. */
export function MessagesScreen() {
  const { list, move } = useMovingFocus<HTMLDivElement>('[data-message-link]', 'li');
  useKeys([
    ['J', () => move(1)],
    ['K', () => move(-1)],
  ]);
  return (
    <Screen title="Messages">
      <Stack ref={list}>
        <Undecided />
        <Sent />
        <Kept />
      </Stack>
    </Screen>
  );
}

/** Above everything else, and only when there are any: they wait for a person. */
function Undecided() {
  const query = useQuery(undecidedMessagesQuery);
  if (query.data?.length === 0) return null;
  return (
    <Section title="À vérifier">
      <Reading query={query}>
        {(messages) => (
          <>
            <Alert color="orange" icon={<IconHelpCircle aria-hidden />} mb="md">
              {counted(messages.length, 'message', 'messages')} dont on ne sait pas s’il est parti : renvoyer,
              laisser, ou noter qu’il est arrivé.
            </Alert>
            <Rows label="Messages à vérifier" messages={messages} />
          </>
        )}
      </Reading>
    </Section>
  );
}

function Sent() {
  const [status, setStatus] = useState('');
  const query = useInfiniteQuery(messagesQuery(status));
  return (
    <Section title="Envois">
      <NativeSelect
        label="État"
        mb="md"
        className={classes.state}
        data={[
          { value: '', label: 'Tous' },
          ...Object.entries(STATE_CHOICES).map(([value, label]) => ({ value, label })),
        ]}
        value={status}
        onChange={(event) => setStatus(event.currentTarget.value)}
      />
      <Reading query={query}>
        {({ pages }) => {
          const messages = pages.flatMap((page) => page.messages);
          if (messages.length === 0) {
            return <Empty>{status === '' ? 'Aucun message.' : 'Aucun message dans cet état.'}</Empty>;
          }
          return (
            <>
              <Rows label="Envois, les plus récents d’abord" messages={messages} />
              {query.hasNextPage && (
                <Button
                  variant="default"
                  mt="md"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  Afficher la suite
                </Button>
              )}
            </>
          );
        }}
      </Reading>
    </Section>
  );
}

function Rows({ label, messages }: { readonly label: string; readonly messages: readonly Message[] }) {
  return (
    <ul className={classes.rows} aria-label={label}>
      {messages.map((message) => (
        <li key={message.messageId}>
          <MessageRow message={message} />
        </li>
      ))}
    </ul>
  );
}

/** Nothing leaves a demonstration: what would have left is read here. */
function Kept() {
  const query = useQuery(caughtMessagesQuery);
  const [shown, setShown] = useState(false);
  return (
    <Section title="Messages retenus sur cette machine">
      <Reading query={query}>
        {(kept) =>
          kept.length === 0 ? (
            <Text c="dimmed">Aucun. En production, cette liste est toujours vide.</Text>
          ) : (
            <>
              <Alert color="blue" icon={<IconFlask aria-hidden />} mb="md">
                Démonstration locale : ces messages n’ont pas quitté cette machine. En production, cette liste
                est vide.
              </Alert>
              <FoldButton
                words={
                  shown
                    ? 'Refermer'
                    : `Afficher ${counted(kept.length, 'message retenu', 'messages retenus')}`
                }
                unfolded={shown}
                onToggle={setShown}
              />
              {shown && <CaughtList messages={kept} />}
            </>
          )
        }
      </Reading>
    </Section>
  );
}

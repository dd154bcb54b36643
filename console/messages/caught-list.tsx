import { Anchor, Paper, Text, Title } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import type { CaughtMessage } from '../../api/schemas';
import { FoldButton } from '../parts/fold-button';
import { Moment } from '../parts/moment';
import { sizeWords } from '../words/messages';
import { CHANNELS } from '../words/statuses';
import { wordsFor } from '../words/wording';
import classes from './messages.module.css';

/** What the local catcher kept instead of sending it: to whom, what it says, and the file that came with it. */
export function CaughtList({ messages }: { readonly messages: readonly CaughtMessage[] }) {
  return (
    <ul className={classes.caught} aria-label="Messages retenus, les plus récents d’abord">
      {messages.map((message) => (
        <Paper component="li" withBorder p="sm" key={message.id}>
          <Caught message={message} />
        </Paper>
      ))}
    </ul>
  );
}

function Caught({ message }: { readonly message: CaughtMessage }) {
  const [unfolded, setUnfolded] = useState(false);
  return (
    <>
      <Title order={3} size="h5">
        {message.subject === '' ? wordsFor(CHANNELS, message.channel) : message.subject}
      </Title>
      <Text size="sm" c="dimmed">
        À {message.to} · {wordsFor(CHANNELS, message.channel)} · <Moment at={message.receivedAt} />
      </Text>
      <Attachment message={message} />
      <FoldButton
        words={unfolded ? 'Refermer' : 'Lire le message'}
        unfolded={unfolded}
        onToggle={setUnfolded}
      />
      {unfolded && <pre className={classes.text}>{message.text}</pre>}
    </>
  );
}

function Attachment({ message: { id, attachment } }: { readonly message: CaughtMessage }) {
  if (attachment === null) return null;
  return (
    <Text size="sm">
      <IconPaperclip aria-hidden size={16} />{' '}
      <Anchor
        href={`/v1/caught-messages/${encodeURIComponent(id)}/attachment`}
        target="_blank"
        rel="noopener"
        underline="always"
      >
        {attachment.fileName}
      </Anchor>{' '}
      ({sizeWords(attachment.sizeBytes)})
    </Text>
  );
}

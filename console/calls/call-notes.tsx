import { Kbd, Text, Textarea } from '@mantine/core';
import type { RefObject } from 'react';
import { Section } from '../parts/section';
import { savedWords } from '../words/call-work';
import { refusalWords } from '../words/problems';
import type { CallInHand } from './use-call-draft';

/** Longest the API keeps. */
const LENGTH_MAX = 10_000;

/** What is said during the call, kept as it is written. */
export function CallNotes({
  field,
  hand: { draft, change, saved, session },
}: {
  /** So that a key can lead here. */
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly hand: CallInHand;
}) {
  return (
    <Section title="Notes">
      <Textarea
        ref={field}
        label={
          <>
            Notes de l’appel <Kbd aria-hidden>N</Kbd>
          </>
        }
        description="Ses mots, entre guillemets. Pas de jugement : le patient peut lire ce qui est écrit."
        aria-keyshortcuts="N"
        autosize
        minRows={5}
        maxRows={14}
        maxLength={LENGTH_MAX}
        value={draft.notes}
        onChange={(event) => change({ notes: event.currentTarget.value })}
      />
      <Text size="sm" mt={4} role="status">
        {savedWords(saved.kind, Date.parse(session.touchedAt))}
        {saved.kind === 'failed' && ` ${refusalWords(saved.error)}`}
      </Text>
    </Section>
  );
}

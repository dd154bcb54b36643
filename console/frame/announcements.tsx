import { Button, CloseButton, Group, Kbd, Paper, Text } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';
import { useKeys } from '../parts/use-keys';
import classes from './frame.module.css';

type Tone = 'done' | 'refused';
/** @param undo takes back what is announced; offered while the announcement shows */
type Announce = (tone: Tone, words: string, undo?: () => Promise<void>) => void;

interface Announcement {
  readonly tone: Tone;
  readonly words: string;
  readonly undo: (() => Promise<void>) | undefined;
  /** Tells two equal sentences apart, so that the second is read out too. */
  readonly number: number;
}

const DISPLAY_MS = 10_000;
const AnnouncementContext = createContext<Announce | null>(null);

/** Says what became of an action, seen at the foot of the page and read out by screen readers. */
export function Announcements({ children }: { readonly children: ReactNode }) {
  const [current, setCurrent] = useState<Announcement | null>(null);
  const announce = useCallback<Announce>(
    (tone, words, undo) => setCurrent((before) => ({ tone, words, undo, number: (before?.number ?? 0) + 1 })),
    [],
  );
  const dismiss = useCallback(() => setCurrent(null), []);
  useEffect(() => {
    // A refusal stays until it is read; good news may go by itself.
    if (current === null || current.tone === 'refused') return undefined;
    const timer = setTimeout(dismiss, DISPLAY_MS);
    return () => clearTimeout(timer);
  }, [current, dismiss]);
  return (
    <AnnouncementContext value={announce}>
      {children}
      <div role="status" aria-live="polite" aria-atomic="true" className={classes.announcements}>
        {current !== null && <Notice key={current.number} announcement={current} onDismiss={dismiss} />}
      </div>
    </AnnouncementContext>
  );
}

function Notice({
  announcement: { tone, words, undo },
  onDismiss,
}: {
  readonly announcement: Announcement;
  readonly onDismiss: () => void;
}) {
  const Icon = tone === 'done' ? IconCircleCheck : IconAlertCircle;
  return (
    <Paper withBorder shadow="md" p="sm" className={classes.notice} data-tone={tone}>
      <Group wrap="nowrap" gap="sm">
        <Icon aria-hidden size={22} />
        <Text className={classes.noticeText}>{words}</Text>
        {undo !== undefined && <UndoButton undo={undo} onUndone={onDismiss} />}
        <CloseButton aria-label="Fermer ce message" onClick={onDismiss} />
      </Group>
    </Paper>
  );
}

/** « Annuler (10 s) », by its button or by Z from anywhere on the page. */
function UndoButton({
  undo,
  onUndone,
}: {
  readonly undo: () => Promise<void>;
  readonly onUndone: () => void;
}) {
  const take = () => {
    onUndone();
    void undo();
  };
  useKeys([['Z', take]]);
  return (
    <Button
      variant="default"
      size="xs"
      className={classes.noticeButton}
      aria-keyshortcuts="Z"
      rightSection={<Kbd aria-hidden>Z</Kbd>}
      onClick={take}
    >
      Annuler (10 s)
    </Button>
  );
}

/** @throws Error outside of `Announcements` */
export function useAnnounce(): Announce {
  const announce = useContext(AnnouncementContext);
  if (announce === null) throw new Error('useAnnounce needs Announcements above it');
  return announce;
}

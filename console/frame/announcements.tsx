import { CloseButton, Group, Paper, Text } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';
import classes from './frame.module.css';

type Tone = 'done' | 'refused';
type Announce = (tone: Tone, words: string) => void;

interface Announcement {
  readonly tone: Tone;
  readonly words: string;
  /** Tells two equal sentences apart, so that the second is read out too. */
  readonly number: number;
}

const DISPLAY_MS = 10_000;
const AnnouncementContext = createContext<Announce | null>(null);

/** Says what became of an action, seen at the foot of the page and read out by screen readers. */
export function Announcements({ children }: { readonly children: ReactNode }) {
  const [current, setCurrent] = useState<Announcement | null>(null);
  const announce = useCallback<Announce>(
    (tone, words) => setCurrent((before) => ({ tone, words, number: (before?.number ?? 0) + 1 })),
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
  announcement: { tone, words },
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
        <CloseButton aria-label="Fermer ce message" onClick={onDismiss} />
      </Group>
    </Paper>
  );
}

/** @throws Error outside of `Announcements` */
export function useAnnounce(): Announce {
  const announce = useContext(AnnouncementContext);
  if (announce === null) throw new Error('useAnnounce needs Announcements above it');
  return announce;
}

import { Alert, Text } from '@mantine/core';
import { IconAlertCircle, IconRefreshAlert } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { FollowUp } from '../../api/schemas';
import { changedMeanwhile, useCommand, type CommandMutation } from '../http/commands';
import { useFollowUp } from '../http/queries';
import { Dialog } from '../parts/dialog';
import { patientName } from '../parts/names';
import { Reading } from '../parts/reading';
import { refusalWords } from '../words/problems';

export interface ActionProps {
  readonly followUp: FollowUp;
  readonly command: CommandMutation;
  /** The revision the person decides on; to send along. */
  readonly expectedRevision: number;
}

/** A window in which one thing is done for one patient; it closes once that is done. */
export function FollowUpDialog({
  followUpId,
  title,
  opened,
  onClose,
  children,
}: {
  readonly followUpId: string;
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly children: (props: ActionProps) => ReactNode;
}) {
  return (
    <Dialog title={title} opened={opened} onClose={onClose}>
      <Loaded followUpId={followUpId} onDone={onClose}>
        {children}
      </Loaded>
    </Dialog>
  );
}

function Loaded({
  followUpId,
  onDone,
  children,
}: {
  readonly followUpId: string;
  readonly onDone: () => void;
  readonly children: (props: ActionProps) => ReactNode;
}) {
  const query = useFollowUp(followUpId);
  return (
    <Reading query={query}>
      {(followUp) => (
        <Seen followUp={followUp} onDone={onDone}>
          {children}
        </Seen>
      )}
    </Reading>
  );
}

/** Keeps the revision at which the window opened; after « cela a changé » the one now shown counts. */
function Seen({
  followUp,
  onDone,
  children,
}: {
  readonly followUp: FollowUp;
  readonly onDone: () => void;
  readonly children: (props: ActionProps) => ReactNode;
}) {
  const [openedAt] = useState(followUp.revision);
  const command = useCommand(followUp.followUpId, { onDone });
  const changed = changedMeanwhile(command.error);
  return (
    <>
      <Text fw={700} mb="sm">
        {patientName(followUp.patient)}
      </Text>
      {command.error !== null && (
        <Alert
          color={changed ? 'orange' : 'red'}
          role="alert"
          icon={changed ? <IconRefreshAlert aria-hidden /> : <IconAlertCircle aria-hidden />}
          mb="sm"
        >
          {refusalWords(command.error)}
        </Alert>
      )}
      {children({ followUp, command, expectedRevision: changed ? followUp.revision : openedAt })}
    </>
  );
}

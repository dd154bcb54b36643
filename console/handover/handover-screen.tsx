import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconInfoCircle, IconPrinter, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { FollowUp, HandoverAnswer } from '../../api/schemas';
import { Screen } from '../frame/screen';
import { handoverPdfPath, handoverQuery } from '../http/handover-queries';
import { useFollowUp } from '../http/queries';
import { Reading } from '../parts/reading';
import { changedSections, headOf } from '../words/handover';
import { HandoverSections } from './handover-sections';
import { Requests } from './requests';
import classes from './handover.module.css';

/** What the next clinician must know, to be read in one minute: what is awaited of them first. */
export function HandoverScreen({ followUpId }: { readonly followUpId: string }) {
  const query = useQuery(handoverQuery(followUpId));
  const followUp = useFollowUp(followUpId);
  const [readAt, setReadAt] = useState<number | null>(null);
  if (readAt === null && followUp.data !== undefined) setReadAt(followUp.data.revision);
  const outdated = followUp.data !== undefined && readAt !== null && followUp.data.revision > readAt;
  const readAgain = () => {
    setReadAt(followUp.data?.revision ?? null);
    void query.refetch();
  };
  const title = query.data?.document.title ?? 'Fiche de transmission';
  return (
    <Screen title={title} tabTitle="Fiche de transmission">
      <Reading query={query}>
        {(handover) => (
          <article className={classes.sheet}>
            <Stack gap="md">
              <Buttons followUpId={followUpId} />
              {outdated && <Outdated loading={query.isFetching} onReadAgain={readAgain} />}
              <Whole handover={handover} followUp={followUp.data} />
            </Stack>
          </article>
        )}
      </Reading>
    </Screen>
  );
}

function Buttons({ followUpId }: { readonly followUpId: string }) {
  return (
    <Group gap="xs" className={classes.onScreenOnly}>
      <Button
        component="a"
        href={handoverPdfPath(followUpId)}
        download
        leftSection={<IconDownload aria-hidden size={18} />}
      >
        Télécharger le PDF
      </Button>
      <Button
        variant="default"
        leftSection={<IconPrinter aria-hidden size={18} />}
        onClick={() => window.print()}
      >
        Imprimer
      </Button>
      <Link to="/suivis/$followUpId" params={{ followUpId }}>
        Voir le suivi
      </Link>
    </Group>
  );
}

/** What is on screen stays as it was read, until somebody asks for it anew: a text must not change under their eyes. */
function Outdated({ loading, onReadAgain }: { readonly loading: boolean; readonly onReadAgain: () => void }) {
  return (
    <Alert
      color="blue"
      role="status"
      icon={<IconRefresh aria-hidden />}
      title="Le suivi a changé depuis cette lecture"
      className={classes.onScreenOnly}
    >
      <Button variant="default" loading={loading} onClick={onReadAgain}>
        Relire la fiche
      </Button>
    </Alert>
  );
}

function Whole({
  handover,
  followUp,
}: {
  readonly handover: HandoverAnswer;
  /** Undefined while it is being read. */
  readonly followUp: FollowUp | undefined;
}) {
  const { document: sheet, requests, changes } = handover;
  const { lines, nothingAsked } = headOf(handover);
  return (
    <>
      <div>
        {lines.map((line) => (
          <Text key={line}>{line}</Text>
        ))}
      </div>
      {nothingAsked !== null && (
        <Alert color="gray" icon={<IconInfoCircle aria-hidden />} className={classes.notice}>
          {nothingAsked}
        </Alert>
      )}
      {requests.length > 0 && followUp !== undefined && <Requests requests={requests} followUp={followUp} />}
      <HandoverSections sections={sheet.sections} changed={changedSections(changes)} />
      <Text size="sm" c="dimmed" component="footer">
        {sheet.footer}
      </Text>
    </>
  );
}

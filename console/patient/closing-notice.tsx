import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconArchive, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { FollowUp } from '../../api/schemas';
import { FollowUpDialog } from '../actions/follow-up-dialog';
import { Moment } from '../parts/moment';
import { useOwnerWords } from '../parts/owner';
import { useMay } from '../session/account';
import { keeperWords } from '../words/closing';
import { CLOSING_REASONS } from '../words/statuses';
import { leftOpenWords } from '../words/subjects';
import { wordsFor } from '../words/wording';
import { SITUATION_FORMS, SITUATION_TITLES } from './situation-forms';

type LeftOpen = NonNullable<FollowUp['closing']>['leftOpen'][number];

/** Why it ended, what stays open and with whom, the summary that was made of it, and the way back. */
export function ClosingNotice({ followUp }: { readonly followUp: FollowUp }) {
  const { closing } = followUp;
  const keptBy = useKeptBy();
  if (closing === null) return null;
  return (
    <Alert
      color="gray"
      icon={<IconArchive aria-hidden />}
      title={`Suivi clôturé : ${wordsFor(CLOSING_REASONS, closing.reason)}`}
    >
      <Text>
        Depuis <Moment at={closing.at} />.
      </Text>
      {closing.leftOpen.length === 0 ? (
        <Text mt="xs">Rien ne reste ouvert.</Text>
      ) : (
        <>
          <Text mt="xs">Reste ouvert :</Text>
          <List>
            {closing.leftOpen.map((item) => (
              <List.Item key={`${item.kind}/${item.subject}`}>
                {leftOpenWords(item, followUp)}, {keptBy(item)}
              </List.Item>
            ))}
          </List>
        </>
      )}
      <Group gap="md" mt="sm">
        <Summary followUp={followUp} />
        <WayBack followUp={followUp} />
      </Group>
    </Alert>
  );
}

function useKeptBy(): (item: LeftOpen) => string {
  const ownerWords = useOwnerWords();
  return ({ owner, kept }) =>
    kept === null ? `suivi par ${ownerWords(owner)}` : `gardé par ${keeperWords(kept)}`;
}

function Summary({ followUp: { followUpId } }: { readonly followUp: FollowUp }) {
  const allowed = useMay()('handover.read');
  if (!allowed) return null;
  return (
    <Link to="/suivis/$followUpId/fiche" params={{ followUpId }}>
      Lire le bilan de fin de suivi
    </Link>
  );
}

/** Closing is undone by opening again: it says so plainly, here and before closing. */
function WayBack({ followUp }: { readonly followUp: FollowUp }) {
  const allowed = useMay()('followUp.reopen');
  const [opened, setOpened] = useState(false);
  if (!allowed) return null;
  const Form = SITUATION_FORMS.reopening;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconRefresh aria-hidden size={16} />}
        onClick={() => setOpened(true)}
      >
        {SITUATION_TITLES.reopening}
      </Button>
      <FollowUpDialog
        followUpId={followUp.followUpId}
        title={SITUATION_TITLES.reopening}
        opened={opened}
        onClose={() => setOpened(false)}
      >
        {(props) => <Form {...props} />}
      </FollowUpDialog>
    </>
  );
}

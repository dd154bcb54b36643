import { Alert, List, Text } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import type { FollowUp } from '../../api/schemas';
import { Moment } from '../parts/moment';
import { OwnerWords } from '../parts/owner';
import { CLOSING_REASONS } from '../words/statuses';
import { leftOpenWords } from '../words/subjects';
import { wordsFor } from '../words/wording';

/** Why it ended, and what stays open with whom. */
export function ClosingNotice({ followUp }: { readonly followUp: FollowUp }) {
  const { closing } = followUp;
  if (closing === null) return null;
  return (
    <Alert
      color="gray"
      icon={<IconArchive aria-hidden />}
      title={`Suivi terminé : ${wordsFor(CLOSING_REASONS, closing.reason)}`}
    >
      <Text>
        Depuis <Moment at={closing.at} />.
      </Text>
      {closing.leftOpen.length > 0 && (
        <>
          <Text mt="xs">Reste ouvert :</Text>
          <List>
            {closing.leftOpen.map((item) => (
              <List.Item key={`${item.kind}/${item.subject}`}>
                {leftOpenWords(item, followUp)}, suivi par <OwnerWords owner={item.owner} />
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Alert>
  );
}

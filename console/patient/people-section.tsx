import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconHome2, IconRibbonHealth } from '@tabler/icons-react';
import { useState } from 'react';
import type { FollowUp } from '../../api/schemas';
import { FollowUpDialog } from '../actions/follow-up-dialog';
import { useCommand } from '../http/commands';
import { Moment } from '../parts/moment';
import { Section } from '../parts/section';
import { useMay } from '../session/account';
import { NEWS_SOURCES, PROFESSIONS } from '../words/people';
import { SPEAKERS } from '../words/people-rights';
import { wordsFor } from '../words/wording';
import { DeathConfirmationForm, ReadmissionConfirmationForm } from './people-forms';

/** News that only one source has told: who, and the button for the second one. */
export function UnconfirmedNews({ followUp }: { readonly followUp: FollowUp }) {
  const allowed = useMay();
  const [opened, setOpened] = useState(false);
  const death = followUp.people.deathConfirmation;
  const isDeath = death?.status === 'awaited';
  const isReadmission = followUp.people.readmissionUnconfirmed !== null;
  if (!isDeath && !isReadmission) return null;
  const title = isDeath ? 'Décès à confirmer par une seconde source' : 'Réhospitalisation à confirmer';
  const source = isDeath ? death.source : (followUp.people.readmissionUnconfirmed ?? '');
  const Form = isDeath ? DeathConfirmationForm : ReadmissionConfirmationForm;
  const action = isDeath ? 'followUp.recordDeath' : 'followUp.recordReadmission';
  return (
    <Alert color="orange" title={title} icon={<IconRibbonHealth aria-hidden />}>
      <Text mb="xs">Dit par : {wordsFor(NEWS_SOURCES, source)}.</Text>
      {allowed(action) && <Button onClick={() => setOpened(true)}>Confirmer</Button>}
      <FollowUpDialog
        followUpId={followUp.followUpId}
        title={title}
        opened={opened}
        onClose={() => setOpened(false)}
      >
        {(props) => <Form {...props} />}
      </FollowUpDialog>
    </Alert>
  );
}

/** What visitors must know; shown only to those whom the API lets read it. */
export function SafetyNotes({ followUp }: { readonly followUp: FollowUp }) {
  const allowed = useMay();
  const command = useCommand(followUp.followUpId);
  const { safetyNotes } = followUp.people;
  if (safetyNotes.length === 0) return null;
  const review = (noteId: string, keep: boolean) =>
    command.mutate({
      path: `safety-notes/${noteId}/review`,
      body: { keep },
      done: keep ? 'Note gardée trois mois de plus.' : 'Note retirée.',
    });
  return (
    <Section title="Sécurité des intervenants">
      <List listStyleType="none" spacing={8} icon={<IconHome2 aria-hidden size={16} />}>
        {safetyNotes.map(({ noteId, text, source, notedAt, notedBy, reviewAt, reviewDue }) => (
          <List.Item key={noteId}>
            <Text>{text}</Text>
            <Text size="sm" c="dimmed">
              Dit par {wordsFor(SPEAKERS, source)}, <Moment at={notedAt} />
              {notedBy !== null && ` · noté par ${notedBy}`} ·{' '}
              {reviewDue ? 'à revoir maintenant' : 'à revoir'} <Moment at={reviewAt} />
            </Text>
            {allowed('safetyNote.write') && (
              <Group gap="xs">
                <Button size="compact-xs" variant="default" onClick={() => review(noteId, true)}>
                  Garder trois mois
                </Button>
                <Button size="compact-xs" variant="default" onClick={() => review(noteId, false)}>
                  Retirer
                </Button>
              </Group>
            )}
          </List.Item>
        ))}
      </List>
    </Section>
  );
}

/** What was said by telephone, in the words that were heard. */
export function SaidNotes({ followUp: { people } }: { readonly followUp: FollowUp }) {
  if (people.notes.length === 0) return null;
  return (
    <Section title="Ce qui a été dit">
      <List listStyleType="none" spacing={8}>
        {people.notes.map(({ noteId, text, saidBy, notedAt, notedBy }) => (
          <List.Item key={noteId}>
            <Text>« {text} »</Text>
            <Text size="sm" c="dimmed">
              Dit par {wordsFor(SPEAKERS, saidBy)}, <Moment at={notedAt} />
              {notedBy !== null && ` · noté par ${notedBy}`}
            </Text>
          </List.Item>
        ))}
      </List>
    </Section>
  );
}

/** With whom nothing is shared; the patient may change their mind at any time. */
export function SharingRefusals({ followUp }: { readonly followUp: FollowUp }) {
  const allowed = useMay();
  const command = useCommand(followUp.followUpId);
  const { withheld } = followUp.people;
  if (withheld.length === 0) return null;
  return (
    <Section title="Ne pas partager avec">
      <List listStyleType="none" spacing={8}>
        {withheld.map(({ refusalId, professionalName, profession }) => {
          const who = professionalName ?? wordsFor(PROFESSIONS, profession ?? '');
          return (
            <List.Item key={refusalId}>
              {who}{' '}
              {allowed('followUp.recordOpposition') && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Le patient accepte à nouveau : ${who}`}
                  onClick={() =>
                    command.mutate({
                      path: `sharing-refusals/${refusalId}/lifting`,
                      body: {},
                      done: 'Refus de partage levé.',
                    })
                  }
                >
                  Le patient accepte à nouveau
                </Button>
              )}
            </List.Item>
          );
        })}
      </List>
    </Section>
  );
}

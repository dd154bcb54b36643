import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Care, FollowUp } from '../../api/schemas';
import { FollowUpDialog, type ActionProps } from '../actions/follow-up-dialog';
import { useCommand } from '../http/commands';
import { useBusinessTime } from '../time/business-clock';
import { BREAK_CAUSES, STOP_CAUSES, VISIT_CAUSES } from '../words/breaks';
import { careWords } from '../words/subjects';
import { wordsFor } from '../words/wording';

/** Somebody is to come: it took place with one tap, or did not, and by whose doing. */
export function VisitActions({ care, followUp }: { readonly care: Care; readonly followUp: FollowUp }) {
  const { nowMs } = useBusinessTime();
  const command = useCommand(followUp.followUpId);
  const [opened, setOpened] = useState(false);
  const words = careWords(care.key, care.profession);
  const ahead = care.appointmentAt !== null && Date.parse(care.appointmentAt) > nowMs;
  return (
    <Group gap="xs">
      {!ahead && (
        <Button
          variant="default"
          size="xs"
          aria-label={`Honoré : ${words}`}
          loading={command.isPending}
          onClick={() =>
            command.mutate({
              path: `cares/${encodeURIComponent(care.key)}/visits`,
              body: { outcome: 'kept', expectedRevision: followUp.revision },
              done: `Noté : ${words}, honoré.`,
            })
          }
        >
          Honoré
        </Button>
      )}
      <Button
        variant="default"
        size="xs"
        aria-label={`Manqué ou annulé : ${words}`}
        onClick={() => setOpened(true)}
      >
        Manqué ou annulé…
      </Button>
      <FollowUpDialog
        followUpId={followUp.followUpId}
        title="Manqué ou annulé"
        opened={opened}
        onClose={() => setOpened(false)}
      >
        {(props) => <MissedForm {...props} careKey={care.key} />}
      </FollowUpDialog>
    </Group>
  );
}

/** Each cause is one tap: it says by whose doing, and why. */
function MissedForm({
  careKey,
  followUp,
  command,
  expectedRevision,
}: ActionProps & { readonly careKey: string }) {
  const care = followUp.cares.find(({ key }) => key === careKey);
  if (care === undefined) return <Text>Ce besoin n’existe plus.</Text>;
  const words = careWords(care.key, care.profession);
  const missed = (outcome: string) => (cause: string) =>
    command.mutate({
      path: `cares/${encodeURIComponent(careKey)}/visits`,
      body: { outcome, cause, expectedRevision },
      done: `Noté : ${words}, ${wordsFor(BREAK_CAUSES, cause).toLowerCase()}. Une alerte est ouverte.`,
    });
  const { professionalId } = care;
  return (
    <Stack>
      <Text>{words} : pourquoi cela n’a pas eu lieu, ou n’aura pas lieu ?</Text>
      <Causes
        legend="Manqué par le patient"
        causes={VISIT_CAUSES.patient}
        disabled={command.isPending}
        onChoose={missed('missed-by-patient')}
      />
      <Causes
        legend="Annulé par le cabinet"
        causes={VISIT_CAUSES.professional}
        disabled={command.isPending}
        onChoose={missed('missed-by-professional')}
      />
      {professionalId !== null && (
        <Causes
          legend={`${care.professionalName ?? 'Le professionnel'} s’arrête : chercher quelqu’un d’autre`}
          causes={STOP_CAUSES}
          disabled={command.isPending}
          onChoose={(cause) =>
            command.mutate({
              path: 'professional-stops',
              body: { professionalId, cause },
              done: `Noté : soignant indisponible, ${wordsFor(BREAK_CAUSES, cause).toLowerCase()}.`,
            })
          }
        />
      )}
    </Stack>
  );
}

function Causes({
  legend,
  causes,
  disabled,
  onChoose,
}: {
  readonly legend: string;
  readonly causes: readonly string[];
  readonly disabled: boolean;
  readonly onChoose: (cause: string) => void;
}) {
  return (
    <div role="group" aria-label={legend}>
      <Text fw={600} mb={6}>
        {legend}
      </Text>
      <Group gap="xs">
        {causes.map((cause) => (
          <Button key={cause} variant="default" disabled={disabled} onClick={() => onChoose(cause)}>
            {wordsFor(BREAK_CAUSES, cause)}
          </Button>
        ))}
      </Group>
    </div>
  );
}

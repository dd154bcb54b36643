import { Alert, Button, Checkbox, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClosingPreview } from '../../api/schemas';
import { Choice } from '../actions/choice';
import type { ActionProps } from '../actions/follow-up-dialog';
import { closingPreviewQuery } from '../http/handover-queries';
import { Reading } from '../parts/reading';
import { CLOSERS_SENTENCES } from '../words/breaks';
import { CLOSING_REASONS, isOver } from '../words/statuses';
import { breakWords } from '../words/subjects';
import { closingBody, type ChosenKeepers } from './closing-draft';
import { LeftOpenPart, ToldPart } from './closing-parts';

/** The end: why, what stays open and with whom, who is told and how; then one button. */
export function ClosingForm(props: ActionProps) {
  const [reason, setReason] = useState('');
  const { followUpId, revision, status } = props.followUp;
  const query = useQuery({
    ...closingPreviewQuery(followUpId, revision, reason),
    enabled: reason !== '' && !isOver(status),
  });
  return (
    <Stack align="stretch">
      <Text>Le motif choisi, ce qui reste ouvert et qui sera prévenu s’affichent avant de clôturer.</Text>
      <Choice
        label="Motif"
        codes={Object.keys(CLOSING_REASONS)}
        words={CLOSING_REASONS}
        value={reason}
        onChange={setReason}
      />
      {reason !== '' && (
        <div aria-live="polite">
          <Reading query={query}>
            {(preview) => <Preview key={reason} {...props} preview={preview} />}
          </Reading>
        </div>
      )}
    </Stack>
  );
}

function Preview({ preview, ...props }: ActionProps & { readonly preview: ClosingPreview }) {
  const [keepers, setKeepers] = useState<ChosenKeepers>({});
  const [gpTold, setGpTold] = useState(false);
  if (!preview.allowed) return <NotNow preview={preview} />;
  const { command, followUp } = props;
  return (
    <Stack align="flex-start">
      <LeftOpenPart preview={preview} followUp={followUp} chosen={keepers} onChoose={setKeepers} />
      <ToldPart preview={preview} />
      {preview.generalPractitionerByTelephone && (
        <Checkbox
          label="Le MT est prévenu par téléphone, c’est fait"
          description="Sinon, cela reste à faire et s’affiche sur la page du patient."
          checked={gpTold}
          onChange={(event) => setGpTold(event.currentTarget.checked)}
        />
      )}
      <Text size="sm">
        <IconArrowBackUp aria-hidden size={16} /> Pour revenir en arrière : « Rouvrir le suivi », sur cette
        page. Ce qui est déjà parti n’est pas repris.
      </Text>
      <Button
        loading={command.isPending}
        onClick={() =>
          command.mutate({
            path: 'closing',
            body: closingBody(preview, keepers, gpTold),
            done: 'Suivi clôturé.',
          })
        }
      >
        Clôturer le suivi
      </Button>
    </Stack>
  );
}

/** Why it cannot be now, and who can do something about it. */
function NotNow({ preview: { standing } }: { readonly preview: ClosingPreview }) {
  const sentences = [...new Set(standing.map(({ code }) => CLOSERS_SENTENCES[code] ?? null))];
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title="Pas possible pour l’instant : une alerte grave est ouverte"
    >
      <Text>
        Elle doit être fermée d’abord : {standing.map(({ breakId }) => breakWords(breakId)).join(', ')}.
      </Text>
      {sentences
        .filter((sentence) => sentence !== null)
        .map((sentence) => (
          <Text key={sentence}>{sentence}</Text>
        ))}
    </Alert>
  );
}

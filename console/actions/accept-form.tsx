import { Button, Collapse, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { Break } from '../../api/schemas';
import { useMay } from '../session/account';
import { ACCEPTANCE_REASONS, ACCEPTERS } from '../words/learnt';
import { wordsFor } from '../words/wording';
import { Choice } from './choice';
import type { ActionProps } from './follow-up-dialog';
import { undoingOf } from './undo';

/** Living with an alert: the patient wants it so, or a clinician judges that it may be. Folded: solving comes first. */
export function AcceptForm({ item, ...props }: ActionProps & { readonly item: Break }) {
  const allowed = useMay();
  const [unfolded, setUnfolded] = useState(false);
  const deciders = item.accepters.filter((one) =>
    allowed(one === 'clinician' ? 'break.acceptAsClinician' : 'break.accept'),
  );
  if (deciders.length === 0) return null;
  const Chevron = unfolded ? IconChevronUp : IconChevronDown;
  return (
    <div>
      <Button
        variant="subtle"
        leftSection={<Chevron aria-hidden size={18} />}
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
      >
        Ne pas résoudre, mais assumer…
      </Button>
      <Collapse expanded={unfolded}>
        <Decision {...props} breakId={item.breakId} deciders={deciders} />
      </Collapse>
    </div>
  );
}

function Decision({
  breakId,
  deciders,
  command,
  expectedRevision,
}: ActionProps & { readonly breakId: string; readonly deciders: readonly string[] }) {
  const [decider, setDecider] = useState('');
  const [reason, setReason] = useState('');
  const acceptedBy = deciders.length === 1 ? (deciders[0] ?? '') : decider;
  const reasons = ACCEPTANCE_REASONS[acceptedBy] ?? {};
  const choose = (chosen: string) => {
    setDecider(chosen);
    setReason('');
  };
  return (
    <Stack align="flex-start" mt="sm">
      <Text size="sm">
        Ce besoin ne sera plus cherché. La décision et son motif restent dans l’historique.
      </Text>
      {deciders.length > 1 ? (
        <Choice label="Qui décide ?" codes={deciders} words={ACCEPTERS} value={decider} onChange={choose} />
      ) : (
        <Text fw={600}>{wordsFor(ACCEPTERS, acceptedBy)}</Text>
      )}
      {acceptedBy !== '' && (
        <Choice
          label="Pourquoi ?"
          codes={Object.keys(reasons)}
          words={reasons}
          value={reason}
          onChange={setReason}
        />
      )}
      <Button
        variant="default"
        disabled={!Object.hasOwn(reasons, reason)}
        loading={command.isPending}
        onClick={() =>
          command.mutate({
            path: `breaks/${encodeURIComponent(breakId)}/acceptance`,
            body: { acceptedBy, reason, expectedRevision },
            done: 'Alerte assumée.',
            undo: undoingOf('settling', { breakId, revision: expectedRevision }),
          })
        }
      >
        Assumer l’alerte
      </Button>
    </Stack>
  );
}

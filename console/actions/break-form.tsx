import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import type { Break } from '../../api/schemas';
import { useMay } from '../session/account';
import { actionToReopen, actionToResolve } from '../session/may';
import { instantOfField } from '../time/paris';
import { ALARM_ADVICE, BREAK_CAUSES, BREAK_RESOLUTIONS, BREAKS, CLOSERS_SENTENCES } from '../words/breaks';
import { wordsFor } from '../words/wording';
import { AcceptForm } from './accept-form';
import { Choice } from './choice';
import type { ActionProps } from './follow-up-dialog';
import { InstantField } from './instant-field';
import { SolveChoices, type Solving } from './solve-choices';
import { undoingOf } from './undo';

/** Alerts whose solution may be an appointment. */
const WITH_APPOINTMENT: ReadonlySet<string> = new Set([
  'R03',
  'R04',
  'R05',
  'R06',
  'R07',
  'R08',
  'R09',
  'R19',
]);

type BreakProps = ActionProps & { readonly item: Break };

/** Taking charge of an alert, or saying why it happened and how it was solved. */
export function BreakForm({ breakId, ...props }: ActionProps & { readonly breakId: string }) {
  const allowed = useMay();
  const item = props.followUp.breaks.find((one) => one.breakId === breakId);
  if (item === undefined) return <Text>Cette alerte n’existe plus.</Text>;
  const advice = ALARM_ADVICE[item.code];
  return (
    <Stack>
      <Text fw={600}>{wordsFor(BREAKS, item.code)}</Text>
      {advice !== undefined && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />}>
          {advice}
        </Alert>
      )}
      {item.status !== 'owned' && allowed('followUp.takeOwnership') && <Take {...props} item={item} />}
      {allowed(actionToResolve(item.code)) ? (
        <Resolve {...props} item={item} />
      ) : (
        <Text>{CLOSERS_SENTENCES[item.code] ?? 'Votre rôle ne permet pas de fermer cette alerte.'}</Text>
      )}
      <AcceptForm {...props} item={item} />
    </Stack>
  );
}

function Take({ item, command, expectedRevision }: BreakProps) {
  return (
    <Group>
      <Button
        variant="light"
        leftSection={<IconHandStop aria-hidden size={18} />}
        disabled={command.isPending}
        onClick={() =>
          command.mutate({
            path: `breaks/${encodeURIComponent(item.breakId)}/taking`,
            body: { expectedRevision },
            done: 'Vous suivez cette alerte.',
            undo: undoingOf('taking', {
              breakId: item.breakId,
              before: item.owner,
              revision: expectedRevision,
            }),
          })
        }
      >
        Je m’en occupe
      </Button>
    </Group>
  );
}

/** In one press where it can be taken back; else chosen first, and then confirmed. */
function Resolve({ item, command, expectedRevision }: BreakProps) {
  const allowed = useMay();
  const [field, setField] = useState('');
  const appointmentAt = instantOfField(field);
  const undo = allowed(actionToReopen(item.code))
    ? undoingOf('settling', { breakId: item.breakId, revision: expectedRevision })
    : null;
  const solve = (cause: string, resolution: string) =>
    command.mutate({
      path: `breaks/${encodeURIComponent(item.breakId)}/resolution`,
      body: {
        cause,
        resolution,
        expectedRevision,
        ...(appointmentAt === null ? {} : { appointmentAt }),
      },
      done: `Alerte résolue : ${wordsFor(BREAK_RESOLUTIONS, resolution)}.`,
      undo,
    });
  const offered = { causes: item.causes, resolutions: item.resolutions, known: item.cause };
  return (
    <Stack align="stretch">
      {WITH_APPOINTMENT.has(item.code) && (
        <InstantField label="RDV le (facultatif)" value={field} onChange={setField} />
      )}
      {undo === null ? (
        <SolveAndConfirm {...offered} pending={command.isPending} onSolved={solve} />
      ) : (
        <SolveChoices {...offered} pending={command.isPending} onSolved={solve} />
      )}
    </Stack>
  );
}

function SolveAndConfirm({ causes, resolutions, known, pending, onSolved }: Solving) {
  const [cause, setCause] = useState(known ?? '');
  const [resolution, setResolution] = useState('');
  const chosen = cause !== '' && resolution !== '';
  return (
    <Stack align="flex-start">
      <Choice label="Cause" codes={causes} words={BREAK_CAUSES} value={cause} onChange={setCause} />
      <Choice
        label="Solution"
        codes={resolutions}
        words={BREAK_RESOLUTIONS}
        value={resolution}
        onChange={setResolution}
      />
      <Button disabled={!chosen} loading={pending} onClick={() => onSolved(cause, resolution)}>
        Alerte résolue
      </Button>
      {!chosen && (
        <Text size="sm" c="dimmed">
          Choisir une cause et une solution.
        </Text>
      )}
    </Stack>
  );
}

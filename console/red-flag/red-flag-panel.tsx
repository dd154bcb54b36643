import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useId } from 'react';
import type { Break, FollowUp, OnCallAnswerRequest, RedFlag } from '../../api/schemas';
import { useCommand } from '../http/commands';
import { useMay } from '../session/account';
import { hourWords } from '../time/paris';
import { PHRASES, URGENCY_WORDS } from '../words/red-flags';
import { Emergency } from './emergency';
import { OtherLines, RingingLine, type LineActions } from './lines';
import { Until } from './until';
import classes from './red-flag.module.css';

interface PanelProps {
  readonly followUp: FollowUp;
  readonly item: Break;
  readonly redFlag: RedFlag;
}

/** What may be said of a red flag; nothing by those who may not. */
function useRedFlagCommands({ followUp, item }: PanelProps): LineActions & {
  readonly onCalled: (() => void) | undefined;
} {
  const allowed = useMay();
  const command = useCommand(followUp.followUpId);
  const send = (path: string, body: object, done: string) =>
    command.mutate({
      path: `breaks/${encodeURIComponent(item.breakId)}/${path}`,
      body: { ...body, expectedRevision: followUp.revision },
      done,
    });
  if (!allowed('call.record')) return { pending: false, onAnswer: undefined, onCalled: undefined };
  return {
    pending: command.isPending,
    onAnswer: (line, outcome) => {
      const answer = { contactId: line.contactId, outcome } satisfies OnCallAnswerRequest;
      send('on-call-answers', answer, outcome === 'reached' ? `Joint : ${line.label}.` : 'Noté.');
    },
    onCalled: () => send('emergency-call', {}, 'Appel au 15 noté. Informer le soignant d’astreinte.'),
  };
}

/** A red flag that is on its way: whom to call now, what to say, and 15. */
export function RedFlagPanel({ level = 2, ...props }: PanelProps & { readonly level?: 2 | 3 }) {
  const id = useId();
  const { onCalled, ...actions } = useRedFlagCommands(props);
  const { redFlag } = props;
  const { status, emergency, lines } = redFlag;
  const call = (
    <Emergency
      emergency={emergency}
      due={status === 'emergency'}
      onCalled={onCalled}
      pending={actions.pending}
    />
  );
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={id} className={classes.panel}>
      <Stack gap="sm">
        <Headline id={id} level={level} redFlag={redFlag} />
        {status === 'emergency-called' ? (
          <ToInform redFlag={redFlag} {...actions} />
        ) : (
          <Phrase redFlag={redFlag} />
        )}
        {status === 'ringing' && <Ringing redFlag={redFlag} {...actions} />}
        {status !== 'emergency-called' && call}
        {status === 'emergency' && (
          <OtherLines lines={lines} title="Astreinte de l’établissement" button="Joint" {...actions} />
        )}
      </Stack>
    </Paper>
  );
}

function Headline({
  id,
  level,
  redFlag: { urgency, status },
}: {
  readonly id: string;
  readonly level: 2 | 3;
  readonly redFlag: RedFlag;
}) {
  const what = {
    ringing: URGENCY_WORDS[urgency],
    emergency: 'Appeler le 15 maintenant',
    'emergency-called': 'Informer le soignant d’astreinte',
    reached: 'Soignant joint',
    stopped: 'Arrêté',
  }[status];
  return (
    <Group gap="sm" wrap="nowrap" role="alert" className={classes.headline}>
      <IconAlertOctagon aria-hidden size={28} />
      <Title order={level} size="h3" id={id}>
        Signe d’alerte — {what}
      </Title>
    </Group>
  );
}

function Phrase({ redFlag: { urgency, status } }: { readonly redFlag: RedFlag }) {
  return (
    <Text className={classes.phrase}>
      <Text span size="sm" c="dimmed">
        À dire au patient :{' '}
      </Text>
      « {PHRASES[status === 'emergency' ? 'emergency' : urgency]} »
    </Text>
  );
}

function Ringing({ redFlag, ...actions }: LineActions & { readonly redFlag: RedFlag }) {
  const ringing = redFlag.lines.find(({ outcome }) => outcome === 'ringing');
  return (
    <>
      {ringing !== undefined && <RingingLine line={ringing} nextAt={redFlag.nextAt} {...actions} />}
      <OtherLines
        lines={redFlag.lines.filter((line) => line !== ringing)}
        title="Les autres lignes, dans l’ordre"
        button="A rappelé : joint"
        {...actions}
      />
      <Text size="sm">
        Sans réponse, le 15 au plus tard à <Until at={redFlag.until} />
      </Text>
    </>
  );
}

function ToInform({ redFlag, ...actions }: LineActions & { readonly redFlag: RedFlag }) {
  const { emergencyCalledAt, nextAt, lines } = redFlag;
  return (
    <>
      <Text>
        Le 15 a été appelé
        {emergencyCalledAt === null ? '' : ` à ${hourWords(Date.parse(emergencyCalledAt))}`}. Informer un
        soignant d’astreinte avant <Until at={nextAt} />, puis rappeler le patient dans la journée : où est-il
        ?
      </Text>
      {lines.length === 0 ? (
        <Text>Aucune ligne d’astreinte : prévenir le service de sortie et la responsable d’équipe.</Text>
      ) : (
        <OtherLines lines={lines} title="Astreinte de l’établissement" button="Informé" {...actions} />
      )}
    </>
  );
}

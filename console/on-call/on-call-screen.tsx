import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeptOnCallLine, OnCall, OnCallLineRequest } from '../../api/schemas';
import { Screen } from '../frame/screen';
import { post, put, remove } from '../http/client';
import { onCallQuery } from '../http/queries';
import { StateBadge } from '../parts/badges';
import { Dialog } from '../parts/dialog';
import { Reading } from '../parts/reading';
import { Section } from '../parts/section';
import { tenDigitWords } from '../red-flag/dial';
import { useMay } from '../session/account';
import { ON_CALL_KINDS } from '../words/red-flags';
import { wordsFor } from '../words/wording';
import { EmergencyNumbers } from './emergency-numbers';
import { hoursWords } from './hours-words';
import { LineForm } from './line-form';
import classes from './on-call.module.css';
import { useRosterChange } from './use-change';

type Hospital = OnCall['hospitals'][number];

/** Who is called for a red flag, hospital by hospital, in which order, when, and how long they have to answer. */
export function OnCallScreen() {
  const query = useQuery(onCallQuery);
  const mayChange = useMay()('onCall.manage');
  return (
    <Screen title="Astreinte">
      <Reading query={query}>
        {({ hospitals, emergencyNumbers }) => (
          <Stack>
            {hospitals.map((hospital) => (
              <Roster key={hospital.finess} hospital={hospital} mayChange={mayChange} />
            ))}
            <EmergencyNumbers numbers={emergencyNumbers} mayChange={mayChange} />
          </Stack>
        )}
      </Reading>
    </Screen>
  );
}

function Roster({ hospital, mayChange }: { readonly hospital: Hospital; readonly mayChange: boolean }) {
  const { finess, name, lines } = hospital;
  const [adding, setAdding] = useState(false);
  return (
    <Section title={name}>
      {lines.length === 0 ? (
        <Text mb="sm">Personne : un signe d’alerte va tout de suite au 15.</Text>
      ) : (
        <ol className={classes.lines} aria-label={`Lignes d’astreinte, dans l’ordre d’appel : ${name}`}>
          {lines.map((line) => (
            <li key={line.lineId} className={classes.line}>
              <LineRow line={line} linesKept={lines.length} mayChange={mayChange} />
            </li>
          ))}
        </ol>
      )}
      {mayChange && (
        <Button
          variant="light"
          mt="sm"
          onClick={() => setAdding(true)}
          aria-label={`Ajouter une ligne : ${name}`}
        >
          Ajouter une ligne
        </Button>
      )}
      <LineDialog
        title="Nouvelle ligne"
        opened={adding}
        line={null}
        linesKept={lines.length}
        send={(request) => post(`/v1/hospitals/${encodeURIComponent(finess)}/on-call-lines`, request)}
        onClose={() => setAdding(false)}
      />
    </Section>
  );
}

interface LineProps {
  readonly line: KeptOnCallLine;
  readonly linesKept: number;
}

function LineRow({ line, linesKept, mayChange }: LineProps & { readonly mayChange: boolean }) {
  return (
    <>
      <div>
        <Group gap="xs">
          <Text fw={600}>
            {line.position}. {line.label}
          </Text>
          <StateBadge
            tone={line.onDutyNow ? 'good' : 'neutral'}
            words={line.onDutyNow ? 'D’astreinte maintenant' : 'Pas d’astreinte maintenant'}
          />
        </Group>
        <Text size="sm">
          {wordsFor(ON_CALL_KINDS, line.kind)} · {tenDigitWords(line.phone)} ·{' '}
          {`répond en ${line.answerMinutes} min`}
        </Text>
        <Text size="sm" c="dimmed">
          {hoursWords(line)}
        </Text>
      </div>
      {mayChange && <LineActions line={line} linesKept={linesKept} />}
    </>
  );
}

function LineActions({ line, linesKept }: LineProps) {
  const [changing, setChanging] = useState(false);
  const [removing, setRemoving] = useState(false);
  const path = `/v1/on-call-lines/${encodeURIComponent(line.lineId)}`;
  const button = (words: string, onClick: () => void) => (
    <Button variant="default" size="xs" aria-label={`${words} : ${line.label}`} onClick={onClick}>
      {words}
    </Button>
  );
  return (
    <Group gap="xs">
      {button('Modifier', () => setChanging(true))}
      {button('Retirer', () => setRemoving(true))}
      <LineDialog
        title="Modifier la ligne"
        opened={changing}
        line={line}
        linesKept={linesKept}
        send={(request) => put(path, request)}
        onClose={() => setChanging(false)}
      />
      <Dialog title="Retirer la ligne" opened={removing} onClose={() => setRemoving(false)}>
        <Removal line={line} path={path} />
      </Dialog>
    </Group>
  );
}

function Removal({ line, path }: { readonly line: KeptOnCallLine; readonly path: string }) {
  const change = useRosterChange();
  return (
    <Stack align="flex-start">
      <Text>« {line.label} » ne sera plus appelée. Les signes d’alerte passés la nomment encore.</Text>
      <Button
        color="red"
        loading={change.isPending}
        onClick={() => change.mutate({ send: () => remove(path), done: 'Ligne retirée.' })}
      >
        Retirer la ligne
      </Button>
    </Stack>
  );
}

function LineDialog({
  title,
  opened,
  line,
  linesKept,
  send,
  onClose,
}: {
  readonly title: string;
  readonly opened: boolean;
  readonly line: KeptOnCallLine | null;
  readonly linesKept: number;
  readonly send: (request: OnCallLineRequest) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const change = useRosterChange(onClose);
  return (
    <Dialog title={title} opened={opened} onClose={onClose}>
      <LineForm
        line={line}
        linesKept={linesKept}
        pending={change.isPending}
        onSend={(request) => change.mutate({ send: () => send(request), done: 'Ligne enregistrée.' })}
      />
    </Dialog>
  );
}

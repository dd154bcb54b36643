import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { callsQuery } from '../http/call-queries';
import type { ApiProblem } from '../http/client';
import { Moment } from '../parts/moment';
import { refusalWords } from '../words/problems';

/** A colleague has this call: who, since when, and how it is taken over. */
export function HeldByColleague({
  followUpId,
  callKey,
  error,
  onTakeOver,
}: {
  readonly followUpId: string;
  readonly callKey: string;
  readonly error: ApiProblem;
  readonly onTakeOver: (reason: string) => void;
}) {
  const { data: list } = useQuery(callsQuery);
  const [reason, setReason] = useState('');
  const inHand = [...(list?.now ?? []), ...(list?.later ?? [])]
    .find((patient) => patient.followUpId === followUpId)
    ?.calls.find((call) => call.callKey === callKey)?.inHand;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onTakeOver(reason.trim());
  };
  return (
    <Stack>
      <Alert color="orange" icon={<IconUserCheck aria-hidden />} title="Cet appel est en main">
        <Stack gap="sm" align="flex-start">
          {inHand === undefined || inHand === null ? (
            <Text>{error.holder === null ? refusalWords(error) : `En cours par ${error.holder}.`}</Text>
          ) : (
            <Text>
              En cours par <strong>{inHand.displayName}</strong>, commencé <Moment at={inHand.since} />,
              dernière saisie <Moment at={inHand.touchedAt} />.
            </Text>
          )}
          {error.reason === 'reason-missing' && (
            <Text fw={600} role="alert">
              {refusalWords(error)}
            </Text>
          )}
          <form onSubmit={submit}>
            <Group align="flex-end">
              <TextInput
                label="Pourquoi le reprendre"
                description="Sans saisie depuis dix minutes, le motif n’est pas demandé."
                maxLength={300}
                w={360}
                maw="100%"
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
              <Button type="submit">Reprendre l’appel</Button>
            </Group>
          </form>
        </Stack>
      </Alert>
      <Link to="/appels">Retour aux appels</Link>
    </Stack>
  );
}

import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CallSessionLine } from '../../api/schemas';
import { callSessionsQuery } from '../http/call-queries';
import { Moment } from '../parts/moment';
import { patientName } from '../parts/names';
import { Section } from '../parts/section';
import { callWords } from '../words/subjects';
import { CallLink } from './call-link';

/** Calls in hand: those begun, put down, or handed over by a colleague; nothing when there is none. */
export function OpenSessions() {
  const { data: sessions } = useQuery(callSessionsQuery);
  if (sessions === undefined || sessions.length === 0) return null;
  return (
    <Stack mb="md">
      <Section title="Vos appels en cours">
        <Stack gap="sm">
          {sessions.map((session) => (
            <OneSession key={session.sessionId} session={session} />
          ))}
        </Stack>
      </Section>
    </Stack>
  );
}

function OneSession({ session }: { readonly session: CallSessionLine }) {
  const { sessionId, followUpId, callKey, status, openedAt, handedBy } = session;
  const name = patientName(session.patient);
  const what = callKey === null ? 'Appel reçu' : callWords(callKey);
  return (
    <Paper>
      <Group justify="space-between" gap="xs">
        <div>
          <Text fw={600}>
            {name} — {what}
          </Text>
          <Text size="sm" c="dimmed">
            {handedBy !== null && `Confié par ${handedBy.displayName} · `}
            {status === 'left' ? 'mis de côté' : 'commencé'} <Moment at={openedAt} />
          </Text>
        </div>
        {callKey === null ? (
          <Button
            aria-label={`Reprendre : ${name}, ${what}`}
            renderRoot={(props: object) => (
              <Link
                to="/suivis/$followUpId/appel-recu/$sessionId"
                params={{ followUpId, sessionId }}
                {...props}
              />
            )}
          >
            Reprendre
          </Button>
        ) : (
          <CallLink followUpId={followUpId} callKey={callKey} about={`${name}, ${what}`} words="Reprendre" />
        )}
      </Group>
    </Paper>
  );
}

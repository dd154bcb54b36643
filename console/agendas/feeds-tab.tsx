import { Alert, Button, FileInput, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarFeed, NewCalendarFeedRequest } from '../../api/schemas';
import { post, remove } from '../http/client';
import { APPOINTMENT_READS, calendarFeedsQuery } from '../http/queries';
import { useChange } from '../http/use-change';
import { StateBadge } from '../parts/badges';
import { Moment } from '../parts/moment';
import { Reading } from '../parts/reading';
import { Fields } from '../parts/fields';
import { Refused } from '../parts/refused';
import { Section } from '../parts/section';
import { calendarDayWords, localDay } from '../time/paris';
import { counted } from '../words/wording';
import { LinksSection } from './links-section';
import classes from '../appointments/appointments.module.css';

interface TabProps {
  readonly professionalId: string;
  readonly mayChange: boolean;
}

const pathOf = (professionalId: string) =>
  `/v1/professionals/${encodeURIComponent(professionalId)}/calendar-feeds`;

/** Agendas kept in other programs: theirs read here, ours read there. */
export function FeedsTab(props: TabProps) {
  return (
    <Stack>
      <Feeds {...props} />
      <LinksSection {...props} />
    </Stack>
  );
}

function Feeds({ professionalId, mayChange }: TabProps) {
  const query = useQuery(calendarFeedsQuery(professionalId));
  return (
    <Section title="Agendas tenus ailleurs">
      <Text size="sm" c="dimmed" mb="sm">
        On n’en lit que les heures prises, pour ne rien prendre par-dessus.
      </Text>
      <Reading query={query}>
        {(feeds) => (
          <>
            {feeds.length === 0 && <Text mb="sm">Aucun.</Text>}
            <ul className={classes.rows} aria-label="Agendas tenus ailleurs">
              {feeds.map((feed) => (
                <li key={feed.feedId}>
                  <Feed feed={feed} mayChange={mayChange} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Reading>
      {mayChange && <NewFeed professionalId={professionalId} />}
    </Section>
  );
}

function Feed({ feed, mayChange }: { readonly feed: CalendarFeed; readonly mayChange: boolean }) {
  const { feedId, professionalId, host, readAt, coveredUntil, busyTimes, failure, stale } = feed;
  const change = useChange<unknown>(APPOINTMENT_READS);
  const path = `${pathOf(professionalId)}/${encodeURIComponent(feedId)}`;
  const name = host ?? 'fichier';
  const tone = failure !== null || stale ? 'bad' : 'good';
  return (
    <>
      <div className={classes.row}>
        <div>
          <Group gap="xs">
            <Text fw={600}>{name}</Text>
            <StateBadge tone={tone} words={stateWords(feed)} />
          </Group>
          <Text size="sm">
            {readAt === null ? (
              'jamais lu'
            ) : (
              <>
                lu <Moment at={readAt} />
              </>
            )}{' '}
            · {counted(busyTimes, 'heure prise à venir', 'heures prises à venir')}
            {coveredUntil !== null && (
              <> · connu jusqu’au {calendarDayWords(localDay(Date.parse(coveredUntil) - 1))}</>
            )}
          </Text>
        </div>
        {mayChange && (
          <Group gap="xs">
            {feed.kind === 'url' && (
              <Button
                variant="default"
                size="xs"
                aria-label={`Relire maintenant : ${name}`}
                loading={change.isPending}
                onClick={() => change.mutate({ send: () => post(`${path}/refresh`), done: 'Agenda relu.' })}
              >
                Relire maintenant
              </Button>
            )}
            <Button
              variant="default"
              size="xs"
              aria-label={`Ne plus lire : ${name}`}
              disabled={change.isPending}
              onClick={() => change.mutate({ send: () => remove(path), done: 'Cet agenda n’est plus lu.' })}
            >
              Ne plus lire
            </Button>
          </Group>
        )}
      </div>
      <Troubles feed={feed} />
    </>
  );
}

/** What is wrong with what was read, and what it leaves as it was. */
function Troubles({ feed: { failure, conflicts } }: { readonly feed: CalendarFeed }) {
  return (
    <>
      {failure !== null && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} mt="xs" title={failure.sentenceFr}>
          Depuis <Moment at={failure.since} />,{' '}
          {counted(failure.failures, 'lecture manquée', 'lectures manquées')}. Les heures prises restent
          celles de la dernière lecture.
        </Alert>
      )}
      {conflicts.length > 0 && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} mt="xs">
          {counted(conflicts.length, 'RDV à venir tombe', 'RDV à venir tombent')} sur une heure prise là-bas.
          Aucun n’est annulé : à vérifier dans la semaine.
        </Alert>
      )}
    </>
  );
}

function stateWords({ failure, stale, kind }: CalendarFeed): string {
  if (failure !== null) return 'Lecture en échec';
  if (stale) return 'Peut-être plus à jour';
  return kind === 'file' ? 'Lu une fois' : 'À jour';
}

function NewFeed({ professionalId }: { readonly professionalId: string }) {
  const [address, setAddress] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const change = useChange<CalendarFeed>(APPOINTMENT_READS, {
    shown: true,
    onDone: () => {
      setAddress('');
      setFile(null);
    },
  });
  const send = async () => {
    const body: NewCalendarFeedRequest =
      file === null ? { kind: 'url', address } : { kind: 'file', text: await file.text() };
    return post<CalendarFeed>(pathOf(professionalId), body);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({
          send,
          done: ({ busyTimes }) => `Agenda lu : ${counted(busyTimes, 'heure prise', 'heures prises')}.`,
        });
      }}
    >
      <Stack gap="sm" mt="md">
        <Refused error={change.error} />
        <Fields>
          <TextInput
            label="Adresse iCalendar (https:// ou webcal://)"
            autoComplete="off"
            disabled={file !== null}
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
          <FileInput
            label="ou un fichier .ics"
            placeholder="Choisir un fichier"
            accept=".ics,text/calendar"
            clearable
            clearButtonProps={{ 'aria-label': 'Retirer le fichier' }}
            value={file}
            onChange={setFile}
          />
        </Fields>
        <div>
          <Button
            type="submit"
            variant="light"
            disabled={address.trim() === '' && file === null}
            loading={change.isPending}
          >
            Lire cet agenda
          </Button>
        </div>
      </Stack>
    </form>
  );
}

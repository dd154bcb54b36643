import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconEye, IconPhoneOutgoing } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FollowUp, HandoverToldRequest, HandoverVersionsAnswer } from '../../api/schemas';
import { useCommand } from '../http/commands';
import { handoverPdfPath, handoverVersionsQuery } from '../http/handover-queries';
import { StateBadge, type Tone } from '../parts/badges';
import { Moment } from '../parts/moment';
import { PhoneLink } from '../parts/phone-link';
import { Reading } from '../parts/reading';
import { Section } from '../parts/section';
import { useMay } from '../session/account';
import { addresseeWords, readerWords, toTellWords } from '../words/handover';
import { MESSAGE_FAILURES, MESSAGE_KINDS, MESSAGE_STATUSES } from '../words/statuses';
import { wordsFor } from '../words/wording';
import classes from './patient.module.css';

type Version = HandoverVersionsAnswer['versions'][number];
type Delivery = HandoverVersionsAnswer['pending'][number];
type ToTell = HandoverVersionsAnswer['toTell'][number];

/** The handover: whom to tell by telephone, which version went to whom, how far it is, and who saw it. */
export function HandoverSection({ followUp }: { readonly followUp: FollowUp }) {
  const allowed = useMay()('handover.read');
  if (!allowed || followUp.status === 'announced') return null;
  return <Shown followUp={followUp} />;
}

function Shown({ followUp }: { readonly followUp: FollowUp }) {
  const { followUpId } = followUp;
  const query = useQuery(handoverVersionsQuery(followUpId));
  return (
    <Section title="Fiche de transmission">
      <Group gap="md" mb="sm">
        <Link to="/suivis/$followUpId/fiche" params={{ followUpId }}>
          Lire la fiche
        </Link>
        <Anchor href={handoverPdfPath(followUpId)} download underline="always">
          <IconDownload aria-hidden size={14} /> Télécharger le PDF
        </Anchor>
      </Group>
      <Reading query={query}>
        {(versions) => (
          <Stack gap="sm">
            <ToTellList toTell={versions.toTell} followUpId={followUpId} />
            <Versions answer={versions} />
          </Stack>
        )}
      </Reading>
    </Section>
  );
}

/** Above the rest: they wait for a voice. */
function ToTellList({
  toTell,
  followUpId,
}: {
  readonly toTell: readonly ToTell[];
  readonly followUpId: string;
}) {
  if (toTell.length === 0) return null;
  return (
    <ul className={classes.rows} aria-label="Le dire par téléphone">
      {toTell.map((one) => (
        <li key={`${one.what}/${one.professionalId}`}>
          <OneToTell one={one} followUpId={followUpId} />
        </li>
      ))}
    </ul>
  );
}

function OneToTell({ one, followUpId }: { readonly one: ToTell; readonly followUpId: string }) {
  const allowed = useMay()('handover.tell');
  const command = useCommand(followUpId);
  const { professionalId, professionalName, phone } = one;
  const body: HandoverToldRequest = { professionalId };
  return (
    <div className={classes.row}>
      <div>
        <Text fw={600}>
          <IconPhoneOutgoing aria-hidden size={16} /> Le dire par téléphone
          {phone !== null && (
            <>
              {' : '}
              <PhoneLink number={phone} />
            </>
          )}
        </Text>
        <Text size="sm">{toTellWords(one)}</Text>
      </div>
      {allowed && (
        <Button
          loading={command.isPending}
          aria-label={`C’est dit : ${professionalName ?? 'MT'}`}
          onClick={() => command.mutate({ path: 'handover/told', body, done: 'Noté : dit par téléphone.' })}
        >
          C’est dit
        </Button>
      )}
    </div>
  );
}

function Versions({
  answer: { versions, pending, nextVersionAt },
}: {
  readonly answer: HandoverVersionsAnswer;
}) {
  return (
    <>
      {nextVersionAt !== null && (
        <Text size="sm">
          Ce qui a changé partira <Moment at={nextVersionAt} />, sauf s’il n’y a plus rien de nouveau.
        </Text>
      )}
      {pending.length > 0 && (
        <div>
          <Text fw={600}>À envoyer</Text>
          <Deliveries deliveries={pending} />
        </div>
      )}
      {versions.length === 0 && pending.length === 0 && (
        <Text c="dimmed">Pas encore faite : elle l’est quand quelqu’un la lit, ou quand elle part.</Text>
      )}
      {versions.length > 0 && (
        <ul className={classes.rows} aria-label="Versions de la fiche, la plus récente d’abord">
          {versions.map((version) => (
            <li key={`${version.generation}/${version.version}`}>
              <OneVersion version={version} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function OneVersion({ version: { version, madeAt, deliveries, readings } }: { readonly version: Version }) {
  return (
    <>
      <Text fw={600}>
        Version {version}{' '}
        <Text span fw={400} c="dimmed" size="sm">
          <Moment at={madeAt} />
        </Text>
      </Text>
      <Deliveries deliveries={deliveries} />
      {readings.map((reading) => (
        <Text size="sm" key={`${reading.professionalId ?? ''}/${reading.seenAt}`}>
          <IconEye aria-hidden size={16} /> vu par {readerWords(reading)} <Moment at={reading.seenAt} />
          {reading.how === 'pdf' && ' (PDF)'}
        </Text>
      ))}
      {deliveries.length === 0 && readings.length === 0 && (
        <Text size="sm" c="dimmed">
          Envoyée à personne.
        </Text>
      )}
    </>
  );
}

function Deliveries({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
  return deliveries.map((delivery) => (
    <div key={delivery.messageId}>
      <Text size="sm">
        {wordsFor(MESSAGE_KINDS, delivery.kind)} : {addresseeWords(delivery)}
      </Text>
      <Group gap="xs">
        <StateBadge tone={toneOf(delivery.status)} words={wordsFor(MESSAGE_STATUSES, delivery.status)} />
        <Text size="sm" span>
          {delivery.sentAt === null && delivery.status === 'scheduled' && 'pour '}
          <Moment at={delivery.sentAt ?? delivery.dueAt} />
          {delivery.failure !== null && ` · ${wordsFor(MESSAGE_FAILURES, delivery.failure)}`}
        </Text>
      </Group>
    </div>
  ));
}

function toneOf(status: string): Tone {
  if (status === 'sent' || status === 'delivered') return 'good';
  if (status === 'failed' || status === 'uncertain') return 'bad';
  return status === 'scheduled' || status === 'sending' ? 'waiting' : 'neutral';
}

import { Button, Group, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SlotOffer, SlotOfferAnswered, SlotOfferAnswerRequest, WaitingEntry } from '../../api/schemas';
import { Screen } from '../frame/screen';
import { post, remove } from '../http/client';
import { APPOINTMENT_READS, waitingListQuery } from '../http/queries';
import { useChange } from '../http/use-change';
import { Deadline, StateBadge } from '../parts/badges';
import { Moment } from '../parts/moment';
import { Empty, Reading } from '../parts/reading';
import { CARE_KINDS, PLACES } from '../words/agendas';
import { WAITING_STATUSES } from '../words/appointments';
import { careWords } from '../words/subjects';
import { counted, wordsFor } from '../words/wording';
import classes from '../appointments/appointments.module.css';

/** Who waits for a time, in the order in which they are asked, and the time held for one of them. */
export function WaitingListScreen() {
  const query = useQuery(waitingListQuery);
  return (
    <Screen title="Liste d’attente">
      <Reading query={query}>
        {(entries) =>
          entries.length === 0 ? (
            <Empty>Personne n’attend. On s’y inscrit depuis le suivi du patient, en prenant un RDV.</Empty>
          ) : (
            <>
              <Text mb="md">
                {counted(entries.length, 'patient attend', 'patients attendent')} un créneau ; un créneau
                libéré est proposé à un seul à la fois.
              </Text>
              <ol className={classes.rows} aria-label="Patients en attente, dans l’ordre où on leur propose">
                {entries.map((entry) => (
                  <li key={entry.entryId}>
                    <Entry entry={entry} />
                  </li>
                ))}
              </ol>
            </>
          )
        }
      </Reading>
    </Screen>
  );
}

function Entry({ entry }: { readonly entry: WaitingEntry }) {
  const { patientName, followUpId, professionalName, careKey, careKind } = entry;
  const what = careKey === null ? wordsFor(CARE_KINDS, careKind) : careWords(careKey);
  return (
    <Paper withBorder p="md">
      <div className={classes.row}>
        <div>
          <Text fw={700}>
            {followUpId === null ? (
              patientName
            ) : (
              <Link to="/suivis/$followUpId" params={{ followUpId }}>
                {patientName}
              </Link>
            )}
          </Text>
          <Text size="sm">
            {what} · {professionalName === null ? 'avec qui est libre' : `avec ${professionalName}`} · jusqu’à{' '}
            <Moment at={entry.latestAt} />
          </Text>
          <Text size="sm" c="dimmed">
            attend depuis <Moment at={entry.since} />
            {entry.appointmentAt !== null && (
              <>
                {' '}
                · RDV gardé en attendant : <Moment at={entry.appointmentAt} />
              </>
            )}
          </Text>
        </div>
        <Group gap="xs">
          <StateBadge
            tone={entry.status === 'offered' ? 'waiting' : 'neutral'}
            words={wordsFor(WAITING_STATUSES, entry.status)}
          />
          <Withdraw entry={entry} />
        </Group>
      </div>
      {entry.offer !== null && <Offer offer={entry.offer} patientName={patientName} />}
    </Paper>
  );
}

function Withdraw({ entry: { entryId, patientName } }: { readonly entry: WaitingEntry }) {
  const change = useChange(APPOINTMENT_READS);
  return (
    <Button
      variant="default"
      size="xs"
      aria-label={`N’attend plus : ${patientName}`}
      loading={change.isPending}
      onClick={() =>
        change.mutate({
          send: () => remove(`/v1/waiting-list/${encodeURIComponent(entryId)}`),
          done: 'Retiré de la liste d’attente.',
        })
      }
    >
      N’attend plus
    </Button>
  );
}

/** The time held for this patient: what they answer, said on the telephone. */
function Offer({ offer, patientName }: { readonly offer: SlotOffer; readonly patientName: string }) {
  const change = useChange<SlotOfferAnswered>(APPOINTMENT_READS);
  const answer = (said: SlotOfferAnswerRequest['answer'], done: string) =>
    change.mutate({
      send: () => post(`/v1/slot-offers/${encodeURIComponent(offer.slotOfferId)}/answer`, { answer: said }),
      done,
    });
  if (offer.status !== 'awaiting') return null;
  return (
    <div className={classes.row}>
      <div>
        <Text fw={600} mt="sm">
          Créneau proposé : <Moment at={offer.startsAt} />
        </Text>
        <Text size="sm">
          {offer.professionalName} · {wordsFor(PLACES, offer.place)}
          {offer.toTelephone && ' · pas de message possible : l’appeler'}
        </Text>
        <Deadline dueAt={offer.expiresAt} reason="slot-offer" />
      </div>
      <Group gap="xs" role="group" aria-label={`Réponse de ${patientName}`}>
        <Button disabled={change.isPending} onClick={() => answer('accepted', 'Créneau pris, RDV noté.')}>
          Le patient le prend
        </Button>
        <Button
          variant="default"
          disabled={change.isPending}
          onClick={() => answer('declined', 'Créneau proposé au suivant.')}
        >
          Le patient n’en veut pas
        </Button>
      </Group>
    </div>
  );
}

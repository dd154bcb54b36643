import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { OpenOffer } from '../../api/schemas';
import { OfferAnswer } from '../actions/offer-answer';
import { Screen } from '../frame/screen';
import { useCommand } from '../http/commands';
import { offersQuery } from '../http/queries';
import { Deadline, StateBadge } from '../parts/badges';
import { Moment } from '../parts/moment';
import { patientName } from '../parts/names';
import { Empty, Reading } from '../parts/reading';
import { useBusinessTime } from '../time/business-clock';
import { ageYears, dayWords } from '../time/paris';
import { offerStatusWords } from '../words/offers';
import { RUNGS } from '../words/reasons';
import { careWords } from '../words/subjects';
import { wordsFor } from '../words/wording';
import { Sheets } from './sheets';

/** A professional's own page: what is asked of them, answered in one tap. */
export function OffersScreen() {
  const offers = useQuery(offersQuery);
  return (
    <Screen title="Demandes qui vous attendent">
      <Stack>
        <Reading query={offers}>
          {(open) =>
            open.length === 0 ? (
              <Empty>Aucune demande en attente.</Empty>
            ) : (
              <Stack>
                {open.map((offer) => (
                  <OneOffer key={`${offer.followUpId}/${offer.offerId}`} offer={offer} />
                ))}
              </Stack>
            )
          }
        </Reading>
        <Sheets />
      </Stack>
    </Screen>
  );
}

function OneOffer({ offer }: { readonly offer: OpenOffer }) {
  const command = useCommand(offer.followUpId);
  return (
    <Paper component="article" withBorder p="md">
      <Stack gap="sm">
        <Who offer={offer} />
        <Text component="div">
          {offer.resumption && 'Reprise des passages : '}
          {careWords(offer.careKey)} <StateBadge tone="waiting" words={offerStatusWords(offer)} />
        </Text>
        {offer.rung !== null && (
          <Text size="sm" c="dimmed">
            Pourquoi vous : {wordsFor(RUNGS, offer.rung)}
          </Text>
        )}
        {offer.proposedAt !== null && (
          <Text>
            Vous avez proposé <Moment at={offer.proposedAt} /> : l’équipe voit avec le patient.
          </Text>
        )}
        <Text span>Réponse attendue :</Text>
        <Deadline dueAt={offer.dueAt} reason={offer.careKey} />
        <OfferAnswer
          offerId={offer.offerId}
          expectedRevision={offer.revision}
          voice="professional"
          command={command}
        />
        <Group gap="md">
          <Link to="/suivis/$followUpId/fiche" params={{ followUpId: offer.followUpId }}>
            Lire la fiche
          </Link>
          <Link to="/suivis/$followUpId" params={{ followUpId: offer.followUpId }}>
            Voir le suivi
          </Link>
        </Group>
      </Stack>
    </Paper>
  );
}

function Who({ offer: { patient, hospitalName, dischargedAt } }: { readonly offer: OpenOffer }) {
  const { nowMs } = useBusinessTime();
  const age = patient.birthDate === null ? null : ageYears(patient.birthDate, nowMs);
  const facts = [
    ...(age === null ? [] : [`${age} ans`]),
    ...(patient.city === null ? [] : [patient.city]),
    `${hospitalName}, sortie le ${dayWords(Date.parse(dischargedAt), nowMs)}`,
  ];
  return (
    <div>
      <Title order={2} size="h4">
        {patientName(patient)}
      </Title>
      <Text c="dimmed">{facts.join(' · ')}</Text>
    </div>
  );
}

import { Paper, Stack, Text, Title } from '@mantine/core';
import { IconMailQuestion } from '@tabler/icons-react';
import type { FollowUp, HandoverAnswer, Offer } from '../../api/schemas';
import { OfferAnswer } from '../actions/offer-answer';
import { useCommand } from '../http/commands';
import { Deadline, StateBadge } from '../parts/badges';
import { Moment } from '../parts/moment';
import { useMay } from '../session/account';
import { isPendingOffer, offerStatusWords } from '../words/offers';
import { isOver } from '../words/statuses';
import { careWords } from '../words/subjects';
import classes from './handover.module.css';

type Request = HandoverAnswer['requests'][number];

/** What is awaited of the reader, answered in one tap; what was answered meanwhile says so. */
export function Requests({
  requests,
  followUp,
}: {
  readonly requests: readonly Request[];
  readonly followUp: FollowUp;
}) {
  return (
    <section aria-labelledby="attendu" className={classes.asked}>
      <Title order={2} size="h4" id="attendu" mb="sm">
        <IconMailQuestion aria-hidden size={20} /> Attendu de vous
      </Title>
      <Stack>
        {requests.map((request) => (
          <OneRequest key={request.offerId} request={request} followUp={followUp} />
        ))}
      </Stack>
    </section>
  );
}

function OneRequest({ request, followUp }: { readonly request: Request; readonly followUp: FollowUp }) {
  const care = followUp.cares.find(({ offers }) => offers.some(({ offerId }) => offerId === request.offerId));
  const offer = care?.offers.find(({ offerId }) => offerId === request.offerId);
  return (
    <Paper withBorder p="sm">
      <Text fw={700}>{careWords(care?.key ?? request.profession, request.profession)}</Text>
      <Text>
        À assurer avant : <Moment at={request.careDueAt} />
      </Text>
      {offer === undefined || !isPendingOffer(offer) || isOver(followUp.status) ? (
        <Text>
          <StateBadge tone="neutral" words={offer === undefined ? 'Plus demandé' : offerStatusWords(offer)} />
        </Text>
      ) : (
        <Answer request={request} offer={offer} followUp={followUp} />
      )}
    </Paper>
  );
}

function Answer({
  request,
  offer,
  followUp,
}: {
  readonly request: Request;
  readonly offer: Offer;
  readonly followUp: FollowUp;
}) {
  const allowed = useMay()('offer.answer');
  const command = useCommand(followUp.followUpId);
  return (
    <Stack gap="sm" mt="xs">
      <div>
        <Text span>Réponse attendue :</Text> <Deadline dueAt={request.answerBy} reason={offer.offerId} />
      </div>
      {offer.proposedAt !== null && (
        <Text>
          Vous avez proposé <Moment at={offer.proposedAt} /> : l’équipe voit avec le patient.
        </Text>
      )}
      {allowed && (
        <div className={classes.onScreenOnly}>
          <OfferAnswer
            offerId={offer.offerId}
            expectedRevision={followUp.revision}
            voice="professional"
            command={command}
          />
        </div>
      )}
    </Stack>
  );
}

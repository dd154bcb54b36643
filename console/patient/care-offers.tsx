import { Group, Text } from '@mantine/core';
import type { Care, FollowUp, Offer } from '../../api/schemas';
import { ActionButton } from '../actions/item-action';
import { ProposedTime } from '../actions/proposed-time';
import { useCommand } from '../http/commands';
import { Deadline, StateBadge, type Tone } from '../parts/badges';
import { Moment } from '../parts/moment';
import { useMay } from '../session/account';
import { askedAtOnceWords, isPendingOffer, offerStatusWords } from '../words/offers';
import { RUNGS } from '../words/reasons';
import { CHANNELS, isOver } from '../words/statuses';
import { wordsFor } from '../words/wording';
import classes from './patient.module.css';

/** Who was asked for one care, why them, and what they said. */
export function CareOffers({
  care: { offers, professionalId },
  followUp,
  about,
}: {
  readonly care: Pick<Care, 'offers' | 'professionalId'>;
  readonly followUp: FollowUp;
  /** The care in words. */
  readonly about: string;
}) {
  if (offers.length === 0) return null;
  const atOnce = isOver(followUp.status) ? null : askedAtOnceWords(offers);
  return (
    <div className={classes.offers}>
      {atOnce !== null && (
        <Text size="sm" mb="xs">
          {atOnce}
        </Text>
      )}
      <ul className={classes.rows} aria-label={`Demandes : ${about}`}>
        {offers.map((offer) => (
          <li key={offer.offerId}>
            <OneOffer offer={offer} followUp={followUp} takenBy={professionalId} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function OneOffer({
  offer,
  followUp,
  takenBy,
}: {
  readonly offer: Offer;
  readonly followUp: FollowUp;
  /** Who gives the care by now. */
  readonly takenBy: string | null;
}) {
  const mayAnswer = useMay()('offer.answer');
  const command = useCommand(followUp.followUpId);
  const { offerId, professionalName, professionalCity, channel, rung, resumption, status } = offer;
  const pending = isPendingOffer(offer) && !isOver(followUp.status);
  const who = [professionalCity, rung === null ? '' : wordsFor(RUNGS, rung)].filter((part) => part !== '');
  return (
    <>
      <div className={classes.row}>
        <div>
          <Text size="sm">
            {resumption ? 'Reprise des passages : demande' : 'Demande'} à <strong>{professionalName}</strong>
            {who.length > 0 && ` (${who.join(', ')})`} par {wordsFor(CHANNELS, channel)},{' '}
            <Moment at={offer.sentAt} />
          </Text>
          <Group gap="xs" mt={4}>
            <StateBadge tone={offerTone(status)} words={offerStatusWords(offer, takenBy)} />
            {pending && <Deadline dueAt={offer.dueAt} reason={offerId} />}
          </Group>
        </div>
        {pending && mayAnswer && offer.proposedAt === null && (
          <ActionButton
            followUpId={followUp.followUpId}
            kind="offer"
            subject={offerId}
            about={professionalName}
            secondary
          />
        )}
      </div>
      {pending && offer.proposedAt !== null && (
        <div className={classes.proposed}>
          {mayAnswer ? (
            <ProposedTime offer={offer} expectedRevision={followUp.revision} command={command} />
          ) : (
            <Text size="sm">
              Autre horaire proposé : <Moment at={offer.proposedAt} />
            </Text>
          )}
        </div>
      )}
    </>
  );
}

function offerTone(status: string): Tone {
  if (status === 'accepted') return 'good';
  return isPendingOffer({ status }) ? 'waiting' : 'neutral';
}

import { Stack, Text } from '@mantine/core';
import { Moment } from '../parts/moment';
import { CHANNELS } from '../words/statuses';
import { wordsFor } from '../words/wording';
import type { ActionProps } from './follow-up-dialog';
import { OfferAnswer } from './offer-answer';
import { ProposedTime } from './proposed-time';

/** What a practice answered, noted by the service. */
export function OfferForm({
  offerId,
  followUp,
  command,
  expectedRevision,
}: ActionProps & { readonly offerId: string }) {
  const offer = followUp.cares.flatMap(({ offers }) => offers).find((one) => one.offerId === offerId);
  if (offer === undefined) return <Text>Cette demande n’existe plus.</Text>;
  return (
    <Stack>
      <Text>
        Demande à <strong>{offer.professionalName}</strong> par {wordsFor(CHANNELS, offer.channel)}, le{' '}
        <Moment at={offer.sentAt} />.
      </Text>
      <ProposedTime offer={offer} expectedRevision={expectedRevision} command={command} />
      <OfferAnswer offerId={offerId} expectedRevision={expectedRevision} voice="service" command={command} />
    </Stack>
  );
}

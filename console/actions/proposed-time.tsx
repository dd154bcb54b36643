import { Button, Group, Text } from '@mantine/core';
import type { Offer, OfferAnswerRequest } from '../../api/schemas';
import type { CommandMutation } from '../http/commands';
import { Moment } from '../parts/moment';
import { useBusinessTime } from '../time/business-clock';
import { momentWords } from '../time/paris';

/** Another time the practice proposed: the service takes it for the patient, or says no and asks the next. */
export function ProposedTime({
  offer: { offerId, proposedAt, professionalName },
  expectedRevision,
  command,
}: {
  readonly offer: Pick<Offer, 'offerId' | 'proposedAt' | 'professionalName'>;
  readonly expectedRevision: number;
  readonly command: CommandMutation;
}) {
  const { nowMs } = useBusinessTime();
  if (proposedAt === null) return null;
  const when = momentWords(Date.parse(proposedAt), nowMs);
  const answer = (said: OfferAnswerRequest['answer'], done: string) => {
    const body: OfferAnswerRequest = { answer: said, expectedRevision };
    command.mutate({ path: `offers/${encodeURIComponent(offerId)}/answer`, body, done });
  };
  return (
    <div role="group" aria-label={`Horaire proposé par ${professionalName}`}>
      <Text fw={600} mb={6}>
        Autre horaire proposé : <Moment at={proposedAt} />
      </Text>
      <Group gap="xs">
        <Button
          disabled={command.isPending}
          aria-label={`Accepter cet horaire : ${when}, ${professionalName}`}
          onClick={() => answer('accepted', `Horaire accepté : ${when}, ${professionalName}.`)}
        >
          Accepter cet horaire
        </Button>
        <Button
          variant="default"
          disabled={command.isPending}
          aria-label={`Décliner : ${when}, ${professionalName}`}
          onClick={() => answer('declined', 'Horaire décliné : la demande passe au suivant.')}
        >
          Décliner
        </Button>
      </Group>
    </div>
  );
}

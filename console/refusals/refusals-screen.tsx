import { Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Refusal } from '../../api/schemas';
import { Screen } from '../frame/screen';
import { refusalsQuery } from '../http/queries';
import { StateBadge } from '../parts/badges';
import { Moment } from '../parts/moment';
import { Empty, Reading } from '../parts/reading';
import { SUBMISSION_STATUSES } from '../words/statuses';
import { wordsFor } from '../words/wording';
import { Faults } from './faults';

/** Submissions that could not be taken in: nothing refused is lost. */
export function RefusalsScreen() {
  const refusals = useQuery(refusalsQuery);
  return (
    <Screen title="À corriger">
      <Text mb="md">
        Annonces de sortie refusées : gardées telles qu’elles sont arrivées, à corriger et renvoyer.
      </Text>
      <Reading query={refusals}>
        {(kept) =>
          kept.length === 0 ? (
            <Empty>Rien à corriger.</Empty>
          ) : (
            <Stack>
              {kept.map((refusal) => (
                <OneRefusal key={refusal.refusalId} refusal={refusal} />
              ))}
            </Stack>
          )
        }
      </Reading>
    </Screen>
  );
}

function OneRefusal({ refusal }: { readonly refusal: Refusal }) {
  return (
    <Paper component="article" withBorder p="md">
      <Text fw={600} mb="xs">
        <Link to="/a-corriger/$refusalId" params={{ refusalId: refusal.refusalId }}>
          Reçue <Moment at={refusal.receivedAt} />
        </Link>{' '}
        <StateBadge
          tone={refusal.status === 'open' ? 'bad' : 'neutral'}
          words={wordsFor(SUBMISSION_STATUSES, refusal.status)}
        />
      </Text>
      <Faults faults={refusal.faults} />
    </Paper>
  );
}

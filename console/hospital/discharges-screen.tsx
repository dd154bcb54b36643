import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Screen } from '../frame/screen';
import { followUpsQuery } from '../http/queries';
import { FollowUpList } from '../parts/follow-up-list';
import { Empty, Reading } from '../parts/reading';

/** The discharges one may see, newest first, with the state of each follow-up. */
export function DischargesScreen() {
  const followUps = useQuery(followUpsQuery);
  return (
    <Screen title="Sorties" beside={<Link to="/sorties/nouvelle">Annoncer une sortie</Link>}>
      <Reading query={followUps}>
        {(summaries) => (
          <Stack>
            {summaries.length === 0 ? (
              <Empty>Aucune sortie annoncée.</Empty>
            ) : (
              <FollowUpList followUps={summaries} label="Sorties annoncées, les plus récentes d’abord" />
            )}
          </Stack>
        )}
      </Reading>
    </Screen>
  );
}

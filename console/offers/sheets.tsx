import { Badge, Group, Text } from '@mantine/core';
import { IconCircleCheck, IconRefresh, IconSparkles } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { OwnHandover } from '../../api/schemas';
import { ownHandoversQuery } from '../http/handover-queries';
import { Moment } from '../parts/moment';
import { patientName } from '../parts/names';
import { Reading } from '../parts/reading';
import { Section } from '../parts/section';
import { useBusinessTime } from '../time/business-clock';
import { dayWords } from '../time/paris';
import { HANDOVER_NEWS, unreadWords } from '../words/handover';
import { FOLLOW_UP_STATUSES } from '../words/statuses';
import { wordsFor } from '../words/wording';
import classes from '../parts/parts.module.css';

/** The sheets of one's patients: what one has not read yet first, then what changed since. */
export function Sheets() {
  const query = useQuery(ownHandoversQuery);
  return (
    <Section title="Fiches de transmission de vos patients">
      <Reading query={query}>
        {(handovers) =>
          handovers.length === 0 ? (
            <Text c="dimmed">Aucune fiche pour l’instant.</Text>
          ) : (
            <>
              <Text mb="xs">{unreadWords(handovers)}</Text>
              <ul className={classes.list} aria-label="Fiches, les non lues d’abord">
                {handovers.map((handover) => (
                  <li key={handover.followUpId}>
                    <Sheet handover={handover} />
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Reading>
    </Section>
  );
}

function Sheet({
  handover: { followUpId, patient, hospitalName, dischargedAt, status, news, seenAt },
}: {
  readonly handover: OwnHandover;
}) {
  const { nowMs } = useBusinessTime();
  return (
    <>
      <Group gap="xs">
        <Text span fw={news === 'seen' ? 400 : 700}>
          <Link to="/suivis/$followUpId/fiche" params={{ followUpId }}>
            {patientName(patient)}
          </Link>
        </Text>
        <NewsBadge news={news} />
      </Group>
      <Text size="sm" c="dimmed">
        {hospitalName}, sortie le {dayWords(Date.parse(dischargedAt), nowMs)} ·{' '}
        {wordsFor(FOLLOW_UP_STATUSES, status)}
        {seenAt !== null && (
          <>
            {' · vue '}
            <Moment at={seenAt} />
          </>
        )}
      </Text>
    </>
  );
}

/** Never by colour alone: an icon and a word. */
const BADGES = {
  new: { color: 'blue', variant: 'filled', Icon: IconSparkles },
  changed: { color: 'blue', variant: 'light', Icon: IconRefresh },
  seen: { color: 'gray', variant: 'light', Icon: IconCircleCheck },
} as const;

function NewsBadge({ news }: { readonly news: OwnHandover['news'] }) {
  const { color, variant, Icon } = BADGES[news];
  return (
    <Badge variant={variant} color={color} tt="none" size="lg" leftSection={<Icon aria-hidden size={16} />}>
      {HANDOVER_NEWS[news]}
    </Badge>
  );
}

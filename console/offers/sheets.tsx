import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { followUpsQuery } from '../http/queries';
import { patientName } from '../parts/names';
import { Reading } from '../parts/reading';
import { Section } from '../parts/section';
import { useBusinessTime } from '../time/business-clock';
import { dayWords } from '../time/paris';
import { FOLLOW_UP_STATUSES } from '../words/statuses';
import { wordsFor } from '../words/wording';
import classes from '../parts/parts.module.css';

/** The sheets of one's patients, newest discharge first. Which of them are new to the reader, each sheet says itself. */
export function Sheets() {
  const query = useQuery(followUpsQuery);
  const { nowMs } = useBusinessTime();
  return (
    <Section title="Fiches de transmission de vos patients">
      <Reading query={query}>
        {(followUps) => {
          const begun = followUps.filter(({ status }) => status !== 'announced' && status !== 'voided');
          if (begun.length === 0) return <Text c="dimmed">Aucune fiche pour l’instant.</Text>;
          return (
            <ul className={classes.list}>
              {begun.map(({ followUpId, patient, hospitalName, dischargedAt, status }) => (
                <li key={followUpId}>
                  <Link to="/suivis/$followUpId/fiche" params={{ followUpId }}>
                    {patientName(patient)}
                  </Link>
                  <Text size="sm" c="dimmed">
                    {hospitalName}, sortie le {dayWords(Date.parse(dischargedAt), nowMs)} ·{' '}
                    {wordsFor(FOLLOW_UP_STATUSES, status)}
                  </Text>
                </li>
              ))}
            </ul>
          );
        }}
      </Reading>
    </Section>
  );
}

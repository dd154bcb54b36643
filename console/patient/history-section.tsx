import { Text } from '@mantine/core';
import type { FollowUp, HistoryEntry } from '../../api/schemas';
import { Moment } from '../parts/moment';
import { Section } from '../parts/section';
import { detailWords, HISTORY } from '../words/history';
import { subjectWords } from '../words/subjects';
import { wordsFor } from '../words/wording';
import classes from './patient.module.css';

/** What happened, newest first. */
export function HistorySection({ followUp }: { readonly followUp: FollowUp }) {
  const newestFirst = followUp.history
    .map((entry, place) => ({ entry, place }))
    .sort(
      (left, right) => Date.parse(right.entry.at) - Date.parse(left.entry.at) || right.place - left.place,
    );
  return (
    <Section title="Historique">
      <ol className={classes.history}>
        {newestFirst.map(({ entry, place }) => (
          <li key={place}>
            <Text size="sm" c="dimmed" span>
              <Moment at={entry.at} />
            </Text>{' '}
            {historyWords(entry, followUp)}
            {entry.by !== null && (
              <Text size="sm" c="dimmed" span>
                {' '}
                · {entry.by}
              </Text>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function historyWords({ code, subject, detail }: HistoryEntry, followUp: FollowUp): string {
  const about = subjectWords(subject, followUp);
  const more = detailWords(code, detail);
  return (
    [wordsFor(HISTORY, code), ...(about === null ? [] : [about])].join(' — ') +
    (more === null ? '' : ` : ${more}`)
  );
}

import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { StandingBreak } from '../../api/schemas';
import { BreakForm } from '../actions/break-form';
import { FollowUpDialog } from '../actions/follow-up-dialog';
import { Screen } from '../frame/screen';
import { breaksQuery, NO_FILTER, type BreakListFilter } from '../http/break-queries';
import { useMovingFocus } from '../parts/moving-focus';
import { Reading } from '../parts/reading';
import { Section } from '../parts/section';
import { useKeys } from '../parts/use-keys';
import {
  countWords,
  GRADE_HEADINGS,
  GRADES_GRAVEST_FIRST,
  treatWords,
  type Grade,
} from '../words/break-list';
import { BreakFilters } from './break-filters';
import { BreakRow } from './break-row';
import { useKeptPlace } from './use-kept-place';
import classes from './breaks.module.css';

const ACTION = '[data-break-action]';

/** Every alert that stands, whoever has it: the gravest first, each with what to do. */
export function BreaksScreen() {
  const [filter, setFilter] = useState(NO_FILTER);
  const [treated, setTreated] = useState<StandingBreak | null>(null);
  const opener = useRef<Element | null>(null);
  const treat = (item: StandingBreak) => {
    opener.current = document.activeElement;
    setTreated(item);
  };
  useEffect(() => {
    // Back to where one was; what went meanwhile gives its place to the next (use-kept-place.ts).
    if (treated === null && opener.current instanceof HTMLElement) opener.current.focus();
  }, [treated]);
  const { list, move } = useMovingFocus<HTMLDivElement>(ACTION, 'li');
  useKeys([
    ['J', () => move(1)],
    ['K', () => move(-1)],
  ]);
  useKeptPlace(list, ACTION);
  return (
    <Screen title="Alertes">
      <Text mb="md">
        Les alertes ouvertes, suivies par quelqu’un ou non, les plus graves d’abord.{' '}
        <Text span c="dimmed" size="sm">
          Touches J, K et Entrée ; ? pour l’aide
        </Text>
      </Text>
      <BreakFilters filter={filter} onChange={setFilter} />
      <div ref={list} className={classes.groups}>
        {GRADES_GRAVEST_FIRST.map((grade) => (
          <Grade key={grade} grade={grade} filter={filter} onTreat={treat} />
        ))}
      </div>
      {treated !== null && (
        <FollowUpDialog
          followUpId={treated.followUpId}
          title={treatWords(treated.grade)}
          opened
          onClose={() => setTreated(null)}
        >
          {(props) => <BreakForm {...props} breakId={treated.breakId} />}
        </FollowUpDialog>
      )}
    </Screen>
  );
}

function Grade({
  grade,
  filter,
  onTreat,
}: {
  readonly grade: Grade;
  readonly filter: BreakListFilter;
  readonly onTreat: (item: StandingBreak) => void;
}) {
  const query = useInfiniteQuery(breaksQuery(grade, filter));
  return (
    <Section title={GRADE_HEADINGS[grade]}>
      <Reading query={query}>
        {({ pages }) => {
          const items = pages.flatMap(({ breaks }) => breaks);
          if (items.length === 0) return <Text c="dimmed">Aucune.</Text>;
          return (
            <>
              <Text size="sm" c="dimmed" mb="xs">
                {countWords(grade, items.length, query.hasNextPage)}
              </Text>
              <ul className={classes.rows} aria-label={GRADE_HEADINGS[grade]}>
                {items.map((item) => (
                  <li key={`${item.followUpId}/${item.breakId}`}>
                    <BreakRow item={item} onTreat={onTreat} />
                  </li>
                ))}
              </ul>
              {query.hasNextPage && (
                <Button
                  variant="default"
                  mt="sm"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  Afficher la suite
                </Button>
              )}
            </>
          );
        }}
      </Reading>
    </Section>
  );
}

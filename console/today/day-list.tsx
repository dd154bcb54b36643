import { Collapse } from '@mantine/core';
import { useState } from 'react';
import type { WorklistEntry } from '../../api/schemas';
import { useKeptPlace } from '../breaks/use-kept-place';
import { FoldButton } from '../parts/fold-button';
import { useMovingFocus } from '../parts/moving-focus';
import { useKeys } from '../parts/use-keys';
import type { Day } from './day-tabs';
import { TodayEntry } from './today-entry';
import classes from './today.module.css';

const ROW = '[data-row]';

/** Patients of the day, most urgent first; then, folded, what can be done later today. */
export function DayList({ day }: { readonly day: Day }) {
  const { list, move } = useMovingFocus<HTMLDivElement>(ROW, ROW);
  const [unfolded, setUnfolded] = useState(false);
  const press = (selector: string) => rowInFocus()?.querySelector<HTMLElement>(selector)?.click();
  useKeys([
    ['J', () => move(1)],
    ['K', () => move(-1)],
    ['M', () => press('[data-press="M"]')],
    ['C', () => press('[data-press="C"]')],
    ['R', () => press('[data-press="R"]')],
    [
      'O',
      () => rowInFocus()?.closest('[data-entry]')?.querySelector<HTMLElement>('[data-patient-link]')?.click(),
    ],
  ]);
  useKeptPlace(list, ROW);
  const later = day.later.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <div ref={list}>
      <Entries entries={day.now} label="Patients à suivre, les plus pressés d’abord" />
      {later > 0 && (
        <section className={classes.later} aria-label="Plus tard aujourd’hui">
          <FoldButton words={`Plus tard aujourd’hui (${later})`} unfolded={unfolded} onToggle={setUnfolded} />
          <Collapse expanded={unfolded}>
            {unfolded && <Entries entries={day.later} label="Plus tard aujourd’hui, dans l’ordre" />}
          </Collapse>
        </section>
      )}
    </div>
  );
}

/** Only a row itself: keys typed on one of its buttons are for it too. */
function rowInFocus(): Element | null {
  return document.activeElement?.closest(ROW) ?? null;
}

function Entries({ entries, label }: { readonly entries: readonly WorklistEntry[]; readonly label: string }) {
  return (
    <ol className={classes.entries} aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.followUpId} data-entry>
          <TodayEntry entry={entry} />
        </li>
      ))}
    </ol>
  );
}

import { Button, Text } from '@mantine/core';
import { useId, type KeyboardEvent } from 'react';
import { BREAK_CAUSES, BREAK_RESOLUTIONS } from '../words/breaks';
import { wordsFor } from '../words/wording';
import classes from './actions.module.css';

export interface Solving {
  readonly causes: readonly string[];
  readonly resolutions: readonly string[];
  /** The cause somebody stated already. */
  readonly known: string | null;
  readonly pending: boolean;
  readonly onSolved: (cause: string, resolution: string) => void;
}

/**
 * Why it happened and how it was solved, said in one press: on the line of each cause, its solutions; a cause stated
 * already comes first. Only where the press can be taken back. No button has the focus at first: Enter pressed twice on
 * a row must not solve anything.
 */
export function SolveChoices({ causes, resolutions, known, pending, onSolved }: Solving) {
  const id = useId();
  const ordered = [...causes].sort((a, b) => Number(b === known) - Number(a === known));
  return (
    <section aria-labelledby={id} className={classes.solving}>
      <div>
        <Text fw={600} id={id}>
          Alerte résolue : cause, puis solution
        </Text>
        <Text size="sm" c="dimmed">
          Sur la ligne de la cause, la solution trouvée. Touches : flèches, puis Entrée.
        </Text>
      </div>
      <div className={classes.solutions} onKeyDown={moveByArrows}>
        {ordered.map((cause) => (
          <div
            key={cause}
            role="group"
            aria-label={wordsFor(BREAK_CAUSES, cause)}
            className={classes.solutionsOfCause}
          >
            <Text>
              {wordsFor(BREAK_CAUSES, cause)}
              {cause === known && ' (dite déjà)'}
            </Text>
            <div className={classes.answers}>
              {resolutions.map((resolution) => (
                <Button
                  key={resolution}
                  variant="default"
                  size="sm"
                  disabled={pending}
                  className={classes.solution}
                  aria-label={`${wordsFor(BREAK_CAUSES, cause)} : ${wordsFor(BREAK_RESOLUTIONS, resolution)}`}
                  onClick={() => onSolved(cause, resolution)}
                >
                  {wordsFor(BREAK_RESOLUTIONS, resolution)}
                </Button>
              ))}
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}

const NEXT: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/** Left and right along the solutions of a cause, up and down to the same solution of the cause before or after. */
function moveByArrows(event: KeyboardEvent<HTMLDivElement>): void {
  const step = NEXT[event.key];
  if (step === undefined) return;
  const rows = [...event.currentTarget.children].map((row) => [...row.querySelectorAll('button')]);
  const row = rows.findIndex((buttons) => buttons.some((button) => button === document.activeElement));
  const column = rows[row]?.findIndex((button) => button === document.activeElement) ?? -1;
  const across = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  const to = across ? rows[row]?.[column + step] : rows[row + step]?.[column];
  if (to === undefined) return;
  event.preventDefault();
  to.focus();
}

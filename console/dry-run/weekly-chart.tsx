import { Group, Text } from '@mantine/core';
import { dayWords, numberWords, type Measure, type Week } from './measures';
import classes from './dry-run.module.css';

const HEIGHT = 240;
const TOP = 12;
const BOTTOM = 36;
const LEFT = 56;
const WIDTH = 960;
/** Part of a week's width that its two bars fill. */
const FILLED = 0.72;
const LINES = 4;
/** Dates that can stand beside each other. */
const DATES = 12;

/** Two bars a week; the table beside it says the same in numbers. */
export function WeeklyChart({
  weeks,
  measure,
}: {
  readonly weeks: readonly Week[];
  readonly measure: Measure;
}) {
  const values = weeks.flatMap(({ baseline, candidate }) => [measure.of(baseline), measure.of(candidate)]);
  const top = niceTop(Math.max(...values, 0));
  const heightOf = (value: number): number => (value / top) * (HEIGHT - TOP - BOTTOM);
  const week = (WIDTH - LEFT) / weeks.length;
  const bar = (week * FILLED) / 2;
  const datesApart = Math.ceil(weeks.length / DATES);
  return (
    <figure>
      <Legend />
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="Graphique par semaine">
        <svg
          className={classes.chart}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={`${measure.words} par semaine, actuel et essayé ; les nombres sont dans le tableau qui suit.`}
        >
          <Scale top={top} heightOf={heightOf} />
          {weeks.map(({ monday, baseline, candidate }, place) => {
            const left = LEFT + place * week + (week * (1 - FILLED)) / 2;
            return (
              <g key={monday}>
                <Bar
                  className={classes.baseline}
                  x={left}
                  width={bar}
                  height={heightOf(measure.of(baseline))}
                />
                <Bar
                  className={classes.candidate}
                  x={left + bar}
                  width={bar}
                  height={heightOf(measure.of(candidate))}
                />
                {place % datesApart === 0 && (
                  <text className={classes.label} x={left + bar} y={HEIGHT - 14} textAnchor="middle">
                    {dayWords(monday)}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      </div>
    </figure>
  );
}

function Bar({
  className,
  x,
  width,
  height,
}: {
  readonly className: string | undefined;
  readonly x: number;
  readonly width: number;
  readonly height: number;
}) {
  return <rect className={className} x={x} y={HEIGHT - BOTTOM - height} width={width} height={height} />;
}

function Scale({ top, heightOf }: { readonly top: number; readonly heightOf: (value: number) => number }) {
  const values = Array.from({ length: LINES + 1 }, (_, line) => (top * line) / LINES);
  return (
    <>
      {values.map((value) => {
        const y = HEIGHT - BOTTOM - heightOf(value);
        return (
          <g key={value}>
            <line className={value === 0 ? classes.axis : classes.grid} x1={LEFT} x2={WIDTH} y1={y} y2={y} />
            <text className={classes.label} x={LEFT - 8} y={y + 4} textAnchor="end">
              {numberWords(value)}
            </text>
          </g>
        );
      })}
    </>
  );
}

function Legend() {
  const mark = (className: string | undefined) => (
    <svg className={classes.key} viewBox="0 0 14 14" aria-hidden>
      <rect className={className} x={1} y={1} width={12} height={12} />
    </svg>
  );
  return (
    <Group component="figcaption" gap="lg" mb="xs">
      <Text component="span" size="sm">
        {mark(classes.baseline)}Actuel
      </Text>
      <Text component="span" size="sm">
        {mark(classes.candidate)}Essayé
      </Text>
    </Group>
  );
}

/** The next of 1, 2, 4, 6, 8 or 10 times a power of ten, so that four lines fall on round numbers. */
function niceTop(highest: number): number {
  if (highest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  const step = [1, 2, 4, 6, 8].find((times) => times * power >= highest) ?? 10;
  return step * power;
}

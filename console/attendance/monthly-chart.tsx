import { Text } from '@mantine/core';
import { rateWords, shortMonthWords, type MonthOfAttendance } from './months';
import classes from './attendance.module.css';

const HEIGHT = 220;
const TOP = 12;
const BOTTOM = 32;
const LEFT = 52;
const WIDTH = 800;
/** Part of a month's width that its bar fills. */
const FILLED = 0.6;
/** Room for the words at the end of the lines compared with. */
const RIGHT = 110;
const LINES = 3;

/** One bar a month against the two shares it is judged by; the table beside it says the same in numbers. */
export function MonthlyChart({
  months,
  baselineRate,
  targetRate,
}: {
  readonly months: readonly MonthOfAttendance[];
  readonly baselineRate: number;
  readonly targetRate: number;
}) {
  const top = Math.max(baselineRate, targetRate, ...months.map(({ noShowRate }) => noShowRate ?? 0)) * 1.2;
  const yOf = (rate: number): number => HEIGHT - BOTTOM - (rate / top) * (HEIGHT - TOP - BOTTOM);
  const width = (WIDTH - LEFT - RIGHT) / months.length;
  return (
    <figure>
      <Text component="figcaption" size="sm" mb="xs">
        Part des RDV manqués par le patient, mois par mois
      </Text>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="Graphique par mois">
        <svg
          className={classes.chart}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label="Part des RDV manqués par mois ; les nombres sont dans le tableau qui suit."
        >
          <Scale top={top} yOf={yOf} />
          {months.map(({ month, noShowRate }, place) => {
            const x = LEFT + place * width + (width * (1 - FILLED)) / 2;
            const y = yOf(noShowRate ?? 0);
            return (
              <g key={month}>
                <rect className={classes.bar} x={x} y={y} width={width * FILLED} height={yOf(0) - y} />
                <Label x={x + (width * FILLED) / 2} y={HEIGHT - 12} anchor="middle">
                  {shortMonthWords(month)}
                </Label>
              </g>
            );
          })}
          <Compared
            className={classes.baseline}
            y={yOf(baselineRate)}
            words={`sans rappel ${rateWords(baselineRate)}`}
          />
          <Compared className={classes.target} y={yOf(targetRate)} words={`but ${rateWords(targetRate)}`} />
          {months.map(
            ({ month, noShowRate }, place) =>
              noShowRate !== null && (
                <Label key={month} x={LEFT + (place + 0.5) * width} y={yOf(noShowRate) - 4} anchor="middle">
                  {rateWords(noShowRate)}
                </Label>
              ),
          )}
        </svg>
      </div>
    </figure>
  );
}

function Scale({ top, yOf }: { readonly top: number; readonly yOf: (rate: number) => number }) {
  const rates = Array.from({ length: LINES + 1 }, (_, line) => (top * line) / LINES);
  return rates.map((rate) => (
    <g key={rate}>
      <line
        className={rate === 0 ? classes.axis : classes.grid}
        x1={LEFT}
        x2={WIDTH - RIGHT}
        y1={yOf(rate)}
        y2={yOf(rate)}
      />
      <Label x={LEFT - 8} y={yOf(rate) + 4} anchor="end">
        {`${Math.round(rate * 100)} %`}
      </Label>
    </g>
  ));
}

function Compared({
  className,
  y,
  words,
}: {
  readonly className: string | undefined;
  readonly y: number;
  readonly words: string;
}) {
  return (
    <>
      <line className={className} x1={LEFT} x2={WIDTH - RIGHT} y1={y} y2={y} />
      <Label x={WIDTH - RIGHT + 6} y={y + 4} anchor="start">
        {words}
      </Label>
    </>
  );
}

function Label({
  x,
  y,
  anchor,
  children,
}: {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly children: string;
}) {
  return (
    <text className={classes.label} x={x} y={y} textAnchor={anchor}>
      {children}
    </text>
  );
}

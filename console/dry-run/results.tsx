import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { DryRunAnswer } from '../../api/schemas';
import { Section } from '../parts/section';
import { CONDITION_WORDS, STAFF_WORDS, VISIT_WORDS } from '../words/dry-run';
import { counted, wordsFor, type Words } from '../words/wording';
import { ComparisonTable } from './comparison-table';
import classes from './dry-run.module.css';
import { dayWords, hoursOf, MEASURES, numberWords, type Measure } from './measures';
import { WeeklyChart } from './weekly-chart';

/** What the trial gives. */
export function Results({ result, titles }: { readonly result: DryRunAnswer; readonly titles: Words }) {
  return (
    <>
      <ByWeek result={result} />
      <InAll result={result} />
      <ByPathway result={result} titles={titles} />
      <Remarks result={result} titles={titles} />
    </>
  );
}

function ByWeek({ result: { weeks, discharges, period, died } }: { readonly result: DryRunAnswer }) {
  const [key, setKey] = useState(MEASURES[0].key);
  const measure: Measure = MEASURES.find((one) => one.key === key) ?? MEASURES[0];
  const days = period === undefined ? '' : ` du ${dayWords(period.from)} au ${dayWords(period.to)}`;
  return (
    <Section title="Semaine par semaine">
      <Stack>
        <Text role="status">
          {counted(discharges, 'sortie', 'sorties')}
          {days}
          {died > 0 && ` ; ${counted(died, 'décès non compté', 'décès non comptés')}`}. Les premières et
          dernières semaines sont incomplètes : le suivi monte puis s’achève.
        </Text>
        <SegmentedControl
          aria-label="Ce qui est montré"
          value={key}
          onChange={setKey}
          data={MEASURES.map(({ key: value, words }) => ({ value, label: words }))}
        />
        <WeeklyChart weeks={weeks} measure={measure} />
        <ComparisonTable
          caption={`${measure.words} par semaine`}
          head="Semaine du"
          bounded
          rows={weeks.map((week) => ({
            key: week.monday,
            words: dayWords(week.monday),
            of: measure.of,
            ...week,
          }))}
        />
      </Stack>
    </Section>
  );
}

function InAll({ result: { totals } }: { readonly result: DryRunAnswer }) {
  const professions = [
    ...new Set([...Object.keys(totals.baseline.visits), ...Object.keys(totals.candidate.visits)]),
  ].sort();
  return (
    <Section title="En tout">
      <ComparisonTable
        caption="En tout"
        head="Mesure"
        rows={[
          ...MEASURES.map(({ key, words, of }) => ({ key, words, of, ...totals })),
          ...Object.keys(STAFF_WORDS).map((queue) => ({
            key: queue,
            words: `Heures, ${wordsFor(STAFF_WORDS, queue).toLowerCase()}`,
            of: ({ minutes }: typeof totals.baseline) =>
              hoursOf(Object.entries(minutes).find(([name]) => name === queue)?.[1] ?? 0),
            ...totals,
          })),
          ...professions.map((profession) => ({
            key: `visits-${profession}`,
            words: `Visites, ${wordsFor(VISIT_WORDS, profession)}`,
            of: ({ visits }: typeof totals.baseline) => visits[profession] ?? 0,
            ...totals,
          })),
        ]}
      />
    </Section>
  );
}

function ByPathway({ result, titles }: { readonly result: DryRunAnswer; readonly titles: Words }) {
  return (
    <Section title="Par parcours">
      <ComparisonTable
        caption="Sorties et heures par parcours"
        head="Parcours"
        rows={result.pathways.flatMap((pathway) => [
          {
            key: `${pathway.pathway}-discharges`,
            words: `${wordsFor(titles, pathway.pathway)} : sorties`,
            of: ({ discharges }: typeof pathway.baseline) => discharges,
            ...pathway,
          },
          {
            key: `${pathway.pathway}-hours`,
            words: `${wordsFor(titles, pathway.pathway)} : heures`,
            of: MEASURES[0].of,
            ...pathway,
          },
        ])}
      />
    </Section>
  );
}

/** Shown; the command gives all of them. */
const REMARKS = 10;

function Remarks({ result, titles }: { readonly result: DryRunAnswer; readonly titles: Words }) {
  const { moves, peaks } = result;
  const unknown = result.notKnown.filter(({ side }) => side === 'candidate').slice(0, REMARKS);
  return (
    <Section title="À savoir">
      <ul className={classes.problems}>
        {(['baseline', 'candidate'] as const).map((side) => {
          const peak = peaks[side];
          if (peak === undefined) return null;
          return (
            <li key={side}>
              Jour le plus chargé ({side === 'baseline' ? 'actuel' : 'essayé'}) : {dayWords(peak.day)},{' '}
              {numberWords(hoursOf(peak.staffMinutes))} heures, {numberWords(peak.attempts)} essais d’appel.
            </li>
          );
        })}
        {moves.length === 0 && <li>Aucune sortie ne change de parcours.</li>}
        {moves.map(({ from, to, discharges }) => (
          <li key={`${from} ${to}`}>
            {counted(discharges, 'sortie passe', 'sorties passent')} de « {wordsFor(titles, from)} » à «{' '}
            {wordsFor(titles, to)} ».
          </li>
        ))}
        {unknown.map(({ pathway, step, conditions, discharges }) => (
          <li key={`${pathway} ${step} ${conditions.join(' ')}`}>
            {counted(discharges, 'sortie', 'sorties')} : « {wordsFor(titles, pathway)} »
            {step === undefined ? ' écarté' : ` sans l’étape ${step}`}, non connu :{' '}
            {conditions.map((condition) => wordsFor(CONDITION_WORDS, condition)).join(', ')}.
          </li>
        ))}
      </ul>
    </Section>
  );
}

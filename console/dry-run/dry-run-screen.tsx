import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DryRunAnswer, DryRunOptionsAnswer, DryRunOrderBody } from '../../api/schemas';
import { Screen } from '../frame/screen';
import { ApiProblem, post } from '../http/client';
import { dryRunOptionsQuery } from '../http/queries';
import { Empty, Reading } from '../parts/reading';
import { Section } from '../parts/section';
import { Waiting } from '../parts/waiting';
import { refusalWords } from '../words/problems';
import { Assumptions } from './assumptions';
import { DischargesFields } from './discharges-fields';
import { draftOf, isUnchanged, orderOf, type DryRunDraft } from './dry-run-draft';
import classes from './dry-run.module.css';
import { PathwayFields } from './pathway-fields';
import { Results } from './results';
import { TryButton } from './try-button';

/** Tries a pathway on paper: what it needs by week, beside what the pathways in use need. */
export function DryRunScreen() {
  const options = useQuery(dryRunOptionsQuery);
  return (
    <Screen title="Essayer un parcours">
      <Text mb="md" maw={760}>
        Changez un parcours type et voyez les appels, les visites et les heures qu’il demande, semaine par
        semaine, à côté des parcours actuels. Rien n’est enregistré et aucun patient n’est concerné.
      </Text>
      <Reading query={options}>
        {(known) =>
          known.pathways.length === 0 ? <Empty>Aucun parcours à essayer.</Empty> : <Trial options={known} />
        }
      </Reading>
    </Screen>
  );
}

function Trial({ options }: { readonly options: DryRunOptionsAnswer }) {
  const [draft, setDraft] = useState<DryRunDraft | null>(null);
  const run = useMutation<DryRunAnswer, Error, DryRunOrderBody>({
    mutationFn: (order) => post<DryRunAnswer>('/v1/pathways/dry-runs', order),
  });
  const [first] = options.pathways;
  const pathway = options.pathways.find(({ key }) => key === draft?.pathwayKey) ?? first;
  if (pathway === undefined) return null;
  const current = draft ?? draftOf(pathway);
  const change = (part: Partial<DryRunDraft>) => setDraft({ ...current, ...part });
  return (
    <Stack>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run.mutate(orderOf(current, pathway));
        }}
      >
        <Stack>
          <PathwayFields pathways={options.pathways} pathway={pathway} draft={current} onChange={change} />
          <DischargesFields draft={current} mix={options.mix} onChange={change} />
          <TryButton pending={run.isPending} unchanged={isUnchanged(current, pathway)} />
        </Stack>
      </form>
      <Outcome run={run} pathways={options.pathways} />
      <Assumptions assumptions={options.assumptions} />
    </Stack>
  );
}

interface Run {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly data: DryRunAnswer | undefined;
}

function Outcome({
  run: { isPending, error, data },
  pathways,
}: {
  readonly run: Run;
  readonly pathways: DryRunOptionsAnswer['pathways'];
}) {
  if (isPending) return <Waiting />;
  if (error !== null) return <Refused error={error} />;
  if (data === undefined) return null;
  if (data.discharges === 0) {
    return (
      <Section title="Résultat">
        <Empty>Aucune sortie dans cette période : choisissez d’autres jours.</Empty>
      </Section>
    );
  }
  return (
    <Results result={data} titles={Object.fromEntries(pathways.map(({ key, title }) => [key, title]))} />
  );
}

function Refused({ error }: { readonly error: Error }) {
  const problems = error instanceof ApiProblem ? error.pathwayProblems : [];
  return (
    <Alert color="red" role="alert" icon={<IconAlertCircle aria-hidden />} title="Essai impossible">
      {problems.length === 0 ? (
        <Text>{refusalWords(error)}</Text>
      ) : (
        <>
          <Text mb="xs">Le parcours a des points à corriger :</Text>
          <ul className={classes.problems}>
            {problems.map(({ line, path, problem, remedy }) => (
              <li key={`${line} ${path} ${problem}`}>
                {line === undefined ? '' : `Ligne ${line} : `}
                {path !== '' && <code>{path}</code>}{' '}
                <span lang="en">
                  {problem}; {remedy}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}

import { Alert, Button, Collapse, Group, List, Stack, Text } from '@mantine/core';
import { IconFlask, IconUrgent } from '@tabler/icons-react';
import { useState } from 'react';
import type { ConductedScript } from '../../api/schemas';
import { refusalWords } from '../words/problems';
import { asPrinted } from '../words/call-script';
import { counted } from '../words/wording';
import { QuestionCard } from './question-card';
import { ScriptSummary, type SummaryProps } from './script-summary';
import { ActionsSoFar, UrgentAction } from './urgent-action';
import type { ScriptInHand } from './use-script';
import classes from './script.module.css';

/** The call, question by question; what is urgent before anything else; at the end, what will be recorded. */
export function ScriptPanel({
  hand,
  ...props
}: Omit<SummaryProps, 'script'> & { readonly hand: ScriptInHand }) {
  const { query, script, question } = hand;
  if (query.error !== null) {
    return (
      <Alert role="alert" color="orange">
        {refusalWords(query.error)}
      </Alert>
    );
  }
  if (script === undefined) return <Text role="status">Ouverture du script…</Text>;
  const urgent = script.actions.find(({ interrupts }) => interrupts);
  return (
    <section aria-label="Script de l’appel" className={classes.panel}>
      <Stack>
        <Heading script={script} />
        {urgent !== undefined && <UrgentAction action={urgent} />}
        {question !== null && (
          <QuestionCard
            key={`${question.id}/${hand.turns}`}
            question={question}
            onAnswer={(value, cases) => hand.answer(question, value, cases)}
          />
        )}
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {remainingWords(script)}
          </Text>
          {script.status !== 'interrupted' && <Back hand={hand} />}
        </Group>
        {script.status !== 'interrupted' && <AlertKey script={script} onRaise={hand.raise} />}
        <ActionsSoFar actions={script.actions.filter((action) => action !== urgent)} />
        <Said hand={hand} />
        {question === null && script.status !== 'open' && (
          <ScriptSummary {...props} key={script.status} script={script} />
        )}
      </Stack>
    </section>
  );
}

function Heading({ script }: { readonly script: ConductedScript }) {
  return (
    <div>
      {script.banner !== null && (
        <Alert color="orange" icon={<IconFlask aria-hidden />} mb="xs">
          {script.banner}
        </Alert>
      )}
      <Text size="sm">
        {script.phase === 'opening' ? 'Ouverture : identité, lieu, accord' : script.title} · version{' '}
        {script.scriptVersion}
      </Text>
    </div>
  );
}

function remainingWords({ status, pending }: ConductedScript): string {
  if (status === 'done') return 'Plus de question';
  const left = counted(pending.length, 'question', 'questions');
  return status === 'interrupted' ? `Interrompu : ${left} à poser dans un autre appel` : `Encore ${left}`;
}

function Back({ hand }: { readonly hand: ScriptInHand }) {
  const { last } = hand;
  if (last === null || hand.correcting) return null;
  return (
    <Button variant="subtle" size="compact-sm" onClick={() => hand.correct(last)}>
      Question précédente
    </Button>
  );
}

/** Something grave said outside the questions: one key, at any moment. */
function AlertKey({
  script,
  onRaise,
}: {
  readonly script: ConductedScript;
  readonly onRaise: (action: string) => void;
}) {
  const [opened, setOpened] = useState(false);
  return (
    <div>
      <Button
        color="red"
        variant="outline"
        leftSection={<IconUrgent size={18} aria-hidden />}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        Alerte : signe grave dit
      </Button>
      <Collapse expanded={opened}>
        <Stack gap="xs" mt="xs">
          {script.alertWords.map(({ action, label, words }) => (
            <Button
              key={action}
              color="red"
              className={classes.answer}
              classNames={{ label: classes.label }}
              justify="flex-start"
              onClick={() => onRaise(action)}
            >
              {asPrinted(label)} : {words.map((word) => `« ${asPrinted(word)} »`).join(', ')}
            </Button>
          ))}
        </Stack>
      </Collapse>
    </div>
  );
}

function Said({ hand }: { readonly hand: ScriptInHand }) {
  const [opened, setOpened] = useState(false);
  const asked = hand.script?.asked ?? [];
  if (asked.length === 0) return null;
  const interrupted = hand.script?.status === 'interrupted';
  return (
    <div>
      <Button variant="subtle" size="compact-sm" aria-expanded={opened} onClick={() => setOpened(!opened)}>
        Réponses données ({asked.length})
      </Button>
      <Collapse expanded={opened}>
        <List className={classes.said}>
          {asked.map(({ questionId, text, label, number }) => (
            <li key={questionId}>
              <Text size="sm">
                {asPrinted(text ?? 'À cocher')}{' '}
                <strong>{asPrinted(number === undefined ? label : `${number} (${label})`)}</strong>
              </Text>
              {!interrupted && hand.mayCorrect(questionId) && (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`Corriger : ${asPrinted(text ?? label)}`}
                  onClick={() => hand.correct(questionId)}
                >
                  Corriger
                </Button>
              )}
            </li>
          ))}
        </List>
      </Collapse>
    </div>
  );
}

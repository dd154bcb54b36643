import { Button, Checkbox, Group, Kbd, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ScriptQuestion } from '../../api/schemas';
import { useDigitKeys } from '../actions/use-digit-keys';
import { asPrinted } from '../words/call-script';
import classes from './script.module.css';

type Answer = ScriptQuestion['answers'][number];

/** One question, read as it is written; one key for each answer. */
export function QuestionCard({
  question,
  onAnswer,
}: {
  readonly question: ScriptQuestion;
  readonly onAnswer: (value: string, cases: readonly string[]) => void;
}) {
  const [chosen, setChosen] = useState<Answer | null>(null);
  const choose = (answer: Answer) => {
    if (answer.cases.length > 0) setChosen(answer);
    else onAnswer(answer.value, []);
  };
  useDigitKeys((digit) => {
    const answer = question.answers[digit - 1];
    if (answer !== undefined) choose(answer);
  });
  return (
    <Stack gap="sm">
      <div aria-live="polite">
        <Text className={classes.question} fw={600}>
          {question.text === null ? 'À cocher, sans poser la question' : `« ${asPrinted(question.text)} »`}
        </Text>
        {question.instruction !== null && <Text size="sm">{asPrinted(question.instruction)}</Text>}
      </div>
      <div role="group" aria-label="Réponses" className={classes.answers}>
        {question.answers.map((answer, place) => (
          <Button
            key={answer.value}
            className={classes.answer}
            classNames={{ label: classes.label }}
            variant={chosen?.value === answer.value ? 'filled' : 'default'}
            justify="flex-start"
            aria-keyshortcuts={place < 9 ? String(place + 1) : undefined}
            leftSection={place < 9 ? <Kbd aria-hidden>{place + 1}</Kbd> : undefined}
            onClick={() => choose(answer)}
          >
            {asPrinted(answer.label)}
          </Button>
        ))}
      </div>
      {question.type === 'number' && <NumberSaid onSaid={(value) => onAnswer(value, [])} />}
      {chosen !== null && (
        <Cases key={chosen.value} answer={chosen} onDone={(cases) => onAnswer(chosen.value, cases)} />
      )}
    </Stack>
  );
}

function NumberSaid({ onSaid }: { readonly onSaid: (value: string) => void }) {
  const [value, setValue] = useState<number | ''>('');
  return (
    <Group align="flex-end">
      <NumberInput
        label="Ou le chiffre dit"
        min={0}
        max={999}
        allowDecimal={false}
        value={value}
        onChange={(next) => setValue(typeof next === 'number' ? next : '')}
      />
      <Button disabled={value === ''} variant="default" onClick={() => onSaid(String(value))}>
        Noter
      </Button>
    </Group>
  );
}

/** What makes the answer graver: ticked when said or known, in doubt ticked too. */
function Cases({
  answer,
  onDone,
}: {
  readonly answer: Answer;
  readonly onDone: (cases: readonly string[]) => void;
}) {
  const [cases, setCases] = useState<string[]>([]);
  return (
    <Stack gap="xs" align="flex-start">
      <Checkbox.Group
        label={`« ${asPrinted(answer.label)} » : cocher si c’est le cas. Dans le doute, cocher.`}
        value={cases}
        onChange={setCases}
      >
        <Stack gap={6} mt={6}>
          {answer.cases.map(({ code, label }) => (
            <Checkbox key={code} value={code} label={asPrinted(label)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Button autoFocus onClick={() => onDone(cases)}>
        Valider la réponse
      </Button>
    </Stack>
  );
}

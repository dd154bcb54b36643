import { Button, Group, Text } from '@mantine/core';
import type { Awaited, FollowUp } from '../../api/schemas';
import { useCommand } from '../http/commands';
import { Deadline, StateBadge, type Tone } from '../parts/badges';
import { Section } from '../parts/section';
import { useMay } from '../session/account';
import { CHECK_STATUSES, checkWords, RESULT_STATUSES, resultWords } from '../words/learnt';
import { isOver } from '../words/statuses';
import { wordsFor, type Words } from '../words/wording';
import classes from './patient.module.css';

/** Results the letter announces: each has somebody who receives it, and a date. */
export function ResultsSection({ followUp }: { readonly followUp: FollowUp }) {
  if (followUp.results.length === 0) return null;
  return (
    <Section title="Résultats attendus">
      <Rows
        followUp={followUp}
        items={followUp.results}
        kind="results"
        words={resultWords}
        statuses={RESULT_STATUSES}
        open={({ status }) => status !== 'received'}
        answers={({ status }) => [
          ...(status === 'unowned' ? [{ outcome: 'awaited', words: 'Quelqu’un le recevra' }] : []),
          { outcome: 'received', words: 'Reçu' },
        ]}
      />
    </Section>
  );
}

/** What the service verifies itself. */
export function ChecksSection({ followUp }: { readonly followUp: FollowUp }) {
  if (followUp.checks.length === 0) return null;
  return (
    <Section title="À vérifier">
      <Rows
        followUp={followUp}
        items={followUp.checks}
        kind="checks"
        words={checkWords}
        statuses={CHECK_STATUSES}
        open={({ status }) => status === 'due'}
        answers={() => [
          { outcome: 'done', words: 'Vérifié' },
          { outcome: 'not-applicable', words: 'Sans objet' },
        ]}
      />
    </Section>
  );
}

interface RowsProps {
  readonly followUp: FollowUp;
  readonly items: readonly Awaited[];
  /** Part of the address under the follow-up. */
  readonly kind: 'results' | 'checks';
  readonly words: (key: string) => string;
  readonly statuses: Words;
  readonly open: (item: Awaited) => boolean;
  /** One tap each. */
  readonly answers: (item: Awaited) => readonly { readonly outcome: string; readonly words: string }[];
}

function Rows({ followUp, items, kind, words, statuses, open, answers }: RowsProps) {
  const allowed = useMay();
  const command = useCommand(followUp.followUpId);
  return (
    <ul className={classes.rows}>
      {items.map((item) => (
        <li key={item.key} className={classes.row}>
          <div>
            <Text fw={600} mb={4}>
              {words(item.key)} <StateBadge tone={toneOf(item)} words={wordsFor(statuses, item.status)} />
            </Text>
            {open(item) && !isOver(followUp.status) && (
              <Deadline dueAt={item.dueAt} overdue={item.overdue} reason={item.key} />
            )}
          </div>
          {open(item) && allowed('care.arrange') && !isOver(followUp.status) && (
            <Group gap="xs">
              {answers(item).map((answer) => (
                <Button
                  key={answer.outcome}
                  variant="default"
                  size="xs"
                  aria-label={`${answer.words} : ${words(item.key)}`}
                  disabled={command.isPending}
                  onClick={() =>
                    command.mutate({
                      path: `${kind}/${encodeURIComponent(item.key)}/outcome`,
                      body: { outcome: answer.outcome, expectedRevision: followUp.revision },
                      done: `Noté : ${words(item.key)}, ${answer.words.toLowerCase()}.`,
                    })
                  }
                >
                  {answer.words}
                </Button>
              ))}
            </Group>
          )}
        </li>
      ))}
    </ul>
  );
}

const TONES: Readonly<Record<string, Tone>> = {
  received: 'good',
  done: 'good',
  'not-applicable': 'neutral',
  unowned: 'bad',
};

function toneOf({ status }: Awaited): Tone {
  return TONES[status] ?? 'waiting';
}

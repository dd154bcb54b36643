import { Button, Group, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { FollowUp } from '../../api/schemas';
import { useCommand } from '../http/commands';
import { Section } from '../parts/section';
import { useMay } from '../session/account';
import { LETTER_STATES } from '../words/learnt';
import { isOver } from '../words/statuses';
import classes from './patient.module.css';

/** States somebody may tell us with one tap; that it is announced, the hospital says when it announces. */
const TOLD = LETTER_STATES.filter(([state]) => state !== 'announced');

/** Where the discharge letter is, as far as anybody said; one tap says more. */
export function LetterSection({ followUp }: { readonly followUp: FollowUp }) {
  const allowed = useMay();
  const command = useCommand(followUp.followUpId);
  const { letter, status } = followUp;
  if (letter === null) return null;
  const unknown = TOLD.filter(([state]) => !letter[state]);
  return (
    <Section title="Lettre de liaison">
      <ul className={classes.states}>
        {LETTER_STATES.map(([state, , words]) => (
          <li key={state} className={classes.state} data-known={letter[state]}>
            {letter[state] ? (
              <IconCircleCheck aria-hidden size={20} color="var(--mantine-color-green-7)" />
            ) : (
              <IconCircleDashed aria-hidden size={20} />
            )}
            <span>
              {words}
              {!letter[state] && <span className={classes.notKnown}> : pas encore su</span>}
            </span>
          </li>
        ))}
      </ul>
      {unknown.length > 0 && allowed('letter.report') && !isOver(status) && status !== 'announced' && (
        <Group gap="xs" mt="sm" role="group" aria-label="Ce que nous apprenons de la lettre">
          {unknown.map(([state, code, words]) => (
            <Button
              key={state}
              variant="default"
              size="xs"
              disabled={command.isPending}
              onClick={() =>
                command.mutate({
                  path: 'letter',
                  body: { state: code },
                  done: `Noté : ${words}.`,
                })
              }
            >
              {words}
            </Button>
          ))}
        </Group>
      )}
      {unknown.length === 0 && <Text size="sm">Tout le monde l’a.</Text>}
    </Section>
  );
}

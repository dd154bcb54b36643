import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconPhone, IconPhoneX, IconUserOff } from '@tabler/icons-react';
import type { OnCallAnswerRequest, RedFlag } from '../../api/schemas';
import { hourWords } from '../time/paris';
import { TRY_OUTCOMES } from '../words/red-flags';
import { wordsFor } from '../words/wording';
import { Dial, tenDigitWords } from './dial';
import { Until } from './until';
import classes from './red-flag.module.css';

type Line = RedFlag['lines'][number];
type Outcome = OnCallAnswerRequest['outcome'];

export interface LineActions {
  /** Absent for those who may not say what came of it. */
  readonly onAnswer: ((line: Line, outcome: Outcome) => void) | undefined;
  readonly pending: boolean;
}

/** The line to be called now: who, the number, until when, and three answers. */
export function RingingLine({
  line,
  nextAt,
  onAnswer,
  pending,
}: LineActions & { readonly line: Line; readonly nextAt: string }) {
  return (
    <Stack gap="xs">
      <Text>
        Appeler <strong>{line.label}</strong> jusqu’à <Until at={nextAt} />
      </Text>
      <Group gap="sm">
        <Dial number={line.phone}>{tenDigitWords(line.phone)}</Dial>
        {onAnswer !== undefined && (
          <Group gap="xs" role="group" aria-label={`Réponse de ${line.label}`}>
            <Button
              size="lg"
              leftSection={<IconCheck aria-hidden size={20} />}
              disabled={pending}
              onClick={() => onAnswer(line, 'reached')}
            >
              Joint
            </Button>
            <Button
              size="lg"
              variant="default"
              leftSection={<IconPhoneX aria-hidden size={20} />}
              disabled={pending}
              onClick={() => onAnswer(line, 'no-answer')}
            >
              Ne répond pas
            </Button>
            <Button
              size="lg"
              variant="default"
              leftSection={<IconUserOff aria-hidden size={20} />}
              disabled={pending}
              onClick={() => onAnswer(line, 'unavailable')}
            >
              Pas disponible
            </Button>
          </Group>
        )}
      </Group>
    </Stack>
  );
}

/** The other lines, in their order: what came of each, and its number, for it may call back. */
export function OtherLines({
  lines,
  title,
  button,
  onAnswer,
  pending,
}: LineActions & { readonly lines: readonly Line[]; readonly title: string; readonly button: string }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <ol className={classes.lines}>
        {lines.map((line) => (
          <li key={line.contactId} className={classes.line}>
            <Text span size="sm">
              {line.label}
            </Text>
            <Badge variant="light" color="gray" tt="none">
              {lineWords(line)}
            </Badge>
            <Anchor href={`tel:${line.phone}`} underline="always" size="sm">
              <IconPhone aria-hidden size={14} /> {tenDigitWords(line.phone)}
            </Anchor>
            {onAnswer !== undefined && (
              <Button
                size="compact-sm"
                variant="default"
                disabled={pending}
                aria-label={`${button} : ${line.label}`}
                onClick={() => onAnswer(line, 'reached')}
              >
                {button}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function lineWords({ outcome, endedAt, onDutyNow, answerMinutes }: Line): string {
  if (outcome !== null) {
    const at = endedAt === null ? '' : ` à ${hourWords(Date.parse(endedAt))}`;
    return `${wordsFor(TRY_OUTCOMES, outcome)}${at}`;
  }
  return onDutyNow ? `d’astreinte, répond en ${answerMinutes} min` : 'pas d’astreinte maintenant';
}

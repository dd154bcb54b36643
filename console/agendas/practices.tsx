import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PracticeAnswer } from '../../api/schemas';
import { practicesQuery } from '../http/queries';
import { Dialog } from '../parts/dialog';
import { PhoneLink } from '../parts/phone-link';
import { Empty, Reading } from '../parts/reading';
import { useMay } from '../session/account';
import { ACCESSIBILITY, PRACTICE_KINDS } from '../words/agendas';
import { wordsFor } from '../words/wording';
import { PracticeForm } from './practice-form';
import classes from '../appointments/appointments.module.css';

/** Places where care is given, and structures that answer for a territory. */
export function Practices() {
  const query = useQuery(practicesQuery);
  const mayChange = useMay()('directory.manage');
  const [text, setText] = useState('');
  const [shown, setShown] = useState<PracticeAnswer | 'new' | null>(null);
  const close = () => setShown(null);
  return (
    <Stack>
      <Group align="flex-end">
        <TextInput
          label="Nom ou ville"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {mayChange && (
          <Button variant="light" onClick={() => setShown('new')}>
            Ajouter un cabinet
          </Button>
        )}
      </Group>
      <Reading query={query}>
        {(practices) => (
          <Rows
            practices={practices.filter((practice) => isAbout(practice, text))}
            onChange={mayChange ? setShown : undefined}
          />
        )}
      </Reading>
      <Dialog
        title={shown === 'new' ? 'Ajouter un cabinet' : 'Modifier le cabinet'}
        opened={shown !== null}
        onClose={close}
      >
        {shown !== null && <PracticeForm practice={shown === 'new' ? null : shown} onDone={close} />}
      </Dialog>
    </Stack>
  );
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase('fr');

const isAbout = ({ name, city }: PracticeAnswer, text: string) =>
  plain(`${name} ${city}`).includes(plain(text.trim()));

function Rows({
  practices,
  onChange,
}: {
  readonly practices: readonly PracticeAnswer[];
  readonly onChange: ((practice: PracticeAnswer) => void) | undefined;
}) {
  if (practices.length === 0) return <Empty>Aucun cabinet de ce nom.</Empty>;
  return (
    <ul className={classes.rows} aria-label="Cabinets et structures">
      {practices.map((practice) => (
        <li key={practice.practiceId} className={classes.row}>
          <div>
            <Text fw={700}>{practice.name}</Text>
            <Text size="sm">
              {[
                wordsFor(PRACTICE_KINDS, practice.kind),
                practice.line,
                `${practice.postalCode} ${practice.city}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            {practice.accessibility.length > 0 && (
              <Text size="sm" c="dimmed">
                {practice.accessibility.map((code) => wordsFor(ACCESSIBILITY, code)).join(', ')}
              </Text>
            )}
          </div>
          <Group gap="md">
            {practice.phone !== null && <PhoneLink number={practice.phone} />}
            {onChange !== undefined && (
              <Button
                variant="default"
                size="xs"
                aria-label={`Modifier : ${practice.name}`}
                onClick={() => onChange(practice)}
              >
                Modifier
              </Button>
            )}
          </Group>
        </li>
      ))}
    </ul>
  );
}

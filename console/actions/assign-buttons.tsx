import { Button, Group, Kbd, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconUserCheck, IconUserShare } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { Assignee, Owner, WorklistItem } from '../../api/schemas';
import { colleaguesQuery } from '../http/call-queries';
import { Dialog } from '../parts/dialog';
import { Reading } from '../parts/reading';
import { useAccount } from '../session/account';
import { ROLES } from '../words/people';
import { itemWords } from '../words/subjects';
import { wordsFor } from '../words/wording';
import { mayAssign } from './assigning';
import { useAssign, type NewOwner } from './use-assign';
import classes from './actions.module.css';

const TEAM: NewOwner = {
  owner: { kind: 'queue', id: 'operators' },
  name: null,
  words: 'est rendu à l’équipe',
};
const TEAM_LEADS: NewOwner = {
  owner: { kind: 'queue', id: 'team-leads' },
  name: null,
  words: 'est confié aux responsables d’équipe',
};

interface Assigned {
  readonly followUpId: string;
  readonly revision: number;
  readonly item: WorklistItem;
  /** The patient's name: tells equal buttons apart. */
  readonly about: string;
}

/** « Me le confier », « Rendre à l’équipe », « Confier à… » : M, R and C on a row that has the focus press them. */
export function AssignButtons({ followUpId, revision, item, about }: Assigned) {
  const { accountId, displayName, role } = useAccount();
  const { assign, isPending } = useAssign(followUpId, revision);
  const [choosing, setChoosing] = useState(false);
  if (!mayAssign(item, role)) return null;
  const mine = isOf(item.owner, accountId);
  const own: NewOwner = {
    owner: { kind: 'person', id: accountId },
    name: displayName,
    words: 'est maintenant à vous',
  };
  const what = `${itemWords(item)}, ${about}`;
  return (
    <Group gap={4}>
      {mine ? (
        <Small
          words="Rendre à l’équipe"
          keyName="R"
          what={what}
          Icon={IconArrowBackUp}
          busy={isPending}
          onPress={() => assign(item, TEAM)}
        />
      ) : (
        <Small
          words="Me le confier"
          keyName="M"
          what={what}
          Icon={IconUserCheck}
          busy={isPending}
          onPress={() => assign(item, own)}
        />
      )}
      <Small
        words="Confier à…"
        keyName="C"
        what={what}
        Icon={IconUserShare}
        busy={isPending}
        onPress={() => setChoosing(true)}
      />
      <Dialog title="Confier à…" opened={choosing} onClose={() => setChoosing(false)}>
        <Text mb="sm">{what}</Text>
        <Colleagues
          except={item.owner}
          onChosen={(to) => {
            setChoosing(false);
            assign(item, to);
          }}
        />
      </Dialog>
    </Group>
  );
}

function isOf(owner: Owner, accountId: string): boolean {
  return owner.kind === 'person' && owner.id === accountId;
}

function Small({
  words,
  keyName,
  what,
  Icon,
  busy,
  onPress,
}: {
  readonly words: string;
  readonly keyName: string;
  readonly what: string;
  readonly Icon: typeof IconUserCheck;
  readonly busy: boolean;
  readonly onPress: () => void;
}) {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<Icon aria-hidden size={16} />}
      aria-label={`${words} : ${what}`}
      data-press={keyName}
      disabled={busy}
      onClick={onPress}
    >
      {words}
    </Button>
  );
}

/**
 * Whom to give work to: a digit takes the one beside it, typing narrows the list, Enter takes the first.
 *
 * @param except who has it, and need not be offered
 */
export function Colleagues({
  except,
  onChosen,
}: {
  readonly except?: Owner;
  readonly onChosen: (to: NewOwner) => void;
}) {
  const query = useQuery(colleaguesQuery);
  const { accountId } = useAccount();
  return (
    <Reading query={query}>
      {(all) => <Choices offered={offeredTo(all, accountId, except)} onChosen={onChosen} />}
    </Reading>
  );
}

interface Offered {
  readonly key: string;
  readonly label: string;
  readonly to: NewOwner;
}

function offeredTo(all: readonly Assignee[], accountId: string, except?: Owner): readonly Offered[] {
  const people = all.map(({ accountId: id, displayName, role }): Offered => ({
    key: id,
    label: id === accountId ? `${displayName} (vous)` : `${displayName}, ${wordsFor(ROLES, role)}`,
    to: {
      owner: { kind: 'person', id },
      name: displayName,
      words: id === accountId ? 'est maintenant à vous' : `est confié à ${displayName}`,
    },
  }));
  const queues: readonly Offered[] = [
    { key: 'operators', label: 'À l’équipe des chargés de suivi', to: TEAM },
    { key: 'team-leads', label: 'Aux responsables d’équipe', to: TEAM_LEADS },
  ];
  return [...people, ...queues].filter(
    ({ to: { owner } }) => owner.id !== except?.id || owner.kind !== except.kind,
  );
}

/** Keys from 1 on that take one of the list. */
const DIGITS = 9;

function Choices({
  offered,
  onChosen,
}: {
  readonly offered: readonly Offered[];
  readonly onChosen: (to: NewOwner) => void;
}) {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // The names may come after the window opened: by then it gave the focus to its closing button.
  useEffect(() => field.current?.focus(), []);
  const shown = offered.filter(({ label }) => plain(label).includes(plain(text)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (shown[0] !== undefined) onChosen(shown[0].to);
  };
  /** No name begins with a digit: in this field they choose. By the place of the key, as `useDigitKeys` does. */
  const chooseByDigit = (event: KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    if (digit === undefined || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const chosen = shown[Number(digit) - 1];
    if (chosen !== undefined) onChosen(chosen.to);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <TextInput
          ref={field}
          data-autofocus
          label="À qui ?"
          description="Un chiffre de la liste ; ou quelques lettres, puis Entrée pour le premier."
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={chooseByDigit}
        />
        {shown.map(({ key, label, to }, place) => (
          <Button
            key={key}
            variant="default"
            justify="flex-start"
            className={classes.solution}
            leftSection={place < DIGITS ? <Kbd aria-hidden>{place + 1}</Kbd> : undefined}
            onClick={() => onChosen(to)}
          >
            {label}
          </Button>
        ))}
        {shown.length === 0 && <Text role="status">Personne de ce nom dans l’équipe.</Text>}
      </Stack>
    </form>
  );
}

/** Without accents and capitals. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

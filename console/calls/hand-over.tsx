import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { Assignee, CallHandoverRequest } from '../../api/schemas';
import { Choice } from '../actions/choice';
import { colleaguesQuery, leaveCall } from '../http/call-queries';
import { useChange } from '../http/use-change';
import { Dialog } from '../parts/dialog';
import { Reading } from '../parts/reading';
import { Refused } from '../parts/refused';
import { useAccount } from '../session/account';
import { ROLES } from '../words/people';
import { wordsFor } from '../words/wording';
import type { CallInHand } from './use-call-draft';

/** « Confier à… » : a colleague goes on where one stopped, with a sentence. */
export function HandOver({
  hand,
  opened,
  onClose,
}: {
  readonly hand: CallInHand;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { accountId } = useAccount();
  const colleagues = useQuery({ ...colleaguesQuery, enabled: opened });
  return (
    <Dialog title="Confier l’appel à…" opened={opened} onClose={onClose}>
      <Reading query={colleagues}>
        {(all) => {
          const others = all.filter((one) => one.accountId !== accountId);
          return others.length === 0 ? (
            <Text>Aucun collègue à qui confier l’appel.</Text>
          ) : (
            <HandOverForm hand={hand} colleagues={others} />
          );
        }}
      </Reading>
    </Dialog>
  );
}

function HandOverForm({
  hand,
  colleagues,
}: {
  readonly hand: CallInHand;
  readonly colleagues: readonly Assignee[];
}) {
  const navigate = useNavigate();
  const [to, setTo] = useState(colleagues[0]?.accountId ?? '');
  const [words, setWords] = useState('');
  const handed = useChange(['calls'], { onDone: () => void navigate({ to: '/appels' }), shown: true });
  const name = colleagues.find(({ accountId }) => accountId === to)?.displayName ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    handed.mutate({
      send: async () => {
        await hand.flush();
        const body: CallHandoverRequest = {
          toAccountId: to,
          expectedRevision: hand.revision(),
          ...(words.trim() === '' ? {} : { words: words.trim() }),
        };
        return leaveCall(hand.session.sessionId, 'handover', body);
      },
      done: `Appel confié à ${name}.`,
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Choice
          label="À qui ?"
          codes={colleagues.map(({ accountId }) => accountId)}
          words={Object.fromEntries(
            colleagues.map(({ accountId, displayName, role }) => [
              accountId,
              `${displayName}, ${wordsFor(ROLES, role)}`,
            ]),
          )}
          value={to}
          onChange={setTo}
        />
        <Textarea
          label="Un mot pour la suite"
          description="Ce que votre collègue doit savoir avant de rappeler."
          autosize
          minRows={2}
          maxLength={2_000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Refused error={handed.error} />
        <Button type="submit" loading={handed.isPending}>
          Confier l’appel
        </Button>
      </Stack>
    </form>
  );
}

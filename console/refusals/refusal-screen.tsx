import { Alert, Button, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { IntakeAnswer, RefusalWithContent } from '../../api/schemas';
import { useAnnounce } from '../frame/announcements';
import { Screen } from '../frame/screen';
import { ApiProblem, postText } from '../http/client';
import { refusalQuery } from '../http/queries';
import { Reading } from '../parts/reading';
import { Section } from '../parts/section';
import { useMay } from '../session/account';
import { refusalWords } from '../words/problems';
import { Faults } from './faults';

/** One refused submission: what is wrong, what was sent, and its correction. */
export function RefusalScreen({ refusalId }: { readonly refusalId: string }) {
  const refusal = useQuery(refusalQuery(refusalId));
  return (
    <Screen title="Annonce à corriger" beside={<Link to="/a-corriger">Toutes les annonces à corriger</Link>}>
      <Reading query={refusal}>
        {(kept) => (
          <Stack>
            <Section title="Ce qui ne va pas">
              <Faults faults={kept.faults} />
            </Section>
            <Section title="Ce qui a été envoyé">
              {kept.followUpId === null ? <Correction refusal={kept} /> : <Settled refusal={kept} />}
            </Section>
          </Stack>
        )}
      </Reading>
    </Screen>
  );
}

function Settled({ refusal }: { readonly refusal: RefusalWithContent }) {
  if (refusal.followUpId === null) return null;
  return (
    <Text>
      Corrigé et renvoyé :{' '}
      <Link to="/suivis/$followUpId" params={{ followUpId: refusal.followUpId }}>
        ouvrir le suivi
      </Link>
      .
    </Text>
  );
}

function Correction({ refusal }: { readonly refusal: RefusalWithContent }) {
  const allowed = useMay();
  const [text, setText] = useState(() => indented(refusal.raw));
  const replay = useReplay(refusal.refusalId);
  const isJson = parses(text);
  return (
    <Stack align="flex-start">
      <Textarea
        label="Annonce (JSON)"
        w="100%"
        autosize
        minRows={12}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        value={text}
        error={isJson ? undefined : 'Ce texte n’est pas du JSON.'}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {replay.isError && (
        <Alert
          color="red"
          role="alert"
          icon={<IconAlertCircle aria-hidden />}
          title="Toujours refusé"
          w="100%"
        >
          {replay.error instanceof ApiProblem && replay.error.faults.length > 0 ? (
            <Faults faults={replay.error.faults} />
          ) : (
            refusalWords(replay.error)
          )}
        </Alert>
      )}
      {allowed('refusal.replay') && (
        <Button disabled={!isJson} loading={replay.isPending} onClick={() => replay.mutate(text)}>
          Renvoyer corrigé
        </Button>
      )}
    </Stack>
  );
}

function useReplay(refusalId: string) {
  const queryClient = useQueryClient();
  const announce = useAnnounce();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (json: string) =>
      postText<IntakeAnswer>(`/v1/refusals/${encodeURIComponent(refusalId)}/replay`, json),
    onSuccess: async ({ followUpId }) => {
      announce('done', 'Annonce acceptée : le suivi commence.');
      await queryClient.invalidateQueries({ queryKey: ['refusals'] });
      await navigate({ to: '/suivis/$followUpId', params: { followUpId } });
    },
  });
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** Easier to read; left as it came when it is not JSON. */
function indented(text: string): string {
  return parses(text) ? JSON.stringify(JSON.parse(text), null, 2) : text;
}

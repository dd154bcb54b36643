import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { IntakeAnswer } from '../../api/schemas';
import { useAnnounce } from '../frame/announcements';
import { Screen } from '../frame/screen';
import { ApiProblem, post } from '../http/client';
import { useBusinessTime } from '../time/business-clock';
import { fieldOf } from '../time/paris';
import { faultSentences, refusalWords } from '../words/problems';
import { OptionalFields, RequiredFields } from './announce-fields';
import { dischargeOf, EMPTY_DRAFT, type DischargeDraft } from './discharge-draft';
import { Folded } from './folded';
import { PreparationFields } from './preparation-fields';
import { rememberedFiness, rememberFiness } from './remembered-finess';

/** Announces a discharge in under a minute: four facts are required, the rest is folded away. */
export function AnnounceScreen() {
  const { nowMs } = useBusinessTime();
  const [fresh] = useState<DischargeDraft>(() => ({
    ...EMPTY_DRAFT,
    finess: rememberedFiness(),
    dischargedAt: fieldOf(nowMs),
  }));
  const [draft, setDraft] = useState(fresh);
  const announce = useAnnounce();
  const submission = useMutation({
    mutationFn: (submitted: DischargeDraft) => post<IntakeAnswer>('/v1/discharges', dischargeOf(submitted)),
    onSuccess: (_answer, submitted) => {
      announce('done', 'Sortie annoncée : le suivi commence.');
      rememberFiness(submitted.finess);
      setDraft({ ...fresh, finess: submitted.finess });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    submission.mutate(draft);
  };
  const set = (change: Partial<DischargeDraft>) => setDraft((before) => ({ ...before, ...change }));
  return (
    <Screen title="Annoncer une sortie" beside={<Link to="/sorties">Toutes les sorties</Link>}>
      <form onSubmit={submit}>
        <Stack maw={640}>
          {submission.isSuccess && <Accepted answer={submission.data} />}
          {submission.isError && <Refused error={submission.error} />}
          <RequiredFields draft={draft} set={set} />
          <Folded title="Plus d’informations (facultatif, mais utile pour appeler)">
            <OptionalFields draft={draft} set={set} />
          </Folded>
          <Folded title="Préparation de la sortie (facultatif)">
            <PreparationFields draft={draft} set={set} />
          </Folded>
          <Button type="submit" loading={submission.isPending}>
            Annoncer la sortie
          </Button>
        </Stack>
      </form>
    </Screen>
  );
}

function Accepted({ answer: { followUpId, flags } }: { readonly answer: IntakeAnswer }) {
  return (
    <Alert color="green" title="Sortie annoncée">
      <Link to="/suivis/$followUpId" params={{ followUpId }}>
        Voir le suivi
      </Link>
      {flags.length > 0 && (
        <>
          <Text mt="xs">Acceptée, avec ceci à vérifier :</Text>
          <List>
            {flags.map(({ code, pointer, sentenceFr }) => (
              <List.Item key={`${code} ${pointer}`}>{sentenceFr}</List.Item>
            ))}
          </List>
        </>
      )}
    </Alert>
  );
}

function Refused({ error }: { readonly error: Error }) {
  const sentences = error instanceof ApiProblem ? faultSentences(error) : [];
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertCircle aria-hidden />}
      title="Annonce refusée, rien n’est perdu"
    >
      {sentences.length === 0 ? (
        refusalWords(error)
      ) : (
        <List>
          {sentences.map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}

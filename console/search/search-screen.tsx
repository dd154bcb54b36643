import { Button, Group, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { FollowUps } from '../../api/schemas';
import { Screen } from '../frame/screen';
import { post } from '../http/client';
import { FollowUpList } from '../parts/follow-up-list';
import { Empty, Failed } from '../parts/reading';
import { counted } from '../words/wording';

/** Looks for a patient; by POST, so that nothing about a person is in an address. */
export function SearchScreen() {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const search = useMutation({
    mutationFn: async (wanted: string) =>
      (await post<FollowUps>('/v1/patients/search', { text: wanted })).followUps,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    search.mutate(text.trim());
  };
  const found = search.data;
  return (
    <Screen title="Recherche">
      <form onSubmit={submit} role="search">
        <Group align="flex-end" mb="md">
          <TextInput
            ref={field}
            label="Patient"
            description="Nom ou prénom (trois lettres suffisent), téléphone, ou naissance (AAAA-MM-JJ)"
            type="search"
            autoComplete="off"
            required
            w={420}
            maw="100%"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" leftSection={<IconSearch aria-hidden size={18} />} loading={search.isPending}>
            Chercher
          </Button>
        </Group>
      </form>
      <p role="status">
        {found === undefined ? '' : counted(found.length, 'suivi trouvé', 'suivis trouvés')}
      </p>
      {search.isError && <Failed error={search.error} />}
      {found !== undefined &&
        (found.length === 0 ? (
          <Empty>Personne de ce nom dans vos suivis. Vérifier l’orthographe ou chercher par téléphone.</Empty>
        ) : (
          <FollowUpList followUps={found} label="Suivis trouvés" />
        ))}
    </Screen>
  );
}

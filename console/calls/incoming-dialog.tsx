import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { FollowUps, FollowUpSummary, IncomingMatch } from '../../api/schemas';
import { post } from '../http/client';
import { findByNumber } from '../http/call-queries';
import { Dialog } from '../parts/dialog';
import { patientName } from '../parts/names';
import { Refused } from '../parts/refused';
import { calendarDayWords } from '../time/paris';
import { counted } from '../words/wording';
import { IncomingMatches } from './incoming-matches';
import { useTakeIncoming } from './use-take-incoming';
import classes from './calls.module.css';

/** « Un patient rappelle » : whose number it is, the call that was due, one key to take it. */
export function IncomingDialog({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title="Un patient rappelle" opened={opened} onClose={onClose}>
      <ByNumber onTaken={onClose} />
    </Dialog>
  );
}

function ByNumber({ onTaken }: { readonly onTaken: () => void }) {
  const [number, setNumber] = useState('');
  const search = useMutation<readonly IncomingMatch[], Error, string>({ mutationFn: findByNumber });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (number.trim() !== '') search.mutate(number.trim());
  };
  const matches = search.data;
  return (
    <Stack>
      <form onSubmit={submit} role="search" aria-label="Par le numéro">
        <Group align="flex-end">
          <TextInput
            label="Numéro qui appelle"
            description="Tapé ou collé, avec ou sans espaces"
            type="tel"
            autoComplete="off"
            data-autofocus
            required
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <Button type="submit" loading={search.isPending}>
            De qui est-ce ?
          </Button>
        </Group>
      </form>
      <Refused error={search.error} />
      <div role="status">
        {matches !== undefined &&
          (matches.length === 0 ? (
            <Text>Personne n’a ce numéro. Chercher par le nom : le numéro est gardé avec l’appel.</Text>
          ) : (
            <Text>{counted(matches.length, 'suivi a ce numéro', 'suivis ont ce numéro')}</Text>
          ))}
      </div>
      {matches !== undefined && matches.length > 0 && (
        <IncomingMatches
          key={search.variables}
          matches={matches}
          number={search.variables}
          onTaken={onTaken}
        />
      )}
      {matches !== undefined && (
        <ByName first={matches.length === 0} number={search.variables} onTaken={onTaken} />
      )}
    </Stack>
  );
}

/** Nobody has the number, or another person of the household calls: the name leads to the follow-up. */
function ByName({
  first,
  number,
  onTaken,
}: {
  /** Nothing else is to be done before. */
  readonly first: boolean;
  readonly number: string;
  readonly onTaken: () => void;
}) {
  const [name, setName] = useState('');
  const search = useMutation({
    mutationFn: async (text: string) => (await post<FollowUps>('/v1/patients/search', { text })).followUps,
  });
  const take = useTakeIncoming(onTaken);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    search.mutate(name.trim());
  };
  return (
    <Stack gap="sm">
      <form onSubmit={submit} role="search" aria-label="Par le nom">
        <Group align="flex-end">
          <TextInput
            label={first ? 'Nom du patient' : 'Un autre patient : son nom'}
            description="Trois lettres suffisent, ou la naissance (AAAA-MM-JJ)"
            autoComplete="off"
            autoFocus={first}
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={search.isPending}>
            Chercher
          </Button>
        </Group>
      </form>
      <Refused error={search.error ?? take.error} />
      {search.data !== undefined && (
        <ul className={classes.short} aria-label="Suivis trouvés">
          {search.data.length === 0 && <li>Personne de ce nom dans vos suivis.</li>}
          {search.data.map((found) => (
            <li key={found.followUpId} className={classes.found}>
              <Found
                found={found}
                pending={take.isPending}
                onTake={(caller) => take.mutate({ followUpId: found.followUpId, caller, number })}
              />
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

const CALLERS = { patient: 'Le patient appelle', relative: 'Un proche appelle' } as const;

function Found({
  found: { patient },
  pending,
  onTake,
}: {
  readonly found: FollowUpSummary;
  readonly pending: boolean;
  readonly onTake: (caller: keyof typeof CALLERS) => void;
}) {
  return (
    <>
      <Text>
        {patientName(patient)}
        {patient.birthDate !== null && ` · ${calendarDayWords(patient.birthDate)}`}
      </Text>
      <Group gap="xs">
        {(['patient', 'relative'] as const).map((caller) => (
          <Button
            key={caller}
            size="xs"
            variant={caller === 'patient' ? 'filled' : 'default'}
            loading={pending}
            aria-label={`${CALLERS[caller]} : ${patientName(patient)}`}
            onClick={() => onTake(caller)}
          >
            {CALLERS[caller]}
          </Button>
        ))}
      </Group>
    </>
  );
}

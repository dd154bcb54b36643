import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { instantOfField } from '../time/paris';
import { careWords } from '../words/subjects';
import type { ActionProps } from './follow-up-dialog';
import { InstantField } from './instant-field';

/** A care arranged outside of any request: by telephone, or by the patient. */
export function CareForm({
  careKey,
  followUp,
  command,
  expectedRevision,
}: ActionProps & { readonly careKey: string }) {
  const [field, setField] = useState('');
  const care = followUp.cares.find(({ key }) => key === careKey);
  if (care === undefined) return <Text>Ce besoin n’existe plus.</Text>;
  const appointmentAt = instantOfField(field);
  const { undated } = care;
  const resumed = care.status === 'already';
  return (
    <Stack align="flex-start">
      <Text>
        {careWords(care.key, care.profession)} :{' '}
        {resumed
          ? 'déjà en place avant le séjour. Confirmer la reprise, sans en prendre un second.'
          : 'organisé par téléphone ou par le patient. Les demandes encore en attente seront annulées.'}
      </Text>
      {undated && <Text>Accepté, mais la date n’est pas connue : la demander, puis la noter ici.</Text>}
      <InstantField label={undated ? 'RDV le' : 'RDV le (facultatif)'} value={field} onChange={setField} />
      <Button
        loading={command.isPending}
        disabled={undated && appointmentAt === null}
        onClick={() =>
          command.mutate({
            path: `cares/${encodeURIComponent(careKey)}/arrangement`,
            body: { expectedRevision, ...(appointmentAt === null ? {} : { appointmentAt }) },
            done: resumed ? 'Reprise confirmée.' : 'Noté : organisé.',
          })
        }
      >
        {resumed ? 'La reprise est confirmée' : 'C’est organisé'}
      </Button>
    </Stack>
  );
}

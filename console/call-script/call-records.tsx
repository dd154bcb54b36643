import { Button, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallRecord } from '../../api/schemas';
import { get } from '../http/client';
import { Moment } from '../parts/moment';
import { Reading } from '../parts/reading';
import { asPrinted } from '../words/call-script';

/** What was said in the tries at a call; each reading is written down. */
export function CallRecords({
  followUpId,
  callKey,
  about,
}: {
  readonly followUpId: string;
  readonly callKey: string;
  readonly about: string;
}) {
  const [opened, setOpened] = useState(false);
  const query = useQuery({
    queryKey: ['call-records', followUpId, callKey],
    queryFn: () =>
      get<readonly CallRecord[]>(
        `/v1/follow-ups/${encodeURIComponent(followUpId)}/calls/${encodeURIComponent(callKey)}/records`,
      ),
    enabled: opened,
    gcTime: 0,
  });
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={opened}
        aria-label={`Ce qui a été dit : ${about}`}
        onClick={() => setOpened(!opened)}
      >
        Ce qui a été dit
      </Button>
      {opened && (
        <Reading query={query}>
          {(records) =>
            records.length === 0 ? (
              <Text size="sm" c="dimmed">
                Rien n’a été noté avec le script.
              </Text>
            ) : (
              <Stack gap="sm">
                {records.map((record) => (
                  <OneRecord key={record.factId} record={record} />
                ))}
              </Stack>
            )
          }
        </Reading>
      )}
    </div>
  );
}

function OneRecord({ record }: { readonly record: CallRecord }) {
  return (
    <div>
      <Text size="sm" fw={600}>
        Essai {record.attempt}, <Moment at={record.at} />
        {record.by !== null && <> par {record.by}</>}
        {record.scriptKey !== null && (
          <>
            {' '}
            · script {record.scriptKey} version {record.scriptVersion}
            {!record.signed && ' (non signé)'}
          </>
        )}
      </Text>
      {record.words !== null && <Text size="sm">Ses mots : {record.words}</Text>}
      {record.notes !== null && <Text size="sm">Noté pendant l’appel : {record.notes}</Text>}
      {record.actions.length > 0 && (
        <Text size="sm">À faire : {record.actions.map(({ label }) => label).join(' · ')}</Text>
      )}
      <List size="sm" withPadding>
        {record.asked.map(({ questionId, text, label, number }) => (
          <List.Item key={questionId}>
            {asPrinted(text ?? 'À cocher')}{' '}
            <strong>{asPrinted(number === undefined ? label : `${number} (${label})`)}</strong>
          </List.Item>
        ))}
      </List>
      {record.remaining.length > 0 && (
        <Text size="sm">Questions restées à poser : {record.remaining.length}</Text>
      )}
    </div>
  );
}

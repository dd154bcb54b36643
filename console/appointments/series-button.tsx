import { Button, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { PlacedSeriesAnswer } from '../../api/schemas';
import { post } from '../http/client';
import { APPOINTMENT_READS } from '../http/queries';
import { useChange } from '../http/use-change';
import { Dialog } from '../parts/dialog';
import { Moment } from '../parts/moment';
import { Refused } from '../parts/refused';
import { counted } from '../words/wording';
import { BookingButton } from './booking-dialog';

interface SeriesProps {
  readonly followUpId: string;
  readonly careKey: string;
  readonly about: string;
}

/**
 * « Placer la série »: all visits of a care at once, with the same professional where possible. Rendered wherever the
 * care is, offered or not: once the series stands there is nothing more to place, and what was placed is still read.
 */
export function SeriesButton({ offered, ...care }: SeriesProps & { readonly offered: boolean }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      {offered && (
        <Button
          variant="default"
          aria-label={`Placer la série : ${care.about}`}
          onClick={() => setOpened(true)}
        >
          Placer la série
        </Button>
      )}
      <Dialog title="Placer la série" opened={opened} onClose={() => setOpened(false)}>
        <Series {...care} />
      </Dialog>
    </>
  );
}

function Series({ followUpId, careKey, about }: SeriesProps) {
  const change = useChange<PlacedSeriesAnswer>(APPOINTMENT_READS, { shown: true });
  const path = `/v1/follow-ups/${encodeURIComponent(followUpId)}/cares/${encodeURIComponent(careKey)}/series`;
  if (change.data !== undefined) {
    return <Placed placed={change.data} followUpId={followUpId} careKey={careKey} about={about} />;
  }
  return (
    <Stack align="flex-start">
      <Text>
        {about} : tous les passages encore à prendre sont placés d’un coup, avec le même soignant là où c’est
        possible.
      </Text>
      <Refused error={change.error} />
      <Button
        autoFocus
        loading={change.isPending}
        onClick={() => change.mutate({ send: () => post<PlacedSeriesAnswer>(path), done: placedWords })}
      >
        Placer la série
      </Button>
    </Stack>
  );
}

function placedWords({ visits, unplaced }: PlacedSeriesAnswer): string {
  const placed = counted(visits.length, 'passage placé', 'passages placés');
  return unplaced.length === 0 ? `${placed}.` : `${placed}, ${unplaced.length} sans créneau.`;
}

function Placed({ placed, ...care }: SeriesProps & { readonly placed: PlacedSeriesAnswer }) {
  const { visits, unplaced } = placed;
  return (
    <Stack>
      <Text fw={600}>{placedWords(placed)}</Text>
      <List type="ordered" size="sm" aria-label="Passages placés">
        {visits.map(({ appointmentId, startsAt, professionalName }) => (
          <List.Item key={appointmentId}>
            <Moment at={startsAt} /> · {professionalName}
          </List.Item>
        ))}
      </List>
      {unplaced.length > 0 && (
        <>
          <Text>
            Sans créneau libre dans leur délai : {unplaced.length > 1 ? 'passages' : 'passage'}{' '}
            {unplaced.join(', ')}. À prendre un par un, ou par téléphone.
          </Text>
          <div>
            <BookingButton {...care} />
          </div>
        </>
      )}
    </Stack>
  );
}

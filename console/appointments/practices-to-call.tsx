import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import type { CareArrangementRequest, FollowUp, FoundPracticeAnswer } from '../../api/schemas';
import { InstantField } from '../actions/instant-field';
import { post } from '../http/client';
import { APPOINTMENT_READS } from '../http/queries';
import { useChange } from '../http/use-change';
import { FoldButton } from '../parts/fold-button';
import { PhoneLink } from '../parts/phone-link';
import { Refused } from '../parts/refused';
import { instantOfField } from '../time/paris';
import { Reasons } from './slot-finder';
import classes from './appointments.module.css';

/** Where no agenda is open here: whom to telephone, in order, and what they said. */
export function PracticesToCall({
  practices,
  folded,
  followUp,
  careKey,
  onDone,
}: {
  /** There are free slots: whom to telephone is second. */
  readonly folded: boolean;
  readonly practices: readonly FoundPracticeAnswer[];
  readonly followUp: FollowUp;
  readonly careKey: string;
  readonly onDone: () => void;
}) {
  const [said, setSaid] = useState<string | null>(null);
  const [unfolded, setUnfolded] = useState(false);
  if (practices.length === 0) return null;
  if (folded && !unfolded) {
    return (
      <div>
        <FoldButton
          words={`Cabinets à appeler (${practices.length})`}
          unfolded={false}
          onToggle={setUnfolded}
        />
      </div>
    );
  }
  return (
    <section aria-label="Cabinets à appeler">
      <Alert color="blue" icon={<IconPhone aria-hidden />} title="Cabinets à appeler, dans cet ordre" mb="sm">
        Leur agenda n’est pas tenu ici : appelez, puis notez le RDV.
      </Alert>
      <ol className={classes.rows}>
        {practices.map((practice) => (
          <li key={practice.professionalId}>
            <OnePractice
              practice={practice}
              opened={said === practice.professionalId}
              onToggle={() => setSaid(said === practice.professionalId ? null : practice.professionalId)}
            />
            {said === practice.professionalId && (
              <TakenForm practice={practice} followUp={followUp} careKey={careKey} onDone={onDone} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function OnePractice({
  practice,
  opened,
  onToggle,
}: {
  readonly practice: FoundPracticeAnswer;
  readonly opened: boolean;
  readonly onToggle: () => void;
}) {
  const { professionalName, practiceName, city, phone, reasons } = practice;
  return (
    <div className={classes.row}>
      <div>
        <Text fw={600}>{professionalName}</Text>
        <Text size="sm">
          {practiceName}, {city}
        </Text>
        <Text size="sm">{phone === null ? 'pas de téléphone connu' : <PhoneLink number={phone} />}</Text>
        <Reasons reasons={reasons} />
      </div>
      <Button
        variant="default"
        aria-expanded={opened}
        aria-label={`RDV pris : ${professionalName}`}
        onClick={onToggle}
      >
        RDV pris…
      </Button>
    </div>
  );
}

function TakenForm({
  practice: { professionalId, professionalName },
  followUp: { followUpId, revision },
  careKey,
  onDone,
}: {
  readonly practice: FoundPracticeAnswer;
  readonly followUp: FollowUp;
  readonly careKey: string;
  readonly onDone: () => void;
}) {
  const [field, setField] = useState('');
  const change = useChange(APPOINTMENT_READS, { onDone, shown: true });
  const appointmentAt = instantOfField(field);
  const path = `/v1/follow-ups/${encodeURIComponent(followUpId)}/cares/${encodeURIComponent(careKey)}/arrangement`;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (appointmentAt === null) return;
        const body: CareArrangementRequest = { professionalId, appointmentAt, expectedRevision: revision };
        change.mutate({ send: (key) => post(path, body, key), done: `RDV pris : ${professionalName}.` });
      }}
    >
      <Stack gap="xs" mt="xs">
        <Refused error={change.error} />
        <Group align="flex-end">
          <InstantField label="RDV le" value={field} onChange={setField} required autoFocus />
          <Button type="submit" disabled={appointmentAt === null} loading={change.isPending}>
            RDV pris
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

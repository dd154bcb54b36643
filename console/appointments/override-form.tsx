import { Button, Collapse, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FoldButton } from '../parts/fold-button';
import { Refused } from '../parts/refused';
import { useMay } from '../session/account';
import { isOverridable } from './override';

interface OverrideProps {
  /** The time that was refused, in words. */
  readonly about: string;
  readonly pending: boolean;
  readonly onOverride: (overrideReason: string) => void;
}

/** Why it was refused; folded below, for one who may: taking it all the same. Another time comes first. */
export function RefusedBooking({ error, ...props }: OverrideProps & { readonly error: Error | null }) {
  const allowed = useMay()('appointment.override');
  const [unfolded, setUnfolded] = useState(false);
  if (error === null) return null;
  return (
    <Stack gap="xs">
      <Refused error={error} />
      {allowed && isOverridable(error) && (
        <div>
          <FoldButton
            words={`Prendre quand même ${props.about}…`}
            unfolded={unfolded}
            onToggle={setUnfolded}
          />
          <Collapse expanded={unfolded}>{unfolded && <OverrideForm {...props} />}</Collapse>
        </div>
      )}
    </Stack>
  );
}

/** The reason stays with the appointment. */
function OverrideForm({ pending, onOverride }: OverrideProps) {
  const [reason, setReason] = useState('');
  const said = reason.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (said !== '') onOverride(said);
      }}
    >
      <TextInput
        label="Pour quelle raison ?"
        description="Accord du cabinet, urgence… La raison reste avec le RDV."
        required
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" mt="xs" disabled={said === ''} loading={pending}>
        Prendre quand même
      </Button>
    </form>
  );
}

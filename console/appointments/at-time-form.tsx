import { Button, Stack, Text } from '@mantine/core';
import { AppointmentFields, useAppointmentFields } from './appointment-fields';
import { RefusedBooking } from './override-form';
import { useBooking } from './use-booking';

/** A time agreed with the practice, in an agenda kept here; where the agenda refuses it, taken with a reason. */
export function AtTimeForm({
  followUpId,
  careKey,
  onDone,
}: {
  readonly followUpId: string;
  readonly careKey: string;
  readonly onDone: () => void;
}) {
  const fields = useAppointmentFields();
  const booking = useBooking({ followUpId, careKey }, onDone);
  const { professional, types, appointmentTypeId, startsAt } = fields;
  const wanted =
    professional === null || appointmentTypeId === undefined || startsAt === null
      ? null
      : {
          professionalId: professional.professionalId,
          professionalName: professional.displayName,
          appointmentTypeId,
          startsAt,
        };
  return (
    <Stack gap="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted !== null) booking.book(wanted);
        }}
      >
        <Stack gap="sm">
          <AppointmentFields fields={fields} />
          {types?.length === 0 && professional !== null && (
            <Text size="sm" role="status">
              Aucun agenda de ce professionnel n’est tenu ici : noter le RDV par « Organiser ».
            </Text>
          )}
          <Button type="submit" variant="default" disabled={wanted === null} loading={booking.pending}>
            Prendre à cette heure
          </Button>
        </Stack>
      </form>
      <RefusedBooking {...booking.refused} />
    </Stack>
  );
}

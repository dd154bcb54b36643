import { Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { AppointmentAnswer } from '../../api/schemas';
import { Dialog } from '../parts/dialog';
import { Moment } from '../parts/moment';
import { useMay } from '../session/account';
import { useBusinessTime } from '../time/business-clock';
import { momentWords } from '../time/paris';
import { AppointmentActions } from './appointment-actions';
import { AppointmentBadge } from './appointment-badge';
import { AppointmentFacts, AppointmentHistory } from './appointment-facts';
import { appointmentState } from './appointment-state';

/** One appointment of an agenda: whose, in which state, what can be done, and what became of it. */
export function AppointmentWindow({
  appointment,
  onClose,
}: {
  /** Shown while there is one. */
  readonly appointment: AppointmentAnswer | null;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title="RDV" opened={appointment !== null} onClose={onClose}>
      {appointment !== null && <Shown appointment={appointment} />}
    </Dialog>
  );
}

function Shown({ appointment }: { readonly appointment: AppointmentAnswer }) {
  const { nowMs } = useBusinessTime();
  const mayOpen = useMay()('followUp.list');
  const { appointmentId, patientName, followUpId, startsAt, appointmentTypeName } = appointment;
  const whose = patientName ?? appointmentTypeName ?? 'RDV';
  return (
    <Stack>
      <div>
        <Text fw={700} size="lg">
          {followUpId !== null && mayOpen ? (
            <Link to="/suivis/$followUpId" params={{ followUpId }}>
              {whose}
            </Link>
          ) : (
            whose
          )}
        </Text>
        <Group gap="xs" my={4}>
          <Text fw={600}>
            <Moment at={startsAt} />
          </Text>
          <AppointmentBadge state={appointmentState(appointment)} />
        </Group>
        <AppointmentFacts appointment={appointment} />
      </div>
      <AppointmentActions
        appointment={appointment}
        about={`${whose}, ${momentWords(Date.parse(startsAt), nowMs)}`}
      />
      <AppointmentHistory appointmentId={appointmentId} />
    </Stack>
  );
}

import { Badge } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCalendarCheck,
  IconCalendarOff,
  IconCircleCheck,
  IconCircleX,
  IconDoorEnter,
  IconHourglass,
  IconMessageQuestion,
  IconThumbUp,
} from '@tabler/icons-react';
import { APPOINTMENT_STATES } from '../words/appointments';
import type { AppointmentState } from './appointment-state';

interface Look {
  readonly color: string;
  readonly Icon: typeof IconHourglass;
}

/** Never by colour alone: each state has its icon and its word. */
export const STATE_LOOKS: Readonly<Record<AppointmentState, Look>> = {
  held: { color: 'gray', Icon: IconHourglass },
  booked: { color: 'blue', Icon: IconCalendarCheck },
  confirmed: { color: 'green', Icon: IconThumbUp },
  told: { color: 'orange', Icon: IconMessageQuestion },
  arrived: { color: 'blue', Icon: IconDoorEnter },
  fulfilled: { color: 'green', Icon: IconCircleCheck },
  'fulfilled-unverified': { color: 'orange', Icon: IconMessageQuestion },
  noshow: { color: 'red', Icon: IconAlertTriangle },
  'cancelled-pro': { color: 'red', Icon: IconCalendarOff },
  'cancelled-patient': { color: 'gray', Icon: IconCalendarOff },
  'cancelled-service': { color: 'gray', Icon: IconCalendarOff },
  cancelled: { color: 'gray', Icon: IconCalendarOff },
  'entered-in-error': { color: 'gray', Icon: IconCircleX },
};

export function AppointmentBadge({ state }: { readonly state: AppointmentState }) {
  const { color, Icon } = STATE_LOOKS[state];
  return (
    <Badge
      variant="light"
      color={color}
      tt="none"
      size="lg"
      maw="100%"
      leftSection={<Icon aria-hidden size={16} />}
    >
      {APPOINTMENT_STATES[state]}
    </Badge>
  );
}

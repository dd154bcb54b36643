import { Button, Group, SegmentedControl, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { AgendaAnswer, AppointmentAnswer } from '../../api/schemas';
import { AppointmentWindow } from '../appointments/appointment-window';
import { appointmentState } from '../appointments/appointment-state';
import { agendaAppointmentsQuery, agendaQuery } from '../http/queries';
import { Failed, Outdated } from '../parts/reading';
import { Section } from '../parts/section';
import { Waiting } from '../parts/waiting';
import { useBusinessTime } from '../time/business-clock';
import { localDay } from '../time/paris';
import { addDays, daysFrom, mondayOf, weekdayAndDayWords, weekWords } from '../time/week';
import { prepareCalendarStyles } from './calendar-styles';
import { byDay, type WeekItem } from './week-items';
import { WeekTable } from './week-table';

const WeekCalendar = lazy(async () => {
  prepareCalendarStyles();
  return import('./week-calendar');
});

/** Monday to Saturday: the days of the service. */
const DAYS = 6;
const NARROW = '(max-width: 720px)';

type View = 'week' | 'day';

/** The week, drawn and as a table; or one day of it, which is all a narrow screen has room for. */
export function WeekTab({ professionalId }: { readonly professionalId: string }) {
  const { nowMs } = useBusinessTime();
  const narrow = useMediaQuery(NARROW) ?? false;
  const today = localDay(nowMs);
  const [chosen, setChosen] = useState<View | null>(null);
  const [day, setDay] = useState(() => workingDay(today));
  const [opened, setOpened] = useState<string | null>(null);
  const view = chosen ?? (narrow ? 'day' : 'week');
  const firstDay = view === 'week' ? mondayOf(day) : day;
  const count = view === 'week' ? DAYS : 1;
  const week = useWeek(professionalId, firstDay, count);
  return (
    <Stack>
      <Moving view={view} firstDay={firstDay} onView={setChosen} onDay={setDay} today={workingDay(today)} />
      {week.error !== null &&
        (week.items === null ? (
          <Failed error={week.error} onRetry={week.retry} />
        ) : (
          <Outdated error={week.error} onRetry={week.retry} />
        ))}
      {week.items === null ? (
        week.error === null && <Waiting />
      ) : (
        <>
          <Suspense fallback={<Waiting />}>
            <WeekCalendar
              items={week.items}
              firstDay={firstDay}
              view={view}
              nowMs={nowMs}
              onOpen={setOpened}
            />
          </Suspense>
          <Section title={view === 'week' ? 'La semaine en tableau' : 'La journée en tableau'}>
            <WeekTable days={byDay(week.items, daysFrom(firstDay, count))} onOpen={setOpened} />
          </Section>
        </>
      )}
      <AppointmentWindow
        appointment={week.appointments.find(({ appointmentId }) => appointmentId === opened) ?? null}
        onClose={() => setOpened(null)}
      />
    </Stack>
  );
}

/** A Sunday has no column: the Monday after it. */
function workingDay(day: string): string {
  return addDays(mondayOf(day), DAYS) === day ? addDays(day, 1) : day;
}

function Moving({
  view,
  firstDay,
  today,
  onView,
  onDay,
}: {
  readonly view: View;
  readonly firstDay: string;
  readonly today: string;
  readonly onView: (view: View) => void;
  readonly onDay: (day: string) => void;
}) {
  const words = view === 'week' ? weekWords(firstDay, DAYS) : weekdayAndDayWords(firstDay);
  const moved = (steps: 1 | -1) => {
    if (view === 'week') return addDays(firstDay, 7 * steps);
    const next = addDays(firstDay, steps);
    return workingDay(next) === next ? next : addDays(firstDay, 2 * steps);
  };
  const name = view === 'week' ? 'Semaine' : 'Jour';
  const following = view === 'week' ? 'suivante' : 'suivant';
  const preceding = view === 'week' ? 'précédente' : 'précédent';
  return (
    <Group justify="space-between">
      <Group gap="xs">
        <Button
          variant="default"
          aria-label={`${name} ${preceding}`}
          px="xs"
          onClick={() => onDay(moved(-1))}
        >
          <IconChevronLeft aria-hidden size={18} />
        </Button>
        <Button variant="default" onClick={() => onDay(today)}>
          Aujourd’hui
        </Button>
        <Button variant="default" aria-label={`${name} ${following}`} px="xs" onClick={() => onDay(moved(1))}>
          <IconChevronRight aria-hidden size={18} />
        </Button>
        <Text fw={600} aria-live="polite">
          <VisuallyHidden>{name} </VisuallyHidden>
          {words}
        </Text>
      </Group>
      <SegmentedControl
        aria-label="Vue"
        value={view}
        onChange={(value) => onView(value)}
        data={[
          { value: 'week', label: 'Semaine' },
          { value: 'day', label: 'Jour' },
        ]}
      />
    </Group>
  );
}

/** Openings and busy times of the agenda with its appointments, read side by side. */
function useWeek(professionalId: string, firstDay: string, count: number) {
  const agenda = useQuery({
    ...agendaQuery(professionalId, firstDay, count),
    placeholderData: keepPreviousData,
  });
  const appointments = useQuery({
    ...agendaAppointmentsQuery(professionalId, firstDay, count),
    placeholderData: keepPreviousData,
  });
  return {
    appointments: appointments.data ?? [],
    items:
      agenda.data === undefined || appointments.data === undefined
        ? null
        : itemsOf(agenda.data, appointments.data),
    error: agenda.error ?? appointments.error,
    retry: () => {
      void agenda.refetch();
      void appointments.refetch();
    },
  };
}

function itemsOf(
  { openings, busy }: AgendaAnswer,
  appointments: readonly AppointmentAnswer[],
): readonly WeekItem[] {
  return [
    ...openings.map(({ from, to }) => ({ kind: 'opening', startsAt: from, endsAt: to }) as const),
    ...busy.map(({ from, to }) => ({ kind: 'busy', startsAt: from, endsAt: to }) as const),
    ...appointments.map(
      (appointment) =>
        ({
          kind: 'appointment',
          appointmentId: appointment.appointmentId,
          startsAt: appointment.startsAt,
          endsAt: appointment.endsAt,
          state: appointmentState(appointment),
          words: appointment.patientName ?? appointment.appointmentTypeName ?? 'RDV',
          typeName: appointment.appointmentTypeName,
        }) as const,
    ),
  ];
}

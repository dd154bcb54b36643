import type { EventContentArg, EventInput } from '@fullcalendar/core';
import frenchLocale from '@fullcalendar/core/locales/fr';
import luxonPlugin from '@fullcalendar/luxon3';
import FullCalendar from '@fullcalendar/react';
import timeGridPlugin from '@fullcalendar/timegrid';
import { IconBan } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { STATE_LOOKS } from '../appointments/appointment-badge';
import { isOff, type AppointmentState } from '../appointments/appointment-state';
import { hourWords } from '../time/paris';
import { APPOINTMENT_STATES } from '../words/appointments';
import type { AppointmentItem, WeekItem } from './week-items';
import classes from './agendas.module.css';

const SUNDAY = 0;

/**
 * The week drawn: openings behind, what is taken in front. Loaded with the agenda only; the table beside it says the
 * same in words.
 */
export default function WeekCalendar({
  items,
  firstDay,
  view,
  nowMs,
  onOpen,
}: {
  readonly items: readonly WeekItem[];
  /** First day shown, `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly view: 'week' | 'day';
  readonly nowMs: number;
  readonly onOpen: (appointmentId: string) => void;
}) {
  const calendar = useRef<FullCalendar>(null);
  const viewName = view === 'week' ? 'timeGridWeek' : 'timeGridDay';
  useEffect(() => {
    // FullCalendar renders while it is told to: never within React's own rendering.
    queueMicrotask(() => calendar.current?.getApi().changeView(viewName, firstDay));
  }, [viewName, firstDay]);
  return (
    <div className={classes.calendar}>
      <FullCalendar
        ref={calendar}
        plugins={[timeGridPlugin, luxonPlugin]}
        locale={frenchLocale}
        timeZone="Europe/Paris"
        initialView={viewName}
        initialDate={firstDay}
        now={new Date(nowMs).toISOString()}
        nowIndicator
        headerToolbar={false}
        hiddenDays={view === 'week' ? [SUNDAY] : []}
        firstDay={1}
        slotMinTime="07:00:00"
        slotMaxTime="20:00:00"
        slotDuration="00:30:00"
        slotLabelContent={({ date }) => hourWords(date.getTime())}
        dayHeaderFormat={{ weekday: 'short', day: 'numeric', month: 'short' }}
        dayHeaderContent={({ text }) => text.replace(/ 1 /, ' 1er ')}
        allDaySlot={false}
        height="auto"
        slotEventOverlap={false}
        events={items.map(eventOf)}
        eventContent={Content}
        eventClick={({ event, jsEvent }) => {
          jsEvent.preventDefault();
          if (event.extendedProps.state !== undefined) onOpen(event.id);
        }}
      />
    </div>
  );
}

function eventOf(item: WeekItem): EventInput {
  const { startsAt: start, endsAt: end } = item;
  switch (item.kind) {
    case 'opening':
      return { start, end, display: 'background', className: classes.opening ?? '' };
    case 'busy':
      return { start, end, title: 'Pris ailleurs', className: classes.busy ?? '', interactive: false };
    case 'appointment':
      return {
        id: item.appointmentId,
        start,
        end,
        title: eventWords(item),
        interactive: true,
        className: [classes.appointment ?? '', isOff(item.state) ? (classes.off ?? '') : ''],
        extendedProps: { state: item.state, words: item.words },
      };
  }
}

function eventWords({ words, startsAt, state }: AppointmentItem): string {
  return `${hourWords(Date.parse(startsAt))}, ${words}, ${APPOINTMENT_STATES[state]}`;
}

const LINE_MINUTES = 30;

/** Room for one line only. */
function isShort({ start, end }: EventContentArg['event']): boolean {
  return start !== null && end !== null && end.getTime() - start.getTime() < LINE_MINUTES * 60_000;
}

function Content({ event }: EventContentArg) {
  if (event.display === 'background') return null;
  const { state, words } = event.extendedProps as Partial<{ state: AppointmentState; words: string }>;
  const Icon = state === undefined ? IconBan : STATE_LOOKS[state].Icon;
  const color = state === undefined ? 'gray' : STATE_LOOKS[state].color;
  return (
    <span className={classes.event} data-color={color} data-short={isShort(event) || undefined}>
      <span className={classes.eventTime}>
        <Icon aria-hidden size={14} className={classes.eventIcon} />
        {event.start === null ? '' : hourWords(event.start.getTime())}
        <span className={classes.eventWords}>{words ?? event.title}</span>
      </span>
      {state !== undefined && <span className={classes.eventState}>{APPOINTMENT_STATES[state]}</span>}
    </span>
  );
}

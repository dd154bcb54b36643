import type { AgendaChange, AgendaView } from '../../application/scheduling/agenda-use-cases';
import type { AgendaAnswer, AgendaChangeAnswer } from '../schemas/agenda';

/** What agendas answer, as it goes over the wire: instants in ISO 8601, what is absent as null. */

function iso(instant: number): string {
  return new Date(instant).toISOString();
}

export function changeAnswer({ id, outside, consequences }: AgendaChange): AgendaChangeAnswer {
  return {
    id,
    outside: outside.map(({ appointmentId, startsAt, endsAt }) => ({
      appointmentId,
      startsAt: iso(startsAt),
      endsAt: iso(endsAt),
    })),
    ...(consequences === undefined ? {} : { consequences }),
  };
}

export function agendaAnswer(view: AgendaView): AgendaAnswer {
  const { professional, practice, types, rules, exceptions, absences, openings, busy, appointments } = view;
  return {
    professional,
    practice,
    types: types.map(({ dailyCap = null, seats = null, ...type }) => ({ ...type, dailyCap, seats })),
    rules: rules.map(({ recurrence = null, practiceId = null, onHolidays = false, ...rule }) => {
      return { ...rule, recurrence, practiceId, onHolidays };
    }),
    exceptions: exceptions.map(({ fromTime = null, toTime = null, ...exception }) => {
      return { ...exception, fromTime, toTime };
    }),
    absences: absences.map(({ lastDay = null, replacementId = null, ...absence }) => {
      return { ...absence, lastDay, replacementId };
    }),
    openings: openings.map(({ from, to, appointmentTypeIds, practiceId = null }) => {
      return { from: iso(from), to: iso(to), appointmentTypeIds, practiceId };
    }),
    busy: busy.map(({ from, to }) => ({ from: iso(from), to: iso(to) })),
    appointments: appointments.map(({ from, to, blockedUntil, ...appointment }) => {
      return { ...appointment, startsAt: iso(from), endsAt: iso(to), blockedUntil: iso(blockedUntil) };
    }),
  };
}

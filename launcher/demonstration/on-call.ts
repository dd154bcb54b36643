import { parseWeeklyDuty } from '../../domain/on-call';
import { dayOf, DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import { machineOf, onCallAdministration } from '../administration/administer';
import type { Parts } from '../parts';
import { HOSPITAL } from './people';

/** Numbers of the block 03 53 01, which ARCEP keeps for fiction: nobody is ever reached by one. */
const LINES = [
  {
    kind: 'coordination-nurse',
    label: 'Infirmière de coordination',
    phone: '0353010101',
    hours: 'mon-fri 08:00-18:00',
  },
  { kind: 'ward-line', label: 'Ligne du service de médecine', phone: '0353010102', hours: 'always' },
  { kind: 'on-call-physician', label: 'Médecin d’astreinte', phone: '0353010103', hours: 'always' },
] as const;

const EMERGENCY_NUMBERS = { '59': '0353010059', '62': '0353010062', '80': '0353010080' } as const;

const ANSWER_MINUTES = 5;

/** The on-call roster of the demonstration's hospital, and the dispatch centres around it. */
export async function seedOnCall(parts: Parts, organisationId: string): Promise<void> {
  const onCall = onCallAdministration(parts);
  const machine = machineOf(organisationId, parts.newId());
  for (const [index, { hours, ...line }] of LINES.entries()) {
    await onCall.addOnCallLine(machine, HOSPITAL.finess, {
      ...line,
      position: index + 1,
      answerMinutes: ANSWER_MINUTES,
      weekly: parseWeeklyDuty(hours) ?? [],
      exceptions: [],
      firstDay: null,
      lastDay: null,
    });
  }
  const verifiedOn = dayOf(parts.clock.now(), DEFAULT_SERVICE_CALENDAR.zone);
  for (const [departmentCode, number] of Object.entries(EMERGENCY_NUMBERS)) {
    await onCall.setEmergencyNumber(machine, { departmentCode, number, verifiedOn });
  }
}

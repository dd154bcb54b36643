import { parseWeeklyDuty, weeklyDutyText } from '../../domain/on-call';
import type { EmergencyNumberView, OnCallLineView } from '../../application/on-call/views';
import { LauncherFailure } from '../failure';
import { order, type Order } from './order';
import { flag, onCallFlag } from './order-flags';

type Orders = Readonly<Record<string, (args: readonly string[]) => Order>>;

/** Who is called for a red flag at a hospital. */
export const onCallOrders: Orders = {
  'on-call add': order(
    {
      organisation: flag.organisation,
      hospital: onCallFlag.hospital,
      position: onCallFlag.position,
      kind: onCallFlag.kind,
      label: onCallFlag.label,
      phone: onCallFlag.phone,
      'answer-minutes': onCallFlag.answerMinutes,
      hours: onCallFlag.hours,
      'first-day': onCallFlag.firstDay,
      'last-day': onCallFlag.lastDay,
    },
    async ({ organisation, hospital, position, kind, label, phone, ...flags }, { onCall, actingFor }) => {
      const [firstDay, lastDay] = [flags['first-day'] ?? null, flags['last-day'] ?? null];
      if (firstDay !== null && lastDay !== null && lastDay < firstDay) {
        throw new LauncherFailure('--last-day is before --first-day.');
      }
      const line = {
        ...{ position, kind, label, phone, firstDay, lastDay },
        answerMinutes: flags['answer-minutes'],
        weekly: parseWeeklyDuty(flags.hours) ?? [],
        exceptions: [],
      };
      return [await onCall.addOnCallLine(await actingFor(organisation), hospital, line)];
    },
  ),

  'on-call list': order(
    { organisation: flag.organisation },
    async ({ organisation }, { onCall, actingFor }) => {
      const { hospitals } = await onCall.onCall(await actingFor(organisation));
      return hospitals.flatMap(({ finess, name, lines }) => [
        `${finess}  ${name}`,
        ...(lines.length === 0 ? ['  nobody: a red flag goes to 15 at once'] : lines.map(lineOf)),
      ]);
    },
  ),

  'on-call remove': order(
    { organisation: flag.organisation, id: onCallFlag.lineId },
    async ({ organisation, id }, { onCall, actingFor }) => {
      await onCall.removeOnCallLine(await actingFor(organisation), id);
      return ['The line is out of use. Past red flags still name it.'];
    },
  ),
};

/** The dispatch centre that an emergency call for a patient must reach. */
export const emergencyNumberOrders: Orders = {
  'emergency-number set': order(
    {
      organisation: flag.organisation,
      department: onCallFlag.department,
      number: onCallFlag.number,
      'verified-on': onCallFlag.verifiedOn,
    },
    async ({ organisation, department, number, ...flags }, { onCall, actingFor }) => {
      const verifiedOn = flags['verified-on'];
      await onCall.setEmergencyNumber(await actingFor(organisation), {
        departmentCode: department,
        number,
        ...(verifiedOn === undefined ? {} : { verifiedOn }),
      });
      return [`${department}  ${number}`];
    },
  ),

  'emergency-number list': order(
    { organisation: flag.organisation },
    async ({ organisation }, { onCall, actingFor }) => {
      const { emergencyNumbers } = await onCall.onCall(await actingFor(organisation));
      return emergencyNumbers.length === 0
        ? ['None: people are told to dial 15 and ask for the SAMU of the département.']
        : emergencyNumbers.map(numberOf);
    },
  ),
};

function lineOf({ lineId, position, kind, label, phone, answerMinutes, ...line }: OnCallLineView): string {
  const hours = weeklyDutyText(line.weekly);
  const now = line.onDutyNow ? 'on duty now' : 'off duty now';
  return `  ${position}  ${lineId}  ${kind}  ${label}  ${phone}  ${answerMinutes} min  ${hours}  ${now}`;
}

function numberOf({ departmentCode, number, verifiedOn, verified }: EmergencyNumberView): string {
  const told = verified ? '' : ', more than 31 days ago: dial it and set it again';
  return `${departmentCode}  ${number}  verified on ${verifiedOn}${told}`;
}

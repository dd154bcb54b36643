import { dayOf } from '../../domain/calendar';
import type { OnCallRoster } from '../../domain/follow-up';
import { dutyOf, isOnDuty, isVerified, rosterFrom } from '../../domain/on-call';
import type { FollowUpReference } from '../../workflows/contract';
import type { Application, Caller } from '../application';
import { NotFoundError } from '../errors';
import type { OnCallRecords } from './on-call-records';
import type { OnCallView } from './views';

/** What managing the roster works with. */
export interface OnCallDependencies {
  readonly records: OnCallRecords;
  /** Business time. */
  readonly now: () => number;
  /** IANA time zone of the hours. */
  readonly zone: string;
  readonly audit: Application['audit'];
}

/** Who is on call for a follow-up over the next days, in the order to be called: ids and instants only. */
export async function onCallRoster(
  { records, now, zone }: Pick<OnCallDependencies, 'records' | 'now' | 'zone'>,
  reference: FollowUpReference,
): Promise<OnCallRoster> {
  return rosterFrom(await records.linesFor(reference), zone, now());
}

/** Reading and keeping who is on call. */
export function onCallUseCases({
  records,
  now,
  zone,
  audit,
}: OnCallDependencies): Pick<
  Application,
  'onCall' | 'addOnCallLine' | 'changeOnCallLine' | 'removeOnCallLine' | 'setEmergencyNumber'
> {
  const managed = (caller: Caller, kind: string, id: string) =>
    audit(caller, 'onCall.manage', { kind, id }, 'allowed');
  return {
    onCall: async (caller): Promise<OnCallView> => {
      const { organisationId } = caller;
      const rosters = await records.rosters(organisationId);
      const numbers = await records.emergencyNumbers(organisationId);
      const today = dayOf(now(), zone);
      await audit(caller, 'onCall.read', null, 'allowed');
      return {
        hospitals: rosters.map(({ lines, ...hospital }) => ({
          ...hospital,
          lines: lines.map((line) => ({ ...line, onDutyNow: isOnDuty(dutyOf(line), zone, now()) })),
        })),
        emergencyNumbers: numbers.map((number) => ({ ...number, verified: isVerified(number, today) })),
      };
    },
    addOnCallLine: async (caller, finess, line) => {
      const lineId = await records.addLine(caller.organisationId, finess, line);
      if (lineId === null) throw new NotFoundError('hospital');
      await managed(caller, 'on-call-line', lineId);
      return lineId;
    },
    changeOnCallLine: async (caller, lineId, line) => {
      const changed = await records.changeLine(caller.organisationId, lineId, line);
      if (!changed) throw new NotFoundError('on-call line');
      await managed(caller, 'on-call-line', lineId);
    },
    removeOnCallLine: async (caller, lineId) => {
      if (!(await records.removeLine(caller.organisationId, lineId))) throw new NotFoundError('on-call line');
      await managed(caller, 'on-call-line', lineId);
    },
    setEmergencyNumber: async (caller, { departmentCode, number, verifiedOn }) => {
      await records.setEmergencyNumber(caller.organisationId, {
        departmentCode,
        number,
        verifiedOn: verifiedOn ?? dayOf(now(), zone),
      });
      await managed(caller, 'emergency-number', departmentCode);
    },
  };
}

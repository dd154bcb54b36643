import type { CommunePlaces } from '../../domain/scheduling';
import type { Application, Caller } from '../application';
import { NotFoundError } from '../errors';
import { findTimes } from './slot-finding';
import { questionOf, type QuestionDependencies } from './slot-question';
import type { SlotRecords, SlotSubject } from './slot-records';
import type { SlotSearch, SlotUseCases } from './slot-use-cases';

export interface SlotDependencies {
  readonly records: SlotRecords;
  readonly places: CommunePlaces;
}

interface SlotSearchDependencies extends SlotDependencies, QuestionDependencies {
  readonly audit: Application['audit'];
}

/** Searching for slots. */
export function slotUseCases(dependencies: SlotSearchDependencies): SlotUseCases {
  return {
    findSlots: async (caller, search) => {
      const subject = await subjectOf(dependencies.records, caller, search);
      const question = questionOf(dependencies, search, subject);
      const result = await findTimes(dependencies, caller.organisationId, question);
      if (subject !== null) {
        const { followUpId } = search;
        const about =
          followUpId === undefined
            ? { kind: 'patient', id: subject.patientId }
            : { kind: 'follow-up', id: followUpId };
        await dependencies.audit(caller, 'slot.search', about, 'allowed');
      }
      return result;
    },
  };
}

async function subjectOf(
  records: SlotRecords,
  caller: Caller,
  { followUpId, patientId }: SlotSearch,
): Promise<SlotSubject | null> {
  if (followUpId === undefined && patientId === undefined) return null;
  const reference = followUpId === undefined ? { patientId: patientId ?? '' } : { followUpId };
  const subject = await records.subject(caller, reference);
  const isAnother = subject !== null && patientId !== undefined && subject.patientId !== patientId;
  if (subject === null || isAnother)
    throw new NotFoundError(followUpId === undefined ? 'patient' : 'follow-up');
  return subject;
}

import { closingPreview, isOver, type FollowUpState } from '../../domain/follow-up';
import { handoverDifferences } from '../../domain/handover';
import { scopeOf } from '../../security/permissions';
import type { Application, Caller } from '../application';
import { FactRefusedError, NotFoundError } from '../errors';
import type { HandoverReader, HandoverRecords, HandoverWording, ReadHandover } from './handover-records';
import type { HandoverUseCases } from './handover-use-cases';
import { closingPreviewView } from './closing-preview';
import type { HandoverReadingWay, HandoverView } from './views';

export interface HandoverDependencies {
  readonly records: HandoverRecords;
  readonly wording: HandoverWording;
}

/** Names nobody: the same for every patient. */
const FILE_NAME = 'fiche-de-transmission.pdf';

/** The handover as people read it, and what the end of a follow-up would leave. */
export function handoverUseCases(
  { records, wording }: HandoverDependencies,
  { audit, stateFact, newId }: Pick<Application, 'audit' | 'stateFact'> & { readonly newId: () => string },
): HandoverUseCases {
  const audited = (caller: Caller, action: string, followUpId: string) =>
    audit(caller, action, { kind: 'follow-up', id: followUpId }, 'allowed');
  const read = async (caller: Caller, followUpId: string, how: HandoverReadingWay, glance: boolean) => {
    // Only those in charge of the patient have seen it: an operator who looks is on the audit trail alone.
    const seen = !glance && caller.role === 'clinician' ? how : null;
    const options = { keep: !glance, seen };
    const found = foundIn(await records.read(caller, followUpId, readerOf(caller), options));
    await audited(caller, 'handover.read', followUpId);
    return found;
  };
  const standingOf = async (caller: Caller, followUpId: string) =>
    foundIn(await records.standing(caller, followUpId));

  return {
    handover: async (caller, followUpId, glance) =>
      viewOf(followUpId, readerOf(caller), await read(caller, followUpId, 'page', glance), wording),
    handoverPdf: async (caller, followUpId, glance) => {
      const { version } = await read(caller, followUpId, 'pdf', glance);
      const bytes = await wording.pdf(wording.document(version));
      return { version: version.version, fileName: FILE_NAME, bytes };
    },
    handoverVersions: async (caller, followUpId) => {
      const versions = foundIn(await records.versions(caller, followUpId));
      await audited(caller, 'handover.read', followUpId);
      return versions;
    },
    handoverTold: async (caller, followUpId, professionalId, factId = newId()) => {
      const { state } = await standingOf(caller, followUpId);
      if (!isOver(state)) {
        return stateFact(caller, followUpId, { type: 'handover-told', professionalId }, factId);
      }
      const kept = foundIn(await records.toldOfEnd(caller, followUpId, professionalId));
      if (kept === 'nothing') throw new FactRefusedError('already-settled');
      await audited(caller, 'handover.tell', followUpId);
      return { factId, status: 'applied' };
    },
    closingPreview: async (caller, followUpId, reason) => {
      const { state, names } = await standingOf(caller, followUpId);
      return closingPreviewView(reason, closingPreview(requireRunning(state), reason), names);
    },
  };
}

function readerOf({ role, professionalId }: Caller): HandoverReader {
  return {
    audience: scopeOf(role, 'clinicalContent.read') === null ? 'organisers' : 'care-team',
    professionalId: professionalId ?? null,
  };
}

function viewOf(
  followUpId: string,
  { audience }: HandoverReader,
  { generation, reopened, version, lastSeen }: ReadHandover,
  wording: HandoverWording,
): HandoverView {
  const differences = lastSeen === null ? [] : handoverDifferences(lastSeen.version.content, version.content);
  return {
    followUpId,
    audience,
    generation,
    reopened,
    version: version.version,
    madeAt: iso(version.madeAt),
    document: wording.document(version, differences),
    lastSeen: lastSeen && { version: lastSeen.version.version, seenAt: iso(lastSeen.seenAt) },
    changes: differences.map((difference) => ({
      ...difference,
      at: difference.at === null ? null : iso(difference.at),
    })),
    requests: version.content.requests.map(({ offerId, profession, careDueAt, answerBy }) => ({
      offerId,
      profession,
      careDueAt: iso(careDueAt),
      answerBy: iso(answerBy),
    })),
  };
}

/** @throws FactRefusedError `follow-up-over` */
function requireRunning(state: FollowUpState): FollowUpState {
  if (isOver(state)) throw new FactRefusedError('follow-up-over');
  return state;
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}

/** @throws NotFoundError */
function foundIn<T>(value: T | null): T {
  if (value === null) throw new NotFoundError('follow-up');
  return value;
}

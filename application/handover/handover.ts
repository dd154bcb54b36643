import { closingPreview, isOver, type FollowUpState } from '../../domain/follow-up';
import { handoverDifferences, sameHandover, type HandoverDifference } from '../../domain/handover';
import type { Application, Caller } from '../application';
import { FactRefusedError, NotFoundError } from '../errors';
import type { HandoverRecords, HandoverWording, OwnHandoverRow, ReadHandover } from './handover-records';
import type { HandoverUseCases } from './handover-use-cases';
import { closingPreviewView } from './closing-preview';
import type { HandoverNews, HandoverReadingWay, HandoverView, OwnHandoverView } from './views';

export interface HandoverDependencies {
  readonly records: HandoverRecords;
  readonly wording: HandoverWording;
}

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
    const found = foundIn(await records.read(caller, followUpId, { keep: !glance, seen }));
    await audited(caller, 'handover.read', followUpId);
    return found;
  };
  const standingOf = async (caller: Caller, followUpId: string) =>
    foundIn(await records.standing(caller, followUpId));

  return {
    handover: async (caller, followUpId, glance) =>
      viewOf(followUpId, await read(caller, followUpId, 'page', glance), wording),
    handoverPdf: async (caller, followUpId, glance) => {
      const handover = await read(caller, followUpId, 'pdf', glance);
      const { version } = handover;
      const bytes = await wording.pdf(wording.document(version, changesOf(handover)));
      return { version: version.version, fileName: wording.fileName(version.version), bytes };
    },
    ownHandovers: async (caller) => {
      if (caller.professionalId === undefined) return [];
      const rows = await records.ofProfessional(caller, caller.professionalId);
      await audit(caller, 'handover.list', null, 'allowed');
      return withNews(records, caller, rows);
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
      const { state, names, phones } = await standingOf(caller, followUpId);
      return closingPreviewView(reason, closingPreview(requireRunning(state), reason), names, phones);
    },
  };
}

const NEWEST_FIRST: readonly HandoverNews[] = ['new', 'changed', 'seen'];

/** Compares what holds now with what the caller saw: looking at it here is not reading it. */
async function withNews(
  records: HandoverRecords,
  caller: Caller,
  rows: readonly OwnHandoverRow[],
): Promise<readonly OwnHandoverView[]> {
  const own: OwnHandoverView[] = [];
  for (const row of rows) {
    const glance = { keep: false, seen: null };
    const read = row.seenAt === null ? null : await records.read(caller, row.followUpId, glance);
    own.push({ ...row, news: newsOf(read) });
  }
  return NEWEST_FIRST.flatMap((wanted) => own.filter(({ news }) => news === wanted));
}

/** @param read null for what was never opened */
function newsOf(read: ReadHandover | null): HandoverNews {
  if (read === null || read.lastSeen === null) return 'new';
  return sameHandover(read.version.content, read.lastSeen.version.content) ? 'seen' : 'changed';
}

/** What is not as it was when the caller looked last. */
function changesOf({ version, lastSeen }: ReadHandover): readonly HandoverDifference[] {
  return lastSeen === null ? [] : handoverDifferences(lastSeen.version.content, version.content);
}

function viewOf(followUpId: string, read: ReadHandover, wording: HandoverWording): HandoverView {
  const { generation, reopened, version, lastSeen } = read;
  const differences = changesOf(read);
  const { version: _version, madeAt: _madeAt, ...inWords } = wording.document(version, differences);
  return {
    followUpId,
    audience: version.content.audience,
    generation,
    reopened,
    version: version.version,
    madeAt: iso(version.madeAt),
    document: inWords,
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

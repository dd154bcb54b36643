import type { NewsSource } from '../../domain/follow-up';
import type { Application, Caller, StatedFact } from '../application';
import { FactRefusedError, NotFoundError } from '../errors';
import { stateFact, type FactDependencies } from '../facts/state-fact';
import type {
  Keeping,
  PeopleRecords,
  SafetyNoteText,
  ToldAddress,
  ToldNote,
  ToldSharingRefusal,
} from './people-records';

/** What people tell of a person: use-cases shared by every door. Reading is part of reading a follow-up. */
export interface PeopleUseCases {
  /** The plan of what is not arranged yet is made again near where the patient is. @throws NotFoundError */
  recordAddress(caller: Caller, followUpId: string, told: ToldAddress, factId?: string): Promise<StatedFact>;
  /** Nothing is offered or sent to them from now on. @throws NotFoundError */
  refuseSharing(
    caller: Caller,
    followUpId: string,
    told: ToldSharingRefusal,
    factId?: string,
  ): Promise<StatedFact>;
  /** @throws NotFoundError for a refusal that is not there, or was lifted before */
  liftSharingRefusal(
    caller: Caller,
    followUpId: string,
    refusalId: string,
    factId?: string,
  ): Promise<StatedFact>;
  /** What somebody said, in their words, encrypted. @returns its id; @throws NotFoundError */
  addNote(caller: Caller, followUpId: string, note: ToldNote): Promise<string>;
  /** A dated, sourced fact for those who go to the home. @returns its id; @throws NotFoundError */
  addSafetyNote(caller: Caller, followUpId: string, note: SafetyNoteText): Promise<string>;
  /** @throws NotFoundError for a note that the caller may not see */
  reviewSafetyNote(caller: Caller, followUpId: string, noteId: string, keep: boolean): Promise<void>;
  /**
   * A second source says the same, also once the follow-up is over.
   *
   * @throws FactRefusedError `already-settled` when nothing is to be confirmed, `not-allowed` for the same source
   */
  confirmDeath(caller: Caller, followUpId: string, source: NewsSource): Promise<void>;
}

export interface PeopleDependencies {
  readonly people: PeopleRecords;
  readonly facts: FactDependencies;
  readonly audit: Application['audit'];
}

export function peopleUseCases({ people, facts, audit }: PeopleDependencies): PeopleUseCases {
  const audited = (caller: Caller, action: string, followUpId: string) =>
    audit(caller, action, { kind: 'follow-up', id: followUpId }, 'allowed');

  /** Waits for the follow-up's answer to the fact that was kept with what was told. */
  const answered = async (
    caller: Caller,
    followUpId: string,
    kept: Keeping | null,
    event: { readonly type: 'address-changed' | 'sharing-limited' },
    factId: string,
  ): Promise<StatedFact> => {
    if (kept === null) throw new NotFoundError('follow-up');
    const action = event.type === 'address-changed' ? 'patient.recordAddress' : 'followUp.recordOpposition';
    await audited(caller, action, followUpId);
    if (kept === 'kept') return { factId, status: 'applied' };
    return stateFact(facts, caller, followUpId, event, factId);
  };

  return {
    recordAddress: async (caller, followUpId, told, factId = facts.newId()) => {
      const kept = await people.keepAddress(caller, followUpId, factId, told);
      return answered(caller, followUpId, kept, { type: 'address-changed' }, factId);
    },
    refuseSharing: async (caller, followUpId, told, factId = facts.newId()) => {
      const kept = await people.keepSharingRefusal(caller, followUpId, factId, told);
      return answered(caller, followUpId, kept, { type: 'sharing-limited' }, factId);
    },
    liftSharingRefusal: async (caller, followUpId, refusalId, factId = facts.newId()) => {
      const kept = await people.liftSharingRefusal(caller, followUpId, factId, refusalId);
      return answered(caller, followUpId, kept, { type: 'sharing-limited' }, factId);
    },
    addNote: async (caller, followUpId, note) => {
      const id = found(await people.keepNote(caller, followUpId, note));
      await audited(caller, 'note.write', followUpId);
      return id;
    },
    addSafetyNote: async (caller, followUpId, note) => {
      const id = found(await people.keepSafetyNote(caller, followUpId, note));
      await audited(caller, 'safetyNote.write', followUpId);
      return id;
    },
    reviewSafetyNote: async (caller, followUpId, noteId, keep) => {
      const reviewed = await people.reviewSafetyNote(caller, followUpId, noteId, keep);
      if (!reviewed) throw new NotFoundError('safety note');
      await audited(caller, 'safetyNote.write', followUpId);
    },
    confirmDeath: async (caller, followUpId, source) => {
      const outcome = found(await people.confirmDeath(caller, followUpId, source));
      if (outcome === 'nothing') throw new FactRefusedError('already-settled');
      if (outcome === 'same-source') throw new FactRefusedError('not-allowed');
      await audited(caller, 'followUp.recordDeath', followUpId);
    },
  };
}

function found<T>(value: T | null): T {
  if (value === null) throw new NotFoundError('follow-up');
  return value;
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { FollowUpPorts } from '../../activities/follow-up-activities';
import type {
  ClockSegment,
  Decision,
  FollowUpState,
  OnCallRoster,
  Plan,
  Replanning,
} from '../../domain/follow-up';
import type {
  Beginning,
  CarryOutInput,
  CarryOutResult,
  FollowUpReference,
  PlanningReference,
} from '../../workflows/contract';
import { aPlan, aSituation } from './follow-up-builders';

/** Longer than a local activity may take. */
export const HANGING_MS = 5_500;

/** What the records would hold of one follow-up, and what went wrong on purpose while writing it. */
export interface RecordedFollowUp {
  state: FollowUpState | null;
  clock: ClockSegment;
  plan: Plan;
  /** Who is on call when a red flag is raised; nobody unless the test says so. */
  onCall: OnCallRoster;
  /** Each decision written, in order. */
  readonly written: Decision[];
  readonly settledFacts: string[];
  /** Real instant until which every write fails, as when the database is away. */
  awayUntil: number;
  /** Writes that take longer than anybody waits for them, and are made all the same. */
  hangs: number;
  /** Writes that commit and then lose their worker before it can say so. */
  crashesAfterWrite: number;
  /** Attempts to write, those that failed included. */
  attempts: number;
  /** What was planned again, in order. */
  readonly plannedAgain: PlanningReference[];
}

/** The records in memory, with the same guard: a revision is written once. */
export class FollowUpRecords implements FollowUpPorts {
  private readonly followUps = new Map<string, RecordedFollowUp>();

  /** @param clock the business time the follow-up begins to live by */
  know(followUpId: string, clock: ClockSegment, plan: Plan = aPlan()): RecordedFollowUp {
    const recorded: RecordedFollowUp = {
      state: null,
      clock,
      plan,
      onCall: { rungs: [] },
      written: [],
      settledFacts: [],
      awayUntil: 0,
      hangs: 0,
      crashesAfterWrite: 0,
      attempts: 0,
      plannedAgain: [],
    };
    this.followUps.set(followUpId, recorded);
    return recorded;
  }

  async begin({ followUpId, generation }: FollowUpReference): Promise<Beginning> {
    const { state, clock, plan } = this.of(followUpId);
    const begun = { kind: 'new', plan, situation: aSituation(), clock } as const;
    if (state === null) return begun;
    if (state.generation === generation) return { kind: 'resumed', state, clock };
    return { ...begun, ended: state };
  }

  async planAgain(reference: PlanningReference): Promise<Replanning> {
    const { plan, plannedAgain } = this.of(reference.followUpId);
    plannedAgain.push(reference);
    return { plan, situation: aSituation() };
  }

  async onCallRoster({ followUpId }: FollowUpReference): Promise<OnCallRoster> {
    return this.of(followUpId).onCall;
  }

  async clock({ followUpId }: FollowUpReference): Promise<ClockSegment> {
    return this.of(followUpId).clock;
  }

  async recordDecision({ followUpId, factId, decision }: CarryOutInput): Promise<CarryOutResult> {
    const recorded = this.of(followUpId);
    recorded.attempts += 1;
    if (Date.now() < recorded.awayUntil) throw new Error('the database is away');
    if (recorded.hangs > 0) {
      recorded.hangs -= 1;
      await sleep(HANGING_MS);
    }
    const { state, clock } = recorded;
    if (state !== null && state.revision >= decision.state.revision) return { clock, recorded: state };
    recorded.state = decision.state;
    recorded.written.push(decision);
    if (factId !== null) recorded.settledFacts.push(factId);
    if (recorded.crashesAfterWrite > 0) {
      recorded.crashesAfterWrite -= 1;
      throw new Error('the worker was killed');
    }
    return { clock };
  }

  private of(followUpId: string): RecordedFollowUp {
    const recorded = this.followUps.get(followUpId);
    if (recorded === undefined) throw new RangeError('no such follow-up');
    return recorded;
  }
}

/** Keys of all messages asked for. */
export function messageKeysOf({ written }: RecordedFollowUp): string[] {
  return written.flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.type === 'send-message' ? [effect.key] : [])),
  );
}

import {
  decide,
  isOver,
  newFollowUp,
  nextDeadline,
  nextGeneration,
  type Break,
  type BreakCode,
  type Call,
  type Care,
  type Decision,
  type Effect,
  type Fact,
  type FollowUpEvent,
  type FollowUpState,
  type MessageKind,
  type Offer,
  type Plan,
  type Situation,
} from '../../domain/follow-up';
import { aFact, aPlan, aSituation, DISCHARGED_AT } from './follow-up-builders';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** An hour of a day after the discharge, in Paris (winter time): `jn(2, 9)` is 9h on J2. */
export function jn(day: number, hour: number, minute = 0): number {
  return Date.UTC(2026, 10, 3, hour - 1, minute) + day * DAY_MS;
}

export const OPERATOR = { userId: 'operator-1', role: 'operator' } as const;
export const TEAM_LEAD = { userId: 'lead-1', role: 'teamLead' } as const;
export const CLINICIAN = { userId: 'clinician-1', role: 'clinician' } as const;

/** One follow-up told step by step: facts happen, time passes, each deadline is met on the way. */
export class Story {
  state: FollowUpState;
  now: number;
  decision!: Decision;
  readonly effects: Effect[] = [];

  /** Opened at the moment of discharge unless said otherwise. */
  constructor(begin: { plan?: Plan; situation?: Situation; announcedAt?: number } = {}) {
    this.now = begin.announcedAt ?? DISCHARGED_AT;
    this.state = newFollowUp('follow-up-1', {
      plan: begin.plan ?? aPlan(),
      situation: begin.situation ?? aSituation(),
    });
    this.happens({ type: 'opened' });
  }

  /** A fact stated now; a fact that changes what is due comes with the same plan unless said otherwise. */
  happens(event: FollowUpEvent, changes: Partial<Fact> = {}): Decision {
    return this.decides(
      aFact(event, { replanning: { plan: this.state.plan, situation: this.state.situation }, ...changes }),
    );
  }

  /** Lets time pass, waking at every deadline on the way, the last one included. */
  until(instant: number): this {
    for (;;) {
      const deadline = nextDeadline(this.state);
      if (deadline === null || deadline.at > instant) break;
      this.now = deadline.at;
      this.decides(aFact({ type: 'time-passed' }));
    }
    this.now = instant;
    return this;
  }

  /** The next generation, after this one ended. */
  reopens(begin: { plan?: Plan; situation?: Situation } = {}, changes: Partial<Fact> = {}): Decision {
    if (!isOver(this.state)) throw new Error('only an ended follow-up is reopened');
    this.state = nextGeneration(this.state, this.state.generation + 1, {
      plan: begin.plan ?? this.state.plan,
      situation: begin.situation ?? aSituation(),
    });
    return this.happens({ type: 'reopened' }, changes);
  }

  private decides(fact: Fact): Decision {
    this.decision = decide(this.state, fact, this.now);
    this.state = this.decision.state;
    this.effects.push(...this.decision.effects);
    return this.decision;
  }

  care(key = 'gp-visit'): Care {
    return found(this.state.cares.find((care) => care.key === key));
  }

  /** Each offer of the care as `professional status`. */
  offers(key = 'gp-visit'): string[] {
    return this.care(key).offers.map(({ contact, status }) => `${contact.professionalId} ${status}`);
  }

  pendingOffer(): Offer {
    return found(this.care().offers.find(({ status }) => status === 'awaiting' || status === 'tentative'));
  }

  call(key = 'call-j2'): Call {
    return found(this.state.calls.find((call) => call.key === key));
  }

  break(code: BreakCode): Break | undefined {
    return this.state.breaks.find((item) => item.code === code);
  }

  /** Kinds of the messages asked for so far, each with who gets it. */
  messages(kind?: MessageKind): string[] {
    return this.effects.flatMap((effect) =>
      effect.type === 'send-message' && (kind === undefined || effect.kind === kind)
        ? [`${effect.kind} to ${effect.professionalId}`]
        : [],
    );
  }

  answers(answer: 'accepted' | 'tentative' | 'declined', more: { reason?: string } = {}): Decision {
    return this.happens({ type: 'offer-answered', offerId: this.pendingOffer().id, answer, ...more });
  }

  calls(outcome: Call['attempts'][number]['outcome'], callBackAt?: number): Decision {
    return this.happens({
      type: 'call-attempted',
      callKey: 'call-j2',
      outcome,
      ...(callBackAt === undefined ? {} : { callBackAt }),
    });
  }

  /** The break is resolved with the first cause of its list. */
  resolves(code: BreakCode, cause: string, resolution: string, actor: Fact['actor'] = OPERATOR): Decision {
    const { id } = found(this.break(code));
    return this.happens({ type: 'break-resolved', breakId: id, cause, resolution }, { actor });
  }
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the story has no such thing');
  return value;
}

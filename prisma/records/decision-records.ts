import {
  itemsAfterEnd,
  toldAppointmentOf,
  workItems,
  type Decision,
  type Effect,
  type FollowUpState,
  type Owner,
} from '../../domain/follow-up';
import type { CarryOutInput } from '../../workflows/contract';
import type { Database } from './database';

type NewId = () => string;

/**
 * Writes a decision in one transaction: what changed, what is open, history, effects, and the inbox row.
 *
 * @returns null once written; the state as the records hold it when this revision, or a later one, was there
 */
export async function recordDecision(
  database: Database,
  input: Omit<CarryOutInput, 'clock'>,
  newId: NewId,
): Promise<FollowUpState | null> {
  const records = JSON.stringify(recordsOf(input, newId));
  const told = toldVerified(input.decision);
  const rows =
    told.length === 0
      ? await database.query<Recorded>(RECORD, [input.organisationId, records])
      : await database.query<Recorded>(RECORD_ON_TOLD, [input.organisationId, records, JSON.stringify(told)]);
  return rows[0]?.recorded ?? null;
}

interface Recorded extends Record<string, unknown> {
  recorded: FollowUpState | null;
}

const RECORD = 'SELECT record_decision($1, $2) AS recorded';
/** With what the patient told of appointments and is verified now. */
const RECORD_ON_TOLD = 'SELECT record_decision_on_told($1, $2, $3) AS recorded';

function toldVerified({ history }: Decision): readonly object[] {
  return history.flatMap(({ code, subject, at, userId }) => {
    const appointmentId = code === 'check-done' ? toldAppointmentOf(subject ?? '') : undefined;
    return appointmentId === undefined ? [] : [{ appointmentId, at, by: userId }];
  });
}

function ownerOf(owner: Owner): { ownerKind: string; ownerId: string } {
  return owner.kind === 'queue'
    ? { ownerKind: 'queue', ownerId: owner.queue }
    : { ownerKind: 'person', ownerId: owner.userId };
}

function recordsOf(
  { followUpId, generation, factId, decision }: Omit<CarryOutInput, 'clock'>,
  newId: NewId,
): object {
  const { state, nextDeadline, history } = decision;
  const { plan, closing } = state;
  return {
    followUpId,
    generation,
    factId,
    revision: state.revision,
    status: state.status,
    state,
    pathwayKey: plan.pathway.key,
    pathwayVersion: plan.pathway.version,
    dischargedAt: plan.dischargedAt,
    deadlineAt: nextDeadline?.at ?? null,
    deadlineReason: nextDeadline?.reason ?? null,
    ...(nextDeadline === null ? {} : ownerOf(nextDeadline.owner)),
    closingReason: closing?.reason ?? null,
    closedAt: closing?.at ?? null,
    ...changedParts(state),
    workItems: [...workItems(state), ...itemsAfterEnd(state)].map((item) => ({
      ...item,
      ...ownerOf(item.owner),
    })),
    history,
    ...effectsOf(decision, newId),
  };
}

/** Only what this revision changed is written again. */
function changedParts(state: FollowUpState): object {
  const changed = <T extends { revision: number }>(items: readonly T[]) =>
    items.filter(({ revision }) => revision === state.revision);
  return {
    cares: changed(state.cares),
    offers: state.cares.flatMap(({ key, offers }) =>
      changed(offers).map((offer) => ({ ...offer, ...offer.contact, careKey: key })),
    ),
    calls: changed(state.calls),
    breaks: changed(state.breaks).map((item) => ({ ...item, ...ownerOf(item.owner) })),
  };
}

/** Clearing reaches what was queued before, also within the same decision. */
function effectsOf({ effects, decidedAt }: Decision, newId: NewId): object {
  let messages: Extract<Effect, { type: 'send-message' }>[] = [];
  const clearSubjects: string[] = [];
  let clearAll = false;
  for (const effect of effects) {
    if (effect.type === 'send-message') {
      messages.push(effect);
    } else if (effect.scope === 'follow-up') {
      clearAll = true;
      messages = [];
    } else if (effect.subject !== undefined) {
      clearSubjects.push(effect.subject);
      messages = messages.filter(({ subject }) => subject !== effect.subject);
    }
  }
  const queued = messages.map((message) => ({ ...message, id: newId(), dueAt: decidedAt }));
  return { clearAll, clearSubjects, messages: queued };
}

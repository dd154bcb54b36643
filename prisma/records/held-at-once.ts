import type { Caller } from '../../application/application';
import type { FollowUpEvent, FollowUpState } from '../../domain/follow-up';
import type { FieldCipher } from '../../security/field-encryption';
import type { TenantTransaction } from './database';
import { awaitDeathConfirmation, confirmDeath } from './death-confirmation-rows';
import { silenceFollowUps } from './inbox-rows';
import { endAppointments } from './scheduling/appointments-ended';
import { markWrongNumber, unmarkLastWrongNumber } from './wrong-numbers';

/** The follow-up a fact was stated of. */
export interface HeldSubject {
  readonly followUpId: string;
  readonly patientId: string;
  readonly stayId: string;
}

/** With what a fact is made to hold. */
export interface Holding {
  readonly caller: Caller;
  readonly cipher: FieldCipher;
  readonly newId: () => string;
  /** Business time. */
  readonly now: number;
}

/** What must be true the moment a fact is said, with the workflow away or not. */
export async function holdAtOnce(
  transaction: TenantTransaction,
  subject: HeldSubject,
  event: FollowUpEvent,
  holding: Holding,
): Promise<void> {
  const { patientId, stayId, followUpId } = subject;
  switch (event.type) {
    case 'died':
      return holdDeath(transaction, subject, event.source, holding);
    case 'opposed':
      await transaction.query(
        'UPDATE patient SET opposes_calls = $2, opposes_messages = $3, opposes_sharing = $4 WHERE id = $1',
        [patientId, event.opposition.calls, event.opposition.messages, event.opposition.sharing],
      );
      return;
    case 'discharge-voided':
      await transaction.query('UPDATE stay SET voided_at = $2 WHERE id = $1', [
        stayId,
        new Date(holding.now),
      ]);
      await endAppointments(
        transaction,
        holding.caller,
        { followUpId },
        { now: holding.now, reason: event.type },
      );
      return silenceFollowUps(transaction, { followUpId });
    case 'call-attempted':
      if (event.outcome !== 'wrong-number') return;
      return markWrongNumber(transaction, holding.cipher, patientId, event.dialled, {
        by: holding.caller.accountId,
        at: holding.now,
      });
    case 'attempt-withdrawn': {
      const calls = (await stateOf(transaction, followUpId))?.calls ?? [];
      const attempts = calls.find(({ key }) => key === event.callKey)?.attempts ?? [];
      if (attempts[event.attemptNumber - 1]?.outcome !== 'wrong-number') return;
      return unmarkLastWrongNumber(transaction, holding.cipher, patientId);
    }
    default:
      return;
  }
}

async function holdDeath(
  transaction: TenantTransaction,
  { patientId, followUpId }: HeldSubject,
  source: string,
  { caller, newId, now }: Holding,
): Promise<void> {
  await transaction.query('UPDATE patient SET deceased_at = coalesce(deceased_at, $2) WHERE id = $1', [
    patientId,
    new Date(now),
  ]);
  await endAppointments(transaction, caller, { patientId }, { now, reason: 'died' });
  await silenceFollowUps(transaction, { patientId });
  const news = { source, by: caller.accountId, at: now };
  const confirmed = await confirmDeath(transaction, patientId, news);
  if (confirmed || source === 'hospital') return;
  const of = { organisationId: caller.organisationId, patientId };
  await awaitDeathConfirmation(transaction, of, followUpId, newId(), news);
}

async function stateOf(transaction: TenantTransaction, followUpId: string): Promise<FollowUpState | null> {
  const [row] = await transaction.query<{ state: FollowUpState | null }>(
    'SELECT state FROM follow_up WHERE id = $1',
    [followUpId],
  );
  return row?.state ?? null;
}

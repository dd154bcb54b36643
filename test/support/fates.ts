import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { GENERAL_PRACTITIONERS } from '../../launcher/demonstration/people';
import type { SeededRandom } from './seeded-random';
import { smallDischarge, type People, type Stated, type TakenIn } from './stack-client';

/** What happens to a patient of a failure test, and how their follow-up must end. */
interface Fate {
  readonly name: string;
  readonly fact?: { readonly path: string; readonly content: (now: string) => object };
  readonly end: { readonly status: string; readonly reason: string };
}

const closed = (reason: string) => ({ status: 'closed', reason });

const FATES: readonly [Fate, ...Fate[]] = [
  { name: 'left-alone', end: closed('unreachable') },
  {
    name: 'reached',
    fact: { path: 'calls/call-j2/attempts', content: () => ({ outcome: 'reached' }) },
    end: closed('completed'),
  },
  {
    name: 'opposed',
    fact: { path: 'opposition', content: () => ({ calls: true, messages: false, sharing: false }) },
    end: closed('refused'),
  },
  { name: 'died', fact: { path: 'death', content: () => ({}) }, end: closed('died') },
  {
    name: 'cancelled',
    fact: { path: 'cancellation', content: () => ({}) },
    end: { status: 'voided', reason: 'error' },
  },
  {
    name: 'readmitted',
    fact: { path: 'readmission', content: (now) => ({ at: now }) },
    end: closed('readmitted'),
  },
  {
    name: 'moved',
    fact: { path: 'closing', content: () => ({ reason: 'moved' }) },
    end: closed('moved'),
  },
];

/** A follow-up that was taken in, what was stated of it, and how it must end. */
export interface Sent {
  readonly followUpId: string;
  readonly fate: string;
  readonly end: Fate['end'];
  /** Of the fact stated besides the discharge. */
  readonly factId: string | null;
}

/**
 * Sends a discharge and what happens to the patient, each under one key until it is taken.
 *
 * @param pauseMs longest real milliseconds before each
 */
export async function sendFate(
  people: People,
  random: SeededRandom,
  visitNumber: string,
  pauseMs: number,
): Promise<Sent> {
  const { name, fact, end } = random.pick(FATES);
  const practice = GENERAL_PRACTITIONERS[random.below(GENERAL_PRACTITIONERS.length + 1)];
  const pauses = [random.below(pauseMs), random.below(pauseMs)] as const;
  await sleep(pauses[0]);
  const now = await people.hospital.getUntilAnswered<{ now: string }>('/v1/clock');
  const content = smallDischarge(visitNumber, now.now, practice?.rpps);
  const { followUpId } = await people.hospital.postUntilTaken<TakenIn>(
    '/v1/discharges',
    content,
    `${visitNumber}/discharge`,
  );
  if (fact === undefined) return { followUpId, fate: name, end, factId: null };
  await sleep(pauses[1]);
  const { factId } = await people.operator.postUntilTaken<Stated>(
    `/v1/follow-ups/${followUpId}/${fact.path}`,
    fact.content(now.now),
    randomUUID(),
  );
  return { followUpId, fate: name, end, factId };
}

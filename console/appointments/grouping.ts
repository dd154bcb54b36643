/** Appointments in the order in which they matter. */
import type { AppointmentAnswer } from '../../api/schemas';

const STANDING: ReadonlySet<string> = new Set(['pending', 'booked', 'arrived']);

type Grouped = Pick<AppointmentAnswer, 'status' | 'startsAt' | 'waitingForPresence'>;

/**
 * @returns `awaited`: to come, or past with somebody still to say whether they took place, the earliest first;
 *   `over`: the rest, the latest first
 */
export function awaitedFirst<A extends Grouped>(
  appointments: readonly A[],
  nowMs: number,
): { readonly awaited: readonly A[]; readonly over: readonly A[] } {
  const isAwaited = ({ status, startsAt, waitingForPresence }: A) =>
    waitingForPresence || (STANDING.has(status) && (status === 'arrived' || Date.parse(startsAt) > nowMs));
  const inOrder = [...appointments].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  return {
    awaited: inOrder.filter(isAwaited),
    over: inOrder.filter((appointment) => !isAwaited(appointment)).reverse(),
  };
}

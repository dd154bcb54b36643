import { workItems, type Owner } from '../../domain/follow-up';
import { nth, type EventOf } from './random-appointments';

/** A colleague, the queues that people hand work to, and one that they do not. */
const OWNERS: readonly Owner[] = [
  { kind: 'person', userId: 'colleague-1' },
  { kind: 'queue', queue: 'operators' },
  { kind: 'queue', queue: 'team-leads' },
  { kind: 'queue', queue: 'wards' },
];

/** Work given to somebody, in a random history. */
export const ASSIGNMENT_EVENTS = {
  assign: (state, pick) => ({
    type: 'item-assigned',
    itemKey: nth(workItems(state), pick)?.key ?? 'none',
    to: nth(OWNERS, pick) ?? { kind: 'queue', queue: 'operators' },
  }),
} as const satisfies Readonly<Record<string, EventOf>>;

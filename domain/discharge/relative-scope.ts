import type { RelativeScope } from './codes';

/** What may be said to a relative who answers or calls, as the patient decided (field.md, 5). */
export interface RelativeRights {
  /** Always true: whoever calls is listened to, and what they say is kept as said by a relative. */
  readonly listen: true;
  /** That the person was in hospital, left it and is followed. Without it nothing is confirmed, nor denied. */
  readonly confirmFollowUp: boolean;
  /** Who comes and when: appointments, visits, equipment, transport. */
  readonly practicalMatters: boolean;
  /**
   * Health itself. It is a doctor who tells it, never the caller of the service (call-scripts-fr.md, PRO-01): with it
   * the relative may be put through or called back by one.
   */
  readonly healthByClinician: boolean;
}

const RIGHTS: Readonly<Record<RelativeScope, RelativeRights>> = {
  nothing: { listen: true, confirmFollowUp: false, practicalMatters: false, healthByClinician: false },
  practical: { listen: true, confirmFollowUp: true, practicalMatters: true, healthByClinician: false },
  all: { listen: true, confirmFollowUp: true, practicalMatters: true, healthByClinician: true },
};

/** What may be said to a relative of that scope. */
export function rightsOfRelative(scope: RelativeScope): RelativeRights {
  return RIGHTS[scope];
}

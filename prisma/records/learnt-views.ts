import type {
  AwaitedView,
  BreakView,
  CareView,
  FollowUpView,
  OwnerView,
} from '../../application/reading/views';
import {
  asReadNow,
  awaitsDate,
  BREAK_RULES,
  type BreakCode,
  type Clocked,
  type FollowUpState,
  type Owner,
  type StoredState,
} from '../../domain/follow-up';
import { iso } from './view-parts';

/** What is read from the state itself: it has no rows of its own. States of older rules read as empty. */
export function learntViews(stored: StoredState | null): Pick<FollowUpView, 'letter' | 'results' | 'checks'> {
  if (stored === null) return { letter: null, results: [], checks: [] };
  const { letter, results, checks } = asReadNow(stored);
  return {
    letter:
      letter === null
        ? null
        : {
            announced: letter.announced,
            sentByHospital: letter.sentByHospital,
            gpHasIt: letter.gpHasIt,
            patientHasIt: letter.patientHasIt,
          },
    results: results.map(awaitedView),
    checks: checks.map(awaitedView),
  };
}

function awaitedView(item: Clocked & { readonly key: string; readonly status: string }): AwaitedView {
  const { key, status, owner, dueAt, overdueCount } = item;
  return { key, status, owner: ownerView(owner), dueAt: iso(dueAt), overdue: overdueCount > 0 };
}

function ownerView(owner: Owner): OwnerView {
  return owner.kind === 'queue' ? { kind: 'queue', id: owner.queue } : { kind: 'person', id: owner.userId };
}

type BreakRules = Pick<BreakView, 'causes' | 'resolutions' | 'accepters' | 'acceptance' | 'reopenings'>;

/** What a person chooses from, and what the state alone remembers of a break. */
export function breakChoices(
  state: FollowUpState | null,
  { breakId, code }: { readonly breakId: string; readonly code: BreakCode },
): BreakRules {
  const rule = BREAK_RULES[code];
  const item = state?.breaks.find(({ id }) => id === breakId);
  return {
    causes: rule.causes,
    resolutions: Object.keys(rule.resolutions),
    accepters: rule.accepters,
    acceptance: item?.acceptance ?? null,
    reopenings: item?.reopenings ?? 0,
  };
}

/** How far a care got, beside its row: visits that took place, of how many, and whether a date is missing. */
export function visitViews(
  state: FollowUpState | null,
  careKey: string,
): Pick<CareView, 'visitsKept' | 'visitsPlanned' | 'undated'> {
  const care = state?.cares.find(({ key }) => key === careKey);
  return {
    visitsKept: care?.visitsKept ?? 0,
    visitsPlanned: state?.plan.cares.find(({ key }) => key === careKey)?.visits?.length ?? null,
    undated: state !== null && care !== undefined && awaitsDate(state, care),
  };
}

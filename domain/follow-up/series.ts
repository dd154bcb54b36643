import { nextClosing, type Instant } from './instants';
import type { Plan, PlannedCare } from './plan';
import { OPERATORS, type Care } from './state';
import { clock, note, replaceCare, turnRevision, type Turn } from './turn';

/** Somebody comes, also one who came before the stay and whose resumption a visit confirms. */
const GIVEN: ReadonlySet<Care['status']> = new Set(['arranged', 'in-place', 'already']);

/** Whether somebody is to come for it; a series whose rest is still to be booked goes on meanwhile. */
export function isGiven({ status, extension }: Care): boolean {
  return GIVEN.has(status) || extension !== undefined;
}

/** Until when it has to be arranged: the pathway's limit, or that of the visits that came to a series. */
export function limitOf({ extension }: Care, planned: PlannedCare): Instant {
  return extension?.limitAt ?? planned.window.to;
}

export function withoutExtension({ extension: _extension, ...care }: Care): Care {
  return care;
}

/**
 * A series somebody gives already, and of which a new plan asks for more visits: whoever gives it keeps it, and
 * somebody books the rest by the end of the first new visit still ahead.
 *
 * @param before the plan before the one the follow-up has now
 */
export function extendSeries(turn: Turn, before: Plan): Turn {
  return turn.state.cares
    .filter(({ status }) => status === 'arranged' || status === 'in-place')
    .reduce((reached, care) => {
      const visitsBefore = visitsOf(before, care).length;
      const added = visitsOf(reached.state.plan, care).slice(visitsBefore);
      if (added.length === 0) return reached;
      const limitAt =
        added.find(({ to }) => to > turn.now)?.to ?? nextClosing(turn.state.plan.horizon, turn.now);
      const extended: Care = {
        ...care,
        ...clock(reached, OPERATORS, limitAt),
        status: 'to-arrange',
        extension: { visitsBefore, limitAt },
      };
      return note(replaceCare(reached, extended), 'series-extended', care.key);
    }, turn);
}

/** The extended series of which the present plan asks for no more visits than were arranged: nothing is to be booked. */
export function shortenedSeries({ state }: Turn): readonly Care[] {
  return state.cares.filter(
    (care) =>
      care.extension !== undefined && visitsOf(state.plan, care).length <= care.extension.visitsBefore,
  );
}

/** The care as it was before its series was extended. */
export function asArrangedBefore(turn: Turn, care: Care): Care {
  const status = (care.visitsKept ?? 0) > 0 ? 'in-place' : 'arranged';
  return { ...withoutExtension(care), status, revision: turnRevision(turn) };
}

function visitsOf(plan: Plan, { key }: Care): readonly { readonly to: Instant }[] {
  const planned = plan.cares.find((one) => one.key === key);
  return planned === undefined ? [] : (planned.visits ?? [planned.window]);
}

import { ACTIONS, ROLES, scopeOf } from '../security/permissions';
import type { Route } from './route';
import { appointmentRoutes } from './routes/appointments';
import { calendarFeedRoutes } from './routes/calendar-feeds';
import { absenceConsequenceRoutes } from './routes/absence-consequences';
import { agendaRoutes } from './routes/agendas';
import { attendanceRoutes } from './routes/attendance';
import { breakRoutes } from './routes/breaks';
import { callBackRoutes } from './routes/call-backs';
import { callSessionRoutes } from './routes/call-sessions';
import { callRoutes } from './routes/calls';
import { directoryRoutes } from './routes/directory';
import { dischargeRoutes } from './routes/discharges';
import { dryRunRoutes } from './routes/dry-runs';
import { eventRoutes } from './routes/events';
import { followUpFactRoutes } from './routes/follow-up-facts';
import { followUpRoutes } from './routes/follow-ups';
import { handoverRoutes } from './routes/handovers';
import { itemRoutes } from './routes/items';
import { messageRoutes } from './routes/messages';
import { onCallRoutes } from './routes/on-call';
import { pathwayRoutes } from './routes/pathways';
import { peopleRoutes } from './routes/people';
import { presenceRoutes } from './routes/presence';
import { refusalRoutes } from './routes/refusals';
import { reportRoutes } from './routes/reports';
import { serviceRoutes } from './routes/service';
import { sessionRoutes } from './routes/sessions';
import { slotSearchRoutes } from './routes/slot-searches';
import { waitingListRoutes } from './routes/waiting-list';
import { workRoutes } from './routes/work';

/** Every route of the API: mounted, permitted, documented and tested from here. */
export const ROUTES: readonly Route[] = [
  ...serviceRoutes,
  ...sessionRoutes,
  ...dischargeRoutes,
  ...followUpRoutes,
  ...followUpFactRoutes,
  ...itemRoutes,
  ...handoverRoutes,
  ...breakRoutes,
  ...callRoutes,
  ...callSessionRoutes,
  ...callBackRoutes,
  ...onCallRoutes,
  ...reportRoutes,
  ...pathwayRoutes,
  ...dryRunRoutes,
  ...peopleRoutes,
  ...calendarFeedRoutes,
  ...messageRoutes,
  ...refusalRoutes,
  ...directoryRoutes,
  ...agendaRoutes,
  ...eventRoutes,
  ...slotSearchRoutes,
  ...absenceConsequenceRoutes,
  ...waitingListRoutes,
  ...attendanceRoutes,
  ...presenceRoutes,
  ...workRoutes,
  // After what has a name of its own under /v1/appointments.
  ...appointmentRoutes,
];

/**
 * @throws Error naming the first route that is there twice, or whose action is not in the permissions table or
 *   granted to nobody: the process must not start with a door nobody decided on
 */
export function requireSoundTable(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const { method, path, action } of routes) {
    const name = `${method.toUpperCase()} ${path}`;
    if (seen.has(name)) throw new Error(`the route ${name} is there twice`);
    seen.add(name);
    if (action === 'public') continue;
    const known = ACTIONS.includes(action) && ROLES.some((role) => scopeOf(role, action) !== null);
    if (!known) throw new Error(`the route ${name} has no action of the permissions table`);
  }
}

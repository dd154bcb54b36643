import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
} from '@tanstack/react-router';
import { Shell } from './frame/shell';
import { NoRoom, NotFound } from './frame/no-room';
import { ROOMS } from './frame/rooms';
import { BreaksScreen } from './breaks/breaks-screen';
import { PresenceScreen } from './attendance/presence-screen';
import { CallsScreen } from './calls/calls-screen';
import { CallScreen, ReceivedCallScreen } from './calls/cockpit-screen';
import { DryRunScreen } from './dry-run/dry-run-screen';
import { HandoverScreen } from './handover/handover-screen';
import { AnnounceScreen } from './hospital/announce-screen';
import { DischargesScreen } from './hospital/discharges-screen';
import { MessagesScreen } from './messages/messages-screen';
import { OnCallScreen } from './on-call/on-call-screen';
import { OffersScreen } from './offers/offers-screen';
import { PatientScreen } from './patient/patient-screen';
import { RefusalScreen } from './refusals/refusal-screen';
import { RefusalsScreen } from './refusals/refusals-screen';
import { SearchScreen } from './search/search-screen';
import { useAccount, useMay } from './session/account';
import { TodayScreen } from './today/today-screen';
import { WaitingListScreen } from './waiting-list/waiting-list-screen';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

function FirstRoom() {
  const { role } = useAccount();
  const allowed = useMay();
  const first = ROOMS.find(
    ({ action, roles }) => allowed(action) && (roles === undefined || roles.includes(role)),
  );
  return first === undefined ? <NoRoom /> : <Navigate to={first.to} replace />;
}

const home = createRoute({ getParentRoute: () => root, path: '/', component: FirstRoom });
const today = createRoute({ getParentRoute: () => root, path: '/aujourdhui', component: TodayScreen });
const offers = createRoute({ getParentRoute: () => root, path: '/demandes', component: OffersScreen });
const discharges = createRoute({ getParentRoute: () => root, path: '/sorties', component: DischargesScreen });
const announce = createRoute({
  getParentRoute: () => root,
  path: '/sorties/nouvelle',
  component: AnnounceScreen,
});
const search = createRoute({ getParentRoute: () => root, path: '/recherche', component: SearchScreen });
const onCall = createRoute({ getParentRoute: () => root, path: '/astreinte', component: OnCallScreen });
const breaks = createRoute({ getParentRoute: () => root, path: '/alertes', component: BreaksScreen });
const messages = createRoute({ getParentRoute: () => root, path: '/messages', component: MessagesScreen });
const refusals = createRoute({ getParentRoute: () => root, path: '/a-corriger', component: RefusalsScreen });
const refusal = createRoute({
  getParentRoute: () => root,
  path: '/a-corriger/$refusalId',
  component: function OneRefusal() {
    const { refusalId } = refusal.useParams();
    return <RefusalScreen key={refusalId} refusalId={refusalId} />;
  },
});
const dryRun = createRoute({ getParentRoute: () => root, path: '/parcours/essai', component: DryRunScreen });
const patient = createRoute({
  getParentRoute: () => root,
  path: '/suivis/$followUpId',
  component: function OnePatient() {
    const { followUpId } = patient.useParams();
    return <PatientScreen key={followUpId} followUpId={followUpId} />;
  },
});
const calls = createRoute({ getParentRoute: () => root, path: '/appels', component: CallsScreen });
const call = createRoute({
  getParentRoute: () => root,
  path: '/suivis/$followUpId/appels/$callKey',
  component: function OneCall() {
    const { followUpId, callKey } = call.useParams();
    return <CallScreen key={`${followUpId} ${callKey}`} followUpId={followUpId} callKey={callKey} />;
  },
});
const receivedCall = createRoute({
  getParentRoute: () => root,
  path: '/suivis/$followUpId/appel-recu/$sessionId',
  component: function OneReceivedCall() {
    const { followUpId, sessionId } = receivedCall.useParams();
    return <ReceivedCallScreen key={sessionId} followUpId={followUpId} sessionId={sessionId} />;
  },
});

const handover = createRoute({
  getParentRoute: () => root,
  path: '/suivis/$followUpId/fiche',
  component: function OneHandover() {
    const { followUpId } = handover.useParams();
    return <HandoverScreen key={followUpId} followUpId={followUpId} />;
  },
});

/** Agendas and what is counted of appointments are fetched when somebody goes there: the first page stays light. */
const agendas = createRoute({
  getParentRoute: () => root,
  path: '/agendas',
  component: lazyRouteComponent(() => import('./agendas/directory-screen'), 'DirectoryScreen'),
});
const agenda = createRoute({
  getParentRoute: () => root,
  path: '/agendas/$professionalId',
  component: lazyRouteComponent(() => import('./agendas/one-agenda'), 'OneAgenda'),
});
const ownAgenda = createRoute({
  getParentRoute: () => root,
  path: '/mon-agenda',
  component: lazyRouteComponent(() => import('./agendas/agenda-screen'), 'OwnAgendaScreen'),
});
const presences = createRoute({ getParentRoute: () => root, path: '/presences', component: PresenceScreen });
const waitingList = createRoute({
  getParentRoute: () => root,
  path: '/liste-attente',
  component: WaitingListScreen,
});
const attendance = createRoute({
  getParentRoute: () => root,
  path: '/assiduite',
  component: lazyRouteComponent(() => import('./attendance/attendance-screen'), 'AttendanceScreen'),
});

const team = createRoute({
  getParentRoute: () => root,
  path: '/equipe',
  component: lazyRouteComponent(() => import('./team/team-screen'), 'TeamScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    today,
    offers,
    discharges,
    announce,
    search,
    onCall,
    breaks,
    messages,
    refusals,
    refusal,
    dryRun,
    patient,
    handover,
    calls,
    call,
    receivedCall,
    agendas,
    agenda,
    ownAgenda,
    presences,
    waitingList,
    attendance,
    team,
  ]),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

import {
  IconAlertTriangle,
  IconBuildingHospital,
  IconCalendar,
  IconChartBar,
  IconCheckupList,
  IconFileAlert,
  IconFlask,
  IconHourglass,
  IconListCheck,
  IconMail,
  IconMailQuestion,
  IconPhoneCall,
  IconPhoneOutgoing,
  IconSearch,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ConsoleAction } from '../session/may';

export interface Room {
  readonly to:
    | '/aujourdhui'
    | '/appels'
    | '/demandes'
    | '/sorties'
    | '/recherche'
    | '/astreinte'
    | '/alertes'
    | '/messages'
    | '/a-corriger'
    | '/parcours/essai'
    | '/agendas'
    | '/mon-agenda'
    | '/presences'
    | '/liste-attente'
    | '/assiduite'
    | '/equipe';
  readonly words: string;
  readonly Icon: typeof IconListCheck;
  readonly action: ConsoleAction;
  /** Only for these, among those who may. */
  readonly roles?: readonly string[];
  /** Not gone to every day: under « Plus » for those who have many rooms. */
  readonly seldom?: true;
}

const SERVICE = ['operator', 'teamLead'];

/** The first one a role may enter is where it arrives. */
export const ROOMS: readonly Room[] = [
  {
    to: '/demandes',
    words: 'Demandes',
    Icon: IconMailQuestion,
    action: 'offer.answer',
    roles: ['clinician'],
  },
  { to: '/aujourdhui', words: 'Ma journée', Icon: IconListCheck, action: 'worklist.read' },
  { to: '/appels', words: 'Appels', Icon: IconPhoneOutgoing, action: 'call.hold' },
  { to: '/alertes', words: 'Alertes', Icon: IconAlertTriangle, action: 'worklist.read' },
  { to: '/sorties', words: 'Sorties', Icon: IconBuildingHospital, action: 'discharge.submit' },
  { to: '/recherche', words: 'Recherche', Icon: IconSearch, action: 'patient.search' },
  { to: '/agendas', words: 'Agendas', Icon: IconCalendar, action: 'agenda.read', roles: SERVICE },
  { to: '/mon-agenda', words: 'Mon agenda', Icon: IconCalendar, action: 'agenda.read', roles: ['clinician'] },
  { to: '/messages', words: 'Messages', Icon: IconMail, action: 'message.read' },
  { to: '/equipe', words: 'Équipe', Icon: IconUsersGroup, action: 'workload.read' },
  { to: '/presences', words: 'Présences', Icon: IconCheckupList, action: 'care.reportVisit' },
  {
    to: '/liste-attente',
    words: 'Liste d’attente',
    Icon: IconHourglass,
    action: 'waitingList.manage',
    seldom: true,
  },
  { to: '/astreinte', words: 'Astreinte', Icon: IconPhoneCall, action: 'onCall.read', seldom: true },
  { to: '/a-corriger', words: 'À corriger', Icon: IconFileAlert, action: 'refusal.read', seldom: true },
  {
    to: '/parcours/essai',
    words: 'Essayer un parcours',
    Icon: IconFlask,
    action: 'pathway.dryRun',
    seldom: true,
  },
  { to: '/assiduite', words: 'Assiduité', Icon: IconChartBar, action: 'attendance.read', seldom: true },
];

/** The rooms that a role may enter, in their order. */
export function roomsFor(role: string, allowed: (action: ConsoleAction) => boolean): readonly Room[] {
  return ROOMS.filter(
    ({ action, roles }) => allowed(action) && (roles === undefined || roles.includes(role)),
  );
}

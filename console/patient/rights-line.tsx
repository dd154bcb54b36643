import { Text } from '@mantine/core';
import type { FollowUp } from '../../api/schemas';
import { calendarDayWords } from '../time/paris';
import { PROFESSIONS, PROTECTION_MEASURES } from '../words/people';
import { wordsFor } from '../words/wording';

type People = FollowUp['people'];

/** What the patient was told and allows, in one line at the top (labels-fr.md, 7). */
export function RightsLine({
  followUp: { patient, people },
  informed = true,
}: {
  readonly followUp: FollowUp;
  /** Whether who told the patient what is shown: it may name the hospital. */
  readonly informed?: boolean;
}) {
  const { opposition } = patient;
  const told = people.relatives.filter(({ rights }) => rights.confirmFollowUp).map(({ name }) => name);
  const rights = [
    ...(informed ? [informationWords(people.information)] : []),
    `Suivi : appels ${opposition.calls ? 'refusés' : 'acceptés'}`,
    `SMS : ${smsWords(opposition.messages, people.messagesSuspended)}`,
    `Proches autorisés : ${told.length === 0 ? 'aucun' : told.join(', ')}`,
    `Partage avec les soignants : ${opposition.sharing ? 'refusé' : 'accepté'}`,
    ...withheldWords(people.withheld),
    ...protectionWords(people.speakTo.protection),
  ];
  return (
    <Text component="p" m={0} aria-label="Droits du patient" role="note">
      {rights.join(' · ')}
    </Text>
  );
}

function informationWords(information: People['information']): string {
  if (information === null) return 'Information du patient : non précisée';
  const { informedAt, informedBy, what } = information;
  const when = informedAt === null ? '' : ` le ${calendarDayWords(informedAt.slice(0, 10))}`;
  const who = informedBy === null ? '' : ` par ${informedBy}`;
  return `Informé${when}${who}${what === null ? '' : ` (${what})`}`;
}

function smsWords(opposed: boolean, suspended: boolean): string {
  if (suspended) return 'suspendus (personne en danger au foyer)';
  return opposed ? 'non' : 'oui';
}

function withheldWords(withheld: People['withheld']): readonly string[] {
  if (withheld.length === 0) return [];
  const names = withheld.map(
    ({ professionalName, profession }) => professionalName ?? wordsFor(PROFESSIONS, profession ?? ''),
  );
  return [`Ne pas partager avec : ${names.join(', ')}`];
}

function protectionWords(protection: People['speakTo']['protection']): readonly string[] {
  if (protection === null) return [];
  const { kind, name, organisation, phone } = protection;
  const whom = [name, organisation, phone].filter((part) => part !== null).join(', ');
  return [
    `Mesure de protection : ${wordsFor(PROTECTION_MEASURES, kind)} (joindre : ${whom === '' ? 'à demander' : whom})`,
  ];
}

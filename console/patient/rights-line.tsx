import { Text } from '@mantine/core';
import type { PatientDetails } from '../../api/schemas';
import { PROTECTION_MEASURES } from '../words/people';
import { wordsFor } from '../words/wording';

/** What the patient allows, in one line at the top (labels-fr.md, 7). */
export function RightsLine({ patient }: { readonly patient: PatientDetails }) {
  const { opposition, relatives, protectionMeasure } = patient;
  const told = relatives.filter(({ scope }) => scope !== 'nothing').map(({ name }) => name);
  const rights = [
    `Appels : ${opposition.calls ? 'refusés' : 'acceptés'}`,
    `Messages : ${opposition.messages ? 'refusés' : 'acceptés'}`,
    `Partage avec les soignants : ${opposition.sharing ? 'refusé' : 'accepté'}`,
    `Proches autorisés : ${told.length === 0 ? 'aucun' : told.join(', ')}`,
    ...(protectionMeasure === null
      ? []
      : [`Mesure de protection : ${wordsFor(PROTECTION_MEASURES, protectionMeasure)}`]),
  ];
  return (
    <Text component="p" m={0} aria-label="Droits du patient" role="note">
      {rights.join(' · ')}
    </Text>
  );
}

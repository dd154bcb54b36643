import { Text } from '@mantine/core';
import type { FollowUp } from '../../api/schemas';
import { Section } from '../parts/section';
import { LETTER_STATUSES } from '../words/statuses';
import { wordsFor } from '../words/wording';

/** Only for those in the care team; for others the API sends none of it. */
export function ClinicalSection({ followUp: { clinical } }: { readonly followUp: FollowUp }) {
  if (clinical === undefined) return null;
  return (
    <Section title="Données cliniques">
      <Text>Diagnostics (CIM-10) : {clinical.diagnoses.join(', ') || 'non indiqués'}</Text>
      <Text>Actes (CCAM) : {clinical.procedures.join(', ') || 'non indiqués'}</Text>
      <Text>
        Lettre de liaison :{' '}
        {clinical.letterStatus === null ? 'Pas annoncée' : wordsFor(LETTER_STATUSES, clinical.letterStatus)}
      </Text>
    </Section>
  );
}

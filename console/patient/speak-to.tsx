import { Alert, List, Stack, Text } from '@mantine/core';
import { IconEarOff, IconShieldHalf } from '@tabler/icons-react';
import type { PatientDetails } from '../../api/schemas';
import { calendarDayWords } from '../time/paris';
import { HEARING, PROTECTION_MEASURES } from '../words/people';
import { wordsFor } from '../words/wording';
import { Phones, Relatives } from './phones';

/** What one must know before saying a word: two traits to check, whom to call, what may be said. */
export function SpeakTo({ patient }: { readonly patient: PatientDetails }) {
  return (
    <Stack gap="xs">
      <Text>
        Vérifier avant de parler : nom <strong>{patient.birthName}</strong>
        {patient.birthDate !== null && (
          <>
            {' '}
            et naissance le <strong>{calendarDayWords(patient.birthDate)}</strong>
          </>
        )}
        .
      </Text>
      <Precautions patient={patient} />
      <Phones phones={patient.phones} />
      <Relatives patient={patient} />
    </Stack>
  );
}

export function Precautions({ patient }: { readonly patient: PatientDetails }) {
  const { hearing, language, protectionMeasure } = patient;
  const foreign = language !== null && language.toLowerCase() !== 'fr';
  const hardOfHearing = hearing !== null && hearing !== 'normal';
  if (!foreign && !hardOfHearing && protectionMeasure === null) return null;
  return (
    <Alert
      color="blue"
      icon={hardOfHearing ? <IconEarOff aria-hidden /> : <IconShieldHalf aria-hidden />}
      title="À savoir avant d’appeler"
    >
      <List>
        {hardOfHearing && <List.Item>{wordsFor(HEARING, hearing)}</List.Item>}
        {foreign && <List.Item>Langue parlée : {languageWords(language)} (interprète si besoin)</List.Item>}
        {protectionMeasure !== null && (
          <List.Item>
            Mesure de protection : {wordsFor(PROTECTION_MEASURES, protectionMeasure)}. On parle d’abord à la
            personne.
          </List.Item>
        )}
      </List>
    </Alert>
  );
}

/** The language's French name; the code as it came when it is none. */
function languageWords(code: string): string {
  try {
    return new Intl.DisplayNames('fr', { type: 'language' }).of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}

import { Alert, List, Stack, Text } from '@mantine/core';
import { IconEarOff, IconShieldHalf } from '@tabler/icons-react';
import type { FollowUp } from '../../api/schemas';
import { phoneWords } from '../parts/names';
import { calendarDayWords } from '../time/paris';
import { HEARING, PROTECTION_MEASURES } from '../words/people';
import { FIRST_INTERLOCUTORS, PROTECTION_ROLES } from '../words/people-rights';
import { wordsFor } from '../words/wording';
import { Phones, Relatives } from './phones';

/** What one must know before saying a word: two traits to check, whom to call, what may be said. */
export function SpeakTo({ followUp }: { readonly followUp: FollowUp }) {
  const { patient, people } = followUp;
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
      <Precautions followUp={followUp} />
      <Phones phones={people.speakTo.phones} />
      <Relatives followUp={followUp} />
    </Stack>
  );
}

export function Precautions({ followUp: { patient, people } }: { readonly followUp: FollowUp }) {
  const { hearing, language } = patient;
  const { first, protection } = people.speakTo;
  const foreign = language !== null && language.toLowerCase() !== 'fr';
  const hardOfHearing = hearing !== null && hearing !== 'normal';
  if (!foreign && !hardOfHearing && protection === null && first === 'patient') return null;
  return (
    <Alert
      color="blue"
      icon={hardOfHearing ? <IconEarOff aria-hidden /> : <IconShieldHalf aria-hidden />}
      title="À savoir avant d’appeler"
    >
      <List>
        {hardOfHearing && <List.Item>{wordsFor(HEARING, hearing)}</List.Item>}
        {foreign && <List.Item>Langue parlée : {languageWords(language)} (interprète si besoin)</List.Item>}
        {(first !== 'patient' || protection !== null) && (
          <List.Item>{wordsFor(FIRST_INTERLOCUTORS, first)}</List.Item>
        )}
        {protection !== null && <List.Item>{protectionWords(protection)}</List.Item>}
      </List>
    </Alert>
  );
}

type Protection = NonNullable<FollowUp['people']['speakTo']['protection']>;

function protectionWords({ kind, role, name, organisation, phone, reachable }: Protection): string {
  const known = [name, organisation].filter((part) => part !== null).join(', ');
  const who = known === '' ? 'La personne chargée de la mesure' : known;
  const how = phone === null ? '' : `, ${phoneWords(phone)}`;
  const sentence = `Mesure de protection : ${wordsFor(PROTECTION_MEASURES, kind)}. ${who}${how} ${wordsFor(PROTECTION_ROLES, role)}.`;
  return reachable ? sentence : `${sentence} Coordonnées à demander à l’établissement.`;
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

import { Alert, List } from '@mantine/core';
import { IconEarOff, IconShieldHalf } from '@tabler/icons-react';
import type { FollowUp } from '../../api/schemas';
import { phoneWords } from '../parts/names';
import { languageWords } from '../words/languages';
import { HEARING, PROTECTION_MEASURES } from '../words/people';
import { FIRST_INTERLOCUTORS, PROTECTION_ROLES } from '../words/people-rights';
import { wordsFor } from '../words/wording';

/** What one must know before calling: how to speak, to whom first, and who protects the person. */
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

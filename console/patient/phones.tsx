import { List, Text } from '@mantine/core';
import type { CallablePhone, FollowUp } from '../../api/schemas';
import { phoneWords } from '../parts/names';
import { PhoneLink } from '../parts/phone-link';
import { PHONE_OWNERS, RELATIONSHIPS, RELATIVE_SCOPES } from '../words/people';
import { wordsFor } from '../words/wording';

/** Numbers in the order to call them, as the API gives it, each with whose it is and what may be done with it. */
export function Phones({ phones }: { readonly phones: readonly CallablePhone[] }) {
  if (phones.length === 0) return <Text>Aucun numéro à appeler.</Text>;
  return (
    <List listStyleType="none" spacing={4}>
      {phones.map((phone) => (
        <List.Item key={`${phone.owner}/${phone.order}/${phone.number}`}>
          {phone.notToCall ? <s>{phoneWords(phone.number)}</s> : <PhoneLink number={phone.number} />}{' '}
          <Text span size="sm">
            {permissionWords(phone).join(' · ')}
          </Text>
        </List.Item>
      ))}
    </List>
  );
}

function permissionWords(phone: CallablePhone): readonly string[] {
  const { valid, owner, verified, voicemailAllowed, smsAllowed, notToCall } = phone;
  return [
    wordsFor(PHONE_OWNERS, owner),
    ...(valid ? [] : ['numéro non reconnu']),
    ...(notToCall ? ['à ne pas appeler'] : []),
    ...(verified === true ? ['vérifié'] : []),
    permission('message vocal', voicemailAllowed),
    permission('SMS', smsAllowed),
  ];
}

/** Not said is not allowed, and is shown as such. */
function permission(what: string, allowed: boolean | undefined): string {
  if (allowed === undefined) return `${what} : non précisé`;
  return `${what} : ${allowed ? 'oui' : 'non'}`;
}

/** Relatives, what each may be told, and their numbers. */
export function Relatives({ followUp: { people } }: { readonly followUp: FollowUp }) {
  if (people.relatives.length === 0) return null;
  return (
    <List listStyleType="none" spacing={8} aria-label="Proches">
      {people.relatives.map(({ name, relationship, scope, trustedPerson, emergencyContact, phones }) => (
        <List.Item key={name}>
          <Text fw={600} span>
            {name}
          </Text>
          {relationship !== null && ` (${wordsFor(RELATIONSHIPS, relationship)})`}
          {trustedPerson && ' · personne de confiance'}
          {emergencyContact && ' · personne à prévenir'} : {wordsFor(RELATIVE_SCOPES, scope)}
          {phones.length > 0 && <Phones phones={phones} />}
        </List.Item>
      ))}
    </List>
  );
}

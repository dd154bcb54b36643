import { List, Text } from '@mantine/core';
import type { PatientDetails, Phone } from '../../api/schemas';
import { phoneWords } from '../parts/names';
import { PhoneLink } from '../parts/phone-link';
import { PHONE_OWNERS, RELATIONSHIPS, RELATIVE_SCOPES } from '../words/people';
import { wordsFor } from '../words/wording';

/** Numbers in the order to call them, each with whose it is and what may be done with it. */
export function Phones({ phones }: { readonly phones: readonly Phone[] }) {
  if (phones.length === 0) return <Text>Aucun numéro du patient.</Text>;
  const ordered = [...phones].sort((left, right) => left.order - right.order);
  return (
    <List listStyleType="none" spacing={4}>
      {ordered.map((phone) => (
        <List.Item key={`${phone.order}/${phone.number}`}>
          {phone.valid ? <PhoneLink number={phone.number} /> : <s>{phoneWords(phone.number)}</s>}{' '}
          <Text span size="sm">
            {permissionWords(phone).join(' · ')}
          </Text>
        </List.Item>
      ))}
    </List>
  );
}

function permissionWords({ valid, owner, verified, voicemailAllowed, smsAllowed }: Phone): readonly string[] {
  return [
    wordsFor(PHONE_OWNERS, owner),
    ...(valid ? [] : ['numéro non reconnu, à ne pas appeler']),
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
export function Relatives({ patient: { relatives } }: { readonly patient: PatientDetails }) {
  if (relatives.length === 0) return null;
  return (
    <List listStyleType="none" spacing={8} aria-label="Proches">
      {relatives.map(({ name, relationship, scope, phones }) => (
        <List.Item key={name}>
          <Text fw={600} span>
            {name}
          </Text>
          {relationship !== null && ` (${wordsFor(RELATIONSHIPS, relationship)})`} :{' '}
          {wordsFor(RELATIVE_SCOPES, scope)}
          {phones.length > 0 && <Phones phones={phones} />}
        </List.Item>
      ))}
    </List>
  );
}

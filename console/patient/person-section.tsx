import { Text } from '@mantine/core';
import type { FollowUp, PatientDetails } from '../../api/schemas';
import { Section } from '../parts/section';
import { Moment } from '../parts/moment';
import { calendarDayWords } from '../time/paris';
import { SPEAKERS } from '../words/people-rights';
import { wordsFor } from '../words/wording';
import { Phones, Relatives } from './phones';
import { Precautions } from './precautions';
import classes from './patient.module.css';

/** How to reach the person, where they are, and who is around them. */
export function PersonSection({ followUp }: { readonly followUp: FollowUp }) {
  const { patient, people } = followUp;
  return (
    <Section title="La personne">
      {patient.deceased && <Text fw={700}>Décédé(e) : ne plus appeler.</Text>}
      <Precautions followUp={followUp} />
      <dl className={classes.facts}>
        <dt>Téléphones</dt>
        <dd>
          <Phones phones={people.speakTo.phones} />
        </dd>
        <dt>Adresse officielle</dt>
        <dd>{addressWords(patient.address)}</dd>
        {patient.currentAddress !== null && (
          <>
            <dt>Adresse actuelle</dt>
            <dd>
              {currentAddressWords(patient.currentAddress)}
              {people.whereabouts.kind !== 'current' && ' · pas aujourd’hui'}
              {people.whereabouts.said !== null && (
                <>
                  {' '}
                  · dit par {wordsFor(SPEAKERS, people.whereabouts.said.by)},{' '}
                  <Moment at={people.whereabouts.said.at} />
                </>
              )}
            </dd>
          </>
        )}
        <dt>Proches</dt>
        <dd>{people.relatives.length === 0 ? 'Aucun proche indiqué' : <Relatives followUp={followUp} />}</dd>
      </dl>
    </Section>
  );
}

function addressWords(address: PatientDetails['address']): string {
  if (address === null) return 'Non indiquée';
  const town = [address.postalCode, address.city].filter((part) => part !== undefined).join(' ');
  return (
    [address.line, town].filter((part) => part !== undefined && part !== '').join(', ') || 'Non indiquée'
  );
}

function currentAddressWords(address: NonNullable<PatientDetails['currentAddress']>): string {
  const parts = [
    ...(address.atWhose === undefined ? [] : [`chez ${address.atWhose}`]),
    addressWords(address),
    ...(address.from === undefined ? [] : [`du ${calendarDayWords(address.from)}`]),
    ...(address.to === undefined ? [] : [`au ${calendarDayWords(address.to)}`]),
    ...(address.accessNotes === undefined ? [] : [address.accessNotes]),
  ];
  return parts.join(' · ');
}

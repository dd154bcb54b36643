import { Alert, Checkbox, List, Text, Textarea, TextInput } from '@mantine/core';
import { IconShieldExclamation } from '@tabler/icons-react';
import { useState } from 'react';
import { Choice } from '../actions/choice';
import type { ActionProps } from '../actions/follow-up-dialog';
import type { Command } from '../http/commands';
import { NEWS_SOURCES } from '../words/people';
import { DANGERS, REFUSABLE_PROFESSIONS, SPEAKERS, type Danger } from '../words/people-rights';
import { Confirmation } from './confirmation';
import { DangerNumbers } from './danger-numbers';

const DANGER_CODES = Object.keys(DANGERS) as readonly Danger[];

/** Each goes to whom it concerns: thoughts of suicide to a clinician now, an exhausted carer to what the home needs. */
function alertFor(danger: Danger): Command {
  if (danger === 'suicidal-thoughts') {
    return { path: 'alerts', body: { code: 'R14', cause: danger }, done: 'Alerte donnée.' };
  }
  if (danger === 'exhausted-carer') {
    return { path: 'breaks', body: { code: 'R21', cause: danger }, done: 'Alerte signalée.' };
  }
  return { path: 'alerts', body: { code: 'R22', cause: danger }, done: 'Alerte donnée.' };
}

/** One key for violence, suicide and the carer who can no more, each with the number to call (field.md, 15). */
export function DangerForm(props: ActionProps) {
  const [danger, setDanger] = useState<Danger | null>(null);
  return (
    <Confirmation
      {...props}
      danger
      sentence="La personne qui doit agir est alertée tout de suite. En cas de danger : plus aucun SMS ni courriel à ce foyer."
      button="Donner l’alerte"
      what={danger === null ? null : alertFor(danger)}
    >
      <Choice
        label="De quoi s’agit-il ?"
        codes={DANGER_CODES}
        words={DANGERS}
        value={danger ?? ''}
        onChange={(chosen) => setDanger(DANGER_CODES.find((code) => code === chosen) ?? null)}
      />
      {danger !== null && (
        <Alert color="red" icon={<IconShieldExclamation aria-hidden />} title="Appeler d’abord">
          <DangerNumbers followUp={props.followUp} cause={danger} />
        </Alert>
      )}
    </Confirmation>
  );
}

function SpeakerChoice({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
}) {
  return (
    <Choice label={label} codes={Object.keys(SPEAKERS)} words={SPEAKERS} value={value} onChange={onChange} />
  );
}

/** « Adresse actuelle (du … au …) », said by telephone. */
export function AddressForm(props: ActionProps) {
  const [address, setAddress] = useState({
    atWhose: '',
    line: '',
    postalCode: '',
    city: '',
    from: '',
    to: '',
  });
  const [saidBy, setSaidBy] = useState('');
  const given = Object.fromEntries(Object.entries(address).filter(([, value]) => value.trim() !== ''));
  const ready = address.city.trim() !== '' && saidBy !== '';
  const field = (name: keyof typeof address, label: string, type = 'text') => (
    <TextInput
      label={label}
      type={type}
      required={name === 'city'}
      value={address[name]}
      onChange={(event) => setAddress({ ...address, [name]: event.currentTarget.value })}
    />
  );
  return (
    <Confirmation
      {...props}
      sentence="Les professionnels sont cherchés près de cette adresse, jusqu’au dernier jour. Les demandes déjà parties restent."
      button="Enregistrer l’adresse"
      what={
        ready ? { path: 'address', body: { address: given, saidBy }, done: 'Adresse actuelle notée.' } : null
      }
    >
      {field('atWhose', 'Chez (nom)')}
      {field('line', 'Adresse')}
      {field('postalCode', 'Code postal')}
      {field('city', 'Commune')}
      {field('from', 'Du', 'date')}
      {field('to', 'Au (dernier jour)', 'date')}
      <SpeakerChoice label="Dit par" value={saidBy} onChange={setSaidBy} />
    </Confirmation>
  );
}

/** Whoever calls is listened to, whatever may be said to them. */
export function NoteForm(props: ActionProps) {
  const [text, setText] = useState('');
  const [saidBy, setSaidBy] = useState('relative');
  return (
    <Confirmation
      {...props}
      sentence="On peut toujours écouter. Noter les mots entendus, entre guillemets, sans jugement : le patient peut les lire."
      button="Noter"
      what={text.trim() === '' ? null : { path: 'notes', body: { text, saidBy }, done: 'Noté.' }}
    >
      <Textarea
        label="Ce qui a été dit"
        autosize
        minRows={3}
        required
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <SpeakerChoice label="Dit par" value={saidBy} onChange={setSaidBy} />
    </Confirmation>
  );
}

/** A fact for those who go to the home: a dog, a weapon, violence already reported. */
export function SafetyNoteForm(props: ActionProps) {
  const [text, setText] = useState('');
  const [source, setSource] = useState('');
  const ready = text.trim() !== '' && source !== '';
  return (
    <Confirmation
      {...props}
      sentence="Un fait daté et sourcé, vu seulement de ceux qui vont au domicile, revu dans trois mois."
      button="Enregistrer la note de sécurité"
      what={
        ready ? { path: 'safety-notes', body: { text, source }, done: 'Note de sécurité enregistrée.' } : null
      }
    >
      <Textarea
        label="Fait à signaler à l’intervenant"
        autosize
        minRows={2}
        required
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <SpeakerChoice label="Source" value={source} onChange={setSource} />
    </Confirmation>
  );
}

const UNMATCHED = 'sharing-refusal-unmatched';

/** « Ne pas partager avec : … » ; also who was meant by words that named nobody. */
export function SharingForm(props: ActionProps) {
  const { cares, flags } = props.followUp;
  const [party, setParty] = useState('');
  const [settles, setSettles] = useState('');
  const asked = cares.flatMap(({ offers }) =>
    offers.map(({ professionalId, professionalName }) => [professionalId, professionalName] as const),
  );
  const words = { ...Object.fromEntries(asked), ...REFUSABLE_PROFESSIONS };
  const who = Object.hasOwn(REFUSABLE_PROFESSIONS, party) ? { profession: party } : { professionalId: party };
  const body = { ...(party === '' ? {} : who), ...(settles === '' ? {} : { settles }) };
  const unmatched = flags.filter(({ code }) => code === UNMATCHED);
  return (
    <Confirmation
      {...props}
      sentence="Plus aucune demande ni fiche ne part à cette personne ou à ce métier ; ce qui lui était demandé est repris."
      button="Ne pas partager"
      what={
        party === '' && settles === ''
          ? null
          : { path: 'sharing-refusals', body, done: 'Refus de partage enregistré.' }
      }
    >
      <Choice
        label="Ne pas partager avec"
        codes={Object.keys(words)}
        words={words}
        value={party}
        onChange={setParty}
      />
      {unmatched.map(({ pointer, sentenceFr }) => (
        <Checkbox
          key={pointer}
          label={`Répond à : ${sentenceFr}`}
          checked={settles === pointer}
          onChange={(event) => setSettles(event.currentTarget.checked ? pointer : '')}
        />
      ))}
    </Confirmation>
  );
}

/** A second source: another one than told it first. */
export function DeathConfirmationForm(props: ActionProps) {
  const confirmation = props.followUp.people.deathConfirmation;
  const [source, setSource] = useState('');
  const others = Object.keys(NEWS_SOURCES).filter((code) => code !== confirmation?.source);
  return (
    <Confirmation
      {...props}
      sentence="Une autre source que la première confirme le décès. Si c’était une erreur : rouvrir le suivi."
      button="Confirmer par une seconde source"
      what={source === '' ? null : { path: 'death/confirmation', body: { source }, done: 'Décès confirmé.' }}
    >
      <Choice label="Confirmé par" codes={others} words={NEWS_SOURCES} value={source} onChange={setSource} />
      {confirmation !== null && confirmation.tellByTelephone.length > 0 && (
        <>
          <Text>À prévenir par téléphone :</Text>
          <List>
            {confirmation.tellByTelephone.map(({ name, phone }) => (
              <List.Item key={name}>
                {name}
                {phone !== null && ` (${phone})`}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Confirmation>
  );
}

/** In which hospital, since when, and who confirms it. */
export function ReadmissionConfirmationForm(props: ActionProps) {
  const [source, setSource] = useState('');
  const [place, setPlace] = useState('');
  const body = { source, ...(place.trim() === '' ? {} : { place }) };
  return (
    <Confirmation
      {...props}
      sentence="Une autre source confirme la réhospitalisation. Si c’était une erreur : noter le retour à domicile."
      button="Confirmer la réhospitalisation"
      what={
        source === ''
          ? null
          : { path: 'readmission/confirmation', body, done: 'Réhospitalisation confirmée.' }
      }
    >
      <TextInput
        label="Établissement et service"
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
      <Choice
        label="Confirmé par"
        codes={Object.keys(NEWS_SOURCES)}
        words={NEWS_SOURCES}
        value={source}
        onChange={setSource}
      />
    </Confirmation>
  );
}

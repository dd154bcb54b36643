import { Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState, type KeyboardEvent } from 'react';
import type { FollowUpSummary } from '../../api/schemas';
import { roomsFor } from '../frame/rooms';
import { Dialog } from '../parts/dialog';
import { patientName } from '../parts/names';
import { useAccount, useMay } from '../session/account';
import { useBusinessTime } from '../time/business-clock';
import { calendarDayWords, dayWords } from '../time/paris';
import { refusalWords } from '../words/problems';
import { FOLLOW_UP_STATUSES } from '../words/statuses';
import { counted, wordsFor } from '../words/wording';
import { isSearch, matching, nextPlace, type Choice, type Group } from './choices';
import { useRecentPatients } from './recent-patients';
import { usePatientSearch } from './use-patient-search';
import classes from './palette.module.css';

const PATIENTS_SHOWN = 8;

interface PaletteProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Somebody rings: whose number it is. */
  readonly onIncoming: () => void;
}

/** Ctrl + K: go to a room, do something, or find a patient, without leaving the keyboard. */
export default function Palette({ opened, onClose, onIncoming }: PaletteProps) {
  return (
    <Dialog title="Aller à, faire, trouver" opened={opened} onClose={onClose}>
      <Search onClose={onClose} onIncoming={onIncoming} />
    </Dialog>
  );
}

function Search({ onClose, onIncoming }: Omit<PaletteProps, 'opened'>) {
  const [text, setText] = useState('');
  const [place, setPlace] = useState(0);
  const listId = useId();
  const { groups, status } = useGroups(text, onIncoming);
  const choices = groups.flatMap((group) => group.choices);
  const active = choices[Math.min(place, choices.length - 1)];
  const choose = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    onClose();
    choice.run();
  };
  const move = (event: KeyboardEvent, to: number) => {
    event.preventDefault();
    setPlace(to);
    document.getElementById(`${listId}-${choices[to]?.id ?? ''}`)?.scrollIntoView({ block: 'nearest' });
  };
  const keyed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(event, nextPlace(place, 1, choices.length));
    if (event.key === 'ArrowUp') move(event, nextPlace(place, -1, choices.length));
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(active);
    }
  };
  return (
    <>
      <TextInput
        data-autofocus
        label="Écran, action ou patient"
        description="Nom, téléphone ou naissance (AAAA-MM-JJ) ; flèches puis Entrée"
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(active === undefined ? {} : { 'aria-activedescendant': `${listId}-${active.id}` })}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setPlace(0);
        }}
        onKeyDown={keyed}
      />
      <Text role="status" size="sm" c="dimmed" my="xs">
        {status}
      </Text>
      <div id={listId} role="listbox" aria-label="Où aller" className={classes.list}>
        {groups.map((group) => (
          <Choices key={group.title} listId={listId} group={group} active={active} onChosen={choose} />
        ))}
      </div>
    </>
  );
}

function Choices({
  listId,
  group: { title, choices },
  active,
  onChosen,
}: {
  readonly listId: string;
  readonly group: Group;
  readonly active: Choice | undefined;
  readonly onChosen: (choice: Choice) => void;
}) {
  const headingId = useId();
  return (
    <div role="group" aria-labelledby={headingId}>
      <div id={headingId} className={classes.heading} role="presentation">
        {title}
      </div>
      {choices.map((choice) => (
        <div
          key={choice.id}
          id={`${listId}-${choice.id}`}
          role="option"
          aria-selected={choice.id === active?.id}
          className={classes.choice}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChosen(choice)}
        >
          {choice.label}
          {choice.detail !== undefined && <span className={classes.detail}>{choice.detail}</span>}
        </div>
      ))}
    </div>
  );
}

/** What is offered for a text, under headings, and what is said about it. */
function useGroups(
  text: string,
  onIncoming: () => void,
): { readonly groups: readonly Group[]; readonly status: string } {
  const fixed = useFixedChoices(onIncoming);
  const recents = useRecentChoices();
  const { found, isSearching, error } = usePatientSearch(text);
  const patients = usePatientChoices(found);
  const all: readonly Group[] = [
    { title: 'Patients', choices: patients },
    { title: 'Patients vus dans cette session', choices: matching(recents, text) },
    { title: 'Faire', choices: matching(fixed.commands, text) },
    { title: 'Aller à', choices: matching(fixed.rooms, text) },
  ];
  const groups = all.filter(({ choices }) => choices.length > 0);
  const count = groups.reduce((sum, { choices }) => sum + choices.length, 0);
  if (isSearch(text) && error !== null) return { groups, status: refusalWords(error) };
  if (isSearching) return { groups, status: 'Recherche en cours…' };
  const more = found.length > PATIENTS_SHOWN ? ' ; préciser pour voir les autres patients' : '';
  return { groups, status: `${counted(count, 'résultat', 'résultats')}${more}` };
}

function useFixedChoices(onIncoming: () => void): {
  readonly rooms: readonly Choice[];
  readonly commands: readonly Choice[];
} {
  const navigate = useNavigate();
  const { role } = useAccount();
  const allowed = useMay();
  return {
    rooms: roomsFor(role, allowed).map(({ to, words }) => ({
      id: `room-${to.replaceAll('/', '-')}`,
      label: words,
      run: () => void navigate({ to }),
    })),
    commands: [
      ...(allowed('call.hold') ? [{ id: 'incoming', label: 'Un patient rappelle', run: onIncoming }] : []),
      ...(allowed('discharge.submit')
        ? [
            {
              id: 'announce',
              label: 'Annoncer une sortie',
              run: () => void navigate({ to: '/sorties/nouvelle' }),
            },
          ]
        : []),
    ],
  };
}

function useRecentChoices(): readonly Choice[] {
  const navigate = useNavigate();
  return useRecentPatients().map(({ followUpId, name }) => ({
    id: `recent-${followUpId}`,
    label: name,
    run: () => void navigate({ to: '/suivis/$followUpId', params: { followUpId } }),
  }));
}

function usePatientChoices(found: readonly FollowUpSummary[]): readonly Choice[] {
  const navigate = useNavigate();
  const { nowMs } = useBusinessTime();
  return found
    .slice(0, PATIENTS_SHOWN)
    .map(({ followUpId, patient, hospitalName, dischargedAt, status }) => ({
      id: `patient-${followUpId}`,
      label: patientName(patient),
      detail: [
        ...(patient.birthDate === null ? [] : [calendarDayWords(patient.birthDate)]),
        `${hospitalName}, sortie le ${dayWords(Date.parse(dischargedAt), nowMs)}`,
        wordsFor(FOLLOW_UP_STATUSES, status),
      ].join(' · '),
      run: () => void navigate({ to: '/suivis/$followUpId', params: { followUpId } }),
    }));
}

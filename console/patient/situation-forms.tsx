import { Alert, Checkbox } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { ActionProps } from '../actions/follow-up-dialog';
import { Choice } from '../actions/choice';
import { InstantField } from '../actions/instant-field';
import { useAccount } from '../session/account';
import { useBusinessTime } from '../time/business-clock';
import { fieldOf, instantOfField } from '../time/paris';
import { ALARM_ADVICE, ALARM_CAUSES, BREAK_CAUSES, READMISSION_LINKS, REFUSAL_CAUSES } from '../words/breaks';
import { NEWS_SOURCES } from '../words/people';
import { URGENCIES, URGENCY_WORDS, type Urgency } from '../words/red-flags';
import { BreakReportForm } from './break-report-form';
import { ClosingForm } from './closing-form';
import { Confirmation } from './confirmation';
import { DangerNumbers } from './danger-numbers';
import { OptionalCause } from './optional-cause';
import { AddressForm, DangerForm, NoteForm, SafetyNoteForm, SharingForm } from './people-forms';
import { PathwayForm } from './pathway-form';

export type SituationForm =
  | 'redFlag'
  | 'danger'
  | 'address'
  | 'note'
  | 'safetyNote'
  | 'sharing'
  | 'report'
  | 'readmission'
  | 'returnHome'
  | 'opposition'
  | 'death'
  | 'pathway'
  | 'cancellation'
  | 'closing'
  | 'reopening';

export const SITUATION_TITLES: Readonly<Record<SituationForm, string>> = {
  redFlag: 'Signe d’alerte',
  danger: 'Personne en danger',
  address: 'Adresse actuelle',
  note: 'Dit par un proche',
  safetyNote: 'Note de sécurité',
  sharing: 'Ne pas partager avec…',
  report: 'Signaler une alerte',
  readmission: 'Réhospitalisé',
  returnHome: 'Retour à domicile',
  opposition: 'Refus du patient',
  death: 'Décès',
  pathway: 'Changer de parcours',
  cancellation: 'Annuler la sortie',
  closing: 'Clôturer',
  reopening: 'Rouvrir le suivi',
};

export const SITUATION_FORMS: Readonly<Record<SituationForm, (props: ActionProps) => ReactNode>> = {
  redFlag: RedFlagForm,
  danger: DangerForm,
  address: AddressForm,
  note: NoteForm,
  safetyNote: SafetyNoteForm,
  sharing: SharingForm,
  report: BreakReportForm,
  readmission: ReadmissionForm,
  returnHome: (props) => (
    <Confirmation
      {...props}
      sentence="Le patient est rentré chez lui : le suivi reprend, les besoins sont redemandés."
      button="Confirmer le retour à domicile"
      command={props.command}
      what={{ path: 'return-home', body: {}, done: 'Retour à domicile noté : le suivi reprend.' }}
    />
  ),
  opposition: OppositionForm,
  death: DeathForm,
  pathway: PathwayForm,
  cancellation: (props) => (
    <Confirmation
      {...props}
      danger
      sentence="La sortie n’a pas eu lieu ou a été annoncée par erreur : le suivi s’arrête et les professionnels sont prévenus."
      button="Annuler la sortie"
      what={{ path: 'cancellation', body: {}, done: 'Sortie annulée.' }}
    />
  ),
  closing: ClosingForm,
  reopening: (props) => (
    <Confirmation
      {...props}
      sentence="La clôture est annulée : le suivi reprend là où il en était, ce qui manque est redemandé. Ce qui est déjà parti n’est pas repris."
      button="Rouvrir le suivi"
      what={{ path: 'reopening', body: {}, done: 'Suivi rouvert.' }}
    />
  ),
};

function RedFlagForm(props: ActionProps) {
  const code = 'R14';
  const [cause, setCause] = useState('');
  const [urgency, setUrgency] = useState<Urgency>('immediate');
  const said = { code, cause, urgency };
  return (
    <Confirmation
      {...props}
      danger
      sentence="La page dit qui appeler, dans l’ordre, et le 15 si personne ne répond."
      button="Donner l’alerte"
      what={cause === '' ? null : { path: 'alerts', body: said, done: 'Alerte donnée.' }}
    >
      <Alert color="red" icon={<IconAlertTriangle aria-hidden />}>
        {ALARM_ADVICE[code]}
      </Alert>
      <Choice
        label="De quoi s’agit-il ?"
        codes={ALARM_CAUSES.R14}
        words={BREAK_CAUSES}
        value={cause}
        onChange={setCause}
      />
      <DangerNumbers followUp={props.followUp} cause={cause} />
      <Choice
        label="Qui doit l’entendre, et quand ? Dans le doute, le plus pressé."
        codes={Object.keys(URGENCY_WORDS)}
        words={URGENCY_WORDS}
        value={urgency}
        onChange={(chosen) => setUrgency(URGENCIES.find((one) => one === chosen) ?? 'immediate')}
      />
    </Confirmation>
  );
}

/** Where the news comes from, when the speaker is not the hospital itself. */
function useSource() {
  const { role } = useAccount();
  const [source, setSource] = useState(role === 'hospital' ? 'hospital' : '');
  const field = (
    <Choice
      label="De qui vient la nouvelle ?"
      codes={Object.keys(NEWS_SOURCES)}
      words={NEWS_SOURCES}
      value={source}
      onChange={setSource}
    />
  );
  return { source, field };
}

function ReadmissionForm(props: ActionProps) {
  const { nowMs } = useBusinessTime();
  const [when, setWhen] = useState(() => fieldOf(nowMs));
  const { source, field } = useSource();
  const [isVisit, setIsVisit] = useState(false);
  const [link, setLink] = useState('');
  const at = instantOfField(when);
  const ready = at !== null && source !== '';
  const body = {
    at,
    source,
    ...(isVisit ? { kind: 'emergency-visit' } : {}),
    ...(link === '' ? {} : { link }),
  };
  return (
    <Confirmation
      {...props}
      sentence={
        isVisit
          ? 'Le suivi continue ; une alerte est ouverte.'
          : 'Le suivi est suspendu, les demandes en attente sont annulées ; nous redemanderons des nouvelles.'
      }
      button={isVisit ? 'Noter le passage aux urgences' : 'Confirmer la réhospitalisation'}
      what={
        ready
          ? {
              path: 'readmission',
              body,
              done: isVisit ? 'Passage aux urgences noté.' : 'Réhospitalisation notée.',
            }
          : null
      }
    >
      <Checkbox
        label="Passage aux urgences seulement, sans hospitalisation"
        checked={isVisit}
        onChange={(event) => setIsVisit(event.currentTarget.checked)}
      />
      <InstantField label="Depuis le" value={when} onChange={setWhen} required />
      {field}
      <OptionalCause
        label="Lien avec le séjour (si on le sait)"
        codes={READMISSION_LINKS}
        value={link}
        onChange={setLink}
      />
    </Confirmation>
  );
}

function DeathForm(props: ActionProps) {
  const { source, field } = useSource();
  return (
    <Confirmation
      {...props}
      danger
      sentence="Plus aucun appel ni message au foyer. Les professionnels sont prévenus. Le suivi peut être rouvert si c’était une erreur."
      button="Confirmer le décès"
      what={
        source === '' ? null : { path: 'death', body: { source }, done: 'Décès noté. Plus rien ne part.' }
      }
    >
      {field}
    </Confirmation>
  );
}

function OppositionForm(props: ActionProps) {
  const [opposition, setOpposition] = useState(props.followUp.patient.opposition);
  const [reason, setReason] = useState('');
  const refuses = Object.values(opposition).includes(true);
  const box = (what: keyof typeof opposition, label: string) => (
    <Checkbox
      label={label}
      checked={opposition[what]}
      onChange={(event) => setOpposition({ ...opposition, [what]: event.currentTarget.checked })}
    />
  );
  return (
    <Confirmation
      {...props}
      sentence="Ce que le patient refuse. Il peut changer d’avis à tout moment."
      button="Enregistrer"
      what={{
        path: 'opposition',
        body: { ...opposition, ...(refuses && reason !== '' ? { reason } : {}) },
        done: refuses ? 'Refus enregistré.' : 'Refus levé.',
      }}
    >
      {box('calls', 'Les appels de suivi')}
      {box('messages', 'Les messages')}
      {box('sharing', 'Le partage avec les soignants')}
      {refuses && (
        <OptionalCause
          label="Pourquoi (si le patient le dit)"
          codes={REFUSAL_CAUSES}
          value={reason}
          onChange={setReason}
        />
      )}
    </Confirmation>
  );
}

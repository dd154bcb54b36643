import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FollowUp } from '../../api/schemas';
import { Screen } from '../frame/screen';
import { useFollowUp } from '../http/queries';
import { StateBadge } from '../parts/badges';
import { patientName } from '../parts/names';
import { Outdated, Reading } from '../parts/reading';
import { useBusinessTime } from '../time/business-clock';
import { ageYears, calendarDayWords, dayWords } from '../time/paris';
import { DISCHARGE_MODES, SEXES } from '../words/people';
import { useRecentPatient } from '../palette/recent-patients';
import { FOLLOW_UP_STATUSES, isOver } from '../words/statuses';
import { wordsFor } from '../words/wording';
import { AppointmentsSection } from './appointments-section';
import { ChecksSection, ResultsSection } from './awaited-sections';
import { BreaksSection } from './breaks-section';
import { CallsSection } from './calls-section';
import { CaresSection } from './cares-section';
import { ClinicalSection } from './clinical-section';
import { ClosingNotice } from './closing-notice';
import { FlagsSection } from './flags-section';
import { HandoverSection } from './handover-section';
import { HistorySection } from './history-section';
import { LetterSection } from './letter-section';
import { NextDeadline } from './next-deadline';
import { SafetyNotes, SaidNotes, SharingRefusals, UnconfirmedNews } from './people-section';
import { PersonSection } from './person-section';
import { PlanningSection } from './planning-section';
import { CallBacks } from '../red-flag/call-backs';
import { RedFlags } from '../red-flag/red-flags';
import { RightsLine } from './rights-line';
import { SituationActions } from './situation-actions';
import classes from './patient.module.css';

/** Everything known of one follow-up, and what can be done. */
export function PatientScreen({ followUpId }: { readonly followUpId: string }) {
  const query = useFollowUp(followUpId);
  if (query.data === undefined) {
    return (
      <Screen title="Suivi d’un patient">
        <Reading query={query}>{() => null}</Reading>
      </Screen>
    );
  }
  return (
    <Loaded followUp={query.data}>
      {query.isError && <Outdated error={query.error} onRetry={() => void query.refetch()} />}
    </Loaded>
  );
}

function Loaded({ followUp, children }: { readonly followUp: FollowUp; readonly children: ReactNode }) {
  const { status } = followUp;
  useRecentPatient({ followUpId: followUp.followUpId, name: patientName(followUp.patient) });
  return (
    <Screen
      title={patientName(followUp.patient)}
      tabTitle="Suivi d’un patient"
      beside={
        <StateBadge
          tone={status === 'open' ? 'good' : isOver(status) ? 'neutral' : 'waiting'}
          words={wordsFor(FOLLOW_UP_STATUSES, status)}
        />
      }
    >
      <Stack>
        {children}
        <RedFlags followUp={followUp} />
        <CallBacks followUpId={followUp.followUpId} />
        <Identity followUp={followUp} />
        <RightsLine followUp={followUp} />
        <UnconfirmedNews followUp={followUp} />
        <ClosingNotice followUp={followUp} />
        <NextDeadline followUp={followUp} />
        <SituationActions followUp={followUp} />
        <div className={classes.columns}>
          <Stack>
            <BreaksSection followUp={followUp} />
            <CallsSection followUp={followUp} />
            <CaresSection followUp={followUp} />
            <AppointmentsSection followUp={followUp} />
            <LetterSection followUp={followUp} />
            <HandoverSection followUp={followUp} />
            <ResultsSection followUp={followUp} />
            <ChecksSection followUp={followUp} />
            <HistorySection followUp={followUp} />
          </Stack>
          <Stack>
            <PersonSection followUp={followUp} />
            <SafetyNotes followUp={followUp} />
            <SaidNotes followUp={followUp} />
            <SharingRefusals followUp={followUp} />
            <PlanningSection followUp={followUp} />
            <ClinicalSection followUp={followUp} />
            <FlagsSection followUp={followUp} />
          </Stack>
        </div>
      </Stack>
    </Screen>
  );
}

function Identity({ followUp: { patient, hospital, stay } }: { readonly followUp: FollowUp }) {
  const { nowMs } = useBusinessTime();
  const age = patient.birthDate === null ? null : ageYears(patient.birthDate, nowMs);
  const person = [
    ...(patient.usedName === null ? [] : [`nom utilisé : ${patient.usedName}`]),
    ...(patient.birthDate === null ? ['naissance inconnue'] : [calendarDayWords(patient.birthDate)]),
    ...(age === null ? [] : [`${age} ans`]),
    ...(patient.sex === null ? [] : [wordsFor(SEXES, patient.sex)]),
  ];
  const from = [
    hospital.name,
    ...(hospital.wardName === null ? [] : [hospital.wardName]),
    `sortie le ${dayWords(Date.parse(stay.dischargedAt), nowMs)}`,
    wordsFor(DISCHARGE_MODES, stay.dischargeMode),
  ];
  return (
    <div>
      <Text>{person.join(' · ')}</Text>
      <Text c="dimmed">{from.join(' · ')}</Text>
    </div>
  );
}

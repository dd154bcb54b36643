import { Button, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AgendaAnswer } from '../../api/schemas';
import { Screen } from '../frame/screen';
import { agendaQuery } from '../http/queries';
import { Dialog } from '../parts/dialog';
import { PhoneLink } from '../parts/phone-link';
import { Failed, Reading } from '../parts/reading';
import { useAccount, useMay } from '../session/account';
import { useBusinessTime } from '../time/business-clock';
import { localDay } from '../time/paris';
import { ACCESSIBILITY, CAREGIVERS, LANGUAGES } from '../words/agendas';
import { wordsFor } from '../words/wording';
import { AbsencesTab } from './absences-tab';
import { FeedsTab } from './feeds-tab';
import { HoursTab } from './hours-tab';
import { ProfessionalForm } from './professional-form';
import { TypesTab } from './types-tab';
import { WeekTab } from './week-tab';

/** The longest the API reads at once: exceptions and absences of these days are shown. */
const DAYS_AHEAD = 60;

/** One agenda: the week, and what is stated of it. */
export function AgendaScreen({
  professionalId,
  title,
}: {
  readonly professionalId: string;
  /** The name of the professional when absent. */
  readonly title?: string;
}) {
  const today = localDay(useBusinessTime().nowMs);
  const query = useQuery(agendaQuery(professionalId, today, DAYS_AHEAD));
  return (
    <Screen title={title ?? query.data?.professional.displayName ?? 'Agenda'} tabTitle={title ?? 'Agenda'}>
      <Reading query={query}>{(agenda) => <Loaded agenda={agenda} />}</Reading>
    </Screen>
  );
}

/** A clinician's own. */
export function OwnAgendaScreen() {
  const { professionalId } = useAccount();
  if (professionalId === null) {
    return (
      <Screen title="Mon agenda">
        <Failed error={new Error('Ce compte n’est celui d’aucun professionnel.')} />
      </Screen>
    );
  }
  return <AgendaScreen professionalId={professionalId} title="Mon agenda" />;
}

function Loaded({ agenda }: { readonly agenda: AgendaAnswer }) {
  const mayChange = useMay()('agenda.manage');
  const { professionalId } = agenda.professional;
  return (
    <Stack>
      <Who agenda={agenda} mayChange={mayChange} />
      <Tabs defaultValue="week" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="week">Semaine</Tabs.Tab>
          <Tabs.Tab value="hours">Horaires</Tabs.Tab>
          <Tabs.Tab value="absences">Absences</Tabs.Tab>
          <Tabs.Tab value="types">Types de RDV</Tabs.Tab>
          <Tabs.Tab value="feeds">Autres agendas</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="week" pt="md">
          <WeekTab professionalId={professionalId} />
        </Tabs.Panel>
        <Tabs.Panel value="hours" pt="md">
          <HoursTab agenda={agenda} mayChange={mayChange} />
        </Tabs.Panel>
        <Tabs.Panel value="absences" pt="md">
          <AbsencesTab agenda={agenda} mayChange={mayChange} />
        </Tabs.Panel>
        <Tabs.Panel value="types" pt="md">
          <TypesTab agenda={agenda} mayChange={mayChange} />
        </Tabs.Panel>
        <Tabs.Panel value="feeds" pt="md">
          <FeedsTab professionalId={professionalId} mayChange={mayChange} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function Who({
  agenda: { professional, practice },
  mayChange,
}: {
  readonly agenda: AgendaAnswer;
  readonly mayChange: boolean;
}) {
  const [changing, setChanging] = useState(false);
  const close = () => setChanging(false);
  const { profession, practiceName, postalCode, city, languages, phone, accessibility } = professional;
  const facts = [
    wordsFor(CAREGIVERS, profession),
    practiceName,
    `${postalCode} ${city}`,
    languages.map((code) => wordsFor(LANGUAGES, code)).join(', '),
    ...accessibility.map((code) => wordsFor(ACCESSIBILITY, code)),
    ...(professional.acceptsNew ? [] : ['ne prend pas de nouveaux patients']),
  ].filter((fact) => fact.trim() !== '');
  return (
    <div>
      <Text>{facts.join(' · ')}</Text>
      {phone !== null && <PhoneLink number={phone} />}
      {practice?.instructions !== undefined && practice.instructions !== null && (
        <Text size="sm" c="dimmed">
          {practice.instructions}
        </Text>
      )}
      {mayChange && (
        <div>
          <Button variant="default" size="xs" mt="xs" onClick={() => setChanging(true)}>
            Modifier les coordonnées
          </Button>
        </div>
      )}
      <Dialog title="Modifier les coordonnées" opened={changing} onClose={close}>
        <ProfessionalForm professional={professional} onDone={close} />
      </Dialog>
    </div>
  );
}

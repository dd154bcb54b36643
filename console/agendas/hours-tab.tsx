import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { AgendaAnswer } from '../../api/schemas';
import { Refused } from '../parts/refused';
import { Section } from '../parts/section';
import { useBusinessTime } from '../time/business-clock';
import { localDay } from '../time/paris';
import { AgendaDialog } from './agenda-dialog';
import { availabilityDraftOf, newAvailability, type Availability } from './availability-draft';
import { AvailabilityForm } from './availability-form';
import { ExceptionsSection } from './exceptions-section';
import { availabilityWords } from './recurrence';
import { useAgendaChange, type AgendaChanging } from './use-agenda-change';
import classes from '../appointments/appointments.module.css';

interface TabProps {
  readonly agenda: AgendaAnswer;
  readonly mayChange: boolean;
}

/** When somebody is open: hours that repeat, and days that differ. */
export function HoursTab(props: TabProps) {
  return (
    <Stack>
      <Availabilities {...props} />
      <ExceptionsSection {...props} />
    </Stack>
  );
}

function Availabilities({ agenda, mayChange }: TabProps) {
  const today = localDay(useBusinessTime().nowMs);
  const changing = useAgendaChange(agenda.professional.professionalId, 'availability');
  const [edited, setEdited] = useState<Availability | 'new' | null>(null);
  const close = () => setEdited(null);
  const kept = edited === null || edited === 'new' ? null : edited;
  const draft = kept === null ? newAvailability(today) : availabilityDraftOf(kept);
  return (
    <Section title="Horaires de chaque semaine">
      {agenda.rules.length === 0 ? (
        <Text mb="sm">Aucun horaire : rien ne peut être pris dans cet agenda.</Text>
      ) : (
        <ul className={classes.rows} aria-label="Horaires">
          {agenda.rules.map((rule) => (
            <li key={rule.id} className={classes.row}>
              <RuleWords rule={rule} agenda={agenda} />
              {mayChange && <RuleActions rule={rule} changing={changing} onChange={setEdited} />}
            </li>
          ))}
        </ul>
      )}
      {edited === null && <Refused error={changing.error} />}
      {mayChange && (
        <Button variant="light" mt="sm" onClick={() => setEdited('new')}>
          Ajouter des horaires
        </Button>
      )}
      <AgendaDialog
        title={edited === 'new' ? 'Ajouter des horaires' : 'Modifier les horaires'}
        opened={edited !== null}
        changing={changing}
        onClose={close}
      >
        {draft !== null && (
          <AvailabilityForm
            key={kept?.id ?? 'new'}
            initial={draft}
            agenda={agenda}
            error={changing.error}
            pending={changing.pending}
            onSend={(stated) => changing.keep(stated, kept?.id ?? null, 'Horaires enregistrés.')}
          />
        )}
      </AgendaDialog>
    </Section>
  );
}

function RuleWords({ rule, agenda }: { readonly rule: Availability; readonly agenda: AgendaAnswer }) {
  const words = availabilityWords(rule);
  const types = agenda.types.filter(({ id }) => rule.appointmentTypeIds.includes(id)).map(({ name }) => name);
  const practice = rule.practiceId === null || rule.practiceId === agenda.practice?.practiceId;
  const notes = [
    types.length === 0 ? 'tous les types de RDV' : types.join(', '),
    ...(practice ? [] : ['dans un autre cabinet']),
    rule.onHolidays ? 'jours fériés compris' : 'fermé les jours fériés',
  ];
  return (
    <div>
      <Text fw={600}>{words.charAt(0).toLocaleUpperCase('fr') + words.slice(1)}</Text>
      <Text size="sm" c="dimmed">
        {notes.join(' · ')}
      </Text>
    </div>
  );
}

function RuleActions({
  rule,
  changing,
  onChange,
}: {
  readonly rule: Availability;
  readonly changing: AgendaChanging;
  readonly onChange: (rule: Availability) => void;
}) {
  const words = availabilityWords(rule);
  return (
    <Group gap="xs">
      {availabilityDraftOf(rule) !== null && (
        <Button variant="default" size="xs" aria-label={`Modifier : ${words}`} onClick={() => onChange(rule)}>
          Modifier
        </Button>
      )}
      <Button
        variant="default"
        size="xs"
        aria-label={`Arrêter à partir d’aujourd’hui : ${words}`}
        disabled={changing.pending}
        onClick={() => changing.end(rule.id, 'Horaires arrêtés à partir d’aujourd’hui.')}
      >
        Arrêter
      </Button>
    </Group>
  );
}

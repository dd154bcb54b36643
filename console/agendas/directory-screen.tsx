import { Anchor, Button, Group, NativeSelect, Paper, Stack, Tabs, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ProfessionalAnswer } from '../../api/schemas';
import { Screen } from '../frame/screen';
import { professionalsQuery, type DirectoryFilter } from '../http/queries';
import { StateBadge } from '../parts/badges';
import { Dialog } from '../parts/dialog';
import { PhoneLink } from '../parts/phone-link';
import { Empty, Reading } from '../parts/reading';
import { useMay } from '../session/account';
import { CAREGIVERS } from '../words/agendas';
import { counted, wordsFor } from '../words/wording';
import { Practices } from './practices';
import { ProfessionalForm } from './professional-form';
import classes from '../appointments/appointments.module.css';

const WAIT_MS = 250;
const MOST = 200;

/** Professionals and practices, found by name, profession or commune; each professional has an agenda. */
export function DirectoryScreen() {
  return (
    <Screen title="Agendas">
      <Tabs defaultValue="professionals" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="professionals">Professionnels</Tabs.Tab>
          <Tabs.Tab value="practices">Cabinets et structures</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="professionals" pt="md">
          <Professionals />
        </Tabs.Panel>
        <Tabs.Panel value="practices" pt="md">
          <Practices />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}

function Professionals() {
  const mayAdd = useMay()('directory.manage');
  const [filter, setFilter] = useState<DirectoryFilter>({});
  const [asked] = useDebouncedValue(filter, WAIT_MS);
  const [adding, setAdding] = useState(false);
  const close = () => setAdding(false);
  return (
    <Stack>
      <Filter filter={filter} onChange={setFilter} />
      {mayAdd && (
        <div>
          <Button variant="light" onClick={() => setAdding(true)}>
            Ajouter un professionnel
          </Button>
        </div>
      )}
      <Dialog title="Ajouter un professionnel" opened={adding} onClose={close}>
        <ProfessionalForm professional={null} onDone={close} />
      </Dialog>
      <Found filter={asked} />
    </Stack>
  );
}

function Filter({
  filter,
  onChange,
}: {
  readonly filter: DirectoryFilter;
  readonly onChange: (filter: DirectoryFilter) => void;
}) {
  const professions = Object.entries(CAREGIVERS).map(([value, label]) => ({ value, label }));
  return (
    <Group role="search" align="flex-end">
      <TextInput
        label="Nom, cabinet ou ville"
        autoComplete="off"
        value={filter.text ?? ''}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
      <NativeSelect
        label="Profession"
        data={[{ value: '', label: 'toutes' }, ...professions]}
        value={filter.profession ?? ''}
        onChange={(event) => onChange({ ...filter, profession: event.currentTarget.value })}
      />
      <TextInput
        label="Commune (code INSEE)"
        description="Exerce ou se déplace là"
        inputWrapperOrder={['label', 'input', 'description']}
        maxLength={5}
        w={180}
        value={filter.communeCode ?? ''}
        onChange={(event) => onChange({ ...filter, communeCode: event.currentTarget.value.trim() })}
      />
    </Group>
  );
}

function Found({ filter }: { readonly filter: DirectoryFilter }) {
  const query = useQuery(professionalsQuery(filter));
  return (
    <Reading query={query}>
      {(professionals) =>
        professionals.length === 0 ? (
          <Empty>Personne ne correspond dans l’annuaire.</Empty>
        ) : (
          <>
            <Text size="sm" role="status">
              {professionals.length >= MOST
                ? `Les ${MOST} premiers, par nom : précisez pour en voir d’autres.`
                : counted(professionals.length, 'professionnel', 'professionnels')}
            </Text>
            <ul className={classes.rows} aria-label="Professionnels">
              {professionals.map((professional) => (
                <li key={professional.professionalId}>
                  <Row professional={professional} />
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Reading>
  );
}

function Row({ professional }: { readonly professional: ProfessionalAnswer }) {
  const { professionalId, displayName, profession, practiceName, city, phone, hasAgenda } = professional;
  return (
    <Paper className={classes.row}>
      <div>
        <Text fw={700}>
          <Anchor
            renderRoot={(props) => (
              <Link to="/agendas/$professionalId" params={{ professionalId }} {...props} />
            )}
            underline="always"
          >
            {displayName}
          </Anchor>
        </Text>
        <Text size="sm">
          {wordsFor(CAREGIVERS, profession)} · {practiceName}, {city}
        </Text>
      </div>
      <Group gap="md">
        {phone !== null && <PhoneLink number={phone} />}
        <StateBadge
          tone={hasAgenda ? 'good' : 'neutral'}
          words={hasAgenda ? 'Agenda tenu ici' : 'Pas d’agenda ici'}
        />
      </Group>
    </Paper>
  );
}

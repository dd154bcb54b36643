import { Alert, Stack, Text } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Workload } from '../../api/schemas';
import { Screen } from '../frame/screen';
import { Moment } from '../parts/moment';
import { Reading } from '../parts/reading';
import { Section } from '../parts/section';
import { counted } from '../words/wording';
import { CallsByHour } from './calls-by-hour';
import { LoadItems } from './load-items';
import { loadName, LoadTable } from './load-table';
import { workloadQuery, type LoadPart } from './team-queries';

/** The team lead's view: what everybody has before them, and what nobody has. */
export function TeamScreen() {
  const workload = useQuery(workloadQuery);
  return (
    <Screen title="Équipe">
      <Reading query={workload}>{(load) => <Team load={load} />}</Reading>
    </Screen>
  );
}

const PART_WORDS: Readonly<Record<LoadPart['part'], string>> = {
  open: 'en tout',
  'due-today': 'à faire aujourd’hui',
  overdue: 'en retard',
  'red-flags': 'signes d’alerte',
};

function Team({ load }: { readonly load: Workload }) {
  const [chosen, setChosen] = useState<LoadPart | null>(null);
  const owned = load.loads.find(
    ({ owner }) => owner.kind === chosen?.owner.kind && owner.id === chosen.owner.id,
  );
  return (
    <Stack>
      {load.unassignedOverdue > 0 && (
        <Alert color="orange" icon={<IconClockExclamation aria-hidden />} title="En retard, et à personne">
          {counted(load.unassignedOverdue, 'chose en retard attend', 'choses en retard attendent')} dans une
          file.
        </Alert>
      )}
      <Section title="Charge">
        <Text size="sm" mb="xs">
          Compté <Moment at={load.countedAt} />.
          {load.atLeast && ' Il y en a plus que ce qui est compté : chaque nombre est un minimum.'} Un nombre
          mène à sa liste.
        </Text>
        <LoadTable loads={load.loads} chosen={chosen} onChosen={setChosen} />
      </Section>
      {chosen !== null && owned !== undefined && (
        <LoadItems
          key={`${chosen.owner.kind}/${chosen.owner.id}/${chosen.part}`}
          chosen={chosen}
          title={`${loadName(owned)} : ${PART_WORDS[chosen.part]}`}
        />
      )}
      <CallsByHour hours={load.callsByHour} />
    </Stack>
  );
}

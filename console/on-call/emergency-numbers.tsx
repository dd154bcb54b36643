import { Button, Group, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { KeptEmergencyNumber } from '../../api/schemas';
import { put } from '../http/client';
import { StateBadge } from '../parts/badges';
import { Section } from '../parts/section';
import { tenDigitWords } from '../red-flag/dial';
import { calendarDayWords } from '../time/paris';
import { useRosterChange } from './use-change';

const pathOf = (departmentCode: string) => `/v1/emergency-numbers/${encodeURIComponent(departmentCode)}`;

/** Ten-digit numbers of the dispatch centres: 15 dialled from here reaches the one of here. */
export function EmergencyNumbers({
  numbers,
  mayChange,
}: {
  readonly numbers: readonly KeptEmergencyNumber[];
  readonly mayChange: boolean;
}) {
  return (
    <Section title="Numéros du 15 par département">
      <Text size="sm" c="dimmed" mb="sm">
        Le 15 composé d’ici aboutit au SAMU d’ici. Pour un patient d’un autre département, ce numéro à dix
        chiffres ; à vérifier chaque mois.
      </Text>
      {numbers.length === 0 ? (
        <Text>Aucun numéro : l’écran dit de composer le 15 et de demander le SAMU du département.</Text>
      ) : (
        <Table.ScrollContainer minWidth={420}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Département</Table.Th>
                <Table.Th>Numéro</Table.Th>
                <Table.Th>Vérifié</Table.Th>
                {mayChange && <Table.Th>Faire</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {numbers.map((number) => (
                <NumberRow key={number.departmentCode} number={number} mayChange={mayChange} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {mayChange && <NewNumber />}
    </Section>
  );
}

function NumberRow({
  number: { departmentCode, number, verifiedOn, verified },
  mayChange,
}: {
  readonly number: KeptEmergencyNumber;
  readonly mayChange: boolean;
}) {
  const change = useRosterChange();
  return (
    <Table.Tr>
      <Table.Td>{departmentCode}</Table.Td>
      <Table.Td>{tenDigitWords(number)}</Table.Td>
      <Table.Td>
        <Group gap="xs">
          {!verified && <StateBadge tone="bad" words="À vérifier" />}
          <Text span size="sm">
            le {calendarDayWords(verifiedOn)}
          </Text>
        </Group>
      </Table.Td>
      {mayChange && (
        <Table.Td>
          <Button
            variant="default"
            size="xs"
            loading={change.isPending}
            aria-label={`Vérifié aujourd’hui : département ${departmentCode}`}
            onClick={() =>
              change.mutate({ send: () => put(pathOf(departmentCode), { number }), done: 'Numéro vérifié.' })
            }
          >
            Vérifié aujourd’hui
          </Button>
        </Table.Td>
      )}
    </Table.Tr>
  );
}

function NewNumber() {
  const [departmentCode, setDepartmentCode] = useState('');
  const [number, setNumber] = useState('');
  const change = useRosterChange(() => {
    setDepartmentCode('');
    setNumber('');
  });
  const code = departmentCode.trim().toUpperCase();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ send: () => put(pathOf(code), { number }), done: 'Numéro enregistré.' });
      }}
    >
      <Group align="flex-end" mt="md">
        <TextInput
          label="Département"
          w={120}
          required
          value={departmentCode}
          onChange={(event) => setDepartmentCode(event.currentTarget.value)}
        />
        <TextInput
          label="Numéro à dix chiffres"
          type="tel"
          required
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <Button type="submit" disabled={code === '' || number === ''} loading={change.isPending}>
          Enregistrer
        </Button>
      </Group>
    </form>
  );
}

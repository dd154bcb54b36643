import { Anchor, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AttendanceReport } from '../../api/schemas';
import { Screen } from '../frame/screen';
import { attendanceQuery } from '../http/queries';
import { Empty, Reading } from '../parts/reading';
import { Section } from '../parts/section';
import { useBusinessTime } from '../time/business-clock';
import { localDay } from '../time/paris';
import { addDays } from '../time/week';
import { byMonth, monthWords, rateWords } from './months';
import { MonthlyChart } from './monthly-chart';
import classes from './attendance.module.css';

const USUAL_DAYS = 180;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether appointments are kept, practice by practice and month by month; no patient in it. */
export function AttendanceScreen() {
  const { nowMs } = useBusinessTime();
  const today = localDay(nowMs);
  const [from, setFrom] = useState(() => `${addDays(today, -USUAL_DAYS).slice(0, 7)}-01`);
  const [to, setTo] = useState(today);
  const valid = DAY.test(from) && DAY.test(to) && from <= to;
  return (
    <Screen title="Assiduité">
      <Stack>
        <Group align="flex-end">
          <TextInput
            type="date"
            label="Du"
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label="Au"
            value={to}
            error={valid ? null : 'La fin précède le début.'}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </Group>
        {valid && <Report from={from} to={to} />}
      </Stack>
    </Screen>
  );
}

function Report({ from, to }: { readonly from: string; readonly to: string }) {
  const query = useQuery(attendanceQuery(from, to));
  return (
    <Reading query={query}>
      {(report) =>
        report.rows.length === 0 ? (
          <Empty>Aucun RDV passé entre ces deux jours.</Empty>
        ) : (
          <Stack>
            <Summary report={report} />
            <Section title="Par mois">
              <MonthlyChart
                months={byMonth(report.rows)}
                baselineRate={report.baselineRate}
                targetRate={report.targetRate}
              />
            </Section>
            <Section title="Par cabinet et par mois">
              <Rows report={report} />
              <Anchor href={`/v1/reports/attendance.csv?from=${from}&to=${to}`} download underline="always">
                <IconDownload aria-hidden size={16} /> Télécharger le tableau (CSV)
              </Anchor>
            </Section>
          </Stack>
        )
      }
    </Reading>
  );
}

function Summary({ report: { total, baselineRate, targetRate } }: { readonly report: AttendanceReport }) {
  return (
    <div>
      <Text size="lg" fw={600}>
        RDV manqués par le patient : {rateWords(total.noShowRate)}
      </Text>
      <Text>
        Sans rappel : {rateWords(baselineRate)} ; but : {rateWords(targetRate)}. On sait si le RDV a eu lieu
        pour {rateWords(total.knownRate)} des RDV passés
        {total.toVerify > 0 && `, dont ${total.toVerify} dits par le patient, à vérifier`}.
      </Text>
      <Text size="sm" c="dimmed">
        Un RDV annulé par le cabinet ne compte pas contre les patients. Ces chiffres aident à prévoir ; ils ne
        jugent personne.
      </Text>
    </div>
  );
}

const HEADS = [
  'Honorés',
  'Manqués par le patient',
  'Annulés par le cabinet',
  'Inconnus',
  'Part manquée',
] as const;

function Rows({ report }: { readonly report: AttendanceReport }) {
  const rows = [...report.rows].sort(
    (left, right) =>
      left.practiceName.localeCompare(right.practiceName, 'fr') || left.month.localeCompare(right.month),
  );
  return (
    <Table.ScrollContainer minWidth={640} mb="sm">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Cabinet</Table.Th>
            <Table.Th>Mois</Table.Th>
            {HEADS.map((head) => (
              <Table.Th key={head} className={classes.number ?? ''}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${row.practiceId} ${row.month}`}>
              <Table.Th scope="row">{row.practiceName === '' ? 'Sans cabinet' : row.practiceName}</Table.Th>
              <Table.Td>{monthWords(row.month)}</Table.Td>
              <Figures row={row} />
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row" colSpan={2}>
              Tous
            </Table.Th>
            <Figures row={report.total} />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
}

function Figures({ row }: { readonly row: AttendanceReport['total'] }) {
  const { kept, missedByPatient, missedByProfessional, unknown, noShowRate } = row;
  return [kept, missedByPatient, missedByProfessional, unknown, rateWords(noShowRate)].map(
    (figure, column) => (
      <Table.Td key={HEADS[column]} className={classes.number ?? ''}>
        {figure}
      </Table.Td>
    ),
  );
}

import { Anchor, Table, Text } from '@mantine/core';
import { AppointmentBadge } from '../appointments/appointment-badge';
import { StateBadge } from '../parts/badges';
import { hourWords } from '../time/paris';
import { weekdayAndDayWords } from '../time/week';
import type { WeekItem } from './week-items';
import classes from './agendas.module.css';

/** The same in words: read out in order, and printed. */
export function WeekTable({
  days,
  onOpen,
}: {
  readonly days: readonly { readonly day: string; readonly items: readonly WeekItem[] }[];
  readonly onOpen: (appointmentId: string) => void;
}) {
  return (
    <Table.ScrollContainer minWidth={520}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Jour</Table.Th>
            <Table.Th>Heures</Table.Th>
            <Table.Th>Quoi</Table.Th>
            <Table.Th>État</Table.Th>
          </Table.Tr>
        </Table.Thead>
        {days.map(({ day, items }) => (
          <Table.Tbody key={day}>
            {items.length === 0 && (
              <Table.Tr>
                <Table.Th scope="row">{weekdayAndDayWords(day)}</Table.Th>
                <Table.Td colSpan={3}>
                  <Text span c="dimmed">
                    fermé
                  </Text>
                </Table.Td>
              </Table.Tr>
            )}
            {items.map((item, place) => (
              <Table.Tr key={`${item.kind} ${item.startsAt} ${String(place)}`}>
                {place === 0 && (
                  <Table.Th scope="rowgroup" rowSpan={items.length}>
                    {weekdayAndDayWords(day)}
                  </Table.Th>
                )}
                <Table.Td className={classes.time ?? ''}>
                  {hourWords(Date.parse(item.startsAt))} – {hourWords(Date.parse(item.endsAt))}
                </Table.Td>
                <Table.Td>
                  <What item={item} onOpen={onOpen} />
                </Table.Td>
                <Table.Td>
                  <State item={item} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        ))}
      </Table>
    </Table.ScrollContainer>
  );
}

function What({ item, onOpen }: { readonly item: WeekItem; readonly onOpen: (id: string) => void }) {
  if (item.kind === 'opening') return 'Ouvert';
  if (item.kind === 'busy') return 'Pris dans un autre agenda';
  const { words, typeName, appointmentId } = item;
  return (
    <>
      <Anchor component="button" type="button" underline="always" onClick={() => onOpen(appointmentId)}>
        {words}
      </Anchor>
      {typeName !== null && typeName !== words && ` · ${typeName}`}
    </>
  );
}

function State({ item }: { readonly item: WeekItem }) {
  if (item.kind === 'appointment') return <AppointmentBadge state={item.state} />;
  return item.kind === 'opening' ? (
    <StateBadge tone="good" words="Ouvert" />
  ) : (
    <StateBadge tone="neutral" words="Pris ailleurs" />
  );
}

import { List, Text } from '@mantine/core';
import type { NumberToDial } from '../../api/schemas';
import { PhoneLink } from '../parts/phone-link';
import { numberWords } from '../words/call-work';

/** Numbers in the order in which they are dialled, each with whose it is and what may be said there. */
export function Numbers({
  numbers,
  from = 1,
}: {
  readonly numbers: readonly NumberToDial[];
  /** Place of the first of them. */
  readonly from?: number;
}) {
  if (numbers.length === 0) return <Text fw={600}>Aucun numéro à appeler.</Text>;
  return (
    <List type="ordered" size="sm" spacing={2} start={from}>
      {numbers.map((number) => (
        <List.Item key={`${number.whose} ${number.dialled ?? ''} ${number.number}`}>
          <PhoneLink number={number.number} />{' '}
          <Text span size="sm" c="dimmed">
            {numberWords(number).join(' · ')}
          </Text>
        </List.Item>
      ))}
    </List>
  );
}

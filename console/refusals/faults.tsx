import { List } from '@mantine/core';
import type { Refusal } from '../../api/schemas';
import { faultWords } from '../words/faults';

/** Each fault as a sentence, with where it is. */
export function Faults({ faults }: { readonly faults: Refusal['faults'] }) {
  return (
    <List>
      {faults.map((fault) => (
        <List.Item key={`${fault.code} ${fault.pointer}`}>
          {faultWords(fault)} {fault.pointer !== '' && <code>{fault.pointer}</code>}
        </List.Item>
      ))}
    </List>
  );
}

import { List } from '@mantine/core';
import type { FollowUp } from '../../api/schemas';
import { Section } from '../parts/section';

/** What looks wrong in what the hospital sent; accepted all the same, to be checked. */
export function FlagsSection({ followUp: { flags } }: { readonly followUp: FollowUp }) {
  if (flags.length === 0) return null;
  return (
    <Section title="Informations à vérifier">
      <List>
        {flags.map(({ code, pointer, sentenceFr }) => (
          <List.Item key={`${code} ${pointer}`}>{sentenceFr}</List.Item>
        ))}
      </List>
    </Section>
  );
}

import { Anchor } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { phoneWords } from './names';

export function PhoneLink({ number }: { readonly number: string }) {
  return (
    <Anchor href={`tel:${number}`} underline="always">
      <IconPhone aria-hidden size={14} /> {phoneWords(number)}
    </Anchor>
  );
}

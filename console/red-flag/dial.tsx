import { Button } from '@mantine/core';
import { IconPhoneCall } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './red-flag.module.css';

/** A number large enough to be read and pressed in a hurry. */
export function Dial({
  number,
  urgent = false,
  quiet = false,
  children,
}: {
  readonly number: string;
  /** Nothing else is to be done before. */
  readonly urgent?: boolean;
  /** One may, but something else comes first. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Button
      component="a"
      href={`tel:${number}`}
      size={quiet ? 'sm' : 'lg'}
      color={urgent ? 'red' : 'blue'}
      variant={quiet ? 'default' : 'filled'}
      classNames={{ root: classes.dial ?? '', label: classes.dialLabel ?? '' }}
      leftSection={<IconPhoneCall aria-hidden size={quiet ? 18 : 24} />}
    >
      {children}
    </Button>
  );
}

/** `03 53 01 00 62`, never broken over two lines. */
export function tenDigitWords(number: string): string {
  return number.replace(/(\d{2})(?=\d)/g, '$1\u00a0');
}

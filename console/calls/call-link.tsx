import { Button } from '@mantine/core';
import { IconPhoneCall } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

/** The one way to a call: the screen on which it is made. */
export function CallLink({
  followUpId,
  callKey,
  about,
  words = 'Appeler',
  secondary = false,
}: {
  readonly followUpId: string;
  readonly callKey: string;
  /** Tells equal buttons apart. */
  readonly about: string;
  readonly words?: string;
  /** Something else beside it is what one does first. */
  readonly secondary?: boolean;
}) {
  return (
    <Button
      variant={secondary ? 'default' : 'filled'}
      leftSection={<IconPhoneCall aria-hidden size={18} />}
      aria-label={`${words} : ${about}`}
      renderRoot={(props: object) => (
        <Link
          to="/suivis/$followUpId/appels/$callKey"
          params={{ followUpId, callKey }}
          data-call-link
          {...props}
        />
      )}
    >
      {words}
    </Button>
  );
}

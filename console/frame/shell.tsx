import { Anchor, Button, Kbd, Text } from '@mantine/core';
import { IconHeartHandshake, IconLogout, IconPhoneIncoming } from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { IncomingDialog } from '../calls/incoming-dialog';
import { useLiveUpdates } from '../http/live-updates';
import { useAccount, useMay, useSignOut } from '../session/account';
import { useBusinessTime } from '../time/business-clock';
import { calendarDayWords, hourWords, localDay, weekdayWords } from '../time/paris';
import { ROLES } from '../words/people';
import { wordsFor } from '../words/wording';
import { ColorSchemeButton } from './color-scheme-button';
import { HelpDialog } from './help-dialog';
import { PaletteDoor } from '../palette/palette-door';
import { useKeys } from '../parts/use-keys';
import { RoomsNav } from './rooms-nav';
import classes from './frame.module.css';

/** Header, rooms of the house, and the screen between them. */
export function Shell() {
  const allowed = useMay();
  const connected = useLiveUpdates(allowed('followUp.list'));
  const [helpShown, setHelpShown] = useState(false);
  const [calling, setCalling] = useState(false);
  useKeys([
    ['shift+?', () => setHelpShown(true)],
    ['?', () => setHelpShown(true)],
    ['A', () => setCalling(allowed('call.hold'))],
  ]);
  return (
    <>
      <a href="#contenu" className={classes.skip}>
        Aller au contenu
      </a>
      <header className={classes.header}>
        <Bar onHelp={() => setHelpShown(true)} onIncoming={() => setCalling(true)} />
        <DemonstrationBanner />
        {!connected && (
          <div className={classes.banner} role="status">
            Mises à jour interrompues : reconnexion en cours.
          </div>
        )}
      </header>
      <main id="contenu" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <PaletteDoor wanted={allowed('worklist.read')} onIncoming={() => setCalling(true)} />
      <HelpDialog opened={helpShown} onClose={() => setHelpShown(false)} />
      <IncomingDialog opened={calling} onClose={() => setCalling(false)} />
    </>
  );
}

function Bar({ onHelp, onIncoming }: { readonly onHelp: () => void; readonly onIncoming: () => void }) {
  const account = useAccount();
  const allowed = useMay();
  const signOut = useSignOut();
  return (
    <div className={classes.bar}>
      <Link to="/" className={classes.brand}>
        <IconHeartHandshake aria-hidden size={24} />
        Relais
      </Link>
      <div className={classes.account}>
        {allowed('call.hold') && (
          <Button
            variant="default"
            size="xs"
            aria-keyshortcuts="A"
            leftSection={<IconPhoneIncoming aria-hidden size={16} />}
            rightSection={
              <Kbd aria-hidden size="xs">
                A
              </Kbd>
            }
            onClick={onIncoming}
          >
            Un patient rappelle
          </Button>
        )}
        <Text size="sm">
          {account.displayName} · {wordsFor(ROLES, account.role)}
        </Text>
        <Anchor component="button" type="button" size="sm" underline="always" onClick={onHelp}>
          Aide
        </Anchor>
        <ColorSchemeButton />
        <Button
          variant="default"
          size="xs"
          leftSection={<IconLogout aria-hidden size={16} />}
          loading={signOut.isPending}
          onClick={() => signOut.mutate()}
        >
          Se déconnecter
        </Button>
      </div>
      <RoomsNav />
    </div>
  );
}

function DemonstrationBanner() {
  const { nowMs, speed, isKept } = useBusinessTime();
  if (speed === 1) return null;
  return (
    <div className={classes.banner}>
      {isKept
        ? 'Démonstration : des personnes fictives vivent leurs semaines, le temps défile. '
        : `Démonstration : le temps passe ${speed.toLocaleString('fr-FR')} fois plus vite. `}
      Ici, nous sommes le {weekdayWords(nowMs)} {calendarDayWords(localDay(nowMs))} à {hourWords(nowMs)}.
    </div>
  );
}

import { Anchor, Button, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconHeartHandshake, IconLogout } from '@tabler/icons-react';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLiveUpdates } from '../http/live-updates';
import { useAccount, useMay, useSignOut } from '../session/account';
import { useBusinessTime } from '../time/business-clock';
import { momentWords } from '../time/paris';
import { ROLES } from '../words/people';
import { wordsFor } from '../words/wording';
import { ColorSchemeButton } from './color-scheme-button';
import { HelpDialog } from './help-dialog';
import { ROOMS } from './rooms';
import classes from './frame.module.css';

/** Header, rooms of the house, and the screen between them. */
export function Shell() {
  const allowed = useMay();
  const connected = useLiveUpdates(allowed('followUp.list'));
  const navigate = useNavigate();
  const [helpShown, setHelpShown] = useState(false);
  useHotkeys([
    ['shift+?', () => setHelpShown(true)],
    ['?', () => setHelpShown(true)],
    ['mod+K', () => void navigate({ to: '/recherche' })],
  ]);
  return (
    <>
      <a href="#contenu" className={classes.skip}>
        Aller au contenu
      </a>
      <header className={classes.header}>
        <Bar onHelp={() => setHelpShown(true)} />
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
      <HelpDialog opened={helpShown} onClose={() => setHelpShown(false)} />
    </>
  );
}

function Bar({ onHelp }: { readonly onHelp: () => void }) {
  const account = useAccount();
  const signOut = useSignOut();
  return (
    <div className={classes.bar}>
      <Link to="/" className={classes.brand}>
        <IconHeartHandshake aria-hidden size={24} />
        Relais
      </Link>
      <Rooms />
      <div className={classes.account}>
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
    </div>
  );
}

function Rooms() {
  const { role } = useAccount();
  const allowed = useMay();
  const rooms = ROOMS.filter(
    ({ action, roles }) => allowed(action) && (roles === undefined || roles.includes(role)),
  );
  if (rooms.length === 0) return <div className={classes.nav} />;
  return (
    <nav aria-label="Écrans" className={classes.nav}>
      <ul>
        {rooms.map(({ to, words, Icon }) => (
          <li key={to}>
            <Link to={to} activeProps={{ 'aria-current': 'page' }}>
              <Icon aria-hidden size={18} />
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function DemonstrationBanner() {
  const { nowMs, speed } = useBusinessTime();
  if (speed === 1) return null;
  return (
    <div className={classes.banner}>
      Démonstration : le temps passe {speed.toLocaleString('fr-FR')} fois plus vite. Ici, nous sommes{' '}
      {momentWords(nowMs, nowMs)} ({new Date(nowMs).toLocaleDateString('fr-FR', { timeZone: 'Europe/Paris' })}
      ).
    </div>
  );
}

import { Popover, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useAccount, useMay } from '../session/account';
import { roomsFor, type Room } from './rooms';
import classes from './frame.module.css';

/** Beside each other at 1280 pixels. */
const MOST_IN_ONE_ROW = 10;

/**
 * The rooms: what is used every day in one row, the rest under « Plus ». Links in a list, also there: a screen reader
 * and the Tab key go through them as through the others, and Escape gives the focus back to « Plus ».
 */
export function RoomsNav() {
  const { role } = useAccount();
  const allowed = useMay();
  const rooms = roomsFor(role, allowed);
  if (rooms.length === 0) return <div className={classes.nav} />;
  const isFolded = ({ seldom }: Room) => seldom === true && rooms.length > MOST_IN_ONE_ROW;
  const daily = rooms.filter((room) => !isFolded(room));
  const seldom = rooms.filter(isFolded);
  return (
    <nav aria-label="Écrans" className={classes.nav}>
      <ul>
        {daily.map((room) => (
          <li key={room.to}>
            <RoomLink room={room} />
          </li>
        ))}
        {seldom.length > 0 && (
          <li>
            <More rooms={seldom} />
          </li>
        )}
      </ul>
    </nav>
  );
}

/** Says where one is when that is one of its rooms, as the row does. */
function More({ rooms }: { readonly rooms: readonly Room[] }) {
  const [opened, setOpened] = useState(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const here = rooms.find(({ to }) => path === to || path.startsWith(`${to}/`));
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      withRoles={false}
      withinPortal={false}
      floatingStrategy="fixed"
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.more}
          aria-expanded={opened}
          data-here={here !== undefined || undefined}
          onClick={() => setOpened(!opened)}
        >
          {here === undefined ? 'Plus' : `Plus : ${here.words}`}
          <IconChevronDown aria-hidden size={16} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.moreRooms}>
        <ul aria-label="Autres écrans">
          {rooms.map((room) => (
            <li key={room.to}>
              <RoomLink room={room} onGone={() => setOpened(false)} />
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

function RoomLink({
  room: { to, words, Icon },
  onGone,
}: {
  readonly room: Room;
  readonly onGone?: () => void;
}) {
  return (
    <Link to={to} activeProps={{ 'aria-current': 'page' }} onClick={onGone}>
      <Icon aria-hidden size={18} />
      {words}
    </Link>
  );
}

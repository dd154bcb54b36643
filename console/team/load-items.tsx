import { Alert, Button, Checkbox, Group, Progress, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { WorkloadItem } from '../../api/schemas';
import { Colleagues } from '../actions/assign-buttons';
import { mayAssign } from '../actions/assigning';
import type { NewOwner } from '../actions/use-assign';
import { Deadline } from '../parts/badges';
import { Dialog } from '../parts/dialog';
import { patientName } from '../parts/names';
import { Reading } from '../parts/reading';
import { Section } from '../parts/section';
import { useAccount } from '../session/account';
import { refusalWords } from '../words/problems';
import { itemWords } from '../words/subjects';
import { counted } from '../words/wording';
import { idOf, type Reassigned } from './reassigning';
import { workloadItemsQuery, type LoadPart } from './team-queries';
import { useReassign } from './use-reassign';
import classes from './team.module.css';

/** What is behind one number of the load; several of it go to somebody at once. */
export function LoadItems({ chosen, title }: { readonly chosen: LoadPart; readonly title: string }) {
  const query = useInfiniteQuery(workloadItemsQuery(chosen));
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const { start, progress, refused } = useReassign();
  const reassign = async (items: readonly WorkloadItem[], to: NewOwner) => {
    const result = await start(items, to);
    setPicked(new Set(result.refused.map(({ item }) => idOf(item))));
  };
  return (
    <Section title={title}>
      <Reading query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Text c="dimmed">Plus rien ici.</Text>;
          return (
            <Stack>
              <Picking
                items={items}
                picked={picked}
                except={chosen.owner}
                busy={progress !== null}
                onPicked={setPicked}
                onGiven={(wanted, to) => void reassign(wanted, to)}
              />
              {progress !== null && (
                <div role="status">
                  {progress.answered} sur {progress.total}
                  <Progress
                    value={(progress.answered / progress.total) * 100}
                    aria-label="Choses déjà confiées"
                  />
                </div>
              )}
              <Refused refused={refused} />
              <Items items={items} picked={picked} onPicked={setPicked} />
              {query.hasNextPage && (
                <Button
                  variant="default"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  Voir la suite
                </Button>
              )}
            </Stack>
          );
        }}
      </Reading>
    </Section>
  );
}

function Picking({
  items,
  picked,
  except,
  busy,
  onPicked,
  onGiven,
}: {
  readonly items: readonly WorkloadItem[];
  readonly picked: ReadonlySet<string>;
  readonly except: LoadPart['owner'];
  readonly busy: boolean;
  readonly onPicked: (picked: ReadonlySet<string>) => void;
  readonly onGiven: (items: readonly WorkloadItem[], to: NewOwner) => void;
}) {
  const { role } = useAccount();
  const [choosing, setChoosing] = useState(false);
  const assignable = items.filter(({ item }) => mayAssign(item, role));
  const wanted = assignable.filter((one) => picked.has(idOf(one)));
  const all = wanted.length === assignable.length && assignable.length > 0;
  return (
    <Group>
      <Checkbox
        label="Tout choisir dans cette liste"
        checked={all}
        indeterminate={!all && wanted.length > 0}
        disabled={assignable.length === 0}
        onChange={() => onPicked(new Set(all ? [] : assignable.map(idOf)))}
      />
      <Button disabled={wanted.length === 0} loading={busy} onClick={() => setChoosing(true)}>
        {wanted.length === 0 ? 'Confier à…' : `Confier ${counted(wanted.length, 'chose', 'choses')} à…`}
      </Button>
      <Dialog title="Confier à…" opened={choosing} onClose={() => setChoosing(false)}>
        <Colleagues
          except={except}
          onChosen={(to) => {
            setChoosing(false);
            onGiven(wanted, to);
          }}
        />
      </Dialog>
    </Group>
  );
}

function Refused({ refused }: { readonly refused: Reassigned['refused'] }) {
  if (refused.length === 0) return null;
  return (
    <Alert color="orange" role="alert" title="Ce qui n’a pas pu être confié">
      <ul>
        {refused.map(({ item, error }) => (
          <li key={idOf(item)}>
            {patientName(item.patient)}, {itemWords(item.item)} : {refusalWords(error)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Items({
  items,
  picked,
  onPicked,
}: {
  readonly items: readonly WorkloadItem[];
  readonly picked: ReadonlySet<string>;
  readonly onPicked: (picked: ReadonlySet<string>) => void;
}) {
  const { role } = useAccount();
  const toggled = (id: string) =>
    new Set(picked.has(id) ? [...picked].filter((one) => one !== id) : [...picked, id]);
  return (
    <ul className={classes.items} aria-label="Choses à faire">
      {items.map((one) => (
        <li key={idOf(one)} className={classes.item}>
          {mayAssign(one.item, role) ? (
            <Checkbox
              aria-label={`Choisir : ${itemWords(one.item)}, ${patientName(one.patient)}`}
              checked={picked.has(idOf(one))}
              onChange={() => onPicked(toggled(idOf(one)))}
            />
          ) : (
            <span />
          )}
          <div>
            <Text fw={600}>{itemWords(one.item)}</Text>
            <Text size="sm">
              <Link to="/suivis/$followUpId" params={{ followUpId: one.followUpId }}>
                {patientName(one.patient)}
              </Link>{' '}
              · {one.hospitalName}
            </Text>
          </div>
          <Deadline dueAt={one.item.dueAt} overdue={one.item.overdue} reason={one.item.reason} />
        </li>
      ))}
    </ul>
  );
}

import { Group, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { WorklistEntry } from '../../api/schemas';
import { Screen } from '../frame/screen';
import { worklistQuery } from '../http/queries';
import { Empty, Reading } from '../parts/reading';
import { CallBacks } from '../red-flag/call-backs';
import { useAccount, useMay } from '../session/account';
import { useBusinessTime } from '../time/business-clock';
import { urgencyOf } from '../time/deadline';
import { counted } from '../words/wording';
import { DayList } from './day-list';
import { countsOf, DAY_TAB_WORDS, DAY_TABS, dayOf, type DayTab } from './day-tabs';
import { useRememberedTab } from './remembered-tab';
import classes from './today.module.css';

/** The day: one card a patient, what to do for them, why and by when; one's own, the team's, or all. */
export function TodayScreen() {
  const worklist = useQuery(worklistQuery);
  return (
    <Screen title="Ma journée">
      <CallBacks />
      <Reading query={worklist}>{(entries) => <MyDay entries={entries} />}</Reading>
    </Screen>
  );
}

const NOTHING: Readonly<Record<DayTab, string>> = {
  mine: 'Rien à vous pour l’instant : « Me le confier », dans « À l’équipe », vous donne ce que vous prenez.',
  team: 'Rien n’attend dans l’équipe.',
  all: 'Rien à faire pour l’instant. Cette liste se met à jour toute seule.',
  'mine-late': 'Vous n’avez aucun retard.',
};

function MyDay({ entries }: { readonly entries: readonly WorklistEntry[] }) {
  const { accountId } = useAccount();
  const { nowMs } = useBusinessTime();
  const shares = useMay()('item.assign');
  const [remembered, remember] = useRememberedTab(accountId);
  const tab = shares ? remembered : 'all';
  const day = dayOf(entries, tab, accountId, nowMs);
  return (
    <>
      {shares && <Tabs entries={entries} tab={tab} onChosen={remember} />}
      <Summary entries={day.now} />
      {day.now.length === 0 && <Empty>{NOTHING[tab]}</Empty>}
      <DayList key={tab} day={day} />
    </>
  );
}

function Tabs({
  entries,
  tab,
  onChosen,
}: {
  readonly entries: readonly WorklistEntry[];
  readonly tab: DayTab;
  readonly onChosen: (tab: DayTab) => void;
}) {
  const { accountId } = useAccount();
  const { nowMs } = useBusinessTime();
  const counts = countsOf(entries, accountId, nowMs);
  return (
    <Group mb="sm">
      <SegmentedControl
        aria-label="Ce que la liste montre"
        className={classes.tabs}
        value={tab}
        onChange={(value) => onChosen(DAY_TABS.find((one) => one === value) ?? 'all')}
        data={DAY_TABS.map((one) => ({ value: one, label: `${DAY_TAB_WORDS[one]} (${counts[one]})` }))}
      />
    </Group>
  );
}

function Summary({ entries }: { readonly entries: readonly WorklistEntry[] }) {
  const { nowMs } = useBusinessTime();
  const urgencies = entries.flatMap(({ items }) =>
    items.map(({ dueAt, overdue, reason }) => urgencyOf(Date.parse(dueAt), nowMs, overdue, reason)),
  );
  const urgent = urgencies.filter((urgency) => urgency === 'urgent').length;
  const late = urgencies.filter((urgency) => urgency === 'late').length;
  const parts = [
    counted(entries.length, 'patient', 'patients'),
    counted(urgencies.length, 'chose à faire', 'choses à faire'),
    ...(urgent > 0 ? [counted(urgent, 'urgente', 'urgentes')] : []),
    ...(late > 0 ? [`${late} en retard`] : []),
  ];
  return (
    <Text mb="md">
      {parts.join(' · ')}{' '}
      <Text span c="dimmed" size="sm">
        — touches J, K et Entrée ; ? pour l’aide
      </Text>
    </Text>
  );
}

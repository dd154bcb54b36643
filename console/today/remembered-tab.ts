import { useState } from 'react';
import { DAY_TABS, type DayTab } from './day-tabs';

const keyOf = (accountId: string): string => `relais.today-tab.${accountId}`;

/** The tab looked at last, by account, in this browser; nothing about a person is kept. */
export function useRememberedTab(accountId: string): readonly [DayTab, (tab: DayTab) => void] {
  const [tab, setTab] = useState<DayTab>(() => remembered(accountId));
  return [
    tab,
    (chosen) => {
      setTab(chosen);
      try {
        localStorage.setItem(keyOf(accountId), chosen);
      } catch {
        // A browser that keeps nothing begins with everything the next time; the choice holds until then.
      }
    },
  ];
}

function remembered(accountId: string): DayTab {
  try {
    const kept = localStorage.getItem(keyOf(accountId));
    return DAY_TABS.find((tab) => tab === kept) ?? 'all';
  } catch {
    return 'all';
  }
}

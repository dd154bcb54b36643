import { NativeSelect, Stack } from '@mantine/core';
import { ALWAYS_APPLICABLE, PREPARATION_ANSWERS, PREPARATION_ITEMS } from '../words/preparation';
import type { DischargeDraft } from './discharge-draft';

const ANSWERS = Object.entries(PREPARATION_ANSWERS).map(([value, label]) => ({ value, label }));

/** The discharge check-list, each item answered or left alone. */
export function PreparationFields({
  draft,
  set,
}: {
  readonly draft: DischargeDraft;
  readonly set: (change: Partial<DischargeDraft>) => void;
}) {
  return (
    <Stack gap="sm">
      {PREPARATION_ITEMS.map(([item, words]) => (
        <NativeSelect
          key={item}
          label={`${item}. ${words}`}
          data={[
            { value: '', label: 'Non répondu' },
            ...ANSWERS.filter(({ value }) => value !== 'not-applicable' || !ALWAYS_APPLICABLE.has(item)),
          ]}
          value={draft.preparation[item] ?? ''}
          onChange={(event) =>
            set({ preparation: { ...draft.preparation, [item]: event.currentTarget.value } })
          }
        />
      ))}
    </Stack>
  );
}

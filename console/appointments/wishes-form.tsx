import { Collapse, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FoundSlotsAnswer } from '../../api/schemas';
import { Fields } from '../parts/fields';
import { FoldButton } from '../parts/fold-button';
import { PLACES } from '../words/agendas';
import { DAY_PARTS } from '../words/appointments';
import type { Wishes } from './wishes';

const options = (none: string, words: Readonly<Record<string, string>>) => [
  { value: '', label: none },
  ...Object.entries(words).map(([value, label]) => ({ value, label })),
];

/** Narrows what was found: whom, which days and hours, where. Folded: the best slots need none of it. */
export function WishesForm({
  wishes,
  found,
  valid,
  onChange,
}: {
  readonly wishes: Wishes;
  readonly found: FoundSlotsAnswer | undefined;
  readonly valid: boolean;
  readonly onChange: (wishes: Wishes) => void;
}) {
  const [unfolded, setUnfolded] = useState(false);
  const change = (changes: Partial<Wishes>) => onChange({ ...wishes, ...changes });
  return (
    <div>
      <FoldButton words="Affiner" unfolded={unfolded} onToggle={setUnfolded} />
      <Collapse expanded={unfolded}>
        <Fields>
          <WhoField found={found} value={wishes.professionalId} onChange={change} />
          <NativeSelect
            label="Où"
            data={options('partout', PLACES)}
            value={wishes.place}
            onChange={(event) => change({ place: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="À partir du"
            value={wishes.fromDay}
            onChange={(event) => change({ fromDay: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="Jusqu’au"
            error={valid ? null : 'La fin précède le début.'}
            value={wishes.toDay}
            onChange={(event) => change({ toDay: event.currentTarget.value })}
          />
          <NativeSelect
            label="De préférence"
            data={options('à toute heure', DAY_PARTS)}
            value={wishes.hours}
            onChange={(event) => change({ hours: event.currentTarget.value })}
          />
        </Fields>
      </Collapse>
    </div>
  );
}

/** Whoever was found; one chosen stays in the list even when the search finds only them. */
function WhoField({
  found,
  value,
  onChange,
}: {
  readonly found: FoundSlotsAnswer | undefined;
  readonly value: string;
  readonly onChange: (changes: Partial<Wishes>) => void;
}) {
  const [seen, setSeen] = useState<Readonly<Record<string, string>>>({});
  const now = Object.fromEntries(
    (found?.slots ?? []).map(({ professionalId, professionalName }) => [professionalId, professionalName]),
  );
  const unseen = Object.keys(now).some((id) => !Object.hasOwn(seen, id));
  if (unseen) setSeen({ ...seen, ...now });
  return (
    <NativeSelect
      label="Avec"
      data={options('tous', seen)}
      value={value}
      onChange={(event) => onChange({ professionalId: event.currentTarget.value })}
    />
  );
}

import { Button, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FoundSlotAnswer, FoundSlotsAnswer, SlotReasonAnswer, SlotSearchBody } from '../../api/schemas';
import { slotsQuery } from '../http/queries';
import { Moment } from '../parts/moment';
import { Reading } from '../parts/reading';
import { useBusinessTime } from '../time/business-clock';
import { localDay, momentWords } from '../time/paris';
import { PLACES } from '../words/agendas';
import { SLOT_NOTES } from '../words/appointments';
import { wordsFor } from '../words/wording';
import { reasonsWords } from './slot-words';
import { NO_WISHES, searchOf, type Wishes } from './wishes';
import { WishesForm } from './wishes-form';
import classes from './appointments.module.css';

const FIRST_SLOTS = 6;
const MORE_SLOTS = 24;

interface ChoiceProps {
  /** What is done with a slot, e.g. « Prendre ». */
  readonly verb: string;
  readonly pending: boolean;
  readonly onChoose: (slot: FoundSlotAnswer) => void;
}

/**
 * The best times, each with why, and a button that takes it; the first has the focus, so that Enter books the best.
 *
 * @param children what there is to do where nothing is open here, from what was found
 */
export function SlotFinder({
  base,
  children,
  ...choice
}: ChoiceProps & {
  /** For whom and what. */
  readonly base: SlotSearchBody;
  readonly children?: (found: FoundSlotsAnswer) => React.ReactNode;
}) {
  const today = localDay(useBusinessTime().nowMs);
  const [wishes, setWishes] = useState<Wishes>(NO_WISHES);
  const [limit, setLimit] = useState(FIRST_SLOTS);
  const search = searchOf({ ...base, limit }, wishes, today);
  const query = useQuery({
    ...slotsQuery(search ?? { ...base, limit }),
    enabled: search !== null,
    placeholderData: keepPreviousData,
  });
  return (
    <Stack>
      <WishesForm wishes={wishes} found={query.data} valid={search !== null} onChange={setWishes} />
      <Reading query={query}>
        {(found) => (
          <Stack aria-busy={query.isFetching}>
            {found.notes.map((note) => (
              <Text key={note} size="sm">
                {wordsFor(SLOT_NOTES, note)}
              </Text>
            ))}
            <Slots slots={found.slots} {...choice} />
            {found.slots.length >= limit && limit < MORE_SLOTS && (
              <Button variant="default" onClick={() => setLimit(MORE_SLOTS)}>
                Plus de créneaux
              </Button>
            )}
            {children?.(found)}
          </Stack>
        )}
      </Reading>
    </Stack>
  );
}

function Slots({
  slots,
  verb,
  pending,
  onChoose,
}: ChoiceProps & { readonly slots: readonly FoundSlotAnswer[] }) {
  const { nowMs } = useBusinessTime();
  if (slots.length === 0) return <Text fw={600}>Aucun créneau libre dans les agendas tenus ici.</Text>;
  return (
    <ol className={classes.rows} aria-label="Créneaux, le meilleur d’abord">
      {slots.map((slot, place) => (
        <li key={`${slot.professionalId} ${slot.appointmentTypeId} ${slot.startsAt}`} className={classes.row}>
          <SlotWords slot={slot} />
          <Button
            variant={place === 0 ? 'filled' : 'default'}
            autoFocus={place === 0}
            disabled={pending}
            aria-label={`${verb} : ${momentWords(Date.parse(slot.startsAt), nowMs)}, ${slot.professionalName}`}
            onClick={() => onChoose(slot)}
          >
            {verb}
          </Button>
        </li>
      ))}
    </ol>
  );
}

function SlotWords({ slot }: { readonly slot: FoundSlotAnswer }) {
  const { professionalName, practiceName, city, place, appointmentTypeName } = slot;
  return (
    <div>
      <Text fw={700}>
        <Moment at={slot.startsAt} />
      </Text>
      <Text size="sm">
        {professionalName} · {practiceName}, {city} · {appointmentTypeName}, {wordsFor(PLACES, place)}
      </Text>
      <Reasons reasons={slot.reasons} />
    </div>
  );
}

/** Why it stands there. */
export function Reasons({ reasons }: { readonly reasons: readonly SlotReasonAnswer[] }) {
  const words = reasonsWords(reasons);
  if (words.length === 0) return null;
  return (
    <ul className={classes.reasons} aria-label="Pourquoi">
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  );
}

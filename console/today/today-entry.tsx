import { Group, Paper, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { WorklistEntry, WorklistItem } from '../../api/schemas';
import { Deadline } from '../parts/badges';
import { patientName } from '../parts/names';
import { OwnerWords } from '../parts/owner';
import { PhoneLink } from '../parts/phone-link';
import { AssignButtons } from '../actions/assign-buttons';
import { ItemAction } from '../actions/item-action';
import { RedFlagsOnList } from '../red-flag/red-flags';
import { useBusinessTime } from '../time/business-clock';
import { urgencyOf, type Urgency } from '../time/deadline';
import { ageYears, dayWords } from '../time/paris';
import { itemWords } from '../words/subjects';
import { isRedFlag } from './day-tabs';
import classes from './today.module.css';

const GRAVEST_FIRST: readonly Urgency[] = ['urgent', 'late', 'today', 'later'];

/** One patient of the day's list: who, where from, and each thing to do with its button. */
export function TodayEntry({ entry }: { readonly entry: WorklistEntry }) {
  const { nowMs } = useBusinessTime();
  const urgencies = entry.items.map(({ dueAt, overdue, reason }) =>
    urgencyOf(Date.parse(dueAt), nowMs, overdue, reason),
  );
  const gravest = GRAVEST_FIRST.find((urgency) => urgencies.includes(urgency)) ?? 'later';
  return (
    <Paper withBorder p="md" className={classes.entry} data-urgency={gravest}>
      <Who entry={entry} />
      {entry.items.some(isRedFlag) && <RedFlagsOnList followUpId={entry.followUpId} />}
      <ul className={classes.items} aria-label={`À faire pour ${patientName(entry.patient)}`}>
        {entry.items
          .filter((item) => !isRedFlag(item))
          .map((item) => (
            <li
              key={item.key}
              className={classes.item}
              data-row
              tabIndex={-1}
              onKeyDown={(event) => {
                // Enter on the row itself does what its button does.
                if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
                event.currentTarget.querySelector<HTMLElement>('[data-main] :is(a, button)')?.click();
              }}
            >
              <ToDo item={item} />
              <Deadline dueAt={item.dueAt} overdue={item.overdue} reason={item.reason} />
              <div className={classes.actions}>
                <div data-main>
                  <ItemAction followUpId={entry.followUpId} item={item} about={patientName(entry.patient)} />
                </div>
                <AssignButtons
                  followUpId={entry.followUpId}
                  revision={entry.revision}
                  item={item}
                  about={patientName(entry.patient)}
                />
              </div>
            </li>
          ))}
      </ul>
    </Paper>
  );
}

function Who({
  entry: { followUpId, patient, hospitalName, dischargedAt },
}: {
  readonly entry: WorklistEntry;
}) {
  const { nowMs } = useBusinessTime();
  const age = patient.birthDate === null ? null : ageYears(patient.birthDate, nowMs);
  const facts = [
    ...(age === null ? [] : [`${age} ans`]),
    ...(patient.city === null ? [] : [patient.city]),
    `${hospitalName}, sortie le ${dayWords(Date.parse(dischargedAt), nowMs)}`,
  ];
  return (
    <Group justify="space-between" gap="xs">
      <div>
        <Text span fw={700} size="lg">
          <Link to="/suivis/$followUpId" params={{ followUpId }} data-patient-link>
            {patientName(patient)}
          </Link>
        </Text>
        <Text size="sm" c="dimmed">
          {facts.join(' · ')}
        </Text>
      </div>
      {patient.phone !== null && <PhoneLink number={patient.phone} />}
    </Group>
  );
}

function ToDo({ item }: { readonly item: WorklistItem }) {
  return (
    <div>
      <Text fw={600}>{itemWords(item)}</Text>
      <Text size="sm" c="dimmed">
        Suivi par <OwnerWords owner={item.owner} name={item.ownerName} />
      </Text>
    </div>
  );
}

import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Care, FollowUp } from '../../api/schemas';
import { ActionButton } from '../actions/item-action';
import { BookingButton } from '../appointments/booking-dialog';
import { awaitedFirst } from '../appointments/grouping';
import { SeriesButton } from '../appointments/series-button';
import { followUpAppointmentsQuery } from '../http/queries';
import { Deadline, StateBadge, type Tone } from '../parts/badges';
import { Moment } from '../parts/moment';
import { Section } from '../parts/section';
import { useMay } from '../session/account';
import { useBusinessTime } from '../time/business-clock';
import { visitsWords } from '../words/learnt';
import { CARE_STATUSES, HANDOVER_STATUSES, isOver } from '../words/statuses';
import { careWords } from '../words/subjects';
import { wordsFor } from '../words/wording';
import { CareOffers } from './care-offers';
import classes from './patient.module.css';
import { VisitActions } from './visit-actions';

const SETTLED: ReadonlySet<string> = new Set(['arranged', 'in-place', 'not-needed']);

/** Somebody is to come. */
const VISITED: ReadonlySet<string> = new Set(['arranged', 'in-place', 'already']);

/** Somebody gives it already, and the rest of the series is still to be booked. */
const goesOn = ({ status, professionalId }: Care): boolean =>
  status === 'to-arrange' && professionalId !== null;

/** What was in place before the stay is resumed, never taken a second time. */
const isBookable = ({ status }: Care): boolean => status !== 'already';

const TONES: Readonly<Record<string, Tone>> = {
  arranged: 'good',
  'in-place': 'good',
  failed: 'bad',
  'not-needed': 'neutral',
};

/** What has to hold at home: each need with who was asked and what they said. */
export function CaresSection({ followUp }: { readonly followUp: FollowUp }) {
  return (
    <Section title="À organiser">
      <Handover followUp={followUp} />
      {followUp.cares.length === 0 ? (
        <Text c="dimmed">Rien à organiser.</Text>
      ) : (
        <ul className={classes.rows}>
          {followUp.cares.map((care) => (
            <li key={care.key}>
              <OneCare care={care} followUp={followUp} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Handover({ followUp: { handover, generalPractitionerName } }: { readonly followUp: FollowUp }) {
  return (
    <Text mb="sm">
      Médecin traitant : {generalPractitionerName ?? 'pas de MT connu'}
      {handover !== null && ` · fiche de transmission : ${wordsFor(HANDOVER_STATUSES, handover.status)}`}
    </Text>
  );
}

function OneCare({ care, followUp }: { readonly care: Care; readonly followUp: FollowUp }) {
  const allowed = useMay();
  const open = (!SETTLED.has(care.status) || care.undated) && !isOver(followUp.status);
  const words = careWords(care.key, care.profession);
  const title = useFocusOnceSettled(open);
  // How an appointment of an agenda went is said there, once.
  const scheduled = useScheduled(followUp.followUpId, care.key);
  return (
    <>
      <div className={classes.row}>
        <div>
          <Group gap="xs" mb={4}>
            <Text fw={600} ref={title} tabIndex={-1}>
              {words}
            </Text>
            <StateBadge tone={TONES[care.status] ?? 'waiting'} words={wordsFor(CARE_STATUSES, care.status)} />
          </Group>
          {goesOn(care) && <Text>La suite des passages est à organiser</Text>}
          {care.undated && <Text>Date du RDV à demander</Text>}
          {care.professionalName !== null && <Text>Avec {care.professionalName}</Text>}
          {care.appointmentAt !== null && (
            <Text>
              RDV <Moment at={care.appointmentAt} />
            </Text>
          )}
          {(care.visitsPlanned ?? 1) > 1 && (
            <Text size="sm">{visitsWords(care.visitsKept, care.visitsPlanned)}</Text>
          )}
          {open && <Deadline dueAt={care.dueAt} reason={care.key} />}
        </div>
        <Group gap="xs">
          {allowed('appointment.book') && <Booking care={care} followUp={followUp} open={open} />}
          {open && allowed('care.arrange') && (
            <ActionButton
              followUpId={followUp.followUpId}
              kind="care"
              subject={care.key}
              about={words}
              secondary={isBookable(care) && allowed('appointment.book')}
            />
          )}
        </Group>
        {(VISITED.has(care.status) || goesOn(care)) &&
          !scheduled &&
          !isOver(followUp.status) &&
          allowed('care.reportVisit') && <VisitActions care={care} followUp={followUp} />}
      </div>
      <CareOffers care={care} followUp={followUp} about={words} />
    </>
  );
}

/** The button that settled a care goes away with it: whoever works by keyboard stays where they were. */
function useFocusOnceSettled(open: boolean) {
  const title = useRef<HTMLParagraphElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open && document.activeElement === document.body) title.current?.focus();
    wasOpen.current = open;
  }, [open]);
  return title;
}

/** Whether an agenda holds an appointment of that care which is to come, or of which nobody said how it went. */
function useScheduled(followUpId: string, careKey: string): boolean {
  const { nowMs } = useBusinessTime();
  const enabled = useMay()('appointment.read');
  const { data = [] } = useQuery({ ...followUpAppointmentsQuery(followUpId), enabled });
  return awaitedFirst(data, nowMs).awaited.some((appointment) => appointment.careKey === careKey);
}

/** A time of one care, or of all its visits at once. */
function Booking({
  care,
  followUp: { followUpId },
  open,
}: {
  readonly care: Care;
  readonly followUp: FollowUp;
  readonly open: boolean;
}) {
  const about = careWords(care.key, care.profession);
  const offered = open && isBookable(care);
  return (
    <>
      {offered && <BookingButton followUpId={followUpId} careKey={care.key} about={about} />}
      {(care.visitsPlanned ?? 1) > 1 && (
        <SeriesButton followUpId={followUpId} careKey={care.key} about={about} offered={offered} />
      )}
    </>
  );
}

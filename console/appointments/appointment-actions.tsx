import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { AppointmentAnswer, PresenceRequest, ToldVerificationBody } from '../../api/schemas';
import { post } from '../http/client';
import { APPOINTMENT_READS } from '../http/queries';
import { useChange } from '../http/use-change';
import { Dialog } from '../parts/dialog';
import { useAccount, useMay } from '../session/account';
import { useBusinessTime } from '../time/business-clock';
import { localDay } from '../time/paris';
import { PRESENCE_OUTCOMES } from '../words/appointments';
import { wordsFor } from '../words/wording';
import { actionsFor, type AppointmentAction } from './actions-for';
import { CancelForm } from './cancel-form';
import { MoveForm } from './move-form';

type Window = 'move' | 'cancel';

const WINDOWS: Readonly<Record<Window, string>> = { move: 'Déplacer le RDV', cancel: 'Annuler le RDV' };

/**
 * What can be done with an appointment in its state, one tap each.
 *
 * @param about whose it is, in words: tells equal buttons apart
 */
export function AppointmentActions({
  appointment,
  about,
}: {
  readonly appointment: AppointmentAnswer;
  readonly about: string;
}) {
  const { nowMs } = useBusinessTime();
  const allowed = useMay();
  const [opened, setOpened] = useState<Window | null>(null);
  const close = () => setOpened(null);
  const actions = actionsFor(appointment, nowMs, localDay).filter((action) =>
    allowed(PRESENCES.has(action) ? 'care.reportVisit' : 'appointment.book'),
  );
  return (
    <Group gap="xs">
      {actions.map((action) =>
        action === 'move' || action === 'cancel' ? (
          <Button
            key={action}
            variant="default"
            size="xs"
            aria-label={`${WINDOW_BUTTONS[action]} ${about}`}
            onClick={() => setOpened(action)}
          >
            {WINDOW_BUTTONS[action]}
          </Button>
        ) : (
          <OneTap key={action} action={action} appointment={appointment} about={about} />
        ),
      )}
      <Dialog title={opened === null ? '' : WINDOWS[opened]} opened={opened !== null} onClose={close}>
        {opened === 'move' && <MoveForm appointment={appointment} onDone={close} />}
        {opened === 'cancel' && <CancelForm appointment={appointment} onDone={close} />}
      </Dialog>
    </Group>
  );
}

const WINDOW_BUTTONS: Readonly<Record<Window, string>> = { move: 'Déplacer…', cancel: 'Annuler…' };

const PRESENCES: ReadonlySet<string> = new Set(Object.keys(PRESENCE_OUTCOMES));

const TAPS: Readonly<Record<string, { readonly words: string; readonly done: string }>> = {
  booking: { words: 'Prendre ce créneau', done: 'RDV pris.' },
  release: { words: 'Libérer', done: 'Créneau libéré.' },
  confirmation: { words: 'Le patient confirme', done: 'Confirmé par le patient.' },
  arrival: { words: 'Arrivé', done: 'Patient arrivé.' },
  'told-confirmed': { words: 'Le cabinet confirme', done: 'Vérifié : le cabinet a ce RDV.' },
  'told-wrong': { words: 'Le cabinet n’a pas ce RDV', done: 'RDV annulé : le soin est à organiser.' },
};

/** What the practice answers about an appointment the patient told of. */
const VERIFICATIONS: Readonly<Partial<Record<AppointmentAction, ToldVerificationBody['outcome']>>> = {
  'told-confirmed': 'confirmed',
  'told-wrong': 'wrong',
};

function OneTap({
  action,
  appointment: { appointmentId, revision: expectedRevision },
  about,
}: {
  readonly action: Exclude<AppointmentAction, Window>;
  readonly appointment: AppointmentAnswer;
  readonly about: string;
}) {
  const clinician = useAccount().role === 'clinician';
  const change = useChange<unknown>(APPOINTMENT_READS);
  const path = `/v1/appointments/${encodeURIComponent(appointmentId)}`;
  const presence = PRESENCES.has(action);
  const words = presence ? wordsFor(PRESENCE_OUTCOMES, action) : (TAPS[action]?.words ?? action);
  const send = (): Promise<unknown> => {
    if (presence) {
      const outcome = action as PresenceRequest['outcome'];
      const source = clinician ? 'professional' : 'operator';
      const body: PresenceRequest = { outcome, source, expectedRevision };
      return post(`${path}/presence`, body);
    }
    const verified = VERIFICATIONS[action];
    if (verified !== undefined) {
      const body: ToldVerificationBody = { outcome: verified, expectedRevision };
      return post(`${path}/verification`, body);
    }
    if (action === 'release') return post(`${path}/cancellation`, { by: 'service', expectedRevision });
    return action === 'booking' ? post(`${path}/booking`, { expectedRevision }) : post(`${path}/${action}`);
  };
  return (
    <Button
      variant="default"
      size="xs"
      aria-label={`${words} : ${about}`}
      loading={change.isPending}
      onClick={() =>
        change.mutate({
          send,
          done: presence ? `Noté : ${words.toLowerCase()}.` : (TAPS[action]?.done ?? ''),
        })
      }
    >
      {words}
    </Button>
  );
}

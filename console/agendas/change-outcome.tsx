import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AgendaChangeAnswer, AppointmentWithHistoryAnswer } from '../../api/schemas';
import { appointmentQuery } from '../http/queries';
import { Moment } from '../parts/moment';
import { counted } from '../words/wording';
import classes from '../appointments/appointments.module.css';

/** More is a list to work through elsewhere. */
const NAMED = 30;

/** Whom a change of an agenda matters to: appointments that stand outside it now, handed over or to be arranged again. */
export function ChangeOutcome({
  change: { outside, consequences },
  onClose,
}: {
  readonly change: AgendaChangeAnswer;
  readonly onClose: () => void;
}) {
  const toRearrange = consequences?.toRearrange ?? [];
  const handedOver = consequences?.handedOver ?? [];
  const seenTo = new Set([...toRearrange, ...handedOver]);
  const left = outside.map(({ appointmentId }) => appointmentId).filter((id) => !seenTo.has(id));
  const nobody = toRearrange.length + handedOver.length + left.length === 0;
  return (
    <Stack>
      {nobody && (
        <Alert color="green" icon={<IconCircleCheck aria-hidden />} role="status">
          Enregistré. Aucun RDV n’est concerné.
        </Alert>
      )}
      <Affected
        ids={toRearrange}
        words={`À reprendre : ${counted(toRearrange.length, 'RDV', 'RDV')}. Chaque suivi le demande de nouveau.`}
      />
      <Affected
        ids={handedOver}
        words={`Repris par le remplaçant : ${counted(handedOver.length, 'RDV', 'RDV')}.`}
      />
      <Affected
        ids={left}
        words={`Hors des horaires maintenant : ${counted(left.length, 'RDV', 'RDV')}. Aucun n’est annulé : à déplacer ou à garder.`}
      />
      <div>
        <Button onClick={onClose} autoFocus>
          Fermer
        </Button>
      </div>
    </Stack>
  );
}

function Affected({ ids, words }: { readonly ids: readonly string[]; readonly words: string }) {
  const queries = useQueries({ queries: ids.slice(0, NAMED).map((id) => appointmentQuery(id)) });
  if (ids.length === 0) return null;
  const known = queries.map(({ data }) => data).filter((one) => one !== undefined);
  return (
    <section>
      <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={words} mb="xs" />
      <ul className={classes.rows}>
        {known.map((appointment) => (
          <li key={appointment.appointmentId}>
            <One appointment={appointment} />
          </li>
        ))}
      </ul>
      {ids.length > NAMED && <Text size="sm">et {ids.length - NAMED} autres.</Text>}
    </section>
  );
}

function One({ appointment }: { readonly appointment: AppointmentWithHistoryAnswer }) {
  const { patientName, appointmentTypeName, followUpId, startsAt } = appointment;
  const whose = patientName ?? appointmentTypeName ?? 'RDV';
  return (
    <Text size="sm">
      <Moment at={startsAt} /> ·{' '}
      {followUpId === null ? (
        whose
      ) : (
        <Link to="/suivis/$followUpId" params={{ followUpId }}>
          {whose}
        </Link>
      )}
    </Text>
  );
}

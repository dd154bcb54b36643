import { Button, Stack, Text } from '@mantine/core';
import { IconPhoneIncoming } from '@tabler/icons-react';
import type { IncomingMatch } from '../../api/schemas';
import { Moment } from '../parts/moment';
import { patientName } from '../parts/names';
import { Refused } from '../parts/refused';
import { calendarDayWords } from '../time/paris';
import { whoseNumberWords } from '../words/call-work';
import { RELATIVE_SCOPES } from '../words/people';
import { FOLLOW_UP_STATUSES } from '../words/statuses';
import { callWords } from '../words/subjects';
import { wordsFor } from '../words/wording';
import { useTakeIncoming } from './use-take-incoming';
import classes from './calls.module.css';

/** Each person whose number it is; the first one by Enter. */
export function IncomingMatches({
  matches,
  number,
  onTaken,
}: {
  readonly matches: readonly IncomingMatch[];
  readonly number: string;
  readonly onTaken: () => void;
}) {
  const take = useTakeIncoming(onTaken);
  return (
    <Stack gap="sm">
      <Refused error={take.error} />
      <ul className={classes.short} aria-label="À qui est ce numéro">
        {matches.map((match, place) => (
          <li key={`${match.followUpId} ${match.relativeIndex ?? ''}`} className={classes.found}>
            <OneMatch match={match} />
            <Button
              autoFocus={place === 0}
              leftSection={<IconPhoneIncoming aria-hidden size={18} />}
              aria-label={`Prendre l’appel : ${patientName(match.patient)}`}
              loading={take.isPending}
              onClick={() =>
                take.mutate({
                  followUpId: match.followUpId,
                  number,
                  caller: match.whose === 'relative' ? 'relative' : 'patient',
                  ...(match.relativeIndex === null ? {} : { relativeIndex: match.relativeIndex }),
                })
              }
            >
              Prendre l’appel
            </Button>
          </li>
        ))}
      </ul>
    </Stack>
  );
}

function OneMatch({ match }: { readonly match: IncomingMatch }) {
  const { patient, scope, call, over, status } = match;
  return (
    <div>
      <Text fw={700}>{patientName(patient)}</Text>
      <Text size="sm">
        {whoseNumberWords(match)}
        {patient.birthDate !== null && ` · naissance du patient : ${calendarDayWords(patient.birthDate)}`}
      </Text>
      {scope !== null && (
        <Text size="sm" fw={600}>
          {wordsFor(RELATIVE_SCOPES, scope)}
        </Text>
      )}
      {over && <Text size="sm">Suivi terminé : {wordsFor(FOLLOW_UP_STATUSES, status)}</Text>}
      <Text size="sm">
        {call === null ? (
          'Aucun appel à faire : noter ce qui est dit.'
        ) : (
          <>
            {call.dueNow ? 'Appel à faire maintenant' : 'Prochain appel'} : {callWords(call.callKey)}, à faire
            avant <Moment at={call.dueAt} />
          </>
        )}
      </Text>
    </div>
  );
}

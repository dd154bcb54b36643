import { Badge, Group, Paper, Text } from '@mantine/core';
import { IconAlertTriangle, IconEarOff, IconLanguage, IconUser, IconUserCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { CallToMake, PatientToCall } from '../../api/schemas';
import { Deadline } from '../parts/badges';
import { Moment } from '../parts/moment';
import { patientName } from '../parts/names';
import { useAccount } from '../session/account';
import { useBusinessTime } from '../time/business-clock';
import { urgencyOf } from '../time/deadline';
import { ageYears } from '../time/paris';
import {
  CALL_WHYS,
  inHandWords,
  ownerWords,
  preferredWords,
  SPEAKING_NEEDS,
  tryWords,
} from '../words/call-work';
import { CALL_OUTCOMES } from '../words/calls';
import { languageWords } from '../words/languages';
import { FIRST_INTERLOCUTORS } from '../words/people-rights';
import { callWords } from '../words/subjects';
import { wordsFor } from '../words/wording';
import { CallLink } from './call-link';
import { isColleagues } from './call-queue';
import { Numbers } from './numbers';
import classes from './calls.module.css';

const OUTCOMES_SHOWN = 3;

/** One patient to call: who, and each call with why, whom and by when. */
export function CallEntry({ entry }: { readonly entry: PatientToCall }) {
  const { nowMs } = useBusinessTime();
  const late = entry.calls.some(({ dueAt, overdue, why }) => {
    const urgency = urgencyOf(Date.parse(dueAt), nowMs, overdue, why);
    return urgency === 'late' || urgency === 'urgent';
  });
  return (
    <Paper withBorder p="md" className={classes.entry} data-late={late}>
      <Who entry={entry} />
      <ul className={classes.calls} aria-label={`Appels pour ${patientName(entry.patient)}`}>
        {entry.calls.map((call) => (
          <li key={call.callKey} className={classes.call}>
            <OneCall call={call} entry={entry} />
          </li>
        ))}
      </ul>
    </Paper>
  );
}

function Who({
  entry: { followUpId, patient, speakFirstTo, speakingNeed, language },
}: {
  readonly entry: PatientToCall;
}) {
  const { nowMs } = useBusinessTime();
  const age = patient.birthDate === null ? null : ageYears(patient.birthDate, nowMs);
  return (
    <Group gap="xs">
      <Text span fw={700} size="lg">
        <Link to="/suivis/$followUpId" params={{ followUpId }}>
          {patientName(patient)}
        </Link>
      </Text>
      {age !== null && <Text span>{age} ans</Text>}
      {speakingNeed === 'interpreter' && (
        <Need Icon={IconLanguage}>
          {SPEAKING_NEEDS.interpreter}
          {language !== null && ` (${languageWords(language)})`}
        </Need>
      )}
      {speakingNeed === 'text-only' && <Need Icon={IconEarOff}>{SPEAKING_NEEDS['text-only']}</Need>}
      {speakFirstTo !== 'patient' && (
        <Need Icon={IconAlertTriangle}>{wordsFor(FIRST_INTERLOCUTORS, speakFirstTo)}</Need>
      )}
    </Group>
  );
}

function Need({ Icon, children }: { readonly Icon: typeof IconUser; readonly children: React.ReactNode }) {
  return (
    <Badge
      variant="light"
      color="orange"
      tt="none"
      size="lg"
      maw="100%"
      classNames={{ root: classes.need ?? '', label: classes.needLabel ?? '' }}
      leftSection={<Icon aria-hidden size={16} />}
    >
      {children}
    </Badge>
  );
}

function OneCall({ call, entry }: { readonly call: CallToMake; readonly entry: PatientToCall }) {
  const { accountId } = useAccount();
  const about = `${patientName(entry.patient)}, ${callWords(call.callKey)}`;
  const words = call.inHand === null ? 'Appeler' : call.inHand.mine ? 'Reprendre' : 'Voir';
  const owner = ownerWords(call, accountId);
  return (
    <>
      <div className={classes.what}>
        <Text fw={600}>
          {wordsFor(CALL_WHYS, call.why)} — {callWords(call.callKey)}
        </Text>
        <Group gap="xs">
          <Deadline dueAt={call.dueAt} overdue={call.overdue} reason={call.why} />
          <Text span size="sm">
            {tryWords(call)}
          </Text>
          {call.preferredTimes.length > 0 && (
            <Text span size="sm">
              préfère être appelé {preferredWords(call.preferredTimes)}
            </Text>
          )}
        </Group>
        <LastOutcomes outcomes={call.lastOutcomes} />
        {(call.inHand !== null || owner !== null) && (
          <Group gap={6}>
            <IconUserCheck aria-hidden size={16} />
            <Text size="sm" fw={600}>
              {[
                ...(call.inHand === null ? [] : [inHandWords(call.inHand)]),
                ...(owner === null ? [] : [owner]),
              ].join(' · ')}
            </Text>
          </Group>
        )}
      </div>
      <Numbers numbers={call.numbers} />
      <CallLink
        followUpId={entry.followUpId}
        callKey={call.callKey}
        about={about}
        words={words}
        secondary={isColleagues(call)}
      />
    </>
  );
}

function LastOutcomes({ outcomes }: { readonly outcomes: CallToMake['lastOutcomes'] }) {
  if (outcomes.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {outcomes.slice(0, OUTCOMES_SHOWN).map(({ at, outcome }, place) => (
        <span key={at}>
          {place > 0 && ' · '}
          {wordsFor(CALL_OUTCOMES, outcome)}, <Moment at={at} />
        </span>
      ))}
    </Text>
  );
}

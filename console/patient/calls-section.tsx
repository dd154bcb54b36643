import { List, Text } from '@mantine/core';
import type { Call, FollowUp } from '../../api/schemas';
import { CallLink } from '../calls/call-link';
import { Deadline, StateBadge, type Tone } from '../parts/badges';
import { Moment } from '../parts/moment';
import { Section } from '../parts/section';
import { useMay } from '../session/account';
import { CallRecords } from '../call-script/call-records';
import { CALL_OUTCOMES, CALL_RUNGS, WITHDRAWAL_REASONS } from '../words/calls';
import { CALL_STATUSES, isOver } from '../words/statuses';
import { attemptWords, callWords } from '../words/subjects';
import { wordsFor } from '../words/wording';
import classes from './patient.module.css';
import { WithdrawAttempt } from './withdraw-attempt';

const TONES: Readonly<Record<string, Tone>> = {
  done: 'good',
  'not-reached': 'bad',
  interrupted: 'bad',
  dropped: 'neutral',
};

/** Their deadline says as much. */
const TOLD_BY_DEADLINE: ReadonlySet<string> = new Set(['due', 'late']);

const WAITING: ReadonlySet<string> = new Set(['due', 'late', 'interrupted']);

/** Follow-up calls with each try. */
export function CallsSection({ followUp }: { readonly followUp: FollowUp }) {
  return (
    <Section title="Appels">
      {followUp.calls.length === 0 ? (
        <Text c="dimmed">Aucun appel prévu.</Text>
      ) : (
        <ul className={classes.rows}>
          {followUp.calls.map((call) => (
            <li key={call.key}>
              <OneCall call={call} followUp={followUp} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function OneCall({ call, followUp }: { readonly call: Call; readonly followUp: FollowUp }) {
  const allowed = useMay();
  const waiting = WAITING.has(call.status) && !isOver(followUp.status);
  const callable = waiting || (call.status === 'not-reached' && !isOver(followUp.status));
  return (
    <div className={classes.row}>
      <div>
        <Text fw={600} mb={4}>
          {callWords(call.key)}{' '}
          {!(waiting && TOLD_BY_DEADLINE.has(call.status)) && (
            <StateBadge tone={TONES[call.status] ?? 'neutral'} words={wordsFor(CALL_STATUSES, call.status)} />
          )}
        </Text>
        {waiting && (
          <>
            <Deadline dueAt={call.dueAt} overdue={call.status === 'late'} reason={call.key} />
            <Text size="sm">
              {attemptWords(call.attempts.length + 1, call.attemptsMax)} · à partir de{' '}
              <Moment at={call.notBefore} />
            </Text>
          </>
        )}
        <Attempts call={call} followUp={followUp} />
        {call.attempts.length > 0 && allowed('call.readAnswers') && (
          <CallRecords followUpId={followUp.followUpId} callKey={call.key} about={callWords(call.key)} />
        )}
      </div>
      {callable && allowed('call.hold') && (
        <CallLink followUpId={followUp.followUpId} callKey={call.key} about={callWords(call.key)} />
      )}
    </div>
  );
}

/** Each try, and those taken back. */
function Attempts({ call, followUp }: { readonly call: Call; readonly followUp: FollowUp }) {
  const allowed = useMay();
  return (
    <List size="sm" withPadding>
      {call.attempts.map((attempt, place) => (
        <List.Item key={attempt.at}>
          {attempt.rung === 'patient'
            ? attemptWords(place + 1, call.attemptsMax)
            : wordsFor(CALL_RUNGS, attempt.rung)}{' '}
          : {wordsFor(CALL_OUTCOMES, attempt.outcome)}, <Moment at={attempt.at} />
          {allowed('call.record') && !isOver(followUp.status) && (
            <WithdrawAttempt
              followUpId={followUp.followUpId}
              callKey={call.key}
              attemptNumber={place + 1}
              about={`${callWords(call.key)}, essai ${place + 1}`}
            />
          )}
        </List.Item>
      ))}
      {call.withdrawn.map((attempt) => (
        <List.Item key={`${attempt.at} ${attempt.withdrawnAt}`}>
          <s>
            {wordsFor(CALL_OUTCOMES, attempt.outcome)}, <Moment at={attempt.at} />
          </s>{' '}
          {wordsFor(WITHDRAWAL_REASONS, attempt.reason)}
        </List.Item>
      ))}
    </List>
  );
}

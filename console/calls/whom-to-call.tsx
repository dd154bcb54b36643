import { Group, Stack, Text } from '@mantine/core';
import type { CallSession, FollowUp } from '../../api/schemas';
import { phoneWords } from '../parts/names';
import { Section } from '../parts/section';
import { RightsLine } from '../patient/rights-line';
import { Precautions } from '../patient/precautions';
import { Dial } from '../red-flag/dial';
import { useBusinessTime } from '../time/business-clock';
import { dayWords } from '../time/paris';
import { CALL_RUNGS } from '../words/calls';
import { numberWords, SCOPES_AT_NUMBER } from '../words/call-work';
import { RELATIONSHIPS } from '../words/people';
import { attemptWords } from '../words/subjects';
import { wordsFor } from '../words/wording';
import { Numbers } from './numbers';
import classes from './calls.module.css';

/** Whom to call and at which number, what may be said to whom, and what the patient allows. */
export function WhomToCall({
  session,
  followUp,
  verified,
}: {
  readonly session: CallSession;
  readonly followUp: FollowUp;
  readonly verified: boolean;
}) {
  const { incomingNumber } = session;
  const incoming = isIncoming(session);
  const [first, ...others] = session.numbers;
  return (
    <Section title={incoming ? 'Qui appelle' : 'Qui appeler'}>
      <Stack gap="xs">
        <Text fw={600}>{whomWords(session, followUp)}</Text>
        {incomingNumber !== null && <Text>Appelle du {phoneWords(incomingNumber)}.</Text>}
        <Precautions followUp={followUp} />
        {first === undefined ? (
          <Text>Aucun numéro à appeler.</Text>
        ) : (
          <Group gap="sm">
            <Dial number={first.number} quiet={incoming}>
              {phoneWords(first.number)}
            </Dial>
            <Text size="sm">{numberWords(first).join(' · ')}</Text>
          </Group>
        )}
        {others.length > 0 && <Numbers numbers={others} from={2} />}
        <RelativesWords relatives={session.relatives} />
        <div className={classes.rights}>
          <RightsLine followUp={followUp} informed={verified} />
        </div>
        <Setting setting={session.setting} verified={verified} />
      </Stack>
    </Section>
  );
}

/** They call, also where somebody had begun to call them. */
function isIncoming({ direction, incomingNumber }: CallSession): boolean {
  return direction === 'incoming' || incomingNumber !== null;
}

function whomWords(session: CallSession, { calls }: FollowUp): string {
  const call = calls.find(({ key }) => key === session.callKey);
  if (isIncoming(session)) {
    return call === undefined
      ? 'Aucun appel n’était dû : noter ce qui est dit.'
      : 'L’appel qui était dû se fait maintenant.';
  }
  if (call === undefined) return 'Cet appel n’existe plus.';
  if (call.rung !== 'patient') return `Patient non joint : appeler ${wordsFor(CALL_RUNGS, call.rung)}`;
  const words = attemptWords(call.attempts.length + 1, call.attemptsMax);
  return `${words.charAt(0).toLocaleUpperCase('fr')}${words.slice(1)}`;
}

/** What each relative may be told; listening is always allowed. */
function RelativesWords({ relatives }: Pick<CallSession, 'relatives'>) {
  if (relatives.length === 0) return <Text size="sm">Aucun proche indiqué.</Text>;
  return (
    <ul aria-label="Ce qu’on peut dire aux proches" className={classes.relatives}>
      {relatives.map(({ relativeIndex, name, relationship, scope }) => (
        <li key={relativeIndex}>
          {name}
          {relationship !== null && ` (${wordsFor(RELATIONSHIPS, relationship)})`} :{' '}
          <strong>{wordsFor(SCOPES_AT_NUMBER, scope)}</strong>
        </li>
      ))}
    </ul>
  );
}

/** Where the patient comes from: never before one knows whom one speaks with. */
function Setting({
  setting,
  verified,
}: {
  readonly setting: CallSession['setting'];
  readonly verified: boolean;
}) {
  const { nowMs } = useBusinessTime();
  if (!verified || setting === null) return null;
  return (
    <Text>
      {setting.hospitalName}, sortie le {dayWords(Date.parse(setting.dischargedAt), nowMs)}.
    </Text>
  );
}

import { Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconAlertOctagon, IconCheck, IconMessage, IconPhoneX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { CallBackRequest, CallBackToMake } from '../../api/schemas';
import { CallRecords } from '../call-script/call-records';
import { Numbers } from '../calls/numbers';
import { callBacksQuery } from '../http/call-queries';
import { useCommand } from '../http/commands';
import { Deadline } from '../parts/badges';
import { Moment } from '../parts/moment';
import { patientName, phoneWords } from '../parts/names';
import { Reading } from '../parts/reading';
import { useMay } from '../session/account';
import { CALL_BACK_OUTCOMES, URGENCY_WORDS } from '../words/red-flags';
import { wordsFor } from '../words/wording';
import { Dial } from './dial';
import classes from './red-flag.module.css';

type Outcome = CallBackRequest['outcome'];

/** Patients of red flags whom a clinician is to call back; of one follow-up alone on its own screen. */
export function CallBacks({ followUpId }: { readonly followUpId?: string }) {
  return useMay()('call.callBack') ? <Mine {...(followUpId === undefined ? {} : { followUpId })} /> : null;
}

function Mine({ followUpId }: { readonly followUpId?: string }) {
  const query = useQuery(callBacksQuery);
  if (query.isPending) return null;
  return (
    <Reading query={query}>
      {(all) => {
        const shown = all.filter((one) => followUpId === undefined || one.followUpId === followUpId);
        return shown.length === 0 ? null : (
          <Stack mb="md">
            {shown.map((callBack) => (
              <OneCallBack
                key={`${callBack.followUpId} ${callBack.breakId}`}
                callBack={callBack}
                named={followUpId === undefined}
              />
            ))}
          </Stack>
        );
      }}
    </Reading>
  );
}

function OneCallBack({
  callBack,
  named,
}: {
  readonly callBack: CallBackToMake;
  /** Whether it has to be said whom it is about. */
  readonly named: boolean;
}) {
  const id = useId();
  const { followUpId, urgency, dueAt, overdue, openedAt, numbers, callKey, made, patient } = callBack;
  const [first, ...others] = numbers;
  const name = patientName(patient);
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={id} className={classes.panel}>
      <Stack gap="sm">
        <Group gap="sm" wrap="nowrap" className={classes.headline}>
          <IconAlertOctagon aria-hidden size={28} />
          <Title order={2} size="h3" id={id}>
            À rappeler :{' '}
            {named ? (
              <Link to="/suivis/$followUpId" params={{ followUpId }}>
                {name}
              </Link>
            ) : (
              name
            )}
          </Title>
        </Group>
        <Group gap="xs">
          <Deadline dueAt={dueAt} overdue={overdue} reason="R14" />
          <Text span>
            Signe d’alerte <Moment at={openedAt} /> : {wordsFor(URGENCY_WORDS, urgency)}
          </Text>
        </Group>
        {first === undefined ? (
          <Text>Aucun numéro à appeler.</Text>
        ) : (
          <Group>
            <Dial number={first.number}>{phoneWords(first.number)}</Dial>
          </Group>
        )}
        {others.length > 0 && <Numbers numbers={others} from={2} />}
        {callKey !== null && (
          <CallRecords followUpId={followUpId} callKey={callKey} about={`signe d’alerte, ${name}`} />
        )}
        <Made made={made} />
        <Answer callBack={callBack} name={name} />
      </Stack>
    </Paper>
  );
}

function Made({ made }: Pick<CallBackToMake, 'made'>) {
  if (made.length === 0) return null;
  return (
    <Text size="sm">
      Rappels :{' '}
      {made.map(({ at, outcome }, place) => (
        <span key={at}>
          {place > 0 && ' · '}
          {CALL_BACK_OUTCOMES[outcome]}, <Moment at={at} />
        </span>
      ))}
    </Text>
  );
}

const BUTTONS: readonly (readonly [Outcome, typeof IconCheck])[] = [
  ['spoken-to', IconCheck],
  ['no-answer', IconPhoneX],
  ['voicemail-left', IconMessage],
];

/** One key for what came of it; what was said beside it, where there is something to keep. */
function Answer({ callBack, name }: { readonly callBack: CallBackToMake; readonly name: string }) {
  const { followUpId, breakId, revision } = callBack;
  const [words, setWords] = useState('');
  const command = useCommand(followUpId);
  const record = (outcome: Outcome) => {
    const said = words.trim();
    const body: CallBackRequest = {
      outcome,
      expectedRevision: revision,
      ...(said === '' ? {} : { words: said }),
    };
    command.mutate({
      path: `breaks/${encodeURIComponent(breakId)}/call-backs`,
      body,
      done: `Rappel noté : ${CALL_BACK_OUTCOMES[outcome]}.`,
    });
  };
  return (
    <>
      <Textarea
        label="Notes du rappel (facultatif)"
        autosize
        minRows={2}
        maxLength={10_000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Group gap="xs" role="group" aria-label={`Résultat du rappel de ${name}`}>
        {BUTTONS.map(([outcome, Icon]) => (
          <Button
            key={outcome}
            variant={outcome === 'spoken-to' ? 'filled' : 'default'}
            leftSection={<Icon aria-hidden size={18} />}
            disabled={command.isPending}
            onClick={() => record(outcome)}
          >
            {CALL_BACK_OUTCOMES[outcome]}
          </Button>
        ))}
      </Group>
    </>
  );
}

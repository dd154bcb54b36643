import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArchive,
  IconBed,
  IconHandStop,
  IconHome,
  IconMapPin,
  IconMessage,
  IconRibbonHealth,
  IconRoute,
  IconShieldExclamation,
  IconShieldHalf,
  IconSpeakerphone,
  IconTrash,
  IconUserOff,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { FollowUp } from '../../api/schemas';
import { FollowUpDialog } from '../actions/follow-up-dialog';
import { useMay } from '../session/account';
import type { ConsoleAction } from '../session/may';
import { isOver } from '../words/statuses';
import { SITUATION_FORMS, SITUATION_TITLES, type SituationForm } from './situation-forms';
import classes from '../actions/actions.module.css';

interface SituationAction {
  readonly form: SituationForm;
  readonly action: ConsoleAction;
  readonly Icon: typeof IconBed;
  readonly color?: string;
  readonly when: (status: string) => boolean;
}

const RUNNING = (status: string) => !isOver(status);
const LEFT_HOSPITAL = (status: string) => RUNNING(status) && status !== 'announced';

const ACTIONS: readonly SituationAction[] = [
  { form: 'redFlag', action: 'call.record', Icon: IconAlertTriangle, color: 'red', when: LEFT_HOSPITAL },
  { form: 'danger', action: 'call.record', Icon: IconShieldExclamation, color: 'red', when: LEFT_HOSPITAL },
  { form: 'report', action: 'call.record', Icon: IconSpeakerphone, when: LEFT_HOSPITAL },
  {
    form: 'readmission',
    action: 'followUp.recordReadmission',
    Icon: IconBed,
    when: (status) => RUNNING(status) && status !== 'paused',
  },
  {
    form: 'returnHome',
    action: 'followUp.recordReadmission',
    Icon: IconHome,
    when: (status) => status === 'paused',
  },
  { form: 'address', action: 'patient.recordAddress', Icon: IconMapPin, when: RUNNING },
  { form: 'note', action: 'note.write', Icon: IconMessage, when: RUNNING },
  { form: 'safetyNote', action: 'safetyNote.write', Icon: IconShieldHalf, when: LEFT_HOSPITAL },
  { form: 'sharing', action: 'followUp.recordOpposition', Icon: IconUserOff, when: RUNNING },
  { form: 'opposition', action: 'followUp.recordOpposition', Icon: IconHandStop, when: RUNNING },
  { form: 'death', action: 'followUp.recordDeath', Icon: IconRibbonHealth, when: RUNNING },
  { form: 'pathway', action: 'followUp.movePathway', Icon: IconRoute, when: RUNNING },
  { form: 'cancellation', action: 'discharge.cancel', Icon: IconTrash, when: RUNNING },
  { form: 'closing', action: 'followUp.close', Icon: IconArchive, when: RUNNING },
];

/** What can happen to the whole follow-up; each in a window that says what it entails. */
export function SituationActions({
  followUp,
  only,
}: {
  readonly followUp: FollowUp;
  /** These alone; all of them when absent. */
  readonly only?: readonly SituationForm[];
}) {
  const allowed = useMay();
  const [opened, setOpened] = useState<SituationForm | null>(null);
  const offered = ACTIONS.filter(
    ({ form, action, when }) =>
      (only === undefined || only.includes(form)) && allowed(action) && when(followUp.status),
  );
  return (
    <>
      <div role="group" aria-label="Événements du suivi" className={classes.answers}>
        {offered.map(({ form, Icon, color }) => (
          <Button
            key={form}
            variant={color === undefined ? 'default' : 'light'}
            {...(color === undefined ? {} : { color })}
            leftSection={<Icon aria-hidden size={18} />}
            onClick={() => setOpened(form)}
          >
            {SITUATION_TITLES[form]}
          </Button>
        ))}
      </div>
      {opened !== null && (
        <FollowUpDialog
          followUpId={followUp.followUpId}
          title={SITUATION_TITLES[opened]}
          opened
          onClose={() => setOpened(null)}
        >
          {(props) => {
            const Form = SITUATION_FORMS[opened];
            return <Form {...props} />;
          }}
        </FollowUpDialog>
      )}
    </>
  );
}

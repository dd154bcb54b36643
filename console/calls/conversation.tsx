import { Button, Kbd } from '@mantine/core';
import type { FollowUp } from '../../api/schemas';
import { ScriptPanel } from '../call-script/script-panel';
import type { ScriptInHand } from '../call-script/use-script';
import { Section } from '../parts/section';
import type { Recording } from './use-recording';

/** The script, where one knows whom one speaks with: what is asked says where the patient comes from. */
export function Conversation({
  script,
  followUp,
  opened,
  pending,
  onToggle,
  onRecord,
}: {
  readonly script: ScriptInHand;
  readonly followUp: FollowUp;
  readonly opened: boolean;
  readonly pending: boolean;
  readonly onToggle: (opened: boolean) => void;
  readonly onRecord: Recording['record'];
}) {
  return (
    <Section title="Script">
      {opened && (
        <ScriptPanel
          hand={script}
          followUp={followUp}
          pending={pending}
          onRecord={(outcome, breaks) => onRecord(outcome, {}, breaks)}
        />
      )}
      <Button
        mt="sm"
        variant={opened ? 'subtle' : 'light'}
        size={opened ? 'compact-sm' : 'sm'}
        aria-expanded={opened}
        aria-keyshortcuts="S"
        rightSection={<Kbd aria-hidden>S</Kbd>}
        onClick={() => onToggle(!opened)}
      >
        {opened ? 'Refermer le script' : 'Suivre le script de l’appel'}
      </Button>
    </Section>
  );
}

import { Alert, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ScriptAction } from '../../api/schemas';
import { delayWords } from '../words/call-script';
import classes from './script.module.css';

/** What must be done before anything else: what to say, the steps, who, how fast. */
export function UrgentAction({ action }: { readonly action: ScriptAction }) {
  return (
    <Alert role="alert" color="red" variant="filled" icon={<IconAlertTriangle aria-hidden />}>
      <Stack gap="sm">
        <Text className={classes.urgent}>{action.label}</Text>
        {action.phrase !== null && <Text className={classes.phrase}>« {action.phrase} »</Text>}
        <Text>
          {action.who} — {delayWords(action)}.
        </Text>
        {action.steps.length > 0 && (
          <List type="ordered">
            {action.steps.map((step) => (
              <List.Item key={step}>{step}</List.Item>
            ))}
          </List>
        )}
        {action.ifFails !== null && <Text fw={600}>Si cela n’aboutit pas : {action.ifFails}</Text>}
      </Stack>
    </Alert>
  );
}

/** Actions that leave time: shown small while the call goes on. */
export function ActionsSoFar({ actions }: { readonly actions: readonly ScriptAction[] }) {
  if (actions.length === 0) return null;
  return (
    <div>
      <Text fw={600}>À faire après l’appel</Text>
      <List size="sm">
        {actions.map((action) => (
          <List.Item key={action.code}>
            <strong>{action.label}</strong> ({delayWords(action)}) : {action.who}
            {action.phrase !== null && <> — dire : « {action.phrase} »</>}
          </List.Item>
        ))}
      </List>
    </div>
  );
}

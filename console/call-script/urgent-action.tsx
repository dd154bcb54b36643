import { Alert, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ScriptAction } from '../../api/schemas';
import { asPrinted, delayWords } from '../words/call-script';
import classes from './script.module.css';

/** What must be done before anything else: what to say, the steps, who, how fast. */
export function UrgentAction({ action }: { readonly action: ScriptAction }) {
  const place = useRef<HTMLDivElement>(null);
  // Wherever the page stands, what comes first is seen first.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [action.code]);
  return (
    <Alert ref={place} role="alert" color="red" variant="filled" icon={<IconAlertTriangle aria-hidden />}>
      <Stack gap="sm">
        <Text className={classes.urgent}>{asPrinted(action.label)}</Text>
        {action.phrase !== null && <Text className={classes.phrase}>« {asPrinted(action.phrase)} »</Text>}
        <Text>
          {asPrinted(action.who)} — {delayWords(action)}.
        </Text>
        {action.steps.length > 0 && (
          <List type="ordered">
            {action.steps.map((step) => (
              <List.Item key={step}>{asPrinted(step)}</List.Item>
            ))}
          </List>
        )}
        {action.ifFails !== null && <Text fw={600}>Si cela n’aboutit pas : {asPrinted(action.ifFails)}</Text>}
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
            <strong>{asPrinted(action.label)}</strong> ({delayWords(action)}) : {asPrinted(action.who)}
            {action.phrase !== null && <> — dire : « {asPrinted(action.phrase)} »</>}
          </List.Item>
        ))}
      </List>
    </div>
  );
}

import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Choice } from '../actions/choice';
import { FollowUpDialog, type ActionProps } from '../actions/follow-up-dialog';
import { WITHDRAWAL_REASONS } from '../words/calls';
import { Confirmation } from './confirmation';

interface WithdrawnSubject {
  readonly callKey: string;
  /** From 1 on, among the attempts that stand. */
  readonly attemptNumber: number;
}

/** « Erreur de personne » beside an attempt; then the way to the person who was meant. */
export function WithdrawAttempt({
  followUpId,
  about,
  ...subject
}: WithdrawnSubject & { readonly followUpId: string; readonly about: string }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-xs"
        aria-label={`Erreur de personne : ${about}`}
        onClick={() => setOpened(true)}
      >
        Erreur de personne
      </Button>
      <FollowUpDialog
        followUpId={followUpId}
        title="Retirer cet essai"
        opened={opened}
        onClose={() => setOpened(false)}
      >
        {(props) => <WithdrawalForm {...props} {...subject} />}
      </FollowUpDialog>
    </>
  );
}

function WithdrawalForm({ callKey, attemptNumber, ...props }: ActionProps & WithdrawnSubject) {
  const [reason, setReason] = useState('wrong-person');
  return (
    <Confirmation
      {...props}
      sentence="L’essai ne compte plus : l’appel revient comme avant. L’historique garde les deux lignes."
      button="Retirer l’essai"
      what={{
        path: `calls/${encodeURIComponent(callKey)}/attempts/${attemptNumber}/withdrawal`,
        body: { reason, expectedRevision: props.expectedRevision },
        done: 'Essai retiré.',
      }}
    >
      <Choice
        label="Pourquoi ?"
        codes={Object.keys(WITHDRAWAL_REASONS)}
        words={WITHDRAWAL_REASONS}
        value={reason}
        onChange={setReason}
      />
      <Text>
        Ensuite, le noter sur la bonne personne : <Link to="/recherche">chercher un patient</Link>.
      </Text>
    </Confirmation>
  );
}

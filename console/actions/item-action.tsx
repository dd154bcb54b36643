import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { WorklistItem } from '../../api/schemas';
import { CallLink } from '../calls/call-link';
import { useMay } from '../session/account';
import { callWords } from '../words/subjects';
import { BreakForm } from './break-form';
import { CareForm } from './care-form';
import { FollowUpDialog, type ActionProps } from './follow-up-dialog';
import { OfferForm } from './offer-form';

export type ActionKind = 'care' | 'offer' | 'break';

const VERBS: Readonly<Record<ActionKind, string>> = {
  care: 'Organiser',
  offer: 'Noter la réponse',
  break: 'Traiter l’alerte',
};

function isActionKind(kind: string): kind is ActionKind {
  return Object.hasOwn(VERBS, kind);
}

/** What a row of the day's list offers to do, without leaving the list. */
export function ItemAction({
  followUpId,
  item,
  about,
}: {
  readonly followUpId: string;
  readonly item: WorklistItem;
  /** The patient's name: tells equal buttons apart. */
  readonly about: string;
}) {
  const allowed = useMay();
  if (item.kind === 'call' && allowed('call.hold')) {
    return (
      <CallLink
        followUpId={followUpId}
        callKey={item.subject}
        about={`${about}, ${callWords(item.subject)}`}
      />
    );
  }
  if (isActionKind(item.kind)) {
    return <ActionButton followUpId={followUpId} kind={item.kind} subject={item.subject} about={about} />;
  }
  return (
    <Link to="/suivis/$followUpId" params={{ followUpId }} aria-label={`Ouvrir : ${about}`}>
      Ouvrir
    </Link>
  );
}

/** A button that opens the window in which something is done. */
export function ActionButton({
  followUpId,
  kind,
  subject,
  about,
  secondary = false,
}: {
  readonly followUpId: string;
  readonly kind: ActionKind;
  /** Key of the care, id of the offer or alert. */
  readonly subject: string;
  readonly about: string;
  /** Something else beside it is what one does first. */
  readonly secondary?: boolean;
}) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant={secondary ? 'default' : 'filled'}
        aria-label={`${VERBS[kind]} : ${about}`}
        onClick={() => setOpened(true)}
      >
        {VERBS[kind]}
      </Button>
      <FollowUpDialog
        followUpId={followUpId}
        title={VERBS[kind]}
        opened={opened}
        onClose={() => setOpened(false)}
      >
        {(props) => <Form kind={kind} subject={subject} {...props} />}
      </FollowUpDialog>
    </>
  );
}

function Form({
  kind,
  subject,
  ...props
}: ActionProps & { readonly kind: ActionKind; readonly subject: string }) {
  switch (kind) {
    case 'care':
      return <CareForm {...props} careKey={subject} />;
    case 'offer':
      return <OfferForm {...props} offerId={subject} />;
    case 'break':
      return <BreakForm {...props} breakId={subject} />;
  }
}

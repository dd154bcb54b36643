import { Alert, Button, Checkbox, Group, Kbd, Radio, Stack, Text } from '@mantine/core';
import { IconShieldCheck, IconShieldQuestion } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { CallSession } from '../../api/schemas';
import { useDigitKeys } from '../actions/use-digit-keys';
import { Section } from '../parts/section';
import { ASK_PATIENT, ASK_RELATIVE, BEFORE_TRAITS, TRAITS } from '../words/call-work';
import { RELATIVE_SCOPES } from '../words/people';
import { wordsFor } from '../words/wording';
import { comparable, speakerChoices, speakerCode, speakerOf } from './identity';
import { TRAITS_NEEDED, type CallInHand, type Trait } from './use-call-draft';
import classes from './calls.module.css';

/**
 * With whom one speaks, and two traits they give of themselves. What to compare them with shows once they were asked
 * for: what is on screen is too easily read out.
 */
export function Traits({
  hand,
  asked,
  onAsked,
}: {
  readonly hand: CallInHand;
  readonly asked: boolean;
  readonly onAsked: (asked: boolean) => void;
}) {
  const { verified } = hand;
  const [unfolded, setUnfolded] = useState(false);
  return (
    <Section title="À qui parle-t-on ?">
      <Stack gap="sm">
        <Speaker hand={hand} />
        {verified && !unfolded ? (
          <Verified traits={hand.draft.traits} onReview={() => setUnfolded(true)} />
        ) : (
          <Check hand={hand} asked={asked || verified} onAsked={onAsked} />
        )}
        <Scope hand={hand} />
      </Stack>
    </Section>
  );
}

/** What was checked, in one line; the focus comes here from the boxes that are gone. */
function Verified({
  traits,
  onReview,
}: {
  readonly traits: readonly Trait[];
  readonly onReview: () => void;
}) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) line.current?.focus();
  }, []);
  return (
    <Group gap="xs" role="status" tabIndex={-1} ref={line}>
      <IconShieldCheck aria-hidden size={20} />
      <Text fw={600}>Identité vérifiée : {traits.map((one) => TRAITS[one].toLowerCase()).join(', ')}</Text>
      <Button variant="subtle" size="compact-sm" onClick={onReview}>
        Revoir
      </Button>
    </Group>
  );
}

function Speaker({ hand: { draft, session, change } }: { readonly hand: CallInHand }) {
  const choices = speakerChoices(session.relatives);
  return (
    <Radio.Group
      label="Je parle à"
      value={speakerCode(draft.speakingWith)}
      onChange={(code) => change({ speakingWith: speakerOf(code) })}
    >
      <Group gap="md" mt={6}>
        {choices.map(({ code, words }) => (
          <Radio key={code} value={code} label={words} />
        ))}
      </Group>
    </Radio.Group>
  );
}

function Check({
  hand: { draft, session, change, verified },
  asked,
  onAsked,
}: {
  readonly hand: CallInHand;
  readonly asked: boolean;
  readonly onAsked: (asked: boolean) => void;
}) {
  const traits = comparable(session, draft.speakingWith);
  const toggle = (trait: Trait) =>
    change({
      traits: draft.traits.includes(trait)
        ? draft.traits.filter((one) => one !== trait)
        : [...draft.traits, trait],
    });
  useDigitKeys((digit) => {
    // Once both are given, the digits are for what follows.
    const trait = asked && !verified ? traits[digit - 1]?.trait : undefined;
    if (trait !== undefined) toggle(trait);
  });
  return (
    <>
      <Text>« {draft.speakingWith?.who === 'relative' ? ASK_RELATIVE : ASK_PATIENT} »</Text>
      {asked ? (
        <Compare traits={traits} given={draft.traits} onToggle={toggle} />
      ) : (
        <Button
          className={classes.asked}
          leftSection={<IconShieldQuestion aria-hidden size={18} />}
          rightSection={<Kbd aria-hidden>V</Kbd>}
          aria-keyshortcuts="V"
          onClick={() => onAsked(true)}
        >
          C’est demandé : comparer
        </Button>
      )}
      <Text size="sm">{BEFORE_TRAITS}</Text>
    </>
  );
}

/** What the file knows, beside what the person said of themselves. */
function Compare({
  traits,
  given,
  onToggle,
}: {
  readonly traits: ReturnType<typeof comparable>;
  readonly given: readonly Trait[];
  readonly onToggle: (trait: Trait) => void;
}) {
  const place = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <fieldset className={classes.compare} ref={place}>
      <Text component="legend" fw={600} size="sm">
        Cocher ce que la personne a dit elle-même, et qui est exact ({given.length} sur {TRAITS_NEEDED})
      </Text>
      <Stack gap={8} mt={6}>
        {traits.map(({ trait, value }, index) => (
          <Checkbox
            key={trait}
            checked={given.includes(trait)}
            onChange={() => onToggle(trait)}
            label={
              <>
                <Kbd aria-hidden>{index + 1}</Kbd> {TRAITS[trait]} : <strong>{value}</strong>
              </>
            }
          />
        ))}
      </Stack>
    </fieldset>
  );
}

/** What may be told to the relative one speaks with. */
function Scope({ hand: { draft, session } }: { readonly hand: CallInHand }) {
  const { speakingWith } = draft;
  if (speakingWith === null || speakingWith.who === 'patient') return null;
  const relative = session.relatives.find(
    ({ relativeIndex }) => relativeIndex === speakingWith.relativeIndex,
  );
  const scope: CallSession['relatives'][number]['scope'] = relative?.scope ?? 'nothing';
  return (
    <Alert color={scope === 'nothing' ? 'orange' : 'blue'} title={relative?.name ?? 'Personne non indiquée'}>
      {wordsFor(RELATIVE_SCOPES, scope)}
    </Alert>
  );
}

import { List, NativeSelect, Text, Title } from '@mantine/core';
import type { ClosingPreview, FollowUp } from '../../api/schemas';
import { useOwnerWords } from '../parts/owner';
import { PhoneLink } from '../parts/phone-link';
import { keeperWords, notToldWords, summaryWords, toldWords } from '../words/closing';
import { leftOpenWords } from '../words/subjects';
import { itemKeyOf, keeperKeyOf, keepersToChoose, type ChosenKeepers } from './closing-draft';
import classes from './patient.module.css';

/** What the end leaves, each with who keeps it. */
export function LeftOpenPart({
  preview: { leftOpen, keepers },
  followUp,
  chosen,
  onChoose,
}: {
  readonly preview: ClosingPreview;
  readonly followUp: FollowUp;
  readonly chosen: ChosenKeepers;
  readonly onChoose: (chosen: ChosenKeepers) => void;
}) {
  const ownerWords = useOwnerWords();
  return (
    <div className={classes.closingPart}>
      <Title order={3} size="h5">
        Reste ouvert
      </Title>
      {leftOpen.length === 0 && <Text>Rien.</Text>}
      {leftOpen.map((item) => {
        const key = itemKeyOf(item);
        return (
          <NativeSelect
            key={key}
            mt="xs"
            label={leftOpenWords(item, followUp)}
            description="Qui le garde ?"
            data={[
              { value: '', label: `comme aujourd’hui : ${ownerWords(item.owner)}` },
              ...keepersToChoose(keepers, item.owner).map((keeper) => ({
                value: keeperKeyOf(keeper),
                label: keeperWords(keeper),
              })),
            ]}
            value={chosen[key] ?? ''}
            onChange={(event) => onChoose({ ...chosen, [key]: event.currentTarget.value })}
          />
        );
      })}
    </div>
  );
}

/** Who will be told, and how; and who will not. */
export function ToldPart({ preview: { summary, told, notTold } }: { readonly preview: ClosingPreview }) {
  const what = summaryWords(summary);
  return (
    <div className={classes.closingPart}>
      <Title order={3} size="h5">
        Qui sera prévenu
      </Title>
      {(what === null || told.length === 0) && <Text>Personne par écrit.</Text>}
      {what !== null && told.length > 0 && (
        <>
          <Text>{what}, envoyé à :</Text>
          <List>
            {told.map((person) => (
              <List.Item key={person.professionalId}>{toldWords(person)}</List.Item>
            ))}
          </List>
        </>
      )}
      {notTold.length > 0 && (
        <List mt="xs">
          {notTold.map((person) => (
            <List.Item key={`${person.professionalId ?? ''}/${person.why}`}>
              {notToldWords(person)} {person.phone !== null && <PhoneLink number={person.phone} />}
            </List.Item>
          ))}
        </List>
      )}
    </div>
  );
}

import { Button, List, Table, Text } from '@mantine/core';
import type { FollowUp, Planning, Score } from '../../api/schemas';
import { useCommand } from '../http/commands';
import { Section } from '../parts/section';
import { useMay } from '../session/account';
import {
  ASKING_PROFESSIONS,
  BANDS,
  CONDITION_RESULTS,
  conditionWords,
  PATHWAY_OUTCOMES,
  PATHWAYS,
  pointsWords,
  requestWords,
  SCORE_ITEMS,
  SCORES,
  VIGILANCE,
  VIGILANCE_REASONS,
} from '../words/planning';
import { wordsFor } from '../words/wording';

/** The pathway and the vigilance for everybody; why, and the scores, only for those the API tells. */
export function PlanningSection({ followUp }: { readonly followUp: FollowUp }) {
  const { pathway, vigilance, planning } = followUp;
  return (
    <Section title="Parcours">
      <Text>{pathway.title ?? wordsFor(PATHWAYS, pathway.key)}</Text>
      <Requests followUp={followUp} />
      {vigilance !== null && <Text>Vigilance {wordsFor(VIGILANCE, vigilance)}</Text>}
      {planning !== undefined && (
        <>
          <Reasons planning={planning} />
          <Choices planning={planning} />
          {planning.scores.map((score) => (
            <ScoreTable key={score.score} score={score} />
          ))}
        </>
      )}
    </Section>
  );
}

/** What the pathway gives when a profession asks for it: who has asked, and who still may. */
function Requests({ followUp: { followUpId, pathway } }: { readonly followUp: FollowUp }) {
  const command = useCommand(followUpId);
  const allowed = useMay();
  const named = pathway.askedForBy.map((profession) => wordsFor(ASKING_PROFESSIONS, profession));
  return (
    <>
      {named.length > 0 && <Text>Demandé par : {named.join(', ')}</Text>}
      {allowed('care.arrange') &&
        pathway.onRequestOf.map((profession) => (
          <Button
            key={profession}
            variant="default"
            my="xs"
            loading={command.isPending}
            onClick={() =>
              command.mutate({ path: 'requests', body: { by: profession }, done: 'Demande notée.' })
            }
          >
            {requestWords(profession)}
          </Button>
        ))}
    </>
  );
}

function Reasons({ planning: { vigilanceReasons, vigilanceUndecided } }: { readonly planning: Planning }) {
  const named = (codes: readonly string[]) =>
    codes.map((code) => wordsFor(VIGILANCE_REASONS, code)).join(', ');
  return (
    <>
      {vigilanceReasons.length > 0 && <Text size="sm">Vigilance renforcée : {named(vigilanceReasons)}.</Text>}
      {vigilanceUndecided.length > 0 && (
        <Text size="sm">Non tranché, il manque des données : {named(vigilanceUndecided)}.</Text>
      )}
    </>
  );
}

/** What fits, and what nobody knows; what is excluded is not read out. */
function Choices({ planning: { chosenBy, considered } }: { readonly planning: Planning }) {
  if (chosenBy === 'person') return <Text size="sm">Parcours choisi par une personne.</Text>;
  return (
    <List size="sm" mt="xs">
      {considered
        .filter(({ outcome }) => outcome !== 'does-not-fit')
        .map(({ key, title, outcome, because }) => (
          <List.Item key={key}>
            {title} : {wordsFor(PATHWAY_OUTCOMES, outcome)}
            {because.length > 0 &&
              ` (${because
                .map(
                  ({ condition, result }) =>
                    `${conditionWords(condition)} : ${wordsFor(CONDITION_RESULTS, result)}`,
                )
                .join(' ; ')})`}
          </List.Item>
        ))}
    </List>
  );
}

function ScoreTable({
  score: { score, total, incomplete, bands, items, formulaVersion },
}: {
  readonly score: Score;
}) {
  const words = [
    `${wordsFor(SCORES, score)} : ${pointsWords(total)}`,
    bands.map((band) => wordsFor(BANDS, band)).join(' ou '),
    ...(incomplete ? ['incomplet'] : []),
  ];
  return (
    <Table mt="sm" captionSide="top" withRowBorders={false} verticalSpacing={2}>
      <Table.Caption>
        {words.join(' · ')}{' '}
        <Text size="xs" c="dimmed" span>
          {formulaVersion}
        </Text>
      </Table.Caption>
      <Table.Tbody>
        {items.map(({ item, input, points }) => (
          <Table.Tr key={item}>
            <Table.Th scope="row" fw={400}>
              {wordsFor(SCORE_ITEMS, item)}
            </Table.Th>
            <Table.Td>{input === null ? 'non renseigné' : pointsWords(points)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

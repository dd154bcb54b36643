import { Kbd, Table } from '@mantine/core';
import { Dialog } from '../parts/dialog';

const KEYS = [
  ['J', 'ligne d’après : chose à faire, RDV ou alerte'],
  ['K', 'ligne d’avant'],
  ['Entrée', 'faire ce que la ligne choisie propose'],
  ['O', 'ouvrir le patient de la ligne choisie'],
  ['M', 'me confier la ligne choisie'],
  ['C', 'confier la ligne choisie à quelqu’un'],
  ['R', 'rendre à l’équipe la ligne choisie'],
  ['Z', 'annuler ce qui vient d’être fait (10 s)'],
  ['A', 'un patient ou un proche rappelle'],
  ['1 à 9', 'pendant un appel : résultat, ou réponse au script ; en confiant : à qui'],
  ['V, S, N', 'pendant un appel : vérifier l’identité, script, notes'],
  ['C, P', 'pendant un appel : confier à un collègue, reprendre plus tard'],
  ['1 à 3', 'venu, manqué ou annulé, dans les présences à vérifier'],
  ['Ctrl + K', 'aller à un écran, trouver un patient, faire'],
  ['?', 'cette aide'],
  ['Échap', 'fermer une fenêtre'],
] as const;

export function HelpDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Dialog title="Raccourcis du clavier" opened={opened} onClose={onClose}>
      <Table>
        <Table.Tbody>
          {KEYS.map(([key, words]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">
                <Kbd>{key}</Kbd>
              </Table.Th>
              <Table.Td>{words}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  );
}

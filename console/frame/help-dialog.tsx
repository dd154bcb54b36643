import { Kbd, Table } from '@mantine/core';
import { Dialog } from '../parts/dialog';

const KEYS = [
  ['J', 'patient, RDV ou alerte d’après'],
  ['K', 'patient, RDV ou alerte d’avant'],
  ['Entrée', 'ouvrir le patient choisi, traiter l’alerte choisie'],
  ['1 à 9', 'résultat de l’appel, dans la fenêtre d’appel'],
  ['1 à 3', 'venu, manqué ou annulé, dans les présences à vérifier'],
  ['Ctrl + K', 'rechercher un patient'],
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

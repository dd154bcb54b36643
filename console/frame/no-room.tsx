import { Empty } from '../parts/reading';
import { Screen } from './screen';

/** An administrator manages accounts and sees no patient. */
export function NoRoom() {
  return (
    <Screen title="Bienvenue">
      <Empty>
        Votre rôle gère les comptes et relit le journal d’accès ; il ne voit aucun patient. Ces écrans ne sont
        pas encore là.
      </Empty>
    </Screen>
  );
}

export function NotFound() {
  return (
    <Screen title="Page introuvable">
      <Empty>Cette adresse ne mène à aucun écran.</Empty>
    </Screen>
  );
}

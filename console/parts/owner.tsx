import type { Owner } from '../../api/schemas';
import { useAccount } from '../session/account';
import { QUEUES } from '../words/people';
import { wordsFor } from '../words/wording';

/** Who has it: a staffed queue, oneself, or a colleague whose account the API does not name. */
export function OwnerWords({ owner }: { readonly owner: Owner }) {
  const { accountId } = useAccount();
  if (owner.kind === 'queue') return wordsFor(QUEUES, owner.id);
  return owner.id === accountId ? 'vous' : 'une personne de l’équipe';
}

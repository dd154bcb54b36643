import type { Owner } from '../../api/schemas';
import { useAccount } from '../session/account';
import { QUEUES } from '../words/people';
import { wordsFor } from '../words/wording';

type Words = (owner: Owner, name?: string | null) => string;

/** Who has it, as a text: a staffed queue, oneself, or a colleague, by name where the API says it. */
export function useOwnerWords(): Words {
  const { accountId } = useAccount();
  return (owner, name = null) => {
    if (owner.kind === 'queue') return wordsFor(QUEUES, owner.id);
    return owner.id === accountId ? 'vous' : (name ?? 'une personne de l’équipe');
  };
}

/** Who has it: a staffed queue, oneself, or a colleague. */
export function OwnerWords({
  owner,
  name = null,
}: {
  readonly owner: Owner;
  /** Of the colleague, where the API says it. */
  readonly name?: string | null;
}) {
  return useOwnerWords()(owner, name);
}

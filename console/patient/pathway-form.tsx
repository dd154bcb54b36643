import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Choice } from '../actions/choice';
import type { ActionProps } from '../actions/follow-up-dialog';
import { pathwaysQuery } from '../http/queries';
import { Reading } from '../parts/reading';
import { MOVE_REASONS } from '../words/planning';
import { Confirmation } from './confirmation';

/** Which pathway instead, and why: both from a list. */
export function PathwayForm(props: ActionProps) {
  const query = useQuery(pathwaysQuery);
  return (
    <Reading query={query}>
      {(pathways) => (
        <Chosen
          {...props}
          titles={Object.fromEntries(
            pathways
              .filter(({ key }) => key !== props.followUp.pathway.key)
              .map(({ key, title, signature }) => [
                key,
                signature === 'signed' ? title : `${title} (non signé par un soignant)`,
              ]),
          )}
        />
      )}
    </Reading>
  );
}

function Chosen({ titles, ...props }: ActionProps & { readonly titles: Readonly<Record<string, string>> }) {
  const [pathwayKey, setPathwayKey] = useState('');
  const [reason, setReason] = useState('');
  const ready = pathwayKey !== '' && reason !== '';
  return (
    <Confirmation
      {...props}
      sentence="Le plan de suivi est refait. Ce qui est fait reste ; ce que le nouveau parcours ne demande pas est annulé."
      button="Changer de parcours"
      what={ready ? { path: 'pathway', body: { pathwayKey, reason }, done: 'Parcours changé.' } : null}
    >
      <Choice
        label="Nouveau parcours"
        codes={Object.keys(titles)}
        words={titles}
        value={pathwayKey}
        onChange={setPathwayKey}
      />
      <Choice
        label="Motif"
        codes={Object.keys(MOVE_REASONS)}
        words={MOVE_REASONS}
        value={reason}
        onChange={setReason}
      />
    </Confirmation>
  );
}

import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { NO_FILTER, type BreakListFilter } from '../http/break-queries';
import { onCallQuery } from '../http/queries';
import { Fields } from '../parts/fields';
import { useMay } from '../session/account';
import { OWNER_CHOICES } from '../words/break-list';
import { BREAKS } from '../words/breaks';
import type { Words } from '../words/wording';
import classes from './breaks.module.css';

/** Narrows the list: by alert, by who has it, by hospital. */
export function BreakFilters({
  filter,
  onChange,
}: {
  readonly filter: BreakListFilter;
  readonly onChange: (filter: BreakListFilter) => void;
}) {
  const allowed = useMay();
  const narrowed = Object.values(filter).some((value) => value !== '');
  return (
    <div role="search" aria-label="Filtrer les alertes" className={classes.filters}>
      <Fields>
        <Among
          label="Alerte"
          all="Toutes"
          words={BREAKS}
          value={filter.code}
          onChange={(code) => onChange({ ...filter, code })}
        />
        <Among
          label="Suivie par"
          all="Tout le monde"
          words={OWNER_CHOICES}
          value={filter.owner}
          onChange={(owner) => onChange({ ...filter, owner })}
        />
        {allowed('onCall.read') && (
          <Hospitals value={filter.hospital} onChange={(hospital) => onChange({ ...filter, hospital })} />
        )}
      </Fields>
      {narrowed && (
        <Button variant="subtle" size="xs" mt="xs" onClick={() => onChange(NO_FILTER)}>
          Tout afficher
        </Button>
      )}
    </div>
  );
}

interface AmongProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Hospitals(props: AmongProps) {
  const { data } = useQuery(onCallQuery);
  const words = Object.fromEntries((data?.hospitals ?? []).map(({ finess, name }) => [finess, name]));
  return <Among label="Établissement" all="Tous" words={words} {...props} />;
}

function Among({
  label,
  all,
  words,
  value,
  onChange,
}: AmongProps & { readonly label: string; readonly all: string; readonly words: Words }) {
  const choices = Object.entries(words).map(([code, said]) => ({ value: code, label: said }));
  return (
    <NativeSelect
      label={label}
      data={[{ value: '', label: all }, ...choices]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

import { NativeSelect } from '@mantine/core';
import { BREAK_CAUSES } from '../words/breaks';
import { wordsFor } from '../words/wording';

/** A cause that may stay unsaid. */
export function OptionalCause({
  label,
  codes,
  value,
  onChange,
}: {
  readonly label: string;
  readonly codes: readonly string[];
  readonly value: string;
  readonly onChange: (code: string) => void;
}) {
  return (
    <NativeSelect
      label={label}
      data={[
        { value: '', label: 'Non précisé' },
        ...codes.map((code) => ({ value: code, label: wordsFor(BREAK_CAUSES, code) })),
      ]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

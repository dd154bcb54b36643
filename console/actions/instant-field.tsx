import { TextInput } from '@mantine/core';

/** A date and hour in Paris, by the browser's own picker. */
export function InstantField({
  label,
  value,
  onChange,
  required = false,
  autoFocus = false,
}: {
  readonly label: string;
  /** `YYYY-MM-DDTHH:MM`, empty for none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
}) {
  return (
    <TextInput
      type="datetime-local"
      label={label}
      description="Heure de Paris"
      required={required}
      autoFocus={autoFocus}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

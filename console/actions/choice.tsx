import { Radio, Stack } from '@mantine/core';
import { wordsFor, type Words } from '../words/wording';

/** One of a few codes, each shown in words. */
export function Choice({
  label,
  codes,
  words,
  value,
  onChange,
}: {
  readonly label: string;
  readonly codes: readonly string[];
  readonly words: Words;
  readonly value: string;
  readonly onChange: (code: string) => void;
}) {
  return (
    <Radio.Group label={label} value={value} onChange={onChange} required>
      <Stack gap={6} mt={6}>
        {codes.map((code) => (
          <Radio key={code} value={code} label={wordsFor(words, code)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

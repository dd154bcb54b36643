import { Center, Loader } from '@mantine/core';

/** Something is being read. */
export function Waiting() {
  return (
    <Center p="xl" role="status" aria-label="Chargement en cours">
      <Loader type="dots" />
    </Center>
  );
}

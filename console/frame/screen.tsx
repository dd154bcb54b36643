import { Group, Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';

/**
 * One screen: its title in the browser's tab, and the focus on its heading so that a screen reader says where one
 * arrived.
 */
export function Screen({
  title,
  tabTitle = title,
  beside,
  children,
}: {
  readonly title: string;
  /** Without anything about a person: tabs and histories are seen by others. */
  readonly tabTitle?: string;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${tabTitle} — Relais`;
  }, [tabTitle]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <Group justify="space-between" mb="md" gap="sm">
        <Title order={1} size="h2" tabIndex={-1} ref={heading}>
          {title}
        </Title>
        {beside}
      </Group>
      {children}
    </>
  );
}

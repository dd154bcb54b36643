import { Anchor, Badge, Text, Title } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import type { HandoverAnswer } from '../../api/schemas';
import { withNumbers } from '../words/handover';
import classes from './handover.module.css';

type Section = HandoverAnswer['document']['sections'][number];
type Block = Section['blocks'][number];

/** What is asked has its own place above, with buttons. */
const SHOWN_ABOVE = 'asked';
const NEWS = 'news';

/** The parts of a handover, in the order they are read; what is new to the reader is marked. */
export function HandoverSections({
  sections,
  changed,
}: {
  readonly sections: readonly Section[];
  /** Keys of those that hold something new. */
  readonly changed: ReadonlySet<string>;
}) {
  return sections
    .filter(({ key }) => key !== SHOWN_ABOVE)
    .map((section) => <OneSection key={section.key} section={section} isNew={changed.has(section.key)} />);
}

function OneSection({ section, isNew }: { readonly section: Section; readonly isNew: boolean }) {
  const { key, heading, emphasis, blocks } = section;
  const id = `fiche-${key}`;
  const marked = isNew || key === NEWS;
  return (
    <section
      aria-labelledby={id}
      className={classes.section}
      data-emphasis={emphasis || undefined}
      data-news={key === NEWS || undefined}
    >
      <div className={classes.heading}>
        <Title order={2} size="h4" id={id}>
          {heading}
        </Title>
        {marked && <NewBadge />}
      </div>
      {blocks.map((block, index) => (
        <OneBlock key={index} block={block} />
      ))}
    </section>
  );
}

/** Never by colour alone: an icon and a word. */
function NewBadge() {
  return (
    <Badge
      variant="light"
      color="blue"
      tt="none"
      size="lg"
      leftSection={<IconSparkles aria-hidden size={16} />}
    >
      Nouveau pour vous
    </Badge>
  );
}

function OneBlock({ block }: { readonly block: Block }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <Text className={classes.paragraph}>
          <Said text={block.text} />
        </Text>
      );
    case 'list':
      return (
        <ul className={classes.list}>
          {block.items.map((item, index) => (
            <li key={index}>
              <Said text={item} />
            </li>
          ))}
        </ul>
      );
    case 'table':
      return <BlockTable block={block} />;
  }
}

/** Roles are said: on a phone each row is a small card, and it must still be read out as a table. */
function BlockTable({
  block: { caption, columns, rows },
}: {
  readonly block: Extract<Block, { type: 'table' }>;
}) {
  return (
    <table role="table" className={classes.table}>
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, index) => (
          <tr key={index} role="row">
            {row.map((cell, place) => (
              <td key={place} role="cell" data-label={columns[place]}>
                <Said text={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A text in which numbers are dialled in one tap. */
function Said({ text }: { readonly text: string }) {
  return withNumbers(text).map(({ text: piece, dial }, index) =>
    dial === null ? (
      <span key={index}>{piece}</span>
    ) : (
      <Anchor key={index} href={`tel:${dial}`} underline="always" className={classes.number}>
        {piece}
      </Anchor>
    ),
  );
}

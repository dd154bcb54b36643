import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { NewAgendaLink } from '../../api/schemas';
import { post, remove } from '../http/client';
import { agendaLinksQuery } from '../http/queries';
import { useChange } from '../http/use-change';
import { Moment } from '../parts/moment';
import { Reading } from '../parts/reading';
import { Section } from '../parts/section';
import classes from './agendas.module.css';
import rows from '../appointments/appointments.module.css';

/** Secret addresses under which another program reads this agenda: times only, nobody's name. */
export function LinksSection({
  professionalId,
  mayChange,
}: {
  readonly professionalId: string;
  readonly mayChange: boolean;
}) {
  const query = useQuery(agendaLinksQuery(professionalId));
  const path = `/v1/professionals/${encodeURIComponent(professionalId)}/agenda-links`;
  const [made, setMade] = useState<NewAgendaLink | null>(null);
  const making = useChange<NewAgendaLink>(['agenda'], { onDone: setMade });
  const forget = () => setMade(null);
  return (
    <Section title="Lire cet agenda ailleurs">
      <Text size="sm" c="dimmed" mb="sm">
        Une adresse secrète à coller dans un autre logiciel d’agenda. On y lit des heures, jamais un nom.
      </Text>
      <Reading query={query}>
        {(links) => (
          <ul className={rows.rows} aria-label="Adresses en service">
            {links.map((link) => (
              <li key={link.linkId} className={rows.row}>
                <Text>
                  Adresse créée <Moment at={link.createdAt} />
                </Text>
                {mayChange && <Revoke path={`${path}/${encodeURIComponent(link.linkId)}`} onDone={forget} />}
              </li>
            ))}
          </ul>
        )}
      </Reading>
      {made !== null && <Secret link={made} />}
      {mayChange && (
        <Button
          variant="light"
          mt="sm"
          loading={making.isPending}
          onClick={() =>
            making.mutate({
              send: () => post<NewAgendaLink>(path),
              done: 'Adresse créée : copiez-la maintenant.',
            })
          }
        >
          Créer une adresse secrète
        </Button>
      )}
    </Section>
  );
}

function Revoke({ path, onDone }: { readonly path: string; readonly onDone: () => void }) {
  const change = useChange(['agenda'], { onDone });
  return (
    <Button
      variant="default"
      size="xs"
      loading={change.isPending}
      onClick={() => change.mutate({ send: () => remove(path), done: 'Cette adresse n’ouvre plus rien.' })}
    >
      Ne plus accepter
    </Button>
  );
}

/** Shown this once: only its hash is kept. */
function Secret({ link }: { readonly link: NewAgendaLink }) {
  const address = `${window.location.origin}${link.path}`;
  return (
    <Alert
      color="blue"
      icon={<IconKey aria-hidden />}
      title="À copier maintenant : elle ne sera plus montrée"
      mt="sm"
    >
      <Stack gap="xs" align="flex-start">
        <Code className={classes.secret ?? ''}>{address}</Code>
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Group gap="xs">
              <Button
                size="xs"
                leftSection={
                  copied ? <IconCheck aria-hidden size={16} /> : <IconCopy aria-hidden size={16} />
                }
                onClick={copy}
              >
                {copied ? 'Copiée' : 'Copier l’adresse'}
              </Button>
            </Group>
          )}
        </CopyButton>
      </Stack>
    </Alert>
  );
}

import type { Caller } from '../../../application/application';
import type { AgendaLinkView } from '../../../application/scheduling/calendar-feeds';
import type { AgendaLinkRecords, PublishedFrame } from '../../../application/scheduling/calendar-feeds-ports';
import type { AppointmentPlace, PublishedAppointment } from '../../../domain/scheduling';
import { hashLinkToken, issueLinkToken } from '../../../security/tokens';
import { directoryLookup } from '../account-records';
import type { Database, TenantTransaction } from '../database';
import { hasProfessional, tenantOf } from './feed-reading';

interface LinkRow {
  id: string;
  created_at: Date;
}

interface PublishedRow {
  id: string;
  starts_at: Date;
  ends_at: Date;
  place: AppointmentPlace;
  profession: string;
  cancelled: boolean;
  revision: number;
  changed_at: Date;
}

/** Secret links to our agendas, on PostgreSQL: hashes only, and whose they are in the directory. */
export class PostgresAgendaLinks implements AgendaLinkRecords {
  constructor(
    private readonly database: Database,
    private readonly newId: () => string,
  ) {}

  async links(caller: Caller, professionalId: string): Promise<readonly AgendaLinkView[] | null> {
    return this.database.transaction(tenantOf(caller), async (transaction) => {
      if (!(await hasProfessional(transaction, professionalId))) return null;
      const rows = await transaction.query<LinkRow>(
        `SELECT id, created_at FROM agenda_link WHERE professional_id = $1 AND revoked_at IS NULL
         ORDER BY created_at, id`,
        [professionalId],
      );
      return rows.map(({ id, created_at: createdAt }) => ({ linkId: id, createdAt: createdAt.getTime() }));
    });
  }

  async create(
    caller: Caller,
    professionalId: string,
    now: number,
  ): Promise<(AgendaLinkView & { readonly token: string }) | null> {
    const { organisationId } = caller;
    const linkId = this.newId();
    const { token, hash } = issueLinkToken('read-agenda');
    return this.database.transaction(tenantOf(caller), async (transaction) => {
      if (!(await hasProfessional(transaction, professionalId))) return null;
      await transaction.query(
        `INSERT INTO agenda_link (id, organisation_id, professional_id, token_hash, created_at)
         VALUES ($1, $2, $3, $4, $5)`,
        [linkId, organisationId, professionalId, hash, new Date(now)],
      );
      await transaction.query('INSERT INTO tenant_directory (lookup, organisation_id) VALUES ($1, $2)', [
        directoryLookup('link', hash),
        organisationId,
      ]);
      return { linkId, createdAt: now, token };
    });
  }

  async revoke(caller: Caller, professionalId: string, linkId: string, now: number): Promise<boolean> {
    return this.database.transaction(tenantOf(caller), async (transaction) => {
      const revoked = await transaction.query<{ token_hash: Buffer }>(
        `UPDATE agenda_link SET revoked_at = $3 WHERE id = $1 AND professional_id = $2 AND revoked_at IS NULL
         RETURNING token_hash`,
        [linkId, professionalId, new Date(now)],
      );
      for (const { token_hash: hash } of revoked) {
        await transaction.query('DELETE FROM tenant_directory WHERE lookup = $1', [
          directoryLookup('link', hash),
        ]);
      }
      return revoked.length > 0;
    });
  }

  async published(token: string, frame: PublishedFrame): Promise<readonly PublishedAppointment[] | null> {
    const hash = hashLinkToken('read-agenda', token);
    if (hash === null) return null;
    const [known] = await this.database.query<{ organisation_id: string }>(
      'SELECT organisation_id FROM tenant_directory WHERE lookup = $1',
      [directoryLookup('link', hash)],
    );
    if (known === undefined) return null;
    return this.database.transaction({ organisationId: known.organisation_id }, async (transaction) => {
      const [link] = await transaction.query<{ professional_id: string }>(
        'SELECT professional_id FROM agenda_link WHERE token_hash = $1 AND revoked_at IS NULL',
        [hash],
      );
      return link === undefined ? null : publishedOf(transaction, link.professional_id, frame);
    });
  }
}

/**
 * What stands in the agenda, and for some days what does not any more: cancelled, or moved to another agenda. What the
 * patient only told stands in the agenda elsewhere; a seat is part of its session; a hold is no appointment yet.
 */
async function publishedOf(
  transaction: TenantTransaction,
  professionalId: string,
  { from, to, changedSince }: PublishedFrame,
): Promise<readonly PublishedAppointment[]> {
  const rows = await transaction.query<PublishedRow>(
    `WITH last_own AS (
       SELECT DISTINCT ON (appointment_id) appointment_id, at, starts_at, status
       FROM appointment_event WHERE professional_id = $1 AND starts_at >= $2
       ORDER BY appointment_id, revision DESC)
     SELECT appointment.id, appointment.place, appointment.revision, professional.profession,
            CASE WHEN left_us THEN last_own.starts_at ELSE appointment.starts_at END AS starts_at,
            CASE WHEN left_us THEN last_own.starts_at + (appointment.ends_at - appointment.starts_at)
                 ELSE appointment.ends_at END AS ends_at,
            left_us OR appointment.status IN ('cancelled', 'entered-in-error') AS cancelled,
            coalesce(changed.at, last_own.at, appointment.booked_at, appointment.starts_at) AS changed_at
     FROM appointment
     CROSS JOIN LATERAL (SELECT appointment.professional_id <> $1 AS left_us) AS whose
     LEFT JOIN last_own ON last_own.appointment_id = appointment.id
     LEFT JOIN LATERAL (SELECT max(at) AS at FROM appointment_event
                        WHERE appointment_event.appointment_id = appointment.id) AS changed ON true
     JOIN professional ON professional.id = $1
     WHERE (appointment.professional_id = $1 OR last_own.appointment_id IS NOT NULL)
       AND appointment.kind <> 'seat' AND NOT appointment.told
       AND CASE WHEN left_us THEN last_own.starts_at ELSE appointment.starts_at END BETWEEN $2 AND $3
       AND CASE
             WHEN left_us THEN last_own.status <> 'pending' AND changed.at >= $4
             WHEN appointment.status IN ('cancelled', 'entered-in-error')
               THEN changed.at >= $4 AND EXISTS (SELECT FROM appointment_event
                      WHERE appointment_event.appointment_id = appointment.id AND appointment_event.status = 'booked')
             ELSE appointment.status <> 'pending'
           END
     ORDER BY 5, appointment.id`,
    [professionalId, new Date(from), new Date(to), new Date(changedSince)],
  );
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.starts_at.getTime(),
    endsAt: row.ends_at.getTime(),
    place: row.place,
    profession: row.profession,
    cancelled: row.cancelled,
    revision: row.revision,
    changedAt: row.changed_at.getTime(),
  }));
}

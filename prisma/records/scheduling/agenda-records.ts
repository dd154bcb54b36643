import type { Caller } from '../../../application/application';
import type {
  AgendaDays,
  AgendaOrder,
  AgendaOutcome,
  AgendaRecords,
} from '../../../application/scheduling/agenda-records';
import type { LocalDay } from '../../../domain/calendar';
import type { Ciphers } from '../ciphers';
import type { Database, Tenant } from '../database';
import { layOutAgain, layOutFurther, outsideAvailability } from './agenda-openings';
import { readAgenda } from './agenda-reading';
import { lockedAgenda } from './agenda-rows';
import { writeAgenda } from './agenda-writes';
import { lockAgendas } from './booking-context';
import { keepPractice, keepProfessional, listPractices, listProfessionals } from './directory-rows';

/** Practices, professionals and their agendas, on PostgreSQL. */
export class PostgresAgendas implements AgendaRecords {
  constructor(
    private readonly database: Database,
    private readonly ciphers: Pick<Ciphers, 'of'>,
  ) {}

  practices(...[caller, filter]: Parameters<AgendaRecords['practices']>) {
    return this.database.transaction(tenantOf(caller), (transaction) => listPractices(transaction, filter));
  }

  keepPractice(...[caller, id, practice, isNew]: Parameters<AgendaRecords['keepPractice']>) {
    return this.database.transaction(tenantOf(caller), (transaction) =>
      keepPractice(transaction, { organisationId: caller.organisationId, id, isNew }, practice),
    );
  }

  professionals(...[caller, filter, now]: Parameters<AgendaRecords['professionals']>) {
    return this.database.transaction(tenantOf(caller), (transaction) =>
      listProfessionals(transaction, filter, now),
    );
  }

  keepProfessional(...[caller, id, professional, isNew]: Parameters<AgendaRecords['keepProfessional']>) {
    return this.database.transaction(tenantOf(caller), (transaction) =>
      keepProfessional(
        transaction,
        {
          organisationId: caller.organisationId,
          id,
          isNew,
          byThemselves: caller.professionalId !== undefined,
        },
        professional,
      ),
    );
  }

  async agenda(...[caller, professionalId, between, days]: Parameters<AgendaRecords['agenda']>) {
    const cipher = await this.ciphers.of(caller.organisationId);
    return this.database.transaction(tenantOf(caller), (transaction) =>
      readAgenda({ transaction, cipher }, professionalId, between, days),
    );
  }

  changeAgenda(caller: Caller, order: AgendaOrder, days: AgendaDays): Promise<AgendaOutcome> {
    const { professionalId, replacementId } = order;
    // Who replaces must not go away meanwhile.
    const agendas = replacementId === undefined ? [professionalId] : [professionalId, replacementId];
    const { organisationId } = caller;
    return this.database.transaction(tenantOf(caller), async (transaction): Promise<AgendaOutcome> => {
      await lockAgendas(transaction, agendas);
      const known = await lockedAgenda(transaction, professionalId, days.frame.firstDay, order);
      if (known === null) return { missing: 'professional' };
      const decision = order.decide(known);
      if (!('write' in decision)) return decision;
      await writeAgenda({ transaction, caller, professionalId, at: new Date(days.now) }, decision.write);
      await layOutAgain(transaction, { organisationId, professionalId }, days);
      return { outside: await outsideAvailability(transaction, professionalId, days.now) };
    });
  }

  async agendasToRoll(organisationId: string, until: LocalDay, limit: number): Promise<readonly string[]> {
    const rows = await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query<{ id: string }>(
        `SELECT id FROM professional WHERE organisation_id = $1 AND agenda_until < $2
         ORDER BY agenda_until LIMIT $3`,
        [organisationId, until, limit],
      ),
    );
    return rows.map(({ id }) => id);
  }

  rollAgenda(
    organisationId: string,
    professionalId: string,
    days: Omit<AgendaDays, 'now'>,
  ): Promise<boolean> {
    return this.database.transaction({ organisationId }, async (transaction) => {
      await lockAgendas(transaction, [professionalId]);
      const [due] = await transaction.query<{ reached: string }>(
        'SELECT agenda_until::text AS reached FROM professional WHERE id = $1 AND agenda_until < $2',
        [professionalId, days.frame.lastDay],
      );
      if (due === undefined) return false;
      await layOutFurther(transaction, { organisationId, professionalId }, due.reached, days);
      return true;
    });
  }
}

function tenantOf({ organisationId, professionalId, accountId }: Caller): Tenant {
  return { organisationId, professionalId, accountId };
}

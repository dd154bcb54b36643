import type {
  AbsenceConsequence,
  AbsenceInterval,
  AbsenceOutcome,
  AbsenceRecords,
  AbsenceToCarryOut,
  FallenAppointment,
} from '../../../application/scheduling/absence-records';
import type { FollowUpEvent } from '../../../domain/follow-up';
import { derivedUuid } from '../../../security/uuid';
import type { Ciphers } from '../ciphers';
import type { Database, TenantTransaction } from '../database';
import { contactOf, type ContactRow } from '../professional-rows';
import { openDetails } from '../sealed-patient';
import { stateAppointmentFact } from './appointment-changes';
import { CONCERNED, CONSEQUENCES, FALLEN, LEFT } from './absence-sql';

export interface AbsenceDependencies {
  readonly database: Database;
  readonly ciphers: Pick<Ciphers, 'of'>;
  /** Business time. */
  readonly now: () => number;
}

/** Who speaks for an absence in the inbox of follow-ups. */
const ABSENCE = { accountId: 'absence', role: 'service' } as const;

/** What falls into absences, on PostgreSQL. */
export class PostgresAbsences implements AbsenceRecords {
  constructor(private readonly dependencies: AbsenceDependencies) {}

  async begin(organisationId: string, absenceId: string): Promise<void> {
    await this.within(organisationId, (transaction) =>
      transaction.query('UPDATE absence SET carried_out_at = NULL WHERE id = $1', [absenceId]),
    );
  }

  async appointments(
    organisationId: string,
    professionalId: string,
    { from, to }: AbsenceInterval,
    limit: number,
  ): Promise<readonly FallenAppointment[]> {
    type Row = Omit<FallenAppointment, 'startsAt'> & { startsAt: Date };
    const rows = await this.within(organisationId, (transaction) =>
      transaction.query<Row>(FALLEN, [
        professionalId,
        new Date(from),
        to === null ? null : new Date(to),
        limit,
      ]),
    );
    return rows.map((row) => ({ ...row, startsAt: row.startsAt.getTime() }));
  }

  async note(
    organisationId: string,
    absenceId: string,
    { appointmentId, patientId, followUpId }: FallenAppointment,
    outcome: AbsenceOutcome,
  ): Promise<void> {
    await this.within(organisationId, (transaction) =>
      this.keep(transaction, organisationId, absenceId, {
        ...{ subjectId: appointmentId, patientId, followUpId, appointmentId, outcome },
      }),
    );
  }

  async tellFollowUps(
    absence: AbsenceToCarryOut,
    { from, to }: AbsenceInterval,
    cause: string,
  ): Promise<number> {
    const { organisationId, professionalId, id, replacementId, firstDay, lastDay } = absence;
    return this.within(organisationId, async (transaction) => {
      const concerned = await transaction.query<{ followUpId: string; patientId: string }>(CONCERNED, [
        organisationId,
        professionalId,
        new Date(from),
        to === null ? null : new Date(to),
        new Date(this.dependencies.now()),
      ]);
      const replacement = await contactById(transaction, replacementId);
      const event: FollowUpEvent = {
        type: 'professional-stopped',
        professionalId,
        cause,
        ...(replacement === null ? {} : { replacement }),
        ...(lastDay === undefined ? {} : { temporary: true }),
      };
      const caller = { ...ABSENCE, organisationId };
      for (const { followUpId, patientId } of concerned) {
        // The same absence with the same replacement is the same fact, however often it is gone on with.
        const said = [followUpId, replacementId ?? '', firstDay, lastDay ?? ''].join('/');
        const about = { id: derivedUuid(id, said), revision: 1, followUpId };
        await stateAppointmentFact({ transaction, caller, now: this.dependencies.now() }, about, event);
        await this.keep(transaction, organisationId, id, {
          ...{ subjectId: followUpId, patientId, followUpId, appointmentId: null, outcome: 'stopped' },
        });
      }
      return concerned.length;
    });
  }

  async done(organisationId: string, absenceId: string): Promise<void> {
    await this.within(organisationId, (transaction) =>
      transaction.query('UPDATE absence SET carried_out_at = $2 WHERE id = $1', [
        absenceId,
        new Date(this.dependencies.now()),
      ]),
    );
  }

  async left(
    organisationId: string,
    statedBefore: number,
    limit: number,
  ): Promise<readonly AbsenceToCarryOut[]> {
    type Row = Omit<AbsenceToCarryOut, 'lastDay' | 'replacementId' | 'organisationId'> & {
      lastDay: string | null;
      replacementId: string | null;
    };
    const rows = await this.within(organisationId, (transaction) =>
      transaction.query<Row>(LEFT, [organisationId, new Date(statedBefore), limit]),
    );
    return rows.map(({ lastDay, replacementId, ...absence }) => ({
      ...absence,
      organisationId,
      ...(lastDay === null ? {} : { lastDay }),
      ...(replacementId === null ? {} : { replacementId }),
    }));
  }

  async consequences(
    caller: Parameters<AbsenceRecords['consequences']>[0],
    absenceId: string,
  ): Promise<readonly AbsenceConsequence[] | null> {
    type Row = Omit<AbsenceConsequence, 'at' | 'appointmentAt' | 'patientName'> & {
      at: Date;
      appointmentAt: Date | null;
      details: Buffer;
    };
    const cipher = await this.dependencies.ciphers.of(caller.organisationId);
    return this.dependencies.database.transaction(caller, async (transaction) => {
      const [absence] = await transaction.query(
        'SELECT id FROM absence WHERE id = $1 AND ($2::uuid IS NULL OR professional_id = $2)',
        [absenceId, caller.professionalId ?? null],
      );
      if (absence === undefined) return null;
      const rows = await transaction.query<Row>(CONSEQUENCES, [absenceId]);
      return rows.map(({ details, at, appointmentAt, ...row }) => {
        const { firstGivenName, usedName, birthName } = openDetails(cipher, row.patientId, details).patient;
        const named = [firstGivenName, usedName ?? birthName].filter((part) => part !== undefined);
        return {
          ...row,
          patientName: named.join(' '),
          at: at.getTime(),
          appointmentAt: appointmentAt?.getTime() ?? null,
        };
      });
    });
  }

  private within<T>(
    organisationId: string,
    work: (transaction: TenantTransaction) => Promise<T>,
  ): Promise<T> {
    return this.dependencies.database.transaction({ organisationId }, work);
  }

  private async keep(
    transaction: TenantTransaction,
    organisationId: string,
    absenceId: string,
    line: {
      readonly subjectId: string;
      readonly outcome: AbsenceOutcome;
      readonly patientId: string;
      readonly followUpId: string | null;
      readonly appointmentId: string | null;
    },
  ): Promise<void> {
    await transaction.query(
      `INSERT INTO absence_consequence (absence_id, subject_id, organisation_id, outcome, patient_id, follow_up_id,
                                        appointment_id, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (absence_id, subject_id) DO UPDATE SET outcome = excluded.outcome, at = excluded.at`,
      [
        absenceId,
        line.subjectId,
        organisationId,
        line.outcome,
        line.patientId,
        line.followUpId,
        line.appointmentId,
        new Date(this.dependencies.now()),
      ],
    );
  }
}

async function contactById(transaction: TenantTransaction, professionalId: string | undefined) {
  if (professionalId === undefined) return null;
  const [row] = await transaction.query<ContactRow>(
    'SELECT id, mail, secure_mail, mobile_phone FROM professional WHERE id = $1',
    [professionalId],
  );
  return row === undefined ? null : contactOf(row);
}

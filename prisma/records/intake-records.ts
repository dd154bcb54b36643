import type { IntakeRecords } from '../../application/intake/intake-records';
import { IntakeAtOnce, type AtOnceDependencies } from './intake-at-once';
import { PostgresIntake } from './intake-transaction';
import { PostgresReceivedStays } from './received-stay-records';

/** Intake on PostgreSQL: each submission one transaction under the caller's walls. */
export function createIntakeRecords(dependencies: AtOnceDependencies): IntakeRecords {
  const { database, ciphers } = dependencies;
  const atOnce = new IntakeAtOnce(dependencies);
  const received = new PostgresReceivedStays(dependencies);
  return {
    acceptUnknown: (caller, unknown) => atOnce.accept(caller, unknown),
    receiveUnknown: (caller, unknown) => received.receive(caller, unknown),
    received,
    transaction: async (caller, work) => {
      const cipher = await ciphers.of(caller.organisationId);
      return database.transaction(caller, (transaction) =>
        work(new PostgresIntake(transaction, cipher, caller, dependencies)),
      );
    },
  };
}

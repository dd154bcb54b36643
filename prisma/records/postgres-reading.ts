import type { Caller } from '../../application/application';
import type { ReadingRecords } from '../../application/reading/reading-records';
import type { FieldCipher } from '../../security/field-encryption';
import { readBreaks } from './break-reading';
import { readCaughtAttachment, readCaughtMessages } from './caught-message-reading';
import type { Ciphers } from './ciphers';
import type { Database, TenantTransaction } from './database';
import { readFollowUp } from './follow-up-reading';
import { readMessages } from './message-reading';
import { readFollowUps, readOpenOffers, searchFollowUps } from './list-reading';
import { readWorklist } from './worklist-reading';

/** What people read, on PostgreSQL. */
export function createReadingRecords(database: Database, ciphers: Ciphers): ReadingRecords {
  const reading = async <T>(
    caller: Caller,
    read: (transaction: TenantTransaction, cipher: FieldCipher) => Promise<T>,
  ): Promise<T> => {
    const cipher = await ciphers.of(caller.organisationId);
    return database.transaction(caller, (transaction) => read(transaction, cipher));
  };
  return {
    followUp: (caller, followUpId, now) => readFollowUp(database, ciphers, caller, followUpId, now),
    followUps: (caller, filter) =>
      reading(caller, (transaction, cipher) => readFollowUps(transaction, cipher, caller, filter)),
    worklist: (caller, now, until) =>
      reading(caller, (transaction, cipher) => readWorklist(transaction, cipher, caller, now, until)),
    breaks: (caller, filter, now) =>
      reading(caller, (transaction, cipher) => readBreaks(transaction, cipher, caller, filter, now)),
    openOffers: (caller) =>
      reading(caller, (transaction, cipher) => readOpenOffers(transaction, cipher, caller)),
    search: (caller, text, limit) =>
      reading(caller, (transaction, cipher) => searchFollowUps(transaction, cipher, caller, text, limit)),
    messages: (caller, filter) =>
      reading(caller, (transaction) => readMessages(transaction, caller.organisationId, filter)),
    caughtMessages: (caller, limit) =>
      reading(caller, (transaction, cipher) => readCaughtMessages(transaction, cipher, caller, limit)),
    caughtAttachment: (caller, id) =>
      reading(caller, (transaction, cipher) => readCaughtAttachment(transaction, cipher, caller, id)),
  };
}

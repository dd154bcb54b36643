import type { KeptFeed, ReadableFeed } from '../../../application/scheduling/calendar-feeds-ports';
import type { CalendarFault, FeedValidators } from '../../../domain/scheduling';
import type { FieldCipher } from '../../../security/field-encryption';

/** A feed as it lies in the database. */
export interface FeedRow {
  id: string;
  organisation_id: string;
  professional_id: string;
  kind: 'url' | 'file';
  address: Buffer | null;
  validators: Buffer | null;
  next_read_at: Date | null;
  read_at: Date | null;
  covered_until: Date | null;
  failure: CalendarFault | null;
  failures: number;
  failing_since: Date | null;
}

/** With what stands beside it. */
export interface ShownFeedRow extends FeedRow {
  display_name: string;
  busy_times: number;
  conflicts: string[];
}

export const FEED_COLUMNS = `calendar_feed.id, calendar_feed.organisation_id, calendar_feed.professional_id,
  calendar_feed.kind, calendar_feed.address, calendar_feed.validators, calendar_feed.next_read_at,
  calendar_feed.read_at, calendar_feed.covered_until, calendar_feed.failure, calendar_feed.failures,
  calendar_feed.failing_since`;

function locationOf(feedId: string, column: 'address' | 'validators') {
  return { table: 'calendar_feed', rowId: feedId, column };
}

/** Whoever holds the address of somebody's agenda can read all of it. */
export function sealAddress(cipher: FieldCipher, feedId: string, address: string): Buffer {
  return cipher.encryptJson(address, locationOf(feedId, 'address'));
}

export function sealValidators(cipher: FieldCipher, feedId: string, validators: FeedValidators): Buffer {
  return cipher.encryptJson(validators, locationOf(feedId, 'validators'));
}

/** What was sealed above is of its shape: AES-GCM lets nothing else through. */
function addressOf(cipher: FieldCipher, { id, address }: FeedRow): string | null {
  return address === null ? null : (cipher.decryptJson(address, locationOf(id, 'address')) as string);
}

export function readableOf(cipher: FieldCipher, row: FeedRow): ReadableFeed {
  const { id, validators } = row;
  return {
    organisationId: row.organisation_id,
    feedId: id,
    professionalId: row.professional_id,
    address: addressOf(cipher, row),
    validators:
      validators === null
        ? {}
        : (cipher.decryptJson(validators, locationOf(id, 'validators')) as FeedValidators),
    coveredUntil: instantOf(row.covered_until),
    failures: row.failures,
  };
}

export function shownOf(cipher: FieldCipher, row: ShownFeedRow): KeptFeed {
  const address = addressOf(cipher, row);
  return {
    feedId: row.id,
    professionalId: row.professional_id,
    professionalName: row.display_name,
    kind: row.kind,
    host: address === null ? null : new URL(address).host,
    readAt: instantOf(row.read_at),
    coveredUntil: instantOf(row.covered_until),
    nextReadAt: instantOf(row.next_read_at),
    busyTimes: row.busy_times,
    failure: row.failure,
    failures: row.failures,
    failingSince: instantOf(row.failing_since),
    conflicts: row.conflicts,
  };
}

function instantOf(date: Date | null): number | null {
  return date === null ? null : date.getTime();
}

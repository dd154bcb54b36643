import type {
  HandoverDeliveryView,
  HandoverHolderView,
  HandoverReadingView,
  HandoverToTellView,
  HandoverVersionsView,
} from '../../application/handover/views';
import {
  CLOSING_SUMMARY,
  isOver,
  untoldCopies,
  type FollowUpState,
  type Owner,
} from '../../domain/follow-up';
import type { TenantTransaction } from './database';
import { iso, isoOrNull } from './view-parts';

interface DeliveryRow extends Omit<HandoverDeliveryView, 'dueAt' | 'sentAt'> {
  versionId: string | null;
  dueAt: Date;
  sentAt: Date | null;
}

/** Messages that carry a handover, or the summary of the end. */
const DELIVERIES = `SELECT message.id AS "messageId", message.kind, message.channel, message.status,
    message.due_at AS "dueAt", message.sent_at AS "sentAt", message.failure, message.professional_id AS "professionalId",
    professional.display_name AS "professionalName", message.handover_version_id AS "versionId"
  FROM message LEFT JOIN professional ON professional.id = message.professional_id
  WHERE message.follow_up_id = $1 AND message.kind IN ('handover-notice', 'handover-copy', 'closing-summary')
  ORDER BY message.due_at, message.id`;

const READINGS = `SELECT handover_reading.version_id AS "versionId", handover_reading.how,
    handover_reading.seen_at AS "seenAt", handover_reading.professional_id AS "professionalId",
    professional.display_name AS "professionalName", account.display_name AS "readerName"
  FROM handover_reading LEFT JOIN professional ON professional.id = handover_reading.professional_id
  LEFT JOIN account ON account.id::text = handover_reading.account_id
  WHERE handover_reading.follow_up_id = $1 ORDER BY handover_reading.seen_at, handover_reading.id`;

/** Versions, to whom they went, who saw them, and whom somebody must still tell. */
export async function readHandoverVersions(
  transaction: TenantTransaction,
  followUpId: string,
): Promise<HandoverVersionsView> {
  const versions = await transaction.query<{
    id: string;
    version: number;
    generation: number;
    made_at: Date;
  }>(
    `SELECT id, version, generation, made_at FROM handover_version WHERE follow_up_id = $1 ORDER BY version DESC`,
    [followUpId],
  );
  const deliveries = await transaction.query<DeliveryRow>(DELIVERIES, [followUpId]);
  const readings = await transaction.query<
    Omit<HandoverReadingView, 'seenAt'> & { versionId: string; seenAt: Date }
  >(READINGS, [followUpId]);
  const of = (id: string | null) =>
    deliveries
      .filter(({ versionId }) => versionId === id)
      .map(({ versionId: _versionId, dueAt, sentAt, ...delivery }) => ({
        ...delivery,
        dueAt: iso(dueAt),
        sentAt: isoOrNull(sentAt),
      }));
  return {
    versions: versions.map(({ id, version, generation, made_at: madeAt }) => ({
      version,
      generation,
      madeAt: iso(madeAt),
      deliveries: of(id),
      readings: readings
        .filter(({ versionId }) => versionId === id)
        .map(({ versionId: _versionId, seenAt, ...reading }) => ({ ...reading, seenAt: iso(seenAt) })),
    })),
    pending: of(null),
    ...(await standingOf(transaction, followUpId)),
  };
}

type Standing = Pick<HandoverVersionsView, 'holders' | 'toTell' | 'nextVersionAt'>;

async function standingOf(transaction: TenantTransaction, followUpId: string): Promise<Standing> {
  const [row] = await transaction.query<{ state: FollowUpState | null; told: string[] }>(
    `SELECT state, ARRAY(SELECT professional_id::text FROM closing_told
       WHERE closing_told.follow_up_id = follow_up.id AND closing_told.generation = follow_up.generation) AS told
     FROM follow_up WHERE id = $1`,
    [followUpId],
  );
  const state = row?.state ?? null;
  if (row === undefined || state === null) return { holders: [], toTell: [], nextVersionAt: null };
  const holders = holdersOf(state);
  const practices = await practicesOf(
    transaction,
    holders.map(({ professionalId }) => professionalId),
  );
  const named = <Person extends { readonly professionalId: string }>(person: Person) => ({
    ...person,
    professionalName: practices.get(person.professionalId)?.name ?? null,
  });
  const { renewAt } = state.handover;
  return {
    holders: holders.map(named),
    toTell: toTell(state, row.told).map((person) => ({
      ...named(person),
      phone: practices.get(person.professionalId)?.phone ?? null,
    })),
    nextVersionAt: renewAt === undefined || isOver(state) ? null : iso(renewAt),
  };
}

function holdersOf(state: FollowUpState): Omit<HandoverHolderView, 'professionalName'>[] {
  const { handover, situation } = state;
  const gp = situation.generalPractitioner;
  const versionSent = (version: number) => (version === 0 ? null : version);
  return [
    ...(gp === null
      ? []
      : [
          {
            professionalId: gp.professionalId,
            role: 'general-practitioner' as const,
            channel: gp.channel,
            status: handover.status,
            sentVersion: versionSent(handover.version),
          },
        ]),
    ...(handover.copies ?? []).map(({ contact, status, version }) => ({
      professionalId: contact.professionalId,
      role: 'professional' as const,
      channel: contact.channel,
      status,
      sentVersion: versionSent(version),
    })),
  ];
}

/** @param told whom somebody told of the end already */
function toTell(
  state: FollowUpState,
  told: readonly string[],
): Omit<HandoverToTellView, 'professionalName' | 'phone'>[] {
  const { handover, situation, closing } = state;
  const gp = situation.generalPractitioner;
  if (isOver(state)) {
    const summary = closing?.leftOpen.find(({ subject }) => subject === CLOSING_SUMMARY);
    if (gp === null || summary === undefined || told.includes(gp.professionalId)) return [];
    return [
      {
        professionalId: gp.professionalId,
        role: 'general-practitioner',
        what: 'closing-summary',
        reason: 'by-telephone',
        dueAt: null,
        owner: ownerView(summary.owner),
      },
    ];
  }
  const gpToTell = gp !== null && (handover.status === 'due' || handover.status === 'failed');
  return [
    ...(gpToTell
      ? [
          {
            professionalId: gp.professionalId,
            role: 'general-practitioner' as const,
            what: 'handover' as const,
            reason: handover.status === 'failed' ? ('not-delivered' as const) : ('by-telephone' as const),
            dueAt: iso(handover.dueAt),
            owner: ownerView(handover.owner),
          },
        ]
      : []),
    ...untoldCopies(state).map(({ contact, status, dueAt, owner }) => ({
      professionalId: contact.professionalId,
      role: 'professional' as const,
      what: 'handover' as const,
      reason: status === 'failed' ? ('not-delivered' as const) : ('by-telephone' as const),
      dueAt: iso(dueAt),
      owner: ownerView(owner),
    })),
  ];
}

function ownerView(owner: Owner) {
  return owner.kind === 'queue'
    ? { kind: 'queue' as const, id: owner.queue }
    : { kind: 'person' as const, id: owner.userId };
}

interface Practice {
  readonly name: string;
  readonly phone: string | null;
}

async function practicesOf(
  transaction: TenantTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Practice>> {
  const rows = await transaction.query<Practice & { id: string }>(
    'SELECT id, display_name AS name, phone FROM professional WHERE id::text = ANY($1)',
    [ids],
  );
  return new Map(rows.map(({ id, ...practice }) => [id, practice]));
}

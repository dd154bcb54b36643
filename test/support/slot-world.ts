import type { SlotSearch } from '../../application/scheduling/slot-use-cases';
import { uuidV7 } from '../../security/uuid';
import { addType, aPatient, DAY, HOUR, MINUTE, open, OPENS_AT } from './booking-world';
import { createRecordsWorld } from './records-world';

export const COURRIERES = '62250';
export const LENS = '62498';
export const ARRAS = '62041';
export const MARSEILLE = '13055';

export interface Practitioner {
  readonly commune?: string;
  readonly profession?: string;
  readonly acceptsNew?: boolean;
  readonly practiceId?: string;
  readonly rpps?: string;
}

interface Found {
  readonly slots: readonly { readonly professionalName: string; readonly startsAt: number }[];
}

/** Whose times were found, best first. */
export const names = ({ slots }: Found): string[] => [
  ...new Set(slots.map(({ professionalName }) => professionalName)),
];
/** When, in minutes after 9h00 of the first day, in order. */
export const starts = ({ slots }: Found): number[] =>
  slots.map(({ startsAt }) => (startsAt - OPENS_AT) / MINUTE).sort((a, b) => a - b);

/** A general practitioner near Courrières, within a week of Wednesday 4 November. */
export const near = (more: SlotSearch = {}): SlotSearch => ({
  careKind: 'general-practitioner',
  communeCode: COURRIERES,
  from: OPENS_AT,
  to: OPENS_AT + 7 * DAY,
  ...more,
});

export type SlotWorld = Awaited<ReturnType<typeof createSlotWorld>>;

/** The search on real PostgreSQL, with agendas written as the records write them. */
export async function createSlotWorld() {
  const world = await createRecordsWorld();
  let patientId = '';

  /** In Courrières and taking new patients, except what the test changes. @returns the id */
  const practitioner = async (name: string, more: Practitioner = {}): Promise<string> => {
    const id = uuidV7();
    await world.query(
      `INSERT INTO professional (id, organisation_id, profession, display_name, practice_name, postal_code, city,
         commune_code, accepts_new, practice_id, rpps, phone)
       VALUES ($1, $2, $3, $4, 'Cabinet ' || $4, '', 'Ville', $5, $6, $7, $8, '+33321000099')`,
      [
        ...[id, world.tenant.organisationId, more.profession ?? 'general-practitioner', name],
        ...[more.commune ?? COURRIERES, more.acceptsNew ?? true, more.practiceId ?? null, more.rpps ?? null],
      ],
    );
    return id;
  };

  return {
    world,
    practitioner,
    find: (search: SlotSearch, caller = world.tenant.operator) => world.application.findSlots(caller, search),
    practice: async (kind: string, commune: string): Promise<string> => {
      const id = uuidV7();
      await world.query(
        `INSERT INTO practice (id, organisation_id, kind, name, postal_code, city, commune_code)
         VALUES ($1, $2, $3, 'Ailleurs', '62300', 'Lens', $4)`,
        [id, world.tenant.organisationId, kind, commune],
      );
      return id;
    },
    /** With an agenda open two hours from 9h00 on Wednesday 4 November. */
    withAgenda: async (
      name: string,
      more: Practitioner = {},
      type: Parameters<typeof addType>[2] = {},
    ): Promise<{ id: string; typeId: string }> => {
      const id = await practitioner(name, more);
      const typeId = await addType(world, id, {
        careKind: more.profession ?? 'general-practitioner',
        ...type,
      });
      await open(world, id, OPENS_AT, OPENS_AT + 2 * HOUR);
      return { id, typeId };
    },
    /** A patient of a follow-up that has begun; appointments of the test are theirs. */
    somebody: async (changes: Parameters<typeof aPatient>[2] = {}) => {
      const patient = await aPatient(world, 'V-1', changes);
      patientId = patient.patientId;
      return patient;
    },
    /** Twenty minutes in an agenda, booked except what the test changes. */
    book: async (
      { id, typeId }: { readonly id: string; readonly typeId: string },
      startsAt: number,
      more: Readonly<Record<string, unknown>> = {},
    ): Promise<void> => {
      const row = {
        id: uuidV7(),
        organisation_id: world.tenant.organisationId,
        professional_id: id,
        appointment_type_id: typeId,
        patient_id: more['kind'] === 'session' ? null : patientId,
        starts_at: new Date(startsAt),
        ends_at: new Date(startsAt + 20 * MINUTE),
        blocked_until: new Date(startsAt + 20 * MINUTE),
        place: 'practice',
        status: 'booked',
        origin: 'operator',
        ...more,
      };
      const columns = Object.keys(row);
      const places = columns.map((_column, index) => `$${index + 1}`);
      await world.query(
        `INSERT INTO appointment (${columns.join(', ')}) VALUES (${places.join(', ')})`,
        Object.values(row),
      );
    },
  };
}

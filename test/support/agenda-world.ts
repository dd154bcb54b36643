import type { AgendaAnswer, AgendaChangeAnswer } from '../../api/schemas';
import { aDischargeBody, startApiWorld, type TestAccount } from './api-world';

export const MONDAYS = {
  firstDay: '2026-11-23',
  fromTime: '09:00',
  toTime: '12:00',
  recurrence: 'FREQ=WEEKLY;BYDAY=MO',
};
/** {@link MONDAYS} from Monday 23 November to 13 December 2026. */
export const NINE_TO_TWELVE = ['2026-11-23', '2026-11-30', '2026-12-07'].map((day) => [
  `${day}T08:00:00.000Z`,
  `${day}T11:00:00.000Z`,
]);
export const CONSULTATION = {
  name: 'Consultation',
  careKind: 'general-practitioner',
  durationMinutes: 20,
  place: 'practice',
};
export const LENS = { practiceName: 'Cabinet', postalCode: '62300', city: 'Lens' };
const WEEKS = { from: '2026-11-23T00:00:00+01:00', to: '2026-12-14T00:00:00+01:00' };

export interface AgendaAnswered<T> {
  readonly status: number;
  readonly json: T;
  /** Code and place of each fault. */
  readonly codes: readonly string[];
}

export type AgendaWorld = Awaited<ReturnType<typeof startAgendaWorld>>;

/** The door on real agendas. Business now is Sunday 22 November 2026, 16h in Paris. */
export async function startAgendaWorld() {
  const world = await startApiWorld();
  const { operator, lens } = world.artois;
  let people = 0;

  async function sends<T = Record<string, unknown>>(
    account: TestAccount,
    method: string,
    path: string,
    body?: object,
  ): Promise<AgendaAnswered<T>> {
    const { status, json } = await world.send(method, `/v1/${path}`, {
      headers: account.headers,
      ...(body === undefined ? {} : { body }),
    });
    const errors = (json?.['errors'] ?? []) as { code: string; pointer: string }[];
    const codes = errors.map(({ code, pointer }) => `${code} ${pointer}`.trim());
    return { status, json: json as T, codes };
  }

  /** Somebody of their own for each test. */
  async function aProfessional(changes: object = {}): Promise<string> {
    people += 1;
    const stated = { displayName: `Dr Essai ${people}`, profession: 'general-practitioner', place: LENS };
    const added = await sends<{ professionalId: string }>(operator, 'POST', 'professionals', {
      ...stated,
      ...changes,
    });
    expect(added.status).toBe(201);
    return added.json.professionalId;
  }

  async function agendaOf(who: string, account = operator): Promise<AgendaAnswer> {
    const query = `from=${encodeURIComponent(WEEKS.from)}&to=${encodeURIComponent(WEEKS.to)}`;
    const path = `professionals/${who}/agenda?${query}`;
    const { status, json } = await sends<AgendaAnswer>(account, 'GET', path);
    expect(status).toBe(200);
    return json;
  }

  /** Two appointments of a new patient: at 9h on the first Monday, at 11h on the second. */
  async function booked(who: string, type: string) {
    const body = aDischargeBody(`V-${who}`);
    const { status, json } = await sends<{ followUpId: string }>(lens, 'POST', 'discharges', body);
    expect(status).toBe(202);
    const ids = { first: crypto.randomUUID(), second: crypto.randomUUID() };
    const times = [
      [ids.first, '2026-11-23T09:00:00+01:00', '2026-11-23T09:20:00+01:00'],
      [ids.second, '2026-11-30T11:00:00+01:00', '2026-11-30T11:20:00+01:00'],
    ];
    await world.database.transaction({ organisationId: operator.organisationId }, async (transaction) => {
      for (const [id, from, to] of times) {
        await transaction.query(
          `INSERT INTO appointment (id, organisation_id, professional_id, appointment_type_id, patient_id, starts_at,
             ends_at, blocked_until, place, status, origin)
           SELECT $1, $2, $3, $4, stay.patient_id, $5, $6, $6, 'practice', 'booked', 'operator'
           FROM stay JOIN follow_up ON follow_up.stay_id = stay.id WHERE follow_up.id = $7`,
          [id, operator.organisationId, who, type, from, to, json.followUpId],
        );
      }
    });
    return ids;
  }

  return {
    ...world,
    operator,
    sends,
    aProfessional,
    agendaOf,
    booked,
    /** States something of an agenda, as an operator. */
    states: (who: string, what: string, body: object) =>
      sends<AgendaChangeAnswer>(operator, 'POST', `professionals/${who}/${what}`, body),
    /** Its openings over three weeks. */
    opened: async (who: string) => (await agendaOf(who)).openings.map(({ from, to }) => [from, to]),
  };
}

import fc from 'fast-check';
import { aPatient, HOUR, MINUTE, OPENS_AT, refused } from '../../support/booking-world';
import { aStatedDischarge } from '../../support/records-world';
import { createWaitingWorld, type WaitingWorld } from '../../support/waiting-world';

let world: WaitingWorld;
let agenda: Awaited<ReturnType<WaitingWorld['newAgenda']>>;
beforeAll(async () => {
  world = await createWaitingWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  agenda = await world.newAgenda();
});
const application = () => world.world.application;
/** Who is offered a time now, by entry, with the offer. */
const offered = async () => {
  const entries = await agenda.list();
  return entries.flatMap(({ entryId, offer }) => (offer === null ? [] : [{ entryId, ...offer }]));
};

describe('a freed time', () => {
  test('when two wait, then it is held for the first, and for the second once the first leaves it', async () => {
    const { id } = await agenda.books();
    const first = await agenda.waits();
    world.time.now += MINUTE;
    const second = await agenda.waits();
    await agenda.cancels(id);
    const [offer, ...others] = await offered();
    expect(others).toEqual([]);
    expect(offer).toMatchObject({ entryId: first.entryId, startsAt: OPENS_AT, toTelephone: true });
    // Held: nobody else gets it meanwhile.
    const patientId = await agenda.somebody();
    await expect(agenda.books({ patientId })).rejects.toEqual(refused('held-by-another'));

    await agenda.answers(offer?.slotOfferId ?? '', 'declined');
    const [next] = await offered();
    expect(next).toMatchObject({ entryId: second.entryId, startsAt: OPENS_AT });
    const accepted = await agenda.answers(next?.slotOfferId ?? '', 'accepted');
    expect(accepted).toEqual({ status: 'accepted', appointmentId: next?.appointmentId });
    expect(await agenda.answers(next?.slotOfferId ?? '', 'accepted')).toEqual(accepted);
    expect(await application().appointment(agenda.operator, next?.appointmentId ?? '')).toMatchObject({
      status: 'booked',
      origin: 'waiting-list',
      startsAt: OPENS_AT,
    });
    expect((await agenda.list()).map(({ entryId, status }) => [entryId, status])).toEqual([
      [first.entryId, 'waiting'],
    ]);
  });

  test('when nobody answers in time, then the next is asked, and the first about another time only', async () => {
    const { id } = await agenda.books({ startsAt: OPENS_AT + 3 * HOUR });
    const first = await agenda.waits();
    world.time.now += MINUTE;
    const second = await agenda.waits();
    await agenda.cancels(id);
    const [offer] = await offered();
    world.time.now = offer?.expiresAt ?? 0;
    await expect(agenda.answers(offer?.slotOfferId ?? '', 'accepted')).rejects.toEqual(
      refused('hold-expired'),
    );
    await world.round();
    const [next] = await offered();
    expect([offer?.entryId, next?.entryId]).toEqual([first.entryId, second.entryId]);
    await agenda.answers(next?.slotOfferId ?? '', 'declined');
    await world.round();
    expect(await offered()).toEqual([]);
    expect((await agenda.list()).map(({ status }) => status)).toEqual(['waiting', 'waiting']);
  });

  test('when an earlier time is taken, then the later appointment is given up, and its time goes to the next', async () => {
    const later = await agenda.books({ startsAt: OPENS_AT + HOUR });
    const { id } = await agenda.books({ patientId: await agenda.somebody() });
    const earlier = await application().addToWaitingList(agenda.operator, { appointmentId: later.id });
    expect(earlier).toMatchObject({ appointmentId: later.id, careKind: 'general-practitioner' });
    const again = await application().addToWaitingList(agenda.operator, { appointmentId: later.id });
    expect(again.entryId).toBe(earlier.entryId);
    world.time.now += MINUTE;
    const other = await agenda.waits();
    // Without any appointment they are asked first; they leave it.
    await agenda.cancels(id);
    const [first] = await offered();
    expect(first?.entryId).toBe(other.entryId);
    await agenda.answers(first?.slotOfferId ?? '', 'declined');
    const [second] = await offered();
    expect(second?.entryId).toBe(earlier.entryId);
    await agenda.answers(second?.slotOfferId ?? '', 'accepted');
    expect((await application().appointment(agenda.operator, later.id)).status).toBe('cancelled');
    const [third] = await offered();
    expect(third).toMatchObject({ entryId: other.entryId, startsAt: OPENS_AT + HOUR });
    const { cares } = await agenda.heard();
    expect(cares.find(({ key }) => key === 'gp-visit')).toMatchObject({
      status: 'arranged',
      appointmentAt: new Date(OPENS_AT).toISOString(),
    });
  });

  test('when a visit of a series gets an earlier time, then it is still that visit of that series', async () => {
    const visit = await agenda.books({ startsAt: OPENS_AT + HOUR });
    const [placed] = await world.world.query<{ seriesId: string }>(
      `UPDATE appointment SET series_id = gen_random_uuid(), visit_number = 2 WHERE id = $1
       RETURNING series_id AS "seriesId"`,
      [visit.id],
    );
    const { id } = await agenda.books({ patientId: await agenda.somebody() });
    await application().addToWaitingList(agenda.operator, { appointmentId: visit.id });
    await agenda.cancels(id);
    const [offer] = await offered();
    const accepted = await agenda.answers(offer?.slotOfferId ?? '', 'accepted');
    const booked = await application().appointment(agenda.operator, accepted.appointmentId ?? '');
    expect(booked).toMatchObject({ status: 'booked', startsAt: OPENS_AT, ...placed, visitNumber: 2 });
  });

  test('when the patient can be written to, then they are, and nobody has to telephone', async () => {
    const { id } = await agenda.books({ patientId: await agenda.somebody() });
    const patient = { ...aStatedDischarge().patient, birthName: 'Carpentier', phones: ['+33611223344'] };
    const { followUpId, patientId } = await aPatient(world.world, 'V-2', { patient });
    const order = { followUpId, careKey: 'gp-visit' };
    const entry = await application().addToWaitingList(agenda.operator, order);
    expect(entry).toMatchObject({ patientName: 'Jeanne Carpentier', careKind: 'general-practitioner' });
    await agenda.cancels(id);
    const [offer] = await offered();
    expect(offer).toMatchObject({ entryId: entry.entryId, toTelephone: false });
    const messages = await world.world.query<{ kind: string; subject: string; patient_id: string }>(
      `SELECT kind, subject, patient_id FROM message WHERE kind = 'slot-offer'`,
    );
    expect(messages).toEqual([{ kind: 'slot-offer', subject: offer?.slotOfferId, patient_id: patientId }]);
  });

  test('when the patient cannot be written to, then the day’s list says to telephone while it is held', async () => {
    const { id } = await agenda.books({ patientId: await agenda.somebody() });
    const order = { followUpId: agenda.followUpId, careKey: 'gp-visit' };
    await application().addToWaitingList(agenda.operator, order);
    await agenda.cancels(id);
    const [offer] = await offered();
    const toDo = async () => {
      const entries = await application().worklist(agenda.operator);
      return entries.flatMap(({ items }) => items.filter(({ kind }) => kind === 'slot-offer'));
    };
    expect(await toDo()).toEqual([
      expect.objectContaining({ reason: 'slot-offer-by-telephone', subject: offer?.slotOfferId }),
    ]);
    await agenda.answers(offer?.slotOfferId ?? '', 'accepted');
    expect(await toDo()).toEqual([]);
  });

  test('when it falls in a way that nobody says here, then a round offers it', async () => {
    const { id } = await agenda.books();
    const { entryId } = await agenda.waits();
    await world.world.states(agenda.operator, agenda.followUpId, { type: 'died', source: 'hospital' });
    expect((await application().appointment(agenda.operator, id)).status).toBe('cancelled');
    expect(await offered()).toEqual([]);
    await world.round();
    expect((await offered()).map((one) => one.entryId)).toEqual([entryId]);
  });

  test('when it is too near, or of no use to anybody, then nobody is asked', async () => {
    const { id } = await agenda.books();
    const { entryId } = await agenda.waits();
    world.time.now = OPENS_AT - 2 * HOUR;
    await agenda.cancels(id);
    expect(await offered()).toEqual([]);
    await application().withdrawFromWaitingList(agenda.operator, entryId);
    await expect(application().withdrawFromWaitingList(agenda.operator, entryId)).rejects.toEqual(
      refused('already-over'),
    );
    expect(await agenda.list()).toEqual([]);
    await expect(agenda.waits(undefined, world.time.now - 1)).rejects.toEqual(refused('past'));
  });

  test('when who is asked is taken off the list, then the time goes to the next at once', async () => {
    const { id } = await agenda.books();
    const first = await agenda.waits();
    world.time.now += MINUTE;
    const second = await agenda.waits();
    await agenda.cancels(id);
    await application().withdrawFromWaitingList(agenda.operator, first.entryId);
    expect((await offered()).map((one) => one.entryId)).toEqual([second.entryId]);
  });
});

/** What can happen around a waiting list; `pick` says to whom. */
type Move = {
  readonly kind: 'free' | 'accept' | 'decline' | 'wait' | 'withdraw' | 'time';
  readonly pick: number;
};
const moves = fc.array(
  fc.record({
    kind: fc.constantFrom<Move['kind']>('free', 'free', 'accept', 'decline', 'wait', 'withdraw', 'time'),
    pick: fc.nat(30),
  }),
  { minLength: 15, maxLength: 25 },
);

/** Everything that must hold between two moves, as the database has it. */
async function mustHold(): Promise<void> {
  const twice = await world.world.query(
    `SELECT appointment.professional_id, appointment.starts_at FROM slot_offer
     JOIN appointment ON appointment.id = appointment_id WHERE slot_offer.status = 'awaiting'
     GROUP BY 1, 2 HAVING count(*) > 1`,
  );
  expect(twice).toEqual([]);
  const twoAtOnce = await world.world.query(
    `SELECT patient_id FROM slot_offer JOIN waiting_entry ON waiting_entry.id = waiting_entry_id
     WHERE slot_offer.status = 'awaiting' GROUP BY 1 HAVING count(*) > 1`,
  );
  expect(twoAtOnce).toEqual([]);
  const unheld = await world.world.query(
    `SELECT slot_offer.id FROM slot_offer JOIN appointment ON appointment.id = appointment_id
     JOIN waiting_entry ON waiting_entry.id = waiting_entry_id
     WHERE (slot_offer.status = 'awaiting' AND (appointment.status <> 'pending' OR waiting_entry.status <> 'offered'))
        -- What was accepted may be cancelled later, as any appointment.
        OR (slot_offer.status = 'accepted' AND (appointment.status = 'pending' OR waiting_entry.status <> 'served'))
        OR (slot_offer.status IN ('declined', 'expired', 'withdrawn') AND appointment.status <> 'cancelled')`,
  );
  expect(unheld).toEqual([]);
  const silent = await world.world.query(
    `SELECT id FROM waiting_entry WHERE status = 'offered' AND NOT EXISTS
       (SELECT FROM slot_offer WHERE waiting_entry_id = waiting_entry.id AND status = 'awaiting')`,
  );
  expect(silent).toEqual([]);
}

async function play({ kind, pick }: Move): Promise<void> {
  const nth = <T>(items: readonly T[]): T | undefined => items[pick % Math.max(items.length, 1)];
  const offer = nth(await offered());
  switch (kind) {
    case 'free': {
      const booked = await world.world.query<{ id: string }>(
        `SELECT id FROM appointment WHERE status = 'booked' AND starts_at > $1 ORDER BY id`,
        [new Date(world.time.now)],
      );
      const one = nth(booked);
      if (one !== undefined) await agenda.cancels(one.id);
      return;
    }
    case 'accept':
    case 'decline':
      if (offer !== undefined)
        await agenda.answers(offer.slotOfferId, kind === 'accept' ? 'accepted' : 'declined');
      return;
    case 'wait':
      await agenda.waits();
      return;
    case 'withdraw': {
      const entry = nth(await agenda.list());
      if (entry !== undefined) await application().withdrawFromWaitingList(agenda.operator, entry.entryId);
      return;
    }
    case 'time':
      world.time.now = offer === undefined ? world.time.now + 10 * MINUTE : offer.expiresAt;
      await world.round();
      return;
  }
}

describe('whatever happens', () => {
  test('then no time is offered twice at once, no patient asked about two, and nothing held is lost', async () => {
    let made = 0;
    await fc.assert(
      fc.asyncProperty(moves, async (sequence) => {
        agenda = await world.newAgenda();
        for (let slot = 0; slot < 4; slot += 1) {
          await agenda.books({ startsAt: OPENS_AT + slot * HOUR, patientId: await agenda.somebody() });
        }
        await agenda.waits();
        await agenda.waits();
        for (const move of sequence) {
          await play(move);
          await mustHold();
        }
        const [{ count = 0 } = {}] = await world.world.query<{ count: number }>(
          'SELECT count(*)::int AS count FROM slot_offer',
        );
        made += count;
      }),
      { numRuns: 8 },
    );
    expect(made).toBeGreaterThan(4);
  }, 120_000);

  test('when the same time is said to be free many times at once, then one is asked', async () => {
    await agenda.waits();
    await agenda.waits();
    const freed = { professionalId: agenda.gpId, appointmentTypeId: agenda.typeId, startsAt: OPENS_AT };
    const made = await Promise.all(
      Array.from({ length: 8 }, () => application().timeFreed(agenda.organisationId, freed)),
    );
    expect(made.filter((id) => id !== null)).toHaveLength(1);
    expect(await offered()).toHaveLength(1);
    await mustHold();
  });
});

import { uuidV7 } from '../../security/uuid';
import { addType, DAY, HOUR, open, OPENS_AT, MINUTE } from '../support/booking-world';
import { createSlotWorld, near, starts, type SlotWorld } from '../support/slot-world';

let slots: SlotWorld;

beforeAll(async () => {
  slots = await createSlotWorld();
});
afterAll(() => slots.world.close());
beforeEach(async () => {
  await slots.world.newTenant();
});

const practitioner: SlotWorld['practitioner'] = (...given) => slots.practitioner(...given);
const withAgenda: SlotWorld['withAgenda'] = (...given) => slots.withAgenda(...given);
const somebody: SlotWorld['somebody'] = (...given) => slots.somebody(...given);
const book: SlotWorld['book'] = (...given) => slots.book(...given);
const find: SlotWorld['find'] = (...given) => slots.find(...given);

describe('which times', () => {
  test('when a time is booked, held or taken in an agenda kept elsewhere, then it is not offered', async () => {
    await somebody();
    const { id, typeId } = await withAgenda('Ici');
    await book({ id, typeId }, OPENS_AT);
    await book({ id, typeId }, OPENS_AT + 20 * MINUTE, {
      status: 'pending',
      hold_expires_at: new Date(slots.world.time.now + HOUR),
    });
    const feedId = uuidV7();
    await slots.world.query(
      `INSERT INTO calendar_feed (id, organisation_id, professional_id, kind) VALUES ($1, $2, $3, 'file')`,
      [feedId, slots.world.tenant.organisationId, id],
    );
    await slots.world.query(
      `INSERT INTO busy_time (organisation_id, professional_id, feed_id, starts_at, ends_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [
        slots.world.tenant.organisationId,
        id,
        feedId,
        new Date(OPENS_AT + 60 * MINUTE),
        new Date(OPENS_AT + 65 * MINUTE),
      ],
    );
    expect(starts(await find(near({ professionalId: id })))).toEqual([40, 65, 85]);
  });

  test('when a hold has expired, or it was cancelled or only told, then the time is offered', async () => {
    await somebody();
    const { id, typeId } = await withAgenda('Ici');
    await book({ id, typeId }, OPENS_AT, {
      status: 'pending',
      hold_expires_at: new Date(slots.world.time.now - 1),
    });
    await book({ id, typeId }, OPENS_AT + 20 * MINUTE, { status: 'cancelled' });
    await book({ id, typeId }, OPENS_AT + 40 * MINUTE, { told: true });
    expect(starts(await find(near({ professionalId: id })))).toEqual([0, 20, 40, 60, 80, 100]);
  });

  test('when a clinician searches, then what is taken in the agendas of others is taken for them too', async () => {
    await somebody();
    const { id, typeId } = await withAgenda('Ici');
    await book({ id, typeId }, OPENS_AT);
    const search = near({ professionalId: id });
    expect(starts(await find(search, slots.world.tenant.clinician))).toEqual([20, 40, 60, 80, 100]);
  });

  test('when the cap of the day is reached, then that day is over', async () => {
    await somebody();
    const { id, typeId } = await withAgenda('Ici', {}, { dailyCap: 1 });
    await open(slots.world, id, OPENS_AT + DAY, OPENS_AT + DAY + 20 * MINUTE);
    await book({ id, typeId }, OPENS_AT + 100 * MINUTE);
    expect(starts(await find(near({ professionalId: id })))).toEqual([24 * 60]);
  });

  test('when an opening is for another type, then nothing of it is offered', async () => {
    const { id } = await withAgenda('Ici');
    const other = await addType(slots.world, id, { place: 'remote' });
    await open(slots.world, id, OPENS_AT + DAY, OPENS_AT + DAY + HOUR, [other]);
    const found = await find(near({ professionalId: id, places: ['practice'], from: OPENS_AT + DAY }));
    expect(found.slots).toEqual([]);
    expect(found.notes).toEqual(['nothing-free']);
  });

  test('when a group meets already and has seats left, then one may join', async () => {
    const id = await practitioner('Kiné', { profession: 'physiotherapy' });
    const type = { place: 'group', seats: 6, careKind: 'physiotherapy', durationMinutes: 60 } as const;
    const typeId = await addType(slots.world, id, type);
    await open(slots.world, id, OPENS_AT, OPENS_AT + HOUR);
    const ends = {
      ends_at: new Date(OPENS_AT + HOUR),
      blocked_until: new Date(OPENS_AT + HOUR),
      place: 'group',
    };
    await book({ id, typeId }, OPENS_AT, { ...ends, kind: 'session', seats: 6, seats_taken: 4 });
    const search = near({ careKind: 'physiotherapy' });
    const [slot] = (await find(search)).slots;
    expect(slot).toMatchObject({ startsAt: OPENS_AT, endsAt: OPENS_AT + HOUR, place: 'group' });
    expect(slot?.reasons[3]).toMatchObject({ code: 'free-places', figure: 2 });
    await slots.world.query('UPDATE appointment SET seats_taken = 6 WHERE professional_id = $1', [id]);
    expect((await find(search)).slots).toEqual([]);
  });

  test('when it is a care of a follow-up, then nothing outside the window of its pathway is offered', async () => {
    const { followUpId } = await somebody();
    const id = await practitioner('Ici');
    await addType(slots.world, id);
    await open(slots.world, id, OPENS_AT, OPENS_AT + HOUR);
    await open(slots.world, id, OPENS_AT + 20 * DAY, OPENS_AT + 20 * DAY + HOUR);
    const found = await find({ followUpId, careKey: 'gp-visit', professionalId: id });
    expect(starts(found)).toEqual([0, 20, 40]);
    // The request's own window wins; what the pathway gives is ideal.
    const later = await find({
      followUpId,
      careKey: 'gp-visit',
      professionalId: id,
      to: OPENS_AT + 30 * DAY,
    });
    expect(later.slots).toHaveLength(6);
    expect(later.slots[5]?.reasons[1]).toMatchObject({ code: 'days-after-ideal-window' });
  });

  test('when the window has passed, then it is looked for from now on, and said', async () => {
    const { followUpId } = await somebody();
    slots.world.time.now = OPENS_AT + 15 * DAY;
    const id = await practitioner('Ici');
    await addType(slots.world, id);
    await open(slots.world, id, OPENS_AT + 16 * DAY, OPENS_AT + 16 * DAY + HOUR);
    const found = await find({ followUpId, careKey: 'gp-visit', professionalId: id });
    expect(found.slots).toHaveLength(3);
    expect(found.notes).toEqual(['window-over']);
  });
});

describe('searches that make no sense', () => {
  test.each([
    ['the end before the start', { from: OPENS_AT, to: OPENS_AT }, 'end-before-start'],
    ['an end that has passed', { from: 0, to: 1 }, 'end-before-start'],
    ['a commune there is not', { communeCode: '99999' }, 'unknown-commune'],
    ['a care there is not', { careKind: 'astrology' }, 'unknown-care'],
  ])('when it names %s, then it is refused', async (_what, wrong, reason) => {
    await expect(find(near(wrong))).rejects.toMatchObject({ name: 'BadSlotSearchError', reason });
  });

  test('when it names nobody, no care of the follow-up, or nothing of ours, then it is refused', async () => {
    const { followUpId, patientId } = await somebody();
    await expect(find({ careKind: 'nurse' })).rejects.toMatchObject({ reason: 'nobody-named' });
    await expect(find({ followUpId, careKey: 'no-such' })).rejects.toMatchObject({ reason: 'unknown-care' });
    await expect(find({ followUpId })).rejects.toMatchObject({ reason: 'unknown-care' });
    await slots.world.newTenant();
    for (const unknown of [{ followUpId }, { patientId }, { followUpId: uuidV7() }]) {
      await expect(find({ ...unknown, careKind: 'nurse' })).rejects.toMatchObject({ name: 'NotFoundError' });
    }
  });

  test('when the patient has died, then nothing is looked for', async () => {
    const { followUpId, patientId } = await somebody();
    await slots.world.query('UPDATE patient SET deceased_at = now() WHERE id = $1', [patientId]);
    for (const search of [{ followUpId, careKey: 'gp-visit' }, near({ patientId })]) {
      await expect(find(search)).rejects.toMatchObject({ reason: 'patient-deceased' });
    }
  });

  test('when a clinician asks for a patient who is none of theirs, then there is no such patient', async () => {
    const { followUpId, patientId } = await somebody();
    const stranger = { ...slots.world.tenant.clinician, professionalId: slots.world.tenant.otherGpId };
    for (const search of [{ followUpId, careKey: 'gp-visit' }, near({ patientId })]) {
      await expect(find(search, stranger)).rejects.toMatchObject({ name: 'NotFoundError' });
    }
  });

  test('when a search is about a person, then it is in the audit; about a place alone it is not', async () => {
    const { followUpId } = await somebody();
    await find({ followUpId, careKey: 'gp-visit' });
    await find(near());
    const audited = await slots.world.query<{ subject_kind: string; subject_id: string }>(
      "SELECT subject_kind, subject_id FROM audit_event WHERE organisation_id = $1 AND action = 'slot.search'",
      [slots.world.tenant.organisationId],
    );
    expect(audited).toEqual([{ subject_kind: 'follow-up', subject_id: followUpId }]);
  });
});

import { addType, DAY, HOUR, open, OPENS_AT, MINUTE } from '../support/booking-world';
import {
  ARRAS,
  COURRIERES,
  createSlotWorld,
  LENS,
  MARSEILLE,
  names,
  near,
  type SlotWorld,
} from '../support/slot-world';

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
const practice: SlotWorld['practice'] = (...given) => slots.practice(...given);
const somebody: SlotWorld['somebody'] = (...given) => slots.somebody(...given);
const book: SlotWorld['book'] = (...given) => slots.book(...given);
const find: SlotWorld['find'] = (...given) => slots.find(...given);

describe('who is found', () => {
  test('when several are free, then the nearest come first, each with why, none farther than one is sent', async () => {
    await withAgenda('Arras', { commune: ARRAS });
    await withAgenda('Lens', { commune: LENS });
    await withAgenda('Ici');
    await withAgenda('Marseille', { commune: MARSEILLE });
    const found = await find(near());
    expect(names(found)).toEqual(['Ici', 'Lens', 'Arras']);
    expect(found.slots[0]).toMatchObject({
      practiceName: 'Cabinet Ici',
      phone: '+33321000099',
      appointmentTypeName: 'Consultation',
      place: 'practice',
      startsAt: OPENS_AT,
      endsAt: OPENS_AT + 20 * MINUTE,
    });
    expect(found.slots[0]?.reasons.map(({ code }) => code)).toEqual([
      'new-to-patient',
      'inside-ideal-window',
      'same-commune',
      'day-filled-percent',
      'nothing-asked',
    ]);
    expect(found.slots.find(({ professionalName }) => professionalName === 'Lens')?.reasons[2]).toMatchObject(
      {
        code: 'kilometres',
        figure: expect.any(Number) as number,
      },
    );
    expect(found.notes).toEqual([]);
  });

  test('when the patient’s own practitioner is farther away, then they come first all the same', async () => {
    const { followUpId } = await somebody();
    await slots.world.query('UPDATE professional SET commune_code = $2 WHERE id = $1', [
      slots.world.tenant.gpId,
      ARRAS,
    ]);
    await addType(slots.world, slots.world.tenant.gpId);
    await open(slots.world, slots.world.tenant.gpId, OPENS_AT + DAY, OPENS_AT + DAY + HOUR);
    await withAgenda('Ici');
    const found = await find({ followUpId, careKey: 'gp-visit' });
    expect(names(found)).toEqual(['Dr Lemaire', 'Ici']);
    expect(found.slots[0]?.reasons[0]).toMatchObject({ code: 'own-general-practitioner', score: 1 });
  });

  test('when somebody saw the patient or works with their practitioner, then that is said', async () => {
    const { patientId } = await somebody();
    const practiceId = await practice('practice', COURRIERES);
    await slots.world.query('UPDATE professional SET practice_id = $2 WHERE id = $1', [
      slots.world.tenant.gpId,
      practiceId,
    ]);
    await withAgenda('Associé', { practiceId });
    const seen = await withAgenda('Déjà vu');
    await withAgenda('Nouveau');
    await book(seen, OPENS_AT - 400 * DAY, { status: 'fulfilled' });
    const found = await find({ ...near(), patientId });
    const codes = new Map(found.slots.map((slot) => [slot.professionalName, slot.reasons[0]?.code]));
    expect([...codes]).toEqual([
      ['Associé', 'same-practice'],
      ['Déjà vu', 'seen-before'],
      ['Nouveau', 'new-to-patient'],
    ]);
  });

  test('when the patient stays elsewhere, then the practices of that place come first, not those of home', async () => {
    const { followUpId } = await somebody({
      patient: {
        birthName: 'Delattre',
        phones: ['+33321000001'],
        address: { postalCode: '13001', city: 'Marseille', inseeCode: MARSEILLE },
        currentAddress: { postalCode: '62300', city: 'Lens', inseeCode: LENS, to: '2026-12-31' },
      },
    });
    await withAgenda('Marseille', { commune: MARSEILLE });
    await withAgenda('Lens', { commune: LENS });
    expect(names(await find({ followUpId, careKey: 'gp-visit' }))).toEqual(['Lens']);
    expect(names(await find({ followUpId, careKey: 'gp-visit', communeCode: MARSEILLE }))).toEqual([
      'Marseille',
    ]);
  });

  test('when nothing may be shared with somebody, then they are neither offered nor telephoned', async () => {
    const { followUpId } = await somebody();
    const refused = await withAgenda('Refusé', { rpps: '10000000991' });
    // The same person, known twice.
    await withAgenda('Encore lui', { rpps: '10000000991' });
    await practitioner('Au téléphone');
    await withAgenda('Ici');
    await slots.world.application.refuseSharing(slots.world.tenant.operator, followUpId, {
      professionalId: refused.id,
    });
    const found = await find({ followUpId, careKey: 'gp-visit' });
    expect(names(found)).toEqual(['Ici']);
    expect(found.toCall.map(({ professionalName }) => professionalName)).not.toContain('Refusé');
    expect(found.toCall.map(({ professionalName }) => professionalName)).toContain('Au téléphone');
  });

  test('when another service has somebody nearer, then nobody of theirs is found', async () => {
    await withAgenda('Chez eux');
    await slots.world.newTenant();
    await withAgenda('Chez nous', { commune: LENS });
    expect(names(await find(near()))).toEqual(['Chez nous']);
  });

  test('when somebody has retired, or their way of being booked has, then nobody finds them', async () => {
    const { id } = await withAgenda('Retraité');
    const { typeId } = await withAgenda('Plus de consultation');
    await slots.world.query('UPDATE professional SET retired_at = now() WHERE id = $1', [id]);
    await slots.world.query('UPDATE appointment_type SET retired_at = now() WHERE id = $1', [typeId]);
    const found = await find(near());
    expect(found.slots).toEqual([]);
    expect(found.toCall.map(({ professionalName }) => professionalName)).toEqual(['Plus de consultation']);
  });

  test('when they visit at home, then only who visits that commune is found, and the way counts nothing', async () => {
    const visits = { place: 'home', careKind: 'nurse' } as const;
    const here = await withAgenda('Ici', { profession: 'nurse' }, { ...visits, areaCommunes: [COURRIERES] });
    const there = await withAgenda('Là-bas', { profession: 'nurse' }, { ...visits, areaCommunes: [LENS] });
    for (const [{ id, typeId }, commune] of [
      [here, COURRIERES],
      [there, LENS],
    ] as const) {
      await slots.world.query(
        `INSERT INTO service_area (organisation_id, care_kind, commune_code, appointment_type_id, professional_id)
         VALUES ($1, 'nurse', $2, $3, $4)`,
        [slots.world.tenant.organisationId, commune, typeId, id],
      );
    }
    const found = await find(near({ careKind: 'nurse' }));
    expect(names(found)).toEqual(['Ici']);
    expect(found.slots[0]?.reasons[2]).toMatchObject({ code: 'at-home', score: 1 });
  });

  test('when care at a distance is asked for, then it comes from anywhere in the département', async () => {
    await withAgenda('Boulogne', { commune: '62160' }, { place: 'remote' });
    await withAgenda('Lille', { commune: '59350' }, { place: 'remote' });
    const found = await find(near({ places: ['remote'] }));
    expect(names(found)).toContain('Boulogne');
  });
});

describe('whom to telephone', () => {
  test('when nobody near has an open agenda, then the practices are listed in the order to call', async () => {
    const { followUpId } = await somebody();
    await practitioner('Près');
    await practitioner('Loin', { commune: ARRAS });
    await practitioner('Complet', { acceptsNew: false });
    const house = await practice('health-house', LENS);
    await practitioner('Maison de santé', { commune: LENS, acceptsNew: false, practiceId: house });
    await practitioner('CPTS', { commune: LENS, profession: 'territorial-community' });
    await practitioner('Médiateur', { commune: ARRAS, profession: 'insurer-mediator' });
    const found = await find({ followUpId, careKey: 'gp-visit' });
    expect(found.slots).toEqual([]);
    expect(found.toCall.map(({ professionalName, reasons }) => [professionalName, reasons[0]?.code])).toEqual(
      [
        ['Dr Lemaire', 'own-general-practitioner'],
        ['Maison de santé', 'health-house'],
        ['Près', 'takes-new-patients'],
        ['Loin', 'takes-new-patients'],
        ['CPTS', 'territorial-community'],
        ['Médiateur', 'insurer-mediator'],
      ],
    );
  });

  test('when somebody wants to be asked first, then they are telephoned, not booked; with slots nobody is', async () => {
    await withAgenda('Sur demande', {}, { newPatients: 'on-request' });
    await withAgenda('Libre');
    const found = await find(near());
    expect(names(found)).toEqual(['Libre']);
    expect(found.toCall.map(({ professionalName }) => professionalName)).toEqual(['Sur demande']);
  });

  test('when nobody gives the care near, then that is said', async () => {
    expect(await find(near({ careKind: 'osteopath' }))).toEqual({
      slots: [],
      toCall: [],
      notes: ['no-professional-near'],
    });
  });
});

import type { AgendaChangeAnswer, ProfessionalAnswer } from '../../api/schemas';
import {
  CONSULTATION,
  LENS,
  MONDAYS,
  NINE_TO_TWELVE,
  startAgendaWorld,
  type AgendaWorld,
} from '../support/agenda-world';

let world: AgendaWorld;
beforeAll(async () => {
  world = await startAgendaWorld();
});
afterAll(() => world.close());

describe('appointments in an agenda', () => {
  test('when hours change, then nothing is cancelled and it is said what stands outside them now', async () => {
    const who = await world.aProfessional();
    const type = (await world.states(who, 'appointment-types', CONSULTATION)).json.id;
    const rule = (await world.states(who, 'availability', MONDAYS)).json.id;
    const { first: outside, second: inside } = await world.booked(who, type);
    const changed = await world.sends<AgendaChangeAnswer>(
      world.operator,
      'PUT',
      `professionals/${who}/availability/${rule}`,
      { ...MONDAYS, fromTime: '10:00' },
    );
    expect(changed.json.outside).toEqual([
      { appointmentId: outside, startsAt: '2026-11-23T08:00:00.000Z', endsAt: '2026-11-23T08:20:00.000Z' },
    ]);
    const { appointments } = await world.agendaOf(who);
    expect(appointments).toMatchObject([
      { appointmentId: outside, status: 'booked', patientName: 'Jeanne Delattre' },
      { appointmentId: inside, status: 'booked', startsAt: '2026-11-30T10:00:00.000Z' },
    ]);
  });
});

describe('whose agenda it is', () => {
  test('when it is another service, then nothing of it is seen or changed', async () => {
    const who = await world.aProfessional();
    const { json } = await world.states(who, 'availability', MONDAYS);
    const theirs = world.elsewhere.operator;
    const listed = await world.sends<ProfessionalAnswer[]>(theirs, 'GET', 'professionals?text=essai');
    expect(listed.json).toEqual([]);
    const query = 'from=2026-11-23T00:00:00Z&to=2026-12-01T00:00:00Z';
    const answers = [
      await world.sends(theirs, 'GET', `professionals/${who}/agenda?${query}`),
      await world.sends(theirs, 'POST', `professionals/${who}/availability`, MONDAYS),
      await world.sends(theirs, 'PUT', `professionals/${who}/availability/${json.id}`, MONDAYS),
      await world.sends(theirs, 'DELETE', `professionals/${who}/availability/${json.id}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(await world.opened(who)).toEqual(NINE_TO_TWELVE);
  });

  test('when a thing of one agenda is named in another, then there is nothing of that id', async () => {
    const [one, other] = [await world.aProfessional(), await world.aProfessional()];
    const { json } = await world.states(one, 'availability', MONDAYS);
    const path = `professionals/${other}/availability/${json.id}`;
    expect((await world.sends(world.operator, 'PUT', path, MONDAYS)).status).toBe(404);
    expect((await world.sends(world.operator, 'DELETE', path)).status).toBe(404);
    expect(await world.opened(one)).toEqual(NINE_TO_TWELVE);
  });

  test('when it is a clinician, then they read and change their own agenda, and nobody else’s', async () => {
    const { clinician } = world.artois;
    const [self] = (
      await world.sends<ProfessionalAnswer[]>(clinician, 'GET', 'professionals?text=camille%20delattre')
    ).json;
    const own = self?.professionalId ?? '';
    const kept = await world.sends<AgendaChangeAnswer>(
      clinician,
      'POST',
      `professionals/${own}/availability`,
      MONDAYS,
    );
    expect(kept.status).toBe(201);
    const type = await world.sends<AgendaChangeAnswer>(
      clinician,
      'POST',
      `professionals/${own}/appointment-types`,
      CONSULTATION,
    );
    await world.booked(own, type.json.id);
    const { openings, appointments } = await world.agendaOf(own, clinician);
    expect(openings).toHaveLength(3);
    expect(appointments.map(({ patientName }) => patientName)).toEqual([
      'Jeanne Delattre',
      'Jeanne Delattre',
    ]);
    const other = await world.aProfessional();
    const query = 'from=2026-11-23T00:00:00Z&to=2026-12-01T00:00:00Z';
    const refused = [
      await world.sends(clinician, 'GET', `professionals/${other}/agenda?${query}`),
      await world.sends(clinician, 'POST', `professionals/${other}/availability`, MONDAYS),
      await world.sends(clinician, 'POST', `professionals/${other}/absences`, {
        firstDay: '2026-12-01',
        cause: 'leave',
      }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([404, 404, 404]);
    const practice = { kind: 'practice', name: 'Cabinet', postalCode: '62300', city: 'Lens' };
    const themselves = {
      displayName: 'Dr Camille Delattre',
      profession: 'general-practitioner',
      rpps: '10000000017',
      place: LENS,
      phone: '03 21 00 00 01',
    };
    expect((await world.sends(clinician, 'POST', 'practices', practice)).status).toBe(403);
    const changed = async (changes: object) =>
      world.sends(clinician, 'PUT', `professionals/${own}`, { ...themselves, ...changes });
    expect((await changed({})).status).toBe(204);
    expect((await changed({ profession: 'surgeon' })).codes).toEqual(['identity-not-yours /rpps']);
    expect((await changed({ rpps: undefined })).codes).toEqual(['identity-not-yours /rpps']);
    expect((await world.sends(clinician, 'PUT', `professionals/${other}`, themselves)).status).toBe(404);
  });

  test('when it is a hospital, then there is no agenda for it', async () => {
    const who = await world.aProfessional();
    const { lens } = world.artois;
    expect((await world.sends(lens, 'GET', 'professionals')).status).toBe(403);
    expect((await world.sends(lens, 'POST', `professionals/${who}/availability`, MONDAYS)).status).toBe(403);
  });
});

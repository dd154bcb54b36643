import { uuidV7 } from '../../security/uuid';
import { createSituationWorld, type SituationWorld } from '../support/situation-world';
import { GP_RPPS } from '../support/records-world';

let situations: SituationWorld;
beforeAll(async () => {
  situations = await createSituationWorld();
});
beforeEach(() => situations.world.newTenant());
afterAll(() => situations.close());

describe('when sharing is refused with somebody (field.md, 10)', () => {
  const messagesTo = async (name: string) => {
    const rows = await situations.world.query<{ line: string }>(
      `SELECT kind || ' ' || status AS line FROM message JOIN professional ON professional.id = professional_id
       WHERE display_name = $1 ORDER BY message.id`,
      [name],
    );
    return rows.map(({ line }) => line);
  };

  it.each([
    ['by number', GP_RPPS],
    ['by name', 'Docteur Lemaire'],
    ['by profession', 'médecin traitant'],
  ])('when the hospital names the doctor %s, then nothing is sent to him', async (_how, text) => {
    const followUpId = await situations.begun({ refusals: { sharingWith: [text] } });
    expect(await messagesTo('Dr Lemaire')).toEqual([]);
    expect((await situations.read('operator', followUpId)).people.withheld).toHaveLength(1);
    expect(await situations.asked(followUpId)).not.toContain('Dr Lemaire awaiting');
  });

  it('when the patient says so later, then the request is taken back and what was queued does not leave', async () => {
    const followUpId = await situations.begun();
    expect(await situations.asked(followUpId)).toEqual(['Dr Lemaire awaiting']);
    const { gpId: professionalId } = situations.world.tenant;
    expect(await situations.tell('operator', followUpId, 'sharing-refusals', { professionalId })).toBe(200);
    expect(await situations.asked(followUpId)).toEqual(['Dr Lemaire withdrawn', 'Dr Vasseur awaiting']);
    const { people } = await situations.read('operator', followUpId);
    expect(people.withheld).toMatchObject([{ professionalName: 'Dr Lemaire', profession: null }]);

    const lifting = `sharing-refusals/${people.withheld[0]?.refusalId}/lifting`;
    expect(await situations.tell('operator', followUpId, lifting, {})).toBe(200);
    expect((await situations.read('operator', followUpId)).people.withheld).toEqual([]);
    expect(await situations.tell('operator', followUpId, lifting, {})).toBe(404);
  });

  it('when the words name nobody we know, then a person says who is meant and the question goes', async () => {
    const followUpId = await situations.begun({ refusals: { sharingWith: ['le remplaçant de juillet'] } });
    const flag = { code: 'sharing-refusal-unmatched', pointer: '/refusals/sharingWith/0' };
    expect((await situations.read('operator', followUpId)).flags).toMatchObject([flag]);
    const told = { professionalId: situations.world.tenant.otherGpId, settles: flag.pointer };
    expect(await situations.tell('operator', followUpId, 'sharing-refusals', told)).toBe(200);
    const { flags, people } = await situations.read('operator', followUpId);
    expect(flags).toEqual([]);
    expect(people.withheld).toMatchObject([{ professionalName: 'Dr Vasseur' }]);
  });

  it('when somebody unknown or nobody is named, then nothing is kept', async () => {
    const followUpId = await situations.begun();
    expect(
      await situations.tell('operator', followUpId, 'sharing-refusals', { professionalId: uuidV7() }),
    ).toBe(404);
    expect(await situations.tell('operator', followUpId, 'sharing-refusals', {})).toBe(422);
    expect((await situations.read('operator', followUpId)).people.withheld).toEqual([]);
  });

  it('when the patient was informed, then who told it, when and what is read', async () => {
    const information = {
      informedAt: '2026-11-03T09:00:00+01:00',
      informedBy: 'Mme Petit, infirmière',
      what: 'Appels et partage avec le médecin',
    };
    const followUpId = await situations.begun({ information });
    expect((await situations.read('operator', followUpId)).people.information).toEqual({
      ...information,
      informedAt: '2026-11-03T08:00:00Z',
    });
  });
});

describe('when a death is learnt by telephone (field.md, 12)', () => {
  it('then the team lead has it on the list until a second source says the same, although the follow-up is over', async () => {
    const followUpId = await situations.begun();
    expect(await situations.tell('operator', followUpId, 'death', { source: 'relative' })).toBe(200);
    expect(await situations.read('operator', followUpId)).toMatchObject({
      status: 'closed',
      nextDeadline: null,
    });
    expect(await situations.listed('teamLead')).toEqual(['death-to-confirm']);
    expect(await situations.listed('operator')).toEqual([]);

    expect(await situations.tell('teamLead', followUpId, 'death/confirmation', { source: 'relative' })).toBe(
      403,
    );
    expect(
      await situations.tell('teamLead', followUpId, 'death/confirmation', { source: 'professional' }),
    ).toBe(204);
    expect(await situations.listed('teamLead')).toEqual([]);
    expect((await situations.read('operator', followUpId)).people.deathConfirmation).toMatchObject({
      status: 'confirmed',
      source: 'relative',
      secondSource: 'professional',
    });
    expect(await situations.tell('teamLead', followUpId, 'death/confirmation', { source: 'hospital' })).toBe(
      409,
    );
  });

  it('when nobody confirmed it within half a day, then everybody of the service sees it', async () => {
    const followUpId = await situations.begun();
    await situations.tell('operator', followUpId, 'death', { source: 'relative' });
    situations.world.time.now = Date.UTC(2026, 10, 4, 12, 0);
    expect(await situations.listed('operator')).toEqual(['death-to-confirm']);
  });

  it('when the hospital announces it, then that is the second source', async () => {
    const followUpId = await situations.begun();
    await situations.tell('operator', followUpId, 'death', { source: 'relative' });
    expect(await situations.tell('hospital', followUpId, 'death', {})).toBe(200);
    expect((await situations.read('operator', followUpId)).people.deathConfirmation).toMatchObject({
      status: 'confirmed',
      secondSource: 'hospital',
    });
  });

  it('when the hospital itself tells it, then nothing is to be confirmed', async () => {
    const followUpId = await situations.begun();
    await situations.tell('hospital', followUpId, 'death', {});
    expect(await situations.listed('teamLead')).toEqual([]);
    expect((await situations.read('operator', followUpId)).people.deathConfirmation).toBeNull();
  });

  it('when it was a mistake, then reopening undoes it and nothing is left to confirm', async () => {
    const followUpId = await situations.begun();
    await situations.tell('operator', followUpId, 'death', { source: 'relative' });
    expect(await situations.tell('teamLead', followUpId, 'reopening', {})).toBe(200);
    expect(await situations.read('operator', followUpId)).toMatchObject({
      status: 'open',
      patient: { deceased: false },
    });
    expect(await situations.listed('teamLead')).not.toContain('death-to-confirm');
    expect((await situations.read('operator', followUpId)).people.deathConfirmation).toBeNull();
  });

  it('when the doctor is only reached by telephone, then somebody is told to call him', async () => {
    await situations.world.query(
      `UPDATE professional SET secure_mail = NULL, phone = '+33321000077' WHERE id = $1`,
      [situations.world.tenant.gpId],
    );
    const followUpId = await situations.begun();
    await situations.tell('operator', followUpId, 'death', { source: 'relative' });
    expect((await situations.read('teamLead', followUpId)).people.deathConfirmation?.tellByTelephone).toEqual(
      [{ name: 'Dr Lemaire', profession: 'general-practitioner', phone: '+33321000077' }],
    );
  });

  it('when a readmission is told by a relative, then it is confirmed with the place, which is kept encrypted', async () => {
    const followUpId = await situations.begun();
    await situations.tell('operator', followUpId, 'readmission', {
      at: '2026-11-03T14:30:00+01:00',
      source: 'relative',
    });
    expect(await situations.listed('operator')).toContain('readmission-to-confirm');
    const confirmation = { source: 'hospital', place: 'Arras, pneumologie' };
    expect(await situations.tell('operator', followUpId, 'readmission/confirmation', confirmation)).toBe(200);
    expect(await situations.listed('operator')).not.toContain('readmission-to-confirm');
    expect((await situations.read('operator', followUpId)).people.notes).toMatchObject([
      { text: 'Arras, pneumologie', about: 'readmission', saidBy: 'hospital' },
    ]);
  });
});

describe('when the home is not safe (field.md, 15)', () => {
  it('when violence is told, then nothing goes to that household and the numbers to call are at hand', async () => {
    const followUpId = await situations.begun();
    expect((await situations.read('operator', followUpId)).people.messagesSuspended).toBe(false);
    await situations.tell('operator', followUpId, 'alerts', { code: 'R22', cause: 'violence' });
    const { people } = await situations.read('operator', followUpId);
    expect(people.messagesSuspended).toBe(true);
    expect(people.dangerNumbers.violence?.map(({ number }) => number)).toEqual(['17', '15', '3919']);
    expect(people.dangerNumbers['suicidal-thoughts']?.map(({ number }) => number)).toContain('3114');
  });

  it('when a nurse reports a dog, then those who go there and the team lead read it, and nobody else', async () => {
    const followUpId = await situations.begun();
    const note = { text: 'Chien non attaché.', source: 'professional' };
    expect(await situations.tell('operator', followUpId, 'safety-notes', note)).toBe(201);
    for (const who of ['clinician', 'teamLead', 'operator'] as const) {
      expect((await situations.read(who, followUpId)).people.safetyNotes).toMatchObject([
        { ...note, reviewDue: false },
      ]);
    }
    expect((await situations.read('hospital', followUpId)).people.safetyNotes).toEqual([]);

    // Another operator than the one who wrote it.
    await situations.world.query('UPDATE safety_note SET noted_by = $1', [uuidV7()]);
    expect((await situations.read('operator', followUpId)).people.safetyNotes).toEqual([]);
    expect(await situations.tell('hospital', followUpId, 'safety-notes', note)).toBe(403);
  });

  it('when three months have passed, then the team lead looks at it again, and it is kept or removed', async () => {
    const followUpId = await situations.begun();
    await situations.tell('teamLead', followUpId, 'safety-notes', { text: 'Chien.', source: 'professional' });
    const [note] = (await situations.read('teamLead', followUpId)).people.safetyNotes;
    expect(note?.reviewAt).toBe('2027-02-03T06:00:00.000Z');

    situations.world.time.now = Date.UTC(2027, 1, 3, 9, 0);
    expect(await situations.listed('teamLead')).toContain('safety-note-review');
    const review = `safety-notes/${note?.noteId}/review`;
    expect(await situations.tell('teamLead', followUpId, review, { keep: true })).toBe(204);
    expect(await situations.listed('teamLead')).not.toContain('safety-note-review');
    expect(await situations.tell('teamLead', followUpId, review, { keep: false })).toBe(204);
    expect((await situations.read('teamLead', followUpId)).people.safetyNotes).toEqual([]);
    expect(await situations.tell('teamLead', followUpId, review, { keep: true })).toBe(404);
  });
});

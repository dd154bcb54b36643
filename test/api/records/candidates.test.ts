import type { SubmittedDischarge } from '../../../domain/discharge';
import { uuidV7 } from '../../../security/uuid';
import {
  aStatedDischarge,
  createRecordsWorld,
  GP_RPPS,
  type RecordsWorld,
} from '../../support/records-world';

interface Seeded {
  readonly profession?: string;
  readonly practiceId?: string;
  readonly acceptsNew?: boolean;
  readonly rpps?: string;
  readonly postalCode?: string;
}

describe('whom planning asks, rung by rung', () => {
  let world: RecordsWorld;
  beforeAll(async () => {
    world = await createRecordsWorld();
  });
  beforeEach(() => world.newTenant());
  afterAll(() => world.close());

  const practice = async (kind: string, areaCommunes: readonly string[] = [], postalCode = '62710') => {
    const id = uuidV7();
    await world.query(
      `INSERT INTO practice (id, organisation_id, kind, name, postal_code, city, commune_code, area_communes)
       VALUES ($1, $2, $3, $3, $4, 'Courrières', '62250', $5)`,
      [id, world.tenant.organisationId, kind, postalCode, areaCommunes],
    );
    return id;
  };
  const professional = async (name: string, seeded: Seeded = {}) => {
    const id = uuidV7();
    const {
      profession = 'general-practitioner',
      practiceId = null,
      acceptsNew = false,
      rpps = null,
    } = seeded;
    await world.query(
      `INSERT INTO professional (id, organisation_id, rpps, profession, display_name, practice_name, postal_code, city,
         practice_id, accepts_new, secure_mail) VALUES ($1, $2, $3, $4, $5, $5, $6, 'Courrières', $7, $8, $5 || '@x.example')`,
      [
        id,
        world.tenant.organisationId,
        rpps,
        profession,
        name,
        seeded.postalCode ?? '62710',
        practiceId,
        acceptsNew,
      ],
    );
    return id;
  };
  const absent = (professionalId: string, lastDay: string | null, replacementId: string | null = null) =>
    world.query(
      `INSERT INTO absence (id, organisation_id, professional_id, first_day, last_day, cause, replacement_id, stated_by, stated_at)
       VALUES ($1, $2, $3, '2026-11-01', $4, 'on-leave', $5, 'test', now())`,
      [uuidV7(), world.tenant.organisationId, professionalId, lastDay, replacementId],
    );
  /** Each candidate of a care as `rung name`, after a discharge announced now. */
  const asked = async (careKey: string, changes: Partial<SubmittedDischarge> = {}) => {
    const { patient } = aStatedDischarge();
    const address = { ...patient.address, inseeCode: '62250' };
    const { followUpId } = await world.announce({ patient: { ...patient, address }, ...changes });
    await world.relayAll();
    const rows = await world.query<{ candidate: string; minutes: number | null }>(
      `SELECT concat_ws(' ', candidate ->> 'rung', display_name) AS candidate,
              (candidate ->> 'answerMinutes')::int AS minutes
       FROM follow_up, jsonb_array_elements(state -> 'plan' -> 'cares') AS care,
         jsonb_array_elements(care -> 'candidates') WITH ORDINALITY AS c (candidate, place)
         JOIN professional ON professional.id = (candidate ->> 'professionalId')::uuid
       WHERE follow_up.id = $1 AND care ->> 'key' = $2 ORDER BY place`,
      [followUpId, careKey],
    );
    return rows;
  };
  const named = (rows: readonly { candidate: string }[]) => rows.map(({ candidate }) => candidate);
  /** Of the tenant's own practitioners none is near nor takes anybody. */
  const onlyOurs = () => world.query('UPDATE professional SET accepts_new = false');

  /** One of each rung, in and out of the patient's territory. */
  const ladder = async () => {
    await onlyOurs();
    const cabinet = await practice('practice');
    await world.query('UPDATE professional SET practice_id = $1 WHERE rpps = $2', [cabinet, GP_RPPS]);
    await professional('Associé', { practiceId: cabinet });
    await professional('Maison', { practiceId: await practice('health-house') });
    await professional('Centre', { practiceId: await practice('health-centre', ['62250'], '59000') });
    await professional('Voisin', { acceptsNew: true });
    const searchers = ['territorial-community', 'insurer-mediator', 'local-coordination'];
    for (const kind of searchers) {
      await professional(kind, { profession: kind, practiceId: await practice(kind, ['62250']) });
      const far = await practice(kind, ['75056'], '75001');
      await professional(`${kind} of Paris`, { profession: kind, practiceId: far, postalCode: '75001' });
    }
  };

  it('when the patient has a practitioner, then the whole ladder stands behind them, each with its delay', async () => {
    await ladder();
    expect(await asked('gp-visit')).toEqual([
      { candidate: 'own Dr Lemaire', minutes: null },
      { candidate: 'associate Associé', minutes: 480 },
      { candidate: 'health-house Maison', minutes: 480 },
      { candidate: 'health-centre Centre', minutes: 480 },
      { candidate: 'nearby Voisin', minutes: 480 },
      { candidate: 'territorial-community territorial-community', minutes: 720 },
      { candidate: 'insurer-mediator insurer-mediator', minutes: 720 },
      { candidate: 'local-coordination local-coordination', minutes: 720 },
    ]);
  });

  it('when the patient has none, then it begins with the health house', async () => {
    await ladder();
    const [first] = named(await asked('gp-visit', { generalPractitioner: { declaredNone: true } }));
    expect(first).toBe('health-house Maison');
  });

  it('when they are away with somebody standing in, then that one is asked, and told of the discharge', async () => {
    await onlyOurs();
    const standIn = await professional('Remplaçante');
    await absent(world.tenant.gpId, '2026-11-20', standIn);
    expect(named(await asked('gp-visit'))).toEqual(['replacement Remplaçante']);
    const told = await world.query(
      `SELECT professional_id AS id FROM message WHERE kind = 'handover-notice'`,
    );
    expect(told).toEqual([{ id: standIn }]);
  });

  it('when they are away alone, then they are not asked, and are again once they are back', async () => {
    await onlyOurs();
    await professional('Voisin', { acceptsNew: true });
    await absent(world.tenant.gpId, '2026-11-05');
    expect(named(await asked('gp-visit'))).toEqual(['nearby Voisin']);
    world.time.now += 3 * 86_400_000;
    expect(
      named(
        await asked('gp-visit', { stay: { visitNumber: 'V-2', dischargedAt: '2026-11-06T10:00:00+01:00' } }),
      ),
    ).toEqual(['own Dr Lemaire', 'nearby Voisin']);
  });

  it('when a practice nearby is away or retired, then it is left out', async () => {
    await onlyOurs();
    await absent(await professional('Absent', { acceptsNew: true }), null);
    const retired = await professional('Retraité', { acceptsNew: true });
    await world.query('UPDATE professional SET retired_at = now() WHERE id = $1', [retired]);
    await professional('Présent', { acceptsNew: true });
    expect(named(await asked('gp-visit'))).toEqual(['own Dr Lemaire', 'nearby Présent']);
  });

  it('when a nurse came before the stay, then she is asked to go on though nobody knew her yet', async () => {
    await onlyOurs();
    const careInPlace = [{ kind: 'nurse', provider: { name: 'Mme Petit', phone: '+33321000009' } }] as const;
    const { followUpId } = await world.announce({ careInPlace: [...careInPlace] });
    await world.relayAll();
    const view = await world.application.followUp(world.tenant.operator, followUpId);
    expect(view.cares.find(({ key }) => key === 'nurse')).toMatchObject({
      status: 'already',
      offers: [{ professionalName: 'Mme Petit', channel: 'telephone', resumption: true, status: 'awaiting' }],
    });
  });

  it('when home hospitalisation is prescribed, then it is asked for the nurse too, and no independent nurse is', async () => {
    await onlyOurs();
    await professional('Infirmière', { profession: 'nurse', acceptsNew: true });
    await professional('HAD du Bassin', { profession: 'home-hospitalisation', acceptsNew: true });
    const carePrescribed = [{ kind: 'nurse' }, { kind: 'home-hospitalisation' }] as const;
    expect(named(await asked('nurse', { carePrescribed: [...carePrescribed] }))).toEqual([
      'nearby HAD du Bassin',
    ]);
  });
});

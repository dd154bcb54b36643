import { NotFoundError } from '../../../application/errors';
import type { OnCallLineDetails } from '../../../application/on-call/views';
import { parseWeeklyDuty } from '../../../domain/on-call';
import {
  aStatedDischarge,
  createRecordsWorld,
  FINESS,
  NOW,
  OTHER_FINESS,
  type RecordsWorld,
} from '../../support/records-world';

const MINUTE = 60_000;
let world: RecordsWorld;
beforeAll(async () => {
  world = await createRecordsWorld();
});
beforeEach(() => world.newTenant());
afterAll(() => world.close());

function aLine(changes: Partial<OnCallLineDetails> = {}, hours = 'always'): OnCallLineDetails {
  return {
    position: 1,
    kind: 'ward-line',
    label: 'Ligne du service',
    phone: '0353010102',
    answerMinutes: 5,
    weekly: parseWeeklyDuty(hours) ?? [],
    exceptions: [],
    firstDay: null,
    lastDay: null,
    ...changes,
  };
}

const adds = (line: OnCallLineDetails, finess = FINESS) =>
  world.application.addOnCallLine(world.tenant.teamLead, finess, line);

async function begun(changes: Parameters<RecordsWorld['announce']>[0] = {}): Promise<string> {
  const { followUpId } = await world.announce(changes);
  await world.relayAll();
  return followUpId;
}

const referenceOf = (followUpId: string) => ({
  organisationId: world.tenant.organisationId,
  followUpId,
  generation: 1,
});

describe('the roster of a hospital', () => {
  it('when lines are kept, then a follow-up gets those of its hospital in use, in order, with instants only', async () => {
    const physician = await adds(aLine({ position: 2, kind: 'on-call-physician', answerMinutes: 7 }));
    const nurse = await adds(aLine({ kind: 'coordination-nurse' }, 'mon-fri 08:00-18:00'));
    const gone = await adds(aLine({ position: 3 }));
    await adds(aLine(), OTHER_FINESS);
    await world.application.removeOnCallLine(world.tenant.teamLead, gone);

    const roster = await world.activities.onCallRoster(referenceOf(await begun()));
    expect(roster.rungs.map(({ contactId, answerMinutes }) => [contactId, answerMinutes])).toEqual([
      [nurse, 5],
      [physician, 7],
    ]);
    // Read on Tuesday at 15h05: since Monday, for a workflow decides at an instant before the roster was read.
    expect(roster.rungs[0]?.onDuty.slice(0, 3)).toEqual([
      { from: NOW - 24 * 60 * MINUTE, to: Date.UTC(2026, 10, 2, 17) },
      { from: Date.UTC(2026, 10, 3, 7), to: Date.UTC(2026, 10, 3, 17) },
      { from: Date.UTC(2026, 10, 4, 7), to: Date.UTC(2026, 10, 4, 17) },
    ]);
    expect(JSON.stringify(roster)).not.toMatch(/Ligne|0353/);
  });

  it('when a line is changed, then it keeps its id; when it was taken out of use, then it is not there any more', async () => {
    const { application, tenant } = world;
    const lineId = await adds(aLine());
    await application.changeOnCallLine(tenant.teamLead, lineId, aLine({ label: 'Autre', answerMinutes: 9 }));
    const { hospitals } = await application.onCall(tenant.teamLead);
    expect(hospitals.find(({ finess }) => finess === FINESS)?.lines).toEqual([
      { ...aLine({ label: 'Autre', answerMinutes: 9 }), lineId, onDutyNow: true },
    ]);
    await application.removeOnCallLine(tenant.teamLead, lineId);
    await expect(application.removeOnCallLine(tenant.teamLead, lineId)).rejects.toThrow(NotFoundError);
    await expect(application.changeOnCallLine(tenant.teamLead, lineId, aLine())).rejects.toThrow(
      NotFoundError,
    );
    await expect(adds(aLine(), '590000000')).rejects.toThrow(NotFoundError);
  });

  it('when another organisation asks, then it sees and changes nothing of it', async () => {
    const lineId = await adds(aLine());
    const { application, tenant } = world;
    await application.setEmergencyNumber(tenant.teamLead, { departmentCode: '62', number: '0353010062' });
    const stranger = (await world.newTenant()).teamLead;
    const view = await application.onCall(stranger);
    expect(view.hospitals.flatMap(({ lines }) => lines)).toEqual([]);
    expect(view.emergencyNumbers).toEqual([]);
    await expect(application.removeOnCallLine(stranger, lineId)).rejects.toThrow(NotFoundError);
  });

  it('when the database is read, then neither label nor number of a line is there', async () => {
    await adds(aLine());
    const [row] = await world.query<{ text: string }>('SELECT on_call_line::text AS text FROM on_call_line');
    expect(row?.text).not.toMatch(/Ligne du service|0353010102/);
    const bytes = Buffer.from(/\\\\x([0-9a-f]+)/.exec(row?.text ?? '')?.[1] ?? '', 'hex').toString('latin1');
    expect(bytes.length).toBeGreaterThan(30);
    expect(bytes).not.toMatch(/Ligne|0353010102/);
  });

  it('when it is read or changed, then the audit says so', async () => {
    const lineId = await adds(aLine());
    await world.application.onCall(world.tenant.operator);
    const events = await world.query<{ action: string; subject: string | null; actor: string }>(
      `SELECT action, subject_id AS subject, actor_id AS actor FROM audit_event WHERE action LIKE 'onCall.%' ORDER BY id`,
    );
    expect(events).toEqual([
      { action: 'onCall.manage', subject: lineId, actor: world.tenant.teamLead.accountId },
      { action: 'onCall.read', subject: null, actor: world.tenant.operator.accountId },
    ]);
  });
});

describe('a red flag on its way', () => {
  const RED_FLAG = { type: 'alert-raised', code: 'R14', cause: 'call' } as const;
  const redFlagOf = async (followUpId: string, caller = world.tenant.operator) =>
    (await world.application.followUp(caller, followUpId)).breaks.find(({ code }) => code === 'R14');

  it('when it rings, then the service and clinicians see lines with names and numbers, a hospital sees none', async () => {
    const nurse = await adds(aLine({ label: 'Infirmière', phone: '0353010101', answerMinutes: 3 }));
    const ward = await adds(aLine({ position: 2 }));
    const followUpId = await begun();
    await world.states(world.tenant.operator, followUpId, RED_FLAG);

    const expected = {
      urgency: 'immediate',
      status: 'ringing',
      nextAt: new Date(NOW + 3 * MINUTE).toISOString(),
      until: new Date(NOW + 15 * MINUTE).toISOString(),
      lines: [
        { contactId: nurse, label: 'Infirmière', phone: '0353010101', outcome: 'ringing', onDutyNow: true },
        { contactId: ward, label: 'Ligne du service', phone: '0353010102', outcome: null },
      ],
    };
    expect((await redFlagOf(followUpId))?.redFlag).toMatchObject(expected);
    expect((await redFlagOf(followUpId, world.tenant.clinician))?.redFlag).toMatchObject(expected);
    expect(await redFlagOf(followUpId, world.tenant.hospital)).not.toHaveProperty('redFlag');
    const { history } = await world.application.followUp(world.tenant.operator, followUpId);
    expect(history.find(({ code }) => code === 'on-call-ringing')?.detail).toBe('Infirmière');
    const seenByHospital = await world.application.followUp(world.tenant.hospital, followUpId);
    expect(seenByHospital.history.find(({ code }) => code === 'on-call-ringing')?.detail).toBeNull();
  });

  it('when a line is reached, then it is said who and when, also once the line is out of use', async () => {
    const nurse = await adds(aLine({ label: 'Infirmière' }));
    const followUpId = await begun();
    await world.states(world.tenant.operator, followUpId, RED_FLAG);
    world.time.now = NOW + 2 * MINUTE;
    await world.states(world.tenant.operator, followUpId, {
      type: 'on-call-answered',
      breakId: 'R14-1',
      contactId: nurse,
      outcome: 'reached',
    });
    await world.application.removeOnCallLine(world.tenant.teamLead, nurse);

    expect(await redFlagOf(followUpId)).toMatchObject({
      status: 'owned',
      owner: { kind: 'queue', id: 'on-call-clinicians' },
      redFlag: {
        status: 'reached',
        lines: [
          {
            label: 'Infirmière',
            outcome: 'reached',
            endedAt: new Date(NOW + 2 * MINUTE).toISOString(),
          },
        ],
      },
    });
  });

  it('when nobody is on call, then 15 is due, with the number of where the patient is that day', async () => {
    const { application, tenant } = world;
    await application.setEmergencyNumber(tenant.teamLead, { departmentCode: '62', number: '0353010062' });
    await application.setEmergencyNumber(tenant.teamLead, {
      departmentCode: '59',
      number: '0353010059',
      verifiedOn: '2026-09-01',
    });
    const atHome = await begun();
    const { patient, stay } = aStatedDischarge();
    const currentAddress = { postalCode: '59000', from: '2026-11-01', to: '2026-11-03' };
    const atDaughters = await begun({
      patient: { ...patient, currentAddress },
      stay: { ...stay, visitNumber: 'V-2' },
    });
    const inCorsica = await begun({
      patient: { ...patient, address: { postalCode: '20200' } },
      stay: { ...stay, visitNumber: 'V-3' },
    });
    const emergencyOf = async (followUpId: string) => (await redFlagOf(followUpId))?.redFlag?.emergency;
    for (const id of [atHome, atDaughters, inCorsica]) await world.states(tenant.operator, id, RED_FLAG);

    expect((await redFlagOf(atHome))?.redFlag).toMatchObject({ status: 'emergency', lines: [] });
    expect(await emergencyOf(atHome)).toEqual({
      departmentCode: '62',
      number: '0353010062',
      verifiedOn: '2026-11-03',
      verified: true,
    });
    expect(await emergencyOf(atDaughters)).toMatchObject({ departmentCode: '59', verified: false });
    expect(await emergencyOf(inCorsica)).toMatchObject({ departmentCode: '2B', number: null });
    world.time.now = NOW + 24 * 60 * MINUTE;
    expect(await emergencyOf(atDaughters)).toMatchObject({ departmentCode: '62' });
  });

  it('when it is open, then it is the first of the list, whatever is due before', async () => {
    const { application, tenant } = world;
    await begun();
    const followUpId = await begun({ stay: { ...aStatedDischarge().stay, visitNumber: 'V-2' } });
    world.time.now = NOW + 10 * 24 * 60 * MINUTE;
    await world.states(tenant.operator, followUpId, { ...RED_FLAG, urgency: 'emergency' });
    const [first] = await application.worklist(tenant.operator);
    expect(first?.followUpId).toBe(followUpId);
    expect(first?.items[0]).toMatchObject({ kind: 'break', reason: 'red-flag-emergency' });
    await world.states(tenant.operator, followUpId, { type: 'emergency-called', breakId: 'R14-1' });
    const [still] = await application.worklist(tenant.operator);
    expect(still?.items[0]).toMatchObject({ reason: 'red-flag-to-inform' });
    expect(still?.items.map(({ subject }) => subject)).toContain('call-back-1');
  });
});

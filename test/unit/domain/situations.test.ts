import { departmentOf } from '../../../domain/on-call';
import { addressOn, speakTo, type SubmittedDischarge } from '../../../domain/discharge';
import { isOver, workItems, type OnCallRoster } from '../../../domain/follow-up';
import type { Pathway } from '../../../domain/pathways';
import { announcedStory, shippedPathways, type Around } from '../../support/announced-story';
import { CLINICIAN, type Story } from '../../support/follow-up-story';
import { aDischarge, aSubmittedDischarge } from './discharge/discharge-builder';

/** field.md, “The first Monday”: one example for each situation that is a rule, from the announcement on. */
let pathways: ReadonlyMap<string, Pathway>;
beforeAll(async () => {
  pathways = await shippedPathways();
});

const paris = (text: string) => Date.parse(`${text}:00+01:00`);
const MINUTE_MS = 60_000;

/** Jeanne Delattre, 85, leaves on Tuesday 3 November at 15h unless said otherwise. */
function announced(changes: Partial<SubmittedDischarge> = {}, around?: Around): Story {
  const { stay } = aSubmittedDischarge();
  const discharged = { ...stay, admittedAt: '2026-10-30T09:00:00+01:00' };
  return announcedStory(
    aDischarge({ stay: { ...discharged, dischargedAt: '2026-11-03T15:00:00+01:00' }, ...changes }),
    pathways,
    around,
  );
}

const leaving = (dischargedAt: string, more: Partial<SubmittedDischarge['stay']> = {}) => ({
  stay: { ...aSubmittedDischarge().stay, admittedAt: '2026-10-30T09:00:00+01:00', dischargedAt, ...more },
});

const itemsOf = (story: Story) => workItems(story.state).map(({ kind, subject }) => `${kind} ${subject}`);
const firstCall = (story: Story) => story.state.calls[0]!;
const attempts = (story: Story, outcome: Parameters<Story['calls']>[0]) =>
  story.happens({ type: 'call-attempted', callKey: firstCall(story).key, outcome });

describe('1. “A clinician now” needs a someone', () => {
  const line = (contactId: string, answerMinutes: number) => ({
    contactId,
    answerMinutes,
    onDuty: [{ from: 0, to: Number.MAX_SAFE_INTEGER }],
  });
  const onCall: OnCallRoster = { rungs: [line('coordination-nurse', 5), line('ward', 3)] };

  it('when she is short of breath and neither the nurse nor the ward answers, then 15 is to be called 8 minutes later', () => {
    const story = announced();
    const raisedAt = paris('2026-11-05T10:00');
    story.until(raisedAt);
    story.happens({ type: 'alert-raised', code: 'R14', cause: 'call', urgency: 'immediate' }, { onCall });
    const rungOne = () => story.break('R14')?.walk?.tries.at(-1)?.contactId;

    expect(rungOne()).toBe('coordination-nurse');
    story.until(raisedAt + 5 * MINUTE_MS);
    expect(rungOne()).toBe('ward');
    story.until(raisedAt + 8 * MINUTE_MS);
    expect(story.break('R14')?.walk?.status).toBe('emergency');
  });
});

describe('2. Friday evening, an injection due tonight', () => {
  it('when she leaves on Friday at 17h and it is due at 20h, then the alarm is at once: the service closes at 19h', () => {
    const friday = leaving('2026-11-06T17:00:00+01:00');
    const injection = { kind: 'nurse' as const, firstDueAt: '2026-11-06T20:00:00+01:00' };
    const story = announced({ ...friday, carePrescribed: [injection] });
    expect(story.break('R05')).toMatchObject({ grade: 'fragile', openedAt: paris('2026-11-06T17:00') });
    story.until(paris('2026-11-06T19:00'));
    expect(story.break('R05')?.grade).toBe('broken');
  });

  it('when a frail patient’s call falls on Sunday, then it is made on Saturday, not on Monday', () => {
    const story = announced(
      leaving('2026-11-06T11:00:00+01:00', { admittedAt: '2026-11-05T09:00:00+01:00' }),
    );
    expect(story.state.plan.pathway.key).toBe('standard');
    expect(new Date(firstCall(story).dueAt).toISOString()).toBe('2026-11-07T18:00:00.000Z');
  });
});

describe('3. Staying at the daughter’s', () => {
  const { patient } = aDischarge({
    patient: {
      ...aSubmittedDischarge().patient,
      currentAddress: { city: 'Lille', postalCode: '59000', from: '2026-11-03', to: '2026-11-20' },
    },
  });

  it('when she is in Lille until the 20th, then an emergency call goes to the dispatch centre of the Nord, then of the Pas-de-Calais', () => {
    expect(departmentOf(addressOn(patient, '2026-11-20')!)).toBe('59');
    expect(departmentOf(addressOn(patient, '2026-11-21')!)).toBe('62');
  });
});

describe('4. Several phones, wrong person', () => {
  const twoNumbers = { ...aSubmittedDischarge().patient, phones: ['+33321000001', '+33321000002'] };

  it('when the first number is somebody else’s, then the second is called, and only then is she unreachable', () => {
    const story = announced({ patient: twoNumbers });
    story.until(paris('2026-11-05T09:00'));
    attempts(story, 'wrong-number');
    expect(story.break('R13')).toBeUndefined();
    story.until(firstCall(story).notBefore);
    attempts(story, 'wrong-number');
    expect(story.break('R13')).toMatchObject({ grade: 'broken', cause: 'wrong-number' });
  });
});

describe('5. A relative calls', () => {
  const daughter = { name: 'Marie Delattre', phones: ['+33321000009'], scope: 'practical' as const };

  it('when she does not answer three times and her daughter may be told practical matters, then the daughter is tried', () => {
    const story = announced({ relatives: [daughter] });
    story.until(firstCall(story).notBefore);
    for (let tries = 0; tries < 3; tries += 1) {
      attempts(story, 'no-answer');
      story.until(firstCall(story).notBefore);
    }
    expect(firstCall(story).rung).toBe('relative');
    expect(story.break('R13')).toBeUndefined();
  });

  it('when nothing may be said to the daughter, then she is not rung', () => {
    const story = announced({ relatives: [{ ...daughter, scope: 'nothing' }] });
    story.until(firstCall(story).notBefore);
    for (let tries = 0; tries < 3; tries += 1) {
      attempts(story, 'no-answer');
      story.until(firstCall(story).notBefore);
    }
    expect(firstCall(story).status).toBe('not-reached');
    expect(story.break('R13')?.cause).toBe('no-answer');
  });
});

describe('6. Guardianship and minors', () => {
  it('when she is under guardianship, then she is spoken to first, and her guardian is named beside', () => {
    const { patient, relatives = [] } = aDischarge();
    const guardian = { name: 'Association tutélaire', phone: '+33321000033' };
    const whom = speakTo(
      {
        patient,
        relatives,
        protectionMeasure: { kind: 'guardianship', contact: guardian },
        dischargeMode: 'home',
      },
      '2026-11-05',
    );
    expect(whom).toMatchObject({ first: 'patient', protection: { role: 'represents', name: guardian.name } });
  });
});

describe('7. Hard of hearing, no French', () => {
  it('when she is deaf and nobody answers three calls, then she is not unreachable: it is put in writing', () => {
    const deaf = { ...aSubmittedDischarge().patient, hearing: 'deaf' as const };
    const story = announced({ patient: deaf });
    expect(workItems(story.state).find(({ kind }) => kind === 'call')?.reason).toBe('call-by-text');
    story.until(firstCall(story).notBefore);
    for (let tries = 0; tries < 5; tries += 1) {
      attempts(story, 'no-answer');
      story.until(firstCall(story).notBefore);
    }
    expect(story.break('R13')).toBeUndefined();
    expect(itemsOf(story)).toContain(`call ${firstCall(story).key}`);
  });
});

describe('8. The nurse was already there', () => {
  it('when a nurse came before the stay, then she is asked to resume, and no second one is sought', () => {
    const nurse = { professionalId: 'nurse-1', channel: 'secure-mail' as const };
    const story = announced(
      { careInPlace: [{ kind: 'nurse' }], carePrescribed: [{ kind: 'nurse' }] },
      { candidates: { nurse: [nurse] } },
    );
    const nursing = story.state.cares.filter(({ profession }) => profession === 'nurse');
    expect(nursing.map(({ status, offers }) => [status, offers.length])).toEqual([['already', 0]]);
    story.happens({ type: 'care-arranged', careKey: nursing[0]!.key });
    expect(story.care(nursing[0]!.key).status).toBe('in-place');
  });
});

describe('9. Care home, home hospitalisation, rehabilitation', () => {
  it('when she goes to rehabilitation, then nobody calls her and nobody is asked: the follow-up sleeps', () => {
    const story = announced(leaving('2026-11-03T15:00:00+01:00', { dischargeMode: 'rehabilitation' }));
    expect(story.state).toMatchObject({ status: 'handed-over', calls: [], cares: [] });
    expect(itemsOf(story)).not.toContain('call call-j2');
  });

  it('when home hospitalisation is in charge, then one call confirms it and the service stands down', () => {
    const story = announced(leaving('2026-11-03T15:00:00+01:00', { dischargeMode: 'home-hospitalisation' }));
    story.until(firstCall(story).notBefore);
    attempts(story, 'reached');
    expect(story.state.closing?.reason).toBe('stood-down');
  });
});

describe('10. Refusal has a scope', () => {
  it('when she wants no calls, then none is made, and her doctor is still asked for a visit', () => {
    const story = announced({ refusals: { calls: true } });
    expect(itemsOf(story).filter((item) => item.startsWith('call'))).toEqual([]);
    expect(story.messages('offer')).toEqual(['offer to gp-own']);
  });
});

describe('12. A death learnt by telephone', () => {
  it('when the daughter says that she died, then everything stops at once, the doctor is told, and it can be undone', () => {
    const story = announced();
    story.answers('accepted');
    story.until(paris('2026-11-05T09:00'));
    story.happens({ type: 'died', source: 'relative' });
    expect(isOver(story.state)).toBe(true);
    expect(itemsOf(story)).toEqual([]);
    expect(story.messages('death-notice')).toEqual(['death-notice to gp-own']);

    story.reopens({ plan: story.state.plan });
    expect(story.state.status).toBe('open');
    expect(itemsOf(story)).toContain(`call ${firstCall(story).key}`);
  });
});

describe('13. More than visits', () => {
  it('when oxygen and a bed are prescribed, then each is watched like a visit is', () => {
    const story = announced({ carePrescribed: [{ kind: 'oxygen' }, { kind: 'bed' }] });
    const equipment = story.state.cares.filter(({ profession }) => ['oxygen', 'bed'].includes(profession));
    expect(equipment.map(({ profession }) => profession).sort()).toEqual(['bed', 'oxygen']);
    story.until(Math.max(...equipment.map(({ dueAt }) => dueAt)));
    expect(story.state.breaks.filter(({ code }) => code === 'R11')).toHaveLength(2);
  });

  it('when the letter announces a biopsy result for nobody, then somebody is to be found, and the result has a date', () => {
    const story = announced({ awaitedResults: [{ what: 'anatomopathologie' }] });
    expect(story.break('R12')).toMatchObject({ subject: 'result-1', grade: 'fragile' });
    story.happens({ type: 'result-reported', resultKey: 'result-1', outcome: 'awaited' });
    expect(story.break('R12')?.status).toBe('resolved');
    expect(story.state.results[0]!.dueAt).toBeGreaterThan(story.now);
  });
});

describe('14. The GP is on leave', () => {
  it('when a replacement stands in until the 15th, then that is no refusal: the replacement has the visit', () => {
    const story = announced();
    story.answers('accepted');
    const replacement = { professionalId: 'gp-stand-in', channel: 'secure-mail' as const };
    story.happens({ type: 'professional-stopped', professionalId: 'gp-own', cause: 'on-leave', replacement });
    expect(story.care()).toMatchObject({ status: 'arranged', professionalId: 'gp-stand-in' });
    expect(story.break('R18')).toBeUndefined();
    expect(story.state.situation.generalPractitioner).toEqual(replacement);
  });
});

describe('15. Violence, suicide, exhausted carer', () => {
  it('when she says that he hits her, then the team lead has it at once, and no operator closes it', () => {
    const story = announced();
    story.happens({ type: 'alert-raised', code: 'R22', cause: 'violence' });
    expect(story.break('R22')).toMatchObject({ grade: 'broken', owner: { queue: 'team-leads' } });
    expect(story.resolves('R22', 'violence', 'reported').outcome).toEqual({
      status: 'refused',
      reason: 'not-allowed',
    });
    expect(story.resolves('R22', 'violence', 'reported', CLINICIAN).outcome).toEqual({ status: 'applied' });
  });
});

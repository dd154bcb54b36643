import type {
  CaughtMessageView,
  FollowUpView,
  MessageView,
  OpenOfferView,
  WorklistEntry,
} from '../../application/reading/views';
import { GENERAL_PRACTITIONERS } from '../../launcher/demonstration/people';
import {
  birthNameOf,
  discharge,
  peopleOf,
  smallDischarge,
  type People,
  type TakenIn,
} from '../support/stack-client';
import { startStack, until, type Stack } from '../support/stack';

/** A month of a patient lasts 86 seconds; a practice has three seconds to answer an offer. */
const SPEED = 30_000;
const MONTH_MILLISECONDS = (31 * 24 * 3_600_000) / SPEED;

const [clinician, neighbour] = GENERAL_PRACTITIONERS;
const breakOf = (followUp: FollowUpView, code: string) => followUp.breaks.find((item) => item.code === code);
const codesOf = ({ history }: FollowUpView) => history.map(({ code }) => code);

jest.setTimeout(MONTH_MILLISECONDS + 120_000);

describe('the life of a follow-up, on the real stack', () => {
  let stack: Stack;
  let people: People;
  let unanswered: string;
  let cared: string;
  let brokenOff: string;

  beforeAll(async () => {
    stack = await startStack({ args: ['--speed', String(SPEED), '--no-demo'] });
    people = peopleOf(stack);
    unanswered = await discharge(people, 'nobody-answers');
    brokenOff = await discharge(people, 'window-closes', neighbour?.rpps);
    cared = await discharge(people, 'cared-for', clinician?.rpps);
  });
  afterAll(() => stack.discard());

  const messagesOf = async (followUpId: string): Promise<MessageView[]> => {
    const path = `/v1/messages?followUpId=${followUpId}`;
    return (await people.operator.get<{ messages: MessageView[] }>(path)).messages;
  };
  /** Letters about one patient that were caught on their way to a practice: their subjects. */
  const lettersCaught = async (to: string | null | undefined, visitNumber: string): Promise<string[]> => {
    const { caughtMessages } = await people.operator.get<{ caughtMessages: CaughtMessageView[] }>(
      '/v1/caught-messages?limit=200',
    );
    return caughtMessages
      .filter((message) => message.to === to && message.text.includes(birthNameOf(visitNumber)))
      .map(({ subject }) => subject);
  };

  /** A day later on the service's own clock. */
  const tomorrow = async (): Promise<string> => {
    const { now } = await people.operator.get<{ now: string }>('/v1/clock');
    return new Date(Date.parse(now) + 24 * 3_600_000).toISOString();
  };
  const letterArrives = async (followUpId: string): Promise<void> => {
    for (const state of ['gp-has-it', 'patient-has-it'])
      await people.operator.state(`/v1/follow-ups/${followUpId}/letter`, { state });
  };

  it('lets the practice accept its offer', async () => {
    let offer: OpenOfferView | undefined;
    await until(async () => {
      const { offers } = await people.clinician.get<{ offers: OpenOfferView[] }>('/v1/offers');
      offer = offers.find(({ followUpId }) => followUpId === cared);
      return offer !== undefined;
    }, 'the offer waits for the clinician');
    const path = `/v1/follow-ups/${cared}/offers/${offer?.offerId}/answer`;
    const answer = { answer: 'accepted', appointmentAt: await tomorrow() };
    expect((await people.clinician.state(path, answer)).status).toBe('applied');

    const [care] = (await people.operator.followUp(cared)).cares;
    expect(care).toMatchObject({ status: 'arranged', professionalName: clinician?.displayName });
    expect(care?.offers).toMatchObject([{ status: 'accepted' }]);
  });

  it('delivers the handover, which is visible where it was caught', async () => {
    const delivered = ({ handover }: FollowUpView) => handover?.status === 'delivered';
    await people.operator.awaitFollowUp(cared, delivered, 'the handover is delivered');
    const messages = await messagesOf(cared);
    expect(messages).toContainEqual(
      expect.objectContaining({ kind: 'handover-notice', channel: 'secure-mail', failure: null }),
    );
    expect(await lettersCaught(clinician?.secureMail, 'cared-for')).toContain(
      'Relais : une fiche de transmission vous attend',
    );
  });

  it('learns that the letter arrived, and says no more of it', async () => {
    await letterArrives(cared);
    const { breaks } = await people.operator.followUp(cared);
    expect(breaks.filter(({ code, status }) => code === 'R01' && status !== 'resolved')).toEqual([]);
  });

  it('records the tries of a call until the patient is reached', async () => {
    await until(async () => {
      const { entries } = await people.operator.get<{ entries: WorklistEntry[] }>('/v1/worklist');
      const items = entries.find(({ followUpId }) => followUpId === cared)?.items ?? [];
      return items.some(({ kind }) => kind === 'call');
    }, 'the call is on the list');
    const path = `/v1/follow-ups/${cared}/calls/call-j2/attempts`;
    await people.operator.state(path, { outcome: 'no-answer' });
    await people.operator.state(path, { outcome: 'voicemail-left' });
    await people.operator.state(path, { outcome: 'reached' });
    const [call] = (await people.operator.followUp(cared)).calls;
    expect(call?.status).toBe('done');
    expect(call?.attempts.map(({ outcome }) => outcome)).toEqual(['no-answer', 'voicemail-left', 'reached']);
  });

  it('stops everything at a death, and tells the practice', async () => {
    const followUpId = await discharge(people, 'dies', clinician?.rpps);
    const isOpen = ({ status }: FollowUpView) => status === 'open';
    await people.operator.awaitFollowUp(followUpId, isOpen, 'the follow-up is open');
    await people.hospital.state(`/v1/follow-ups/${followUpId}/death`);
    const isClosed = ({ status }: FollowUpView) => status === 'closed';
    const closed = await people.operator.awaitFollowUp(followUpId, isClosed, 'the death closed it');
    expect(closed).toMatchObject({
      closing: { reason: 'died' },
      nextDeadline: null,
      patient: { deceased: true },
    });
    expect(closed.cares.flatMap(({ offers }) => offers.map(({ status }) => status))).toEqual(['withdrawn']);
    await until(async () => {
      const messages = await messagesOf(followUpId);
      return messages.some(({ kind, status }) => kind === 'death-notice' && status === 'delivered');
    }, 'the practice was told of the death');
    const call = `/v1/follow-ups/${followUpId}/calls/call-j2/attempts`;
    const { status, body } = await people.operator.post<object>(call, { outcome: 'reached' });
    expect({ status, body }).toMatchObject({ status: 409, body: { reason: 'follow-up-over' } });
  });

  it('voids a cancelled discharge, and begins a second generation when it comes again', async () => {
    const followUpId = await discharge(people, 'cancelled', clinician?.rpps);
    await people.hospital.state(`/v1/follow-ups/${followUpId}/cancellation`);
    const isVoided = ({ status }: FollowUpView) => status === 'voided';
    await people.operator.awaitFollowUp(followUpId, isVoided, 'the discharge is voided');

    const { now } = await people.hospital.get<{ now: string }>('/v1/clock');
    const { status, body } = await people.hospital.post<TakenIn>(
      '/v1/discharges',
      smallDischarge('cancelled', now, clinician?.rpps),
    );
    expect({ status, body }).toMatchObject({ status: 202, body: { followUpId, result: 'accepted-again' } });
    const isOpen = (followUp: FollowUpView) => followUp.status === 'open';
    const again = await people.operator.awaitFollowUp(followUpId, isOpen, 'the second generation is open');
    expect(again).toMatchObject({ generation: 2, closing: null });
  });

  it('pauses during a readmission and goes on at home', async () => {
    const followUpId = await discharge(people, 'readmitted', clinician?.rpps);
    const isOpen = ({ status }: FollowUpView) => status === 'open';
    await people.operator.awaitFollowUp(followUpId, isOpen, 'the follow-up is open');
    const { now } = await people.hospital.get<{ now: string }>('/v1/clock');
    await people.hospital.state(`/v1/follow-ups/${followUpId}/readmission`, { at: now });
    const paused = await people.operator.followUp(followUpId);
    expect(paused.status).toBe('paused');
    expect(paused.nextDeadline?.owner).toBeDefined();
    expect(breakOf(paused, 'R16')?.status).toBe('open');

    await people.operator.state(`/v1/follow-ups/${followUpId}/return-home`);
    const home = await people.operator.followUp(followUpId);
    expect(home.status).toBe('open');
    expect(codesOf(home)).toEqual(expect.arrayContaining(['readmitted', 'returned-home']));
  });

  it('opens again what a person had closed', async () => {
    const followUpId = await discharge(people, 'reopened');
    const isOpen = ({ status }: FollowUpView) => status === 'open';
    await people.operator.awaitFollowUp(followUpId, isOpen, 'the follow-up is open');
    await people.operator.state(`/v1/follow-ups/${followUpId}/closing`, { reason: 'moved' });
    expect((await people.operator.followUp(followUpId)).closing?.reason).toBe('moved');
    await people.operator.state(`/v1/follow-ups/${followUpId}/reopening`);
    const reopened = await people.operator.awaitFollowUp(followUpId, isOpen, 'it is open again');
    expect(reopened).toMatchObject({ generation: 2, closing: null });
    expect(reopened.nextDeadline).not.toBeNull();
  });

  it('opens a break when the window of a care closes, for a person to resolve', async () => {
    const isOpen = (followUp: FollowUpView) => breakOf(followUp, 'R03') !== undefined;
    const broken = await people.operator.awaitFollowUp(brokenOff, isOpen, 'no appointment was made in time');
    expect(breakOf(broken, 'R03')).toMatchObject({ status: 'open', owner: { kind: 'queue' } });
    const path = `/v1/follow-ups/${brokenOff}/breaks/R03-1`;
    await people.operator.state(`${path}/taking`);
    await people.operator.state(`${path}/resolution`, {
      cause: 'no-slot',
      resolution: 'appointment-made',
      appointmentAt: await tomorrow(),
    });
    await letterArrives(brokenOff);
    await people.operator.state(`/v1/follow-ups/${brokenOff}/calls/call-j2/attempts`, { outcome: 'reached' });
    const mended = await people.operator.followUp(brokenOff);
    expect(breakOf(mended, 'R03')).toMatchObject({ status: 'resolved', resolution: 'appointment-made' });
    expect(mended.cares).toMatchObject([{ key: 'gp-visit', status: 'arranged' }]);
  });

  it('closes at the end of the pathway as unreachable when nobody ever answered', async () => {
    const isClosed = ({ status }: FollowUpView) => status === 'closed';
    const closed = await people.operator.awaitFollowUp(
      unanswered,
      isClosed,
      'the pathway ended',
      MONTH_MILLISECONDS + 30_000,
    );
    expect(closed.closing?.reason).toBe('unreachable');
    const daysFollowed =
      (Date.parse(closed.closing?.at ?? '') - Date.parse(closed.stay.dischargedAt)) / (24 * 3_600_000);
    // Thirty days, or the evening of the last open day before: a Sunday and a holiday may lie between.
    expect(daysFollowed).toBeGreaterThan(27);
    expect(daysFollowed).toBeLessThan(32);
    const leftOpen = closed.closing?.leftOpen ?? [];
    expect(leftOpen.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual(
      expect.arrayContaining(['care gp-visit', 'call call-j2', 'break R03-1', 'break R04-1']),
    );
    for (const { owner } of leftOpen)
      expect(`${owner.kind} ${owner.id}`).toMatch(/^queue (operators|team-leads)$/);
  });

  it('closes as completed whom it reached, and tells the practice', async () => {
    const isClosed = ({ status }: FollowUpView) => status === 'closed';
    for (const [followUpId, visitNumber, practice] of [
      [cared, 'cared-for', clinician],
      [brokenOff, 'window-closes', neighbour],
    ] as const) {
      const closed = await people.operator.awaitFollowUp(followUpId, isClosed, 'the pathway ended');
      expect(closed.closing).toMatchObject({ reason: 'completed', leftOpen: [] });
      await until(async () => {
        const caught = await lettersCaught(practice?.secureMail, visitNumber);
        return caught.includes('Relais : une information vous attend');
      }, 'the closing summary was caught');
    }
  });
});

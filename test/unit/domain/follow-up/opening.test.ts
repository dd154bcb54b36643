import { nextDeadline, workItems } from '../../../../domain/follow-up';
import { aPlan, aSituation, DISCHARGED_AT } from '../../../support/follow-up-builders';
import { jn, Story } from '../../../support/follow-up-story';

const keysOf = (story: Story) => workItems(story.state).map(({ key }) => key);

describe('opening', () => {
  it('when a discharge is announced ahead, then nothing is done before the patient has left', () => {
    const story = new Story({ announcedAt: DISCHARGED_AT - 3_600_000 });

    expect(story.state.status).toBe('announced');
    expect(story.effects).toEqual([]);
    expect(nextDeadline(story.state)).toMatchObject({ at: DISCHARGED_AT, reason: 'announced' });

    story.until(DISCHARGED_AT);
    expect(story.state.status).toBe('open');
    expect(story.messages()).toEqual(['handover-notice to gp-own', 'offer to gp-own']);
  });

  it('when something of an open follow-up is stated before the discharge, then it is refused', () => {
    const story = new Story({ announcedAt: DISCHARGED_AT - 3_600_000 });
    expect(story.calls('reached').outcome).toEqual({ status: 'refused', reason: 'not-open' });
  });

  it.each(['home', 'care-home'] as const)(
    'when the patient goes to %s, then the GP is told, one care is asked for and one call is due',
    (destination) => {
      const story = new Story({ situation: aSituation({ destination }) });

      expect(story.state.status).toBe('open');
      expect(story.state.handover).toMatchObject({ status: 'sent', version: 1 });
      expect(story.care()).toMatchObject({ status: 'requested', dueAt: jn(7, 19) });
      expect(story.call()).toMatchObject({ status: 'due', notBefore: jn(2, 7), dueAt: jn(3, 19) });
      expect(keysOf(story)).toEqual([
        'handover',
        'care/gp-visit',
        'offer/gp-visit-g1-1',
        'call/call-j2',
        'pathway-end',
      ]);
    },
  );

  it('when hospitalised at home, then others are in charge: one check by telephone, then it stands down', () => {
    const story = new Story({ situation: aSituation({ destination: 'home-hospitalisation' }) });

    expect(story.state.status).toBe('handed-over');
    expect(story.state.cares).toEqual([]);
    expect(story.call().status).toBe('due');
    story.until(jn(2, 9)).calls('reached');

    expect(story.state).toMatchObject({ status: 'closed', closing: { reason: 'stood-down' } });
  });

  it.each(['rehabilitation', 'other-hospital'] as const)(
    'when the patient goes to %s, then the GP is told and the follow-up sleeps until the end',
    (destination) => {
      const story = new Story({ situation: aSituation({ destination }) });

      expect(story.state).toMatchObject({ status: 'handed-over', cares: [], calls: [] });
      expect(story.messages()).toEqual(['handover-notice to gp-own']);
      story.until(jn(30, 19));
      expect(story.state).toMatchObject({ status: 'closed', closing: { reason: 'stood-down' } });
    },
  );

  it('when the hospital corrects the destination to home, then the sleeping follow-up opens', () => {
    const story = new Story({ situation: aSituation({ destination: 'rehabilitation' }) });
    story.until(jn(1, 10));
    story.happens({ type: 'amended' }, { replanning: { plan: aPlan(), situation: aSituation() } });

    expect(story.state.status).toBe('open');
    expect(story.offers()).toEqual(['gp-own awaiting']);
    expect(story.call().status).toBe('due');
    expect(story.messages('handover-notice')).toHaveLength(1);
  });

  it('when the hospital corrects home to rehabilitation, then what was asked is taken back and it sleeps', () => {
    const story = new Story();
    const situation = aSituation({ destination: 'rehabilitation' });
    story.happens({ type: 'amended' }, { replanning: { plan: aPlan(), situation } });

    expect(story.state.status).toBe('handed-over');
    expect(story.offers()).toEqual(['gp-own withdrawn']);
    expect(story.call().status).toBe('dropped');
    story.until(jn(30, 19));
    expect(story.state).toMatchObject({ status: 'closed', closing: { reason: 'stood-down' } });
  });

  it('when the announcement comes late, then what is over is said at once', () => {
    const story = new Story({ announcedAt: jn(8, 10) });

    expect(story.state.status).toBe('open');
    expect(story.break('R03')).toMatchObject({ grade: 'late', subject: 'gp-visit' });
    expect(story.call()).toMatchObject({ status: 'late', overdueCount: 1 });
    expect(story.offers()).toEqual(['gp-own awaiting']);
  });

  it('when it comes after the pathway ended, then it is closed with one message to the GP', () => {
    const story = new Story({ announcedAt: jn(31, 10) });

    expect(story.state).toMatchObject({ status: 'closed', closing: { reason: 'unreachable' } });
    expect(story.effects.filter(({ type }) => type === 'clear-messages')).not.toEqual([]);
    expect(story.messages('closing-summary')).toEqual(['closing-summary to gp-own']);
  });

  it('when the care was in place before the stay, then nobody is asked twice and its resumption is confirmed', () => {
    const [visit] = aPlan().cares;
    const story = new Story({ plan: aPlan({ cares: [{ ...visit!, arrangement: 'already' }] }) });

    expect(story.care()).toMatchObject({ status: 'already', offers: [] });
    story.happens({ type: 'care-arranged', careKey: 'gp-visit' });
    expect(story.care().status).toBe('in-place');
  });
});

describe('the notice to the general practitioner', () => {
  it('when it arrived, then nothing of it is left to do', () => {
    const story = new Story();
    story.happens({
      type: 'delivery-reported',
      messageKey: 'follow-up-1/1/handover/1/secure-mail',
      delivered: true,
    });
    expect(story.state.handover.status).toBe('delivered');
    expect(keysOf(story)).not.toContain('handover');
  });

  it('when it could not be delivered, then the break R02 is open and somebody has it', () => {
    const story = new Story();
    story.happens({
      type: 'delivery-reported',
      messageKey: 'follow-up-1/1/handover/1/secure-mail',
      delivered: false,
    });
    expect(story.state.handover.status).toBe('failed');
    expect(story.break('R02')).toMatchObject({ grade: 'late', status: 'open' });

    story.resolves('R02', 'wrong-details', 'told-by-telephone');
    expect(story.state.handover.status).toBe('delivered');
    expect(story.break('R02')).toMatchObject({ status: 'resolved', resolution: 'told-by-telephone' });
  });

  it('when J0 ends without news of it, then R02 opens, and closes when it arrives after all', () => {
    const story = new Story().until(jn(0, 19));
    expect(story.break('R02')).toMatchObject({ grade: 'late', openedAt: jn(0, 19) });

    story.happens({
      type: 'delivery-reported',
      messageKey: 'follow-up-1/1/handover/1/secure-mail',
      delivered: true,
    });
    expect(story.break('R02')).toMatchObject({ status: 'resolved', resolution: 'told-by-secure-mail' });
  });

  it('when the practice is reached by telephone only, then a person is asked to call it', () => {
    const generalPractitioner = { professionalId: 'gp-own', channel: 'telephone' as const };
    const story = new Story({ situation: aSituation({ generalPractitioner }) });
    expect(story.messages('handover-notice')).toEqual([]);
    expect(story.break('R02')).toMatchObject({ grade: 'fragile', cause: 'not-reachable' });
  });

  it('when the patient opposes sharing, then nothing is sent', () => {
    const opposition = { calls: false, messages: false, sharing: true };
    const story = new Story({ situation: aSituation({ opposition }) });
    expect(story.state.handover.status).toBe('not-sent');
    expect(story.messages('handover-notice')).toEqual([]);
  });

  it('when the hospital names another GP, then that one is told too, under a key of its own', () => {
    const story = new Story();
    const generalPractitioner = { professionalId: 'gp-other', channel: 'secure-mail' as const };
    story.happens(
      { type: 'amended' },
      { replanning: { plan: aPlan(), situation: aSituation({ generalPractitioner }) } },
    );
    expect(story.messages('handover-notice')).toEqual([
      'handover-notice to gp-own',
      'handover-notice to gp-other',
    ]);
    expect(story.state.handover.version).toBe(2);
  });
});

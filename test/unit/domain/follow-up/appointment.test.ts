import { workItems, type FollowUpEvent } from '../../../../domain/follow-up';
import { aCare, storyOf } from '../../../support/break-stories';
import { jn, type Story } from '../../../support/follow-up-story';

const refused = (reason: string) => ({ status: 'refused', reason });
const gp = { careKey: 'gp-visit', appointmentId: 'a-1', professionalId: 'gp-own' } as const;

const booked = (
  day: number,
  changes: { told?: true; appointmentId?: string; professionalId?: string } = {},
): FollowUpEvent => ({
  type: 'appointment-booked',
  ...gp,
  appointmentAt: jn(day, 10),
  ...changes,
});
const moved = (day: number): FollowUpEvent => ({
  type: 'appointment-moved',
  ...gp,
  appointmentAt: jn(day, 10),
});
const cancelled = (by: 'patient' | 'professional' | 'service', cause?: string): FollowUpEvent => ({
  type: 'appointment-cancelled',
  ...gp,
  by,
  ...(cause === undefined ? {} : { cause }),
});
const checkOf = (story: Story, key: string) => story.state.checks.find((check) => check.key === key);
const itemsOf = (story: Story) => workItems(story.state).map(({ key }) => key);

describe('an appointment of our agendas', () => {
  it('when it is booked with somebody else than was asked, then what was asked is filled', () => {
    const story = storyOf().until(jn(0, 16));
    const offer = story.pendingOffer();
    story.happens(booked(4, { professionalId: 'gp-other' }));
    expect(story.care().offers.find(({ id }) => id === offer.id)?.status).toBe('filled');
  });

  it('when it is booked with the very one who was asked, then the care is arranged and that is their yes', () => {
    const story = storyOf().until(jn(0, 16));
    const offer = story.pendingOffer();
    story.happens(booked(4));
    expect(story.care()).toMatchObject({
      status: 'arranged',
      appointmentAt: jn(4, 10),
      professionalId: 'gp-own',
    });
    expect(story.care().offers.find(({ id }) => id === offer.id)?.status).toBe('accepted');
    const before = story.care();
    story.happens(booked(4));
    expect(story.care()).toEqual(before);
  });

  it('when the patient told of it, then nothing is taken back until somebody verified it', () => {
    const story = storyOf().until(jn(0, 16));
    const offer = story.pendingOffer();
    story.happens(booked(4, { told: true }));
    expect(story.care()).toMatchObject({ status: 'arranged', appointmentAt: jn(4, 10) });
    expect(story.pendingOffer().id).toBe(offer.id);
    expect(itemsOf(story)).toContain('check/told-a-1');
    story.happens({ type: 'check-settled', checkKey: 'told-a-1', outcome: 'done' });
    expect(story.care().bookings).toEqual([expect.not.objectContaining({ told: true })]);
    expect(story.care().offers.map(({ status }) => status)).toEqual(['accepted']);
    expect(itemsOf(story)).not.toContain('check/told-a-1');
  });

  it('when it is moved past the limit, then R03 says so, late; back inside it, then that is mended', () => {
    const story = storyOf().until(jn(0, 16));
    story.happens(booked(4));
    story.happens(moved(9));
    expect(story.break('R03')).toMatchObject({ grade: 'late', status: 'open' });
    story.happens(moved(6));
    expect(story.break('R03')).toMatchObject({ status: 'resolved', resolution: 'appointment-made' });
    expect(story.care().appointmentAt).toBe(jn(6, 10));
  });

  it('when the patient cancels, then it is to be arranged by the limit and nothing opens before', () => {
    const story = storyOf().until(jn(0, 16));
    story.happens(booked(4));
    story.happens(cancelled('patient', 'tired'));
    expect(story.care()).toMatchObject({ status: 'to-arrange', dueAt: jn(7, 19), bookings: [] });
    expect(story.care().appointmentAt).toBeUndefined();
    expect(story.state.breaks.filter(({ code }) => code !== 'R01')).toEqual([]);
    expect(story.happens(cancelled('patient')).outcome).toEqual(refused('unknown-subject'));
  });

  it.each([
    [4, 'fragile'],
    [8, 'broken'],
  ] as const)(
    'when the practice cancels on J%i, then R09 is %s, and mended once it is made again',
    (day, grade) => {
      const story = storyOf().until(jn(0, 16));
      story.happens(booked(9));
      story.until(jn(day, 9)).happens(cancelled('professional', 'absent'));
      expect(story.break('R09')).toMatchObject({ grade, cause: 'absent' });
      story.happens(booked(12, { appointmentId: 'a-2' }));
      expect(story.break('R09')).toMatchObject({ status: 'resolved', resolution: 'appointment-remade' });
    },
  );

  it('when another one stands, then the care stays arranged with that one', () => {
    const story = storyOf().until(jn(0, 16));
    story.happens(booked(4));
    story.happens(booked(6, { appointmentId: 'a-2' }));
    story.happens(cancelled('service'));
    expect(story.care()).toMatchObject({ status: 'arranged', appointmentAt: jn(6, 10) });
  });

  it('when the care is not needed, or the cause is not of the list, then it is refused', () => {
    const story = storyOf().until(jn(0, 16));
    story.happens(booked(4));
    expect(story.happens(cancelled('professional', 'forgot')).outcome).toEqual(
      refused('unknown-cause-or-resolution'),
    );
    const unneeded = storyOf({
      cares: [aCare({ key: 'gp-visit', breakWhenUnmet: 'R03', byInstitution: true })],
    }).until(jn(0, 16));
    expect(unneeded.happens(booked(4)).outcome).toEqual(refused('already-settled'));
  });
});

describe('a series of our agendas', () => {
  const visits = [1, 2, 3, 4].map((day) => ({ from: jn(day, 7), to: jn(day, 19) }));
  const visit = (place: number) => ({
    appointmentId: `v-${place}`,
    professionalId: 'nurse-1',
    at: jn(place, 9),
    visit: place,
  });
  const placed = (places: readonly number[]): Story => {
    const nurse = aCare({ key: 'nurse', breakWhenUnmet: 'R05', visits });
    const story = storyOf({ cares: [nurse] }).until(jn(0, 16));
    story.happens({ type: 'series-booked', careKey: 'nurse', seriesId: 's', visits: places.map(visit) });
    return story;
  };
  const fell = (place: number): FollowUpEvent => ({
    type: 'appointment-cancelled',
    careKey: 'nurse',
    appointmentId: `v-${place}`,
    professionalId: 'nurse-1',
    visit: place,
    by: 'patient',
  });

  it('when one falls, then the series goes on and that visit is to be placed by the end of its day', () => {
    const story = placed([1, 2, 3, 4]);
    story.happens(fell(2));
    expect(story.care('nurse').status).toBe('arranged');
    expect(checkOf(story, 'make-up-nurse.2')).toMatchObject({ status: 'due', dueAt: jn(2, 19) });
    story.happens({
      type: 'appointment-booked',
      careKey: 'nurse',
      ...{ appointmentId: 'v-5', professionalId: 'nurse-2', visit: 2, appointmentAt: jn(2, 15) },
    });
    expect(checkOf(story, 'make-up-nurse.2')?.status).toBe('done');
  });

  it('when nothing was free for some of it, then those visits are to be placed', () => {
    const story = placed([1, 3]);
    expect(story.state.checks.filter(({ status }) => status === 'due').map(({ key }) => key)).toEqual([
      'make-up-nurse.2',
      'make-up-nurse.4',
    ]);
  });

  it('when all of it falls, then it is to be arranged again', () => {
    const story = placed([1, 2]);
    story.happens(fell(1));
    story.happens(fell(2));
    expect(story.care('nurse').status).toBe('to-arrange');
  });
});

describe('what is said of an appointment of ours', () => {
  const said = (kept: boolean, changes: { toVerify?: true; missedBy?: 'patient' | 'professional' } = {}) =>
    ({ type: 'visit-reported', careKey: 'gp-visit', appointmentId: 'a-1', kept, ...changes }) as const;
  const past = (): Story => {
    const story = storyOf().until(jn(0, 16));
    story.happens(booked(4));
    return story.until(jn(4, 14));
  };

  it('when the patient says it took place, then it counts, and somebody verifies', () => {
    const story = past();
    story.happens(said(true, { toVerify: true }));
    expect(story.care()).toMatchObject({ status: 'in-place', visitsKept: 1 });
    expect(itemsOf(story)).toContain('check/presence-a-1');
    story.happens(said(true));
    expect(story.care().visitsKept).toBe(1);
    expect(checkOf(story, 'presence-a-1')?.status).toBe('done');
  });

  it('when the practice says otherwise, then the first word is taken back', () => {
    const story = past();
    story.happens(said(true, { toVerify: true }));
    story.happens(said(false, { missedBy: 'patient' }));
    expect(story.care()).toMatchObject({ status: 'to-arrange', visitsKept: 0 });
    expect(story.break('R08')?.status).toBe('open');
    story.happens(said(false, { missedBy: 'professional' }));
    expect(story.break('R08')?.status).toBe('resolved');
    expect(story.break('R09')?.status).toBe('open');
    story.happens(said(true));
    expect(story.care()).toMatchObject({ status: 'in-place', visitsKept: 1, professionalId: 'gp-own' });
    expect(story.break('R09')?.status).toBe('resolved');
  });

  it('when the patient contradicts what was verified, then it stays', () => {
    const story = past();
    story.happens(said(true));
    expect(story.happens(said(false, { toVerify: true, missedBy: 'professional' })).outcome).toEqual(
      refused('already-settled'),
    );
  });

  it('when the patient is in hospital again, then appointments before the next look are for a person', () => {
    const story = storyOf().until(jn(0, 16));
    story.happens(booked(4));
    story.until(jn(3, 9)).happens({ type: 'readmitted', at: jn(3, 8), source: 'hospital' });
    expect(workItems(story.state)).toContainEqual(
      expect.objectContaining({
        key: 'booked-meanwhile/gp-visit',
        reason: 'booked-while-in-hospital',
        actionable: true,
      }),
    );
    story.happens(cancelled('service'));
    expect(itemsOf(story)).not.toContain('booked-meanwhile/gp-visit');
  });
});

describe('the professional is away for a while', () => {
  const away = (temporary: boolean): FollowUpEvent => ({
    type: 'professional-stopped',
    professionalId: 'gp-own',
    cause: 'on-leave',
    ...(temporary ? { temporary: true } : {}),
  });

  it('when the appointment is in our agendas, then it stands; when they stop for good, then it does not', () => {
    const story = storyOf().until(jn(0, 16));
    story.happens(booked(4));
    story.happens(away(true));
    expect(story.care().status).toBe('arranged');
    expect(story.state.situation.generalPractitioner?.professionalId).toBe('gp-own');
    story.happens(away(false));
    expect(story.break('R18')?.status).toBe('open');
    expect(story.state.situation.generalPractitioner).toBeNull();
  });
});

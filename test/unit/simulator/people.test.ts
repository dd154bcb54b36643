import type { Care, FollowUp, HistoryEntry, Offer } from '../../../api/schemas';
import { DAY_MS, HOUR_MS } from '../../../simulator/calendar';
import { chanceOf } from '../../../simulator/chance';
import { fateOf } from '../../../simulator/people/fates';
import { decisionOf } from '../../../simulator/people/offers';
import { isResting, restOf } from '../../../simulator/people/rest';
import { otherVisitsAt } from '../../../simulator/people/visits';
import { PROFILES } from '../../../simulator/population/profiles';
import { plannedOf, type PlannedDischarge } from '../../../simulator/population/population';
import { probability } from '../../../simulator/probabilities';
import { createWorld } from '../../../simulator/world';

const NOW = Date.parse('2026-10-20T10:00:00+02:00');
const COUNT = 1_500;

const world = createWorld({
  baseUrl: 'http://localhost',
  keys: { hospital: '', operator: '', teamLead: '', clinician: '' },
  finess: '620100057',
  clock: { now: () => NOW, until: () => Promise.resolve(), still: (work) => work() },
  discharges: COUNT,
  seed: 4,
  from: NOW,
  until: () => NOW,
});

const one = plannedOf(
  { seed: 4, discharges: 1, from: NOW, until: NOW, finess: '620100057', practitioners: [] },
  0,
  NOW,
);
const people: PlannedDischarge[] = Array.from({ length: COUNT }, (_, index) => ({
  ...one,
  index,
  visitNumber: `S4-${index}`,
}));

const offer: Offer = {
  offerId: 'gp-visit-g1-1',
  professionalId: '0199a000-0000-7000-8000-000000000001',
  professionalName: 'Dr Camille Delattre',
  professionalCity: 'Courrières',
  channel: 'secure-mail',
  status: 'awaiting',
  reason: null,
  rung: 'own',
  proposedAt: null,
  resumption: false,
  sentAt: new Date(NOW).toISOString(),
  dueAt: new Date(NOW).toISOString(),
};
const care = { dueAt: new Date(NOW + 6 * 86_400_000).toISOString() } as Care;

const shareOf = (is: (planned: PlannedDischarge) => boolean) => people.filter(is).length / COUNT;
/** Four standard deviations. */
const within = (p: number) => 4 * Math.sqrt((p * (1 - p)) / COUNT);

describe('what people do', () => {
  test('when they go home, then as many are back in hospital as stated', () => {
    const share = shareOf((planned) => fateOf(world, planned).readmittedAt !== null);

    expect(Math.abs(share - probability('readmitted'))).toBeLessThan(within(probability('readmitted')));
  });

  test('when they are readmitted, then after the discharge, and home again after that', () => {
    for (const planned of people) {
      const { readmittedAt, backAt } = fateOf(world, planned);
      expect(readmittedAt ?? Infinity).toBeGreaterThan(planned.dischargedAt);
      expect(backAt ?? Infinity).toBeGreaterThan(readmittedAt ?? 0);
    }
  });

  test('when professionals are asked, then as many never answer as stated, and times are ahead', () => {
    const decisions = people.map((planned) => decisionOf(world, planned, offer, care));
    const unanswered = probability('offerUnanswered');

    const share = decisions.filter((decision) => decision === null).length / COUNT;
    expect(Math.abs(share - unanswered)).toBeLessThan(within(unanswered));
    for (const decision of decisions) {
      if (decision?.appointmentAt === undefined) continue;
      expect(Date.parse(decision.appointmentAt)).toBeGreaterThan(NOW);
    }
    expect(new Set(decisions.map((decision) => decision?.answer))).toEqual(
      new Set([undefined, 'accepted', 'declined', 'other-time', 'tentative']),
    );
  });

  test('when it is the same occasion, then it goes the same way', () => {
    expect(people.slice(0, 50).map((planned) => decisionOf(world, planned, offer, care))).toEqual(
      people.slice(0, 50).map((planned) => decisionOf(world, planned, offer, care)),
    );
  });

  test('when many leave hospital, then every pathway has some', () => {
    const drawn = people.map(({ index }) =>
      chanceOf(4, 'profile', index).weighted(
        PROFILES.map((profile) => [profile.pathway, profile.weight] as const),
      ),
    );

    expect(new Set(drawn)).toEqual(new Set(PROFILES.map(({ pathway }) => pathway)));
  });

  test('when a round without an hour was agreed, then its visit is told two days after that, not after its limit', () => {
    const agreedAt = NOW - 2 * DAY_MS;
    const closedAt = NOW - 20 * DAY_MS;
    const nurse = {
      ...care,
      key: 'nurse',
      profession: 'nurse',
      status: 'arranged',
      visitsKept: 0,
      offers: [offer],
    };
    const entry = (at: number, code: string, subject: string) => ({
      ...{ at: new Date(at).toISOString(), code, subject, detail: null, by: null },
    });
    const view = (...history: readonly HistoryEntry[]) =>
      ({ cares: [{ ...nurse, appointmentAt: null }], history }) as unknown as FollowUp;
    const closed = entry(closedAt, 'care-window-closed', 'nurse');

    expect(otherVisitsAt(view(closed))).toEqual([null]);
    const [byTelephone] = otherVisitsAt(view(closed, entry(agreedAt, 'care-arranged', 'nurse')));
    const [byOffer] = otherVisitsAt(view(closed, entry(agreedAt, 'offer-accepted', offer.offerId)));
    expect([byTelephone, byOffer].map((at) => (at ?? 0) - agreedAt)).toEqual(
      [50, 50].map((hours) => hours * HOUR_MS),
    );
  });

  test('when somebody rests, then until the next thing they would do, and not once the follow-up has changed', () => {
    const calls = [
      { status: 'due', attempts: [{ at: new Date(NOW).toISOString(), outcome: 'voicemail-left' }] },
    ];
    const patient = { relatives: [], phones: [] };
    const view = { revision: 7, patient, breaks: [], cares: [], calls, letter: null } as unknown as FollowUp;
    const rest = restOf(world, { ...one, dischargedAt: NOW - 40 * DAY_MS }, view);

    expect(rest).toEqual({ revision: 7, until: NOW + HOUR_MS / 2 });
    expect(isResting(rest, 7, NOW)).toBe(true);
    expect(isResting(rest, 8, NOW)).toBe(false);
    expect(isResting(rest, 7, NOW + HOUR_MS)).toBe(false);
  });
});

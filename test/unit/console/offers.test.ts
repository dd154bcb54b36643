import { isOverridable } from '../../../console/appointments/override';
import { ApiProblem } from '../../../console/http/client';
import { askedAtOnceWords, isPendingOffer, offerStatusWords } from '../../../console/words/offers';
import { RUNGS } from '../../../console/words/reasons';
import { CONTACT_RUNGS } from '../../../domain/follow-up';

const asked = { professionalId: 'delattre', reason: null };

describe('what became of a request', () => {
  it.each([
    ['awaiting', null, 'En attente'],
    ['accepted', null, 'Acceptée'],
    ['tentative', null, 'Sous réserve'],
    ['declined', 'no-slot', 'Refusée (Pas de créneau)'],
    ['declined', null, 'Refusée'],
    ['expired', null, 'Sans réponse'],
    ['withdrawn', null, 'Annulée par nous'],
    ['filled', null, 'Pourvue ailleurs'],
  ])('when it is %s for the reason %s, then it reads « %s »', (status, reason, words) => {
    expect(offerStatusWords({ ...asked, status, reason }, 'vasseur')).toBe(words);
  });

  it('when a time was taken in the agenda of the very one who was asked, then it is not said to be elsewhere', () => {
    expect(offerStatusWords({ ...asked, status: 'filled' }, 'delattre')).toBe('RDV pris directement');
  });

  it('when several are asked at once, then it says how many; when one is, it says nothing of it', () => {
    const offers = [{ status: 'awaiting' }, { status: 'tentative' }, { status: 'expired' }];
    expect(askedAtOnceWords(offers)).toMatch(/^2 professionnels sollicités en même temps/);
    expect(askedAtOnceWords(offers.slice(1))).toBeNull();
    expect(offers.filter(isPendingOffer)).toHaveLength(2);
  });

  it('when somebody is asked, then their place on the ladder has words', () => {
    expect(Object.keys(RUNGS).sort()).toEqual([...CONTACT_RUNGS].sort());
  });
});

describe('what may be set aside with a reason', () => {
  const refused = (reason: string | null, status = 409) => new ApiProblem(status, 'Refused', reason, []);

  it.each([
    'taken',
    'outside-availability',
    'daily-cap',
    'own-patients-only',
    'outside-area',
    'not-bookable',
  ])('when the agenda refuses because of %s, then it may be taken all the same', (reason) => {
    expect(isOverridable(refused(reason))).toBe(true);
  });

  it.each(['past', 'patient-deceased', 'sharing-refused', 'changed-meanwhile', null])(
    'when it is refused because of %s, then no reason helps',
    (reason) => {
      expect(isOverridable(refused(reason))).toBe(false);
    },
  );

  it('when nothing was refused, or the network failed, then there is nothing to set aside', () => {
    expect([isOverridable(null), isOverridable(new Error('network'))]).toEqual([false, false]);
  });
});

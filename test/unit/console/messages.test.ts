import { MESSAGE_STATUSES } from '../../../api/schemas/work';
import { MESSAGE_RESOLUTIONS } from '../../../domain/messages';
import { DECISIONS, insteadWords, sizeWords, STATE_CHOICES } from '../../../console/words/messages';

const failed = { status: 'failed', failure: 'interrupted', kind: 'death-notice', professionalName: 'Dr A' };

describe('messages in words', () => {
  it('when states are offered, then each one that the door knows can be asked for', () => {
    expect(Object.keys(STATE_CHOICES).sort()).toEqual([...MESSAGE_STATUSES].sort());
  });

  it('when nobody knows whether one left, then everything that can be decided is offered', () => {
    expect(DECISIONS.map(([code]) => code).sort()).toEqual([...MESSAGE_RESOLUTIONS].sort());
  });

  it('when one left, then there is nothing to do instead', () => {
    expect(insteadWords({ ...failed, status: 'sent' })).toBeNull();
  });

  it.each([
    [{}, 'Prévenir par téléphone.'],
    [{ kind: 'offer' }, 'La demande est à faire par téléphone : elle est dans la liste du jour.'],
    [{ failure: 'no-address' }, 'Prévenir par téléphone. Compléter l’adresse du cabinet dans les agendas.'],
    [{ professionalName: null }, 'Appeler le patient.'],
    [
      { professionalName: null, failure: 'no-address' },
      'Appeler le patient, et compléter son numéro de portable dans le suivi.',
    ],
  ])('when %o failed, then it says what to do: « %s »', (what, words) => {
    expect(insteadWords({ ...failed, ...what })).toBe(words);
  });

  it.each([
    [300, '1 Ko'],
    [48_211, '48 Ko'],
    [1_240_000, '1,2 Mo'],
  ])('when a file has %i bytes, then it reads « %s »', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });
});

import { unpreparedItems } from '../../../../domain/discharge';
import { situationOf } from '../../../../domain/planning';
import { aDischarge } from './discharge-builder';

describe('the discharge check-list', () => {
  test('when the ward answered, then only what it answered with no is unprepared, once and in order', () => {
    const discharge = aDischarge({
      preparation: [
        { item: 18, answer: 'no' },
        { item: 3, answer: 'not-applicable' },
        { item: 4, answer: 'yes' },
        { item: 2, answer: 'no' },
        { item: 18, answer: 'no' },
      ],
    });
    expect(unpreparedItems(discharge)).toEqual([2, 18]);
    expect(situationOf(discharge, null).unpreparedItems).toEqual([2, 18]);
  });

  test('when an item is answered twice, then a no counts', () => {
    const preparation = [
      { item: 1, answer: 'no' },
      { item: 1, answer: 'yes' },
    ] as const;
    expect(unpreparedItems(aDischarge({ preparation }))).toEqual([1]);
  });

  test('when the hospital sent no check-list, then nothing is known of it', () => {
    expect(unpreparedItems(aDischarge({}))).toEqual([]);
    expect(situationOf(aDischarge({}), null).unpreparedItems).toBeUndefined();
  });
});

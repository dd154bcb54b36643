import { frequencyOf } from '../../../../domain/planning';

test.each([
  ['1 fois par jour', 1, 1],
  ['2x/j', 2, 1],
  ['3 fois par semaine', 3, 7],
  ['Deux fois par semaine.', 2, 7],
  ['1 passage / jour', 1, 1],
  ['2 séances par semaine', 2, 7],
  ['quotidien', 1, 1],
  ['Hebdomadaire', 1, 7],
  ['tous les jours', 1, 1],
  ['tous les 2 jours', 1, 2],
  ['toutes les deux semaines', 1, 14],
  ['toutes les semaines', 1, 7],
  ['1 jour sur 2', 1, 2],
  ['every 3 days', 1, 3],
  ['1 fois par mois', 1, 30],
])('when a prescription says “%s”, then it is %i in %i days', (text, times, periodDays) => {
  expect(frequencyOf(text)).toEqual({ times, periodDays });
});

test.each(['selon protocole', 'si besoin', '', '0 fois par jour', 'tous les 0 jours', 'matin et soir'])(
  'when it says “%s”, then nothing is guessed',
  (text) => {
    expect(frequencyOf(text)).toBeUndefined();
  },
);

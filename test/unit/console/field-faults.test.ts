import { ApiProblem } from '../../../console/http/client';
import { faultAt, unplacedRefusal } from '../../../console/parts/field-faults';

const fault = (pointer: string, sentenceFr: string) => ({ code: 'x', pointer, sentence: '', sentenceFr });
const problem = new ApiProblem(422, 'Faulty request', null, [
  fault('/toTime', 'La fin n’est pas après le début.'),
  fault('/areaPostalCodes/1', 'Aucune commune n’a ce code postal.'),
  fault('', 'Cet agenda en contient déjà trop.'),
]);

describe('faults beside their fields', () => {
  it('when the API names a field or a place in it, then its sentence stands there', () => {
    expect(faultAt(problem, '/toTime')).toBe('La fin n’est pas après le début.');
    expect(faultAt(problem, '/areaCommunes', '/areaPostalCodes')).toBe('Aucune commune n’a ce code postal.');
  });

  it('when a field is only named alike, then nothing stands beside it', () => {
    expect(faultAt(problem, '/to')).toBeNull();
    expect(faultAt(new Error('broken'), '/toTime')).toBeNull();
  });

  it('when a fault has no field of its own, then it is still said', () => {
    const left = unplacedRefusal(problem, ['/toTime', '/areaPostalCodes']);
    expect((left as ApiProblem).faults.map(({ sentenceFr }) => sentenceFr)).toEqual([
      'Cet agenda en contient déjà trop.',
    ]);
    expect(unplacedRefusal(problem, ['', '/toTime', '/areaPostalCodes'])).toBeNull();
  });

  it('when the refusal names no fault at all, then it is said whole', () => {
    const busy = new ApiProblem(503, 'Busy', null, []);
    expect(unplacedRefusal(busy, ['/toTime'])).toBe(busy);
  });
});

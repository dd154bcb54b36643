import { ApiProblem, post } from '../../../console/http/client';
import { keptNothing, newKey } from '../../../console/http/form-key';
import { isUuid } from '../../../security/uuid';

describe('the key of what is sent', () => {
  it('when keys are made, then each is a UUID of version 4 that the API takes, and none comes twice', () => {
    const keys = Array.from({ length: 500 }, newKey);
    expect(keys.filter((key) => !isUuid(key))).toEqual([]);
    expect(keys.filter((key) => !/^.{14}4.{4}[89ab]/.test(key))).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('when the API refused, then nothing was kept; when it failed or was silent, nobody knows', () => {
    const statuses = [409, 422, 403, 500, 503, 0];
    const kept = statuses.map((status) => keptNothing(new ApiProblem(status, '', null, [])));
    expect(kept).toEqual([true, true, true, false, false, false]);
    expect(keptNothing(new Error('elsewhere'))).toBe(false);
  });

  it('when something is sent under a key, then the key goes along; without one, no such header does', async () => {
    const sent: (RequestInit | undefined)[] = [];
    const fetching = jest.spyOn(globalThis, 'fetch').mockImplementation((_path, init) => {
      sent.push(init);
      return Promise.resolve(new Response('{}', { headers: { 'Content-Type': 'application/json' } }));
    });
    await post('/v1/appointments', {}, 'key');
    await post('/v1/appointments', {});
    fetching.mockRestore();
    expect(sent.map((init) => new Headers(init?.headers).get('Idempotency-Key'))).toEqual(['key', null]);
  });
});

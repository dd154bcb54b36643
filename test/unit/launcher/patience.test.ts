import { openPatiently } from '../../../launcher/patience';

describe('openPatiently', () => {
  it('tries again until the service answers', async () => {
    let attempts = 0;
    const open = (): Promise<string> => {
      attempts += 1;
      return attempts < 3 ? Promise.reject(new Error('starting')) : Promise.resolve('open');
    };
    await expect(openPatiently(open)).resolves.toBe('open');
    expect(attempts).toBe(3);
  });

  it('tells the last reason once its patience is over', async () => {
    const open = () => Promise.reject(new Error('away'));
    await expect(openPatiently(open, undefined, 300)).rejects.toThrow('away');
  });

  it('when waiting will not mend it, then it is told at once', async () => {
    let attempts = 0;
    const open = () => Promise.reject(new Error(`changed ${(attempts += 1)}`));
    await expect(openPatiently(open, () => true)).rejects.toThrow('changed 1');
  });
});

import { createAutosave, PAUSE_MS, RETRY_MS, type SaveState } from '../../../console/calls/autosave';

/** A server that answers when told to, and the states a screen was told. */
function written(mayPass?: (error: Error) => boolean) {
  const sent: string[] = [];
  const states: SaveState['kind'][] = [];
  const answers: { readonly keep: () => void; readonly fail: () => void }[] = [];
  const autosave = createAutosave<string>(
    (value) =>
      new Promise<void>((keep, fail) => {
        sent.push(value);
        answers.push({ keep, fail: () => fail(new Error('network')) });
      }),
    ({ kind }) => states.push(kind),
    mayPass,
  );
  const answer = async (how: 'keep' | 'fail') => {
    answers.shift()?.[how]();
    await jest.advanceTimersByTimeAsync(0);
  };
  return { autosave, sent, states, answer };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('what is written during a call', () => {
  it('when the writing pauses, then it is sent once, as it is last', async () => {
    const { autosave, sent, states, answer } = written();
    autosave.change('« J’ai');
    await jest.advanceTimersByTimeAsync(PAUSE_MS - 1);
    autosave.change('« J’ai mal »');
    await jest.advanceTimersByTimeAsync(PAUSE_MS - 1);
    expect(sent).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    await answer('keep');
    expect(sent).toEqual(['« J’ai mal »']);
    expect(states.at(-1)).toBe('saved');
  });

  it('when more is written while a request runs, then it follows it and never overtakes it', async () => {
    const { autosave, sent, states, answer } = written();
    autosave.change('one');
    void autosave.flush();
    autosave.change('two');
    await jest.advanceTimersByTimeAsync(PAUSE_MS * 10);
    expect(sent).toEqual(['one']);
    await answer('keep');
    expect(sent).toEqual(['one', 'two']);
    expect(states.at(-1)).toBe('saving');
    await answer('keep');
    expect(states.at(-1)).toBe('saved');
  });

  it('when it could not be kept, then the screen says so and it is tried again by itself', async () => {
    const { autosave, sent, states, answer } = written();
    autosave.change('one');
    await jest.advanceTimersByTimeAsync(PAUSE_MS);
    await answer('fail');
    expect(states.at(-1)).toBe('failed');
    await jest.advanceTimersByTimeAsync(RETRY_MS);
    await answer('keep');
    expect(sent).toEqual(['one', 'one']);
    expect(states.at(-1)).toBe('saved');
  });

  it('when trying again cannot help, then it is left as it failed', async () => {
    const { autosave, sent, states, answer } = written(() => false);
    autosave.change('one');
    void autosave.flush();
    await answer('fail');
    await jest.advanceTimersByTimeAsync(RETRY_MS * 3);
    expect(sent).toEqual(['one']);
    expect(states.at(-1)).toBe('failed');
  });

  it('when an older text fails while a newer one waits, then only the newer one is tried again', async () => {
    const { autosave, sent, answer } = written();
    autosave.change('older');
    void autosave.flush();
    autosave.change('newer');
    await answer('fail');
    await jest.advanceTimersByTimeAsync(RETRY_MS);
    await answer('keep');
    expect(sent).toEqual(['older', 'newer']);
  });

  it('when one leaves, then what waits is sent at once and it is said whether all is kept', async () => {
    const { autosave, sent, answer } = written();
    await expect(autosave.flush()).resolves.toBe(true);
    autosave.change('last words');
    const kept = autosave.flush();
    expect(sent).toEqual(['last words']);
    await answer('fail');
    await expect(kept).resolves.toBe(false);
    autosave.stop();
    await jest.advanceTimersByTimeAsync(RETRY_MS * 2);
    expect(sent).toEqual(['last words']);
  });
});

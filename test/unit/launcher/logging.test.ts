import { createLogger } from '../../../launcher/logging';

function capture(): {
  lines: () => Record<string, unknown>[];
  text: () => string;
  write: (line: string) => void;
} {
  let text = '';
  return {
    write: (line) => (text += line),
    text: () => text,
    lines: () =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

class RefusedError extends Error {
  readonly code = '23505';
}

describe('the logger', () => {
  it('writes what is on the list and drops the rest', () => {
    const output = capture();
    const logger = createLogger('api', 'info', output);
    logger.info(
      { followUpId: 'f-1', durationMilliseconds: 12, birthName: 'CANARY', body: { a: 'CANARY' } },
      'served',
    );
    expect(output.lines()[0]).toMatchObject({
      followUpId: 'f-1',
      durationMilliseconds: 12,
      msg: 'served',
      process: 'api',
    });
    expect(output.text()).not.toContain('CANARY');
  });

  it('drops a listed key that holds a sentence or an address', () => {
    const output = capture();
    createLogger('api', 'info', output).info(
      { reason: 'CANARY is ill', code: 'canary@example.org' },
      'served',
    );
    expect(output.text()).not.toMatch(/canary/i);
  });

  it('keeps the class, code and place of an error, never its message', () => {
    const output = capture();
    const logger = createLogger('worker', 'info', output);
    const cause = new TypeError('CANARY');
    const error = new RefusedError('Key (phone)=(CANARY) already exists', { cause });
    logger.error(error, 'refused');
    logger.error({ err: error }, 'refused');
    logger.error(error);
    logger.error({ err: error });
    expect(output.text()).not.toContain('CANARY');
    expect(output.lines()).toHaveLength(4);
    expect(output.lines()[0]).toMatchObject({
      msg: 'refused',
      error: { class: 'RefusedError', code: '23505', cause: { class: 'TypeError' } },
    });
  });

  it('drops what a message would be filled with', () => {
    const output = capture();
    createLogger('api', 'info', output).info('patient %s', 'CANARY');
    expect(output.text()).not.toContain('CANARY');
  });

  it('keeps silent below its level', () => {
    const output = capture();
    createLogger('api', 'warn', output).info('served');
    expect(output.text()).toBe('');
  });
});

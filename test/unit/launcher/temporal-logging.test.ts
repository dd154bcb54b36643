import { createLogger } from '../../../launcher/logging';
import { temporalLogger } from '../../../launcher/temporal-logging';

describe("the logger for Temporal's SDK", () => {
  it('keeps ids and classes, never what an error says', () => {
    let text = '';
    const logger = createLogger('worker', 'debug', { write: (line) => (text += line) });
    const error = new RangeError('CANARY');
    temporalLogger(logger).warn('Activity failed', {
      workflowId: 'discharge-follow-up/1/1',
      error,
      input: 'CANARY',
    });
    temporalLogger(logger).info('not taken');
    expect(text.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(text)).toMatchObject({
      level: 'warn',
      msg: 'Activity failed',
      workflowId: 'discharge-follow-up/1/1',
      error: { class: 'RangeError' },
    });
    expect(text).not.toContain('CANARY');
  });
});

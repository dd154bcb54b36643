import { DeterminismViolationError } from '@temporalio/workflow';
import { temporal } from '@temporalio/proto';
import { Runtime, type WorkflowBundle } from '@temporalio/worker';
import { createDataConverter } from '../../security/data-converter';
import { KeyRing } from '../../security/keys';
import { bundleFollowUps, warningsKept } from '../support/follow-up-environment';
import { committedHistories, replay, type History } from '../support/replay';

const { EventType } = temporal.api.enums.v1;
jest.setTimeout(60_000);
// What the tampered ones make the SDK say is expected here.
Runtime.install({ logger: warningsKept().logger });

let bundle: WorkflowBundle;
beforeAll(async () => {
  bundle = await bundleFollowUps();
});

const histories = committedHistories();
const completed = () => {
  const found = histories.find(({ name }) => name.startsWith('completed_'));
  if (found === undefined) throw new Error('the history "completed" is not there');
  return found;
};

describe('the committed histories', () => {
  it('are of every kind of life', () => {
    const cases = new Set(histories.map(({ name }) => name.split('_')[0]));
    expect([...cases].sort()).toEqual(['completed', 'died', 'readmitted', 'red-flag', 'unreachable']);
  });

  it.each(histories.map((committed) => [committed.name, committed] as const))(
    'when %s is replayed, then the code of now would have lived it',
    async (_name, committed) => {
      await replay(bundle, committed.history(), committed.workflowId);
    },
  );

  it('are encrypted: no code of a follow-up can be read in them', () => {
    for (const { text } of histories) {
      const inBase64 = ['gp-own', 'standard', 'handover', 'operator'].map((word) =>
        Buffer.from(word).toString('base64').slice(0, 6),
      );
      for (const word of ['gp-own', 'handover-notice', 'operator-1', ...inBase64]) {
        expect(text).not.toContain(word);
      }
    }
  });
});

describe('the guard itself', () => {
  /** A copy of the history of a completed follow-up in which somebody changed something. */
  const tampered = (change: (history: History) => void): History => {
    const history = completed().history();
    change(history);
    return history;
  };
  const events = ({ events: all }: History, type: keyof typeof EventType) =>
    (all ?? []).filter(({ eventType }) => eventType === EventType[type]);

  it('when a timer became an activity, then the replay says that the code is not deterministic', async () => {
    const history = tampered((copy) => {
      for (const event of events(copy, 'EVENT_TYPE_TIMER_STARTED').slice(0, 1)) {
        event.eventType = EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED;
        event.activityTaskScheduledEventAttributes = {
          activityId: '1',
          activityType: { name: 'somethingElse' },
          workflowTaskCompletedEventId:
            event.timerStartedEventAttributes?.workflowTaskCompletedEventId ?? null,
        };
        delete event.timerStartedEventAttributes;
      }
    });
    await expect(replay(bundle, history, completed().workflowId)).rejects.toThrow(DeterminismViolationError);
  });

  it('when it is of another workflow type, then it is not replayed', async () => {
    const history = tampered((copy) => {
      const started = copy.events?.[0]?.workflowExecutionStartedEventAttributes;
      if (started) started.workflowType = { name: 'another' };
    });
    await expect(replay(bundle, history, completed().workflowId)).rejects.toThrow();
  });

  it('when the key is another, then nothing of it can be read', async () => {
    const stranger = createDataConverter(
      new KeyRing({ currentKeyId: 'stranger', keys: { stranger: Buffer.alloc(32, 7) } }),
    );
    const payloads =
      completed().history().events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
    await expect(stranger.payloadCodecs?.[0]?.decode(payloads)).rejects.toThrow();
    expect(payloads.length).toBeGreaterThan(0);
  });
});

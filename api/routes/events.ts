import type { Response } from 'express';
import type { Caller } from '../../application/application';
import { scopeOf } from '../../security/permissions';
import { noInput, route, type Handling, type Route } from '../route';
import { followUpChangedSchema, type FollowUpChanged } from '../schemas/service';

/** Below the idle limit of usual proxies (30 to 60 s). */
const HEARTBEAT_MILLISECONDS = 20_000;
/** Then the browser comes back and is asked again who it is: a stream must not outlive its session by hours. */
const LONGEST_STREAM_MILLISECONDS = 900_000;
/** What a browser waits before it comes back. */
const RETRY_MILLISECONDS = 2_000;

export const eventRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/events',
    tag: 'Work',
    summary: 'Live changes: server-sent events `followUp`, the id of what changed and nothing else',
    action: 'followUp.list',
    input: noInput,
    content: followUpChangedSchema,
    successes: [[200, 'The stream; read again what is on the screen after each new connection']],
    streams: true,
    handle: async (_input, handling) => {
      stream(handling);
      return 'streamed';
    },
  }),
];

function stream({ application, caller, request, response, stopping }: Handling<Caller>): void {
  response.status(200).type('text/event-stream').set('X-Accel-Buffering', 'no');
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  response.flushHeaders();
  response.write(`retry: ${RETRY_MILLISECONDS}\n\n`);
  const tell = (followUpId: string): void => write(response, { followUpId: visibleId(caller, followUpId) });
  const stopListening = application.onFollowUpChanged(caller.organisationId, tell);
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MILLISECONDS);
  const limit = setTimeout(end, LONGEST_STREAM_MILLISECONDS);
  stopping?.addEventListener('abort', end);
  response.once('close', () => {
    stopListening();
    clearInterval(heartbeat);
    clearTimeout(limit);
    stopping?.removeEventListener('abort', end);
  });
  if (stopping?.aborted === true) end();

  function end(): void {
    response.end();
  }
}

/** Changes are known by organisation: who sees only a part of it is not told which follow-up it was. */
function visibleId(caller: Caller, followUpId: string): string | null {
  return scopeOf(caller.role, 'followUp.list') === 'organisation' ? followUpId : null;
}

function write(response: Response, change: FollowUpChanged): void {
  response.write(`event: followUp\ndata: ${JSON.stringify(change)}\n\n`);
}

import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const A_CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//elsewhere//',
  'BEGIN:VEVENT',
  'UID:1',
  'SUMMARY:Mme Delattre\\, pansement',
  'ATTENDEE;CN=Jeanne Delattre:mailto:jeanne@example.org',
  'DTSTART;TZID=Europe/Paris:20261124T100000',
  'DTEND;TZID=Europe/Paris:20261124T110000',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

/** A server of calendars on this machine. What it answers can be changed while it runs. */
export interface CalendarServer {
  answer: RequestListener;
  /** Requests so far. */
  readonly asked: { readonly path: string; readonly headers: Readonly<Record<string, unknown>> }[];
  address(path?: string): string;
  close(): Promise<void>;
}

export function giveCalendar(text: string, headers: Readonly<Record<string, string>> = {}): RequestListener {
  return (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/calendar', ...headers }).end(text);
}

export async function startCalendarServer(): Promise<CalendarServer> {
  const asked: { path: string; headers: Readonly<Record<string, unknown>> }[] = [];
  const running = { answer: giveCalendar(A_CALENDAR) };
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers });
    running.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    get answer() {
      return running.answer;
    },
    set answer(listener: RequestListener) {
      running.answer = listener;
    },
    asked,
    address: (path = '/agenda.ics?key=secret-of-the-feed') => `http://127.0.0.1:${port}${path}`,
    close: () => close(server),
  };
}

/** Sends without end; `sent` says how many bytes the reader let through. */
export function giveForEver(): { readonly answer: RequestListener; sent(): number } {
  let sent = 0;
  const chunk = Buffer.from('X-JUNK:a line of an agenda that never ends\r\n'.repeat(1_000));
  const pump = (response: ServerResponse): void => {
    while (!response.destroyed && sent < 1024 ** 3) {
      sent += chunk.length;
      if (!response.write(chunk)) {
        response.once('drain', () => pump(response));
        return;
      }
    }
    response.end();
  };
  const answer: RequestListener = (_request, response) => {
    response.on('error', () => undefined);
    response.write('BEGIN:VCALENDAR\r\n');
    pump(response);
  };
  return { answer, sent: () => sent };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}

import ICAL from 'ical.js';
import { CalendarProblem } from './calendar-problem';

/** Of an agenda, in bytes: years of a full one. */
export const CALENDAR_MAXIMUM_BYTES = 2 * 1024 * 1024;

/** Events of an agenda, past ones included. */
const EVENTS_MAXIMUM = 10_000;
const NESTING_MAXIMUM = 5;
const RULE_LENGTH = 500;

/**
 * What says when somebody is taken. Every other line (summary, attendees, descriptions, places) is let go before
 * anything is read of it.
 */
const KEPT =
  /^(BEGIN|END|UID|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|STATUS|TRANSP|FREEBUSY|TZID|TZOFFSETFROM|TZOFFSETTO|X-MICROSOFT-CDO-BUSYSTATUS)[;:]/i;
const DATED = /^(DTSTART|DTEND|RECURRENCE-ID|RDATE|EXDATE)[;:]/i;
const MOMENT = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z?)?$/;
const DAY_ONLY = /^\d{8}(,\d{8})*$/;
/** Of UTF-8, read as if each byte were a character. */
const BYTE_ORDER_MARK = /^\u00ef\u00bb\u00bf/;
const WEB_PAGE = /<!doctype\s+html|<html/i;

/**
 * Reads the text of an agenda as far as it says when somebody is taken.
 *
 * @param content bytes as they came, or text that was decoded already
 * @param charset as the sender named it; UTF-8 when absent
 * @returns the calendars in it, as jCal (RFC 7265)
 * @throws CalendarProblem
 */
export function readComponents(content: Uint8Array | string, charset = 'utf-8'): ICAL.Component[] {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  if (bytes.length > CALENDAR_MAXIMUM_BYTES) throw new CalendarProblem('too-large');
  const lines = linesOf(decode(unfold(bytes), typeof content === 'string' ? 'utf-8' : charset));
  const kept = lines.filter((line) => KEPT.test(line)).map(checked);
  requireNesting(kept);
  return parse(kept.join('\r\n'));
}

/** A line may be folded in the middle of a character: it is put together again before it is decoded. */
function unfold(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes).toString('latin1');
  const start = text.replace(BYTE_ORDER_MARK, '').trimStart();
  if (!/^BEGIN:VCALENDAR\s/i.test(start)) {
    throw new CalendarProblem(WEB_PAGE.test(start.slice(0, 2_000)) ? 'web-page' : 'not-a-calendar');
  }
  return Buffer.from(text.replace(/\r\n?/g, '\n').replace(/\n[ \t]/g, ''), 'latin1');
}

function decode(bytes: Uint8Array, charset: string): string {
  return orProblem('wrong-charset', () => new TextDecoder(charset, { fatal: true }).decode(bytes));
}

function linesOf(text: string): string[] {
  const lines = text.trim().split('\n');
  if (!/^END:VCALENDAR\s*$/i.test(lines[lines.length - 1] ?? '')) throw new CalendarProblem('truncated');
  return lines.map((line) => line.trimEnd());
}

/** ical.js takes the 39th of the 13th month for a day: what is no date is refused here. */
function checked(line: string): string {
  if (/^RRULE[;:]/i.test(line)) return checkedRule(line);
  if (!DATED.test(line)) return line;
  const colon = line.lastIndexOf(':');
  const value = line
    .slice(colon + 1)
    .trim()
    .toUpperCase();
  if (!value.split(',').every((moment) => moment.split('/').every(isMomentOrDuration))) {
    throw new CalendarProblem('malformed');
  }
  // Said as a day, without saying that it is one: some programs write it so.
  const isUnmarkedDay = DAY_ONLY.test(value) && !/;VALUE=DATE(;|$)/i.test(line.slice(0, colon));
  return `${line.slice(0, colon)}${isUnmarkedDay ? ';VALUE=DATE' : ''}:${value}`;
}

function isMomentOrDuration(text: string): boolean {
  if (/^[+-]?P/.test(text)) return true;
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = MOMENT.exec(text) ?? [];
  if (year === undefined) return false;
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= lastDay;
  return isDay && Number(year) > 0 && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}

function checkedRule(line: string): string {
  const value = line.slice(line.indexOf(':') + 1);
  if (value.length > RULE_LENGTH || /(^|;)(INTERVAL|COUNT)=(0+|-.*)?(;|$)/i.test(value)) {
    throw new CalendarProblem('unreadable-rule');
  }
  orProblem('unreadable-rule', () => ICAL.Recur.fromString(value));
  return `RRULE:${value.toUpperCase()}`;
}

function requireNesting(lines: readonly string[]): void {
  const open: string[] = [];
  let events = 0;
  for (const line of lines) {
    const [, mark, name] = /^(BEGIN|END):(.*)$/i.exec(line) ?? [];
    if (mark === undefined || name === undefined) continue;
    if (mark.toUpperCase() === 'BEGIN') {
      open.push(name.toUpperCase());
      if (/^(VEVENT|VFREEBUSY)$/i.test(name)) events += 1;
    } else if (open.pop() !== name.toUpperCase()) throw new CalendarProblem('malformed');
    if (open.length > NESTING_MAXIMUM) throw new CalendarProblem('malformed');
  }
  if (open.length > 0) throw new CalendarProblem('malformed');
  if (events > EVENTS_MAXIMUM) throw new CalendarProblem('too-many-events');
}

function parse(text: string): ICAL.Component[] {
  return orProblem('malformed', () => {
    const parsed: unknown = ICAL.parse(text);
    // One calendar is answered as itself, several as a list of them.
    const calendars = Array.isArray(parsed) && typeof parsed[0] === 'string' ? [parsed] : parsed;
    if (!Array.isArray(calendars)) throw new CalendarProblem('malformed');
    return calendars.map((calendar: unknown[]) => new ICAL.Component(calendar));
  });
}

/** What ical.js throws quotes the agenda: only that it threw is told on. */
export function orProblem<T>(fault: CalendarProblem['fault'], work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof CalendarProblem) throw error;
    throw new CalendarProblem(fault);
  }
}

import ICAL from 'ical.js';
import { DateTime, IANAZone } from 'luxon';
import type { Instant } from '../../domain/follow-up';
import { CalendarProblem } from './calendar-problem';

/** Turns a time on a wall clock into an instant. */
export type Clock = (wall: ICAL.Time) => Instant;

/** What Microsoft calls the zones an agenda of this country may name (CLDR, windowsZones). */
const MICROSOFT_ZONES: Readonly<Record<string, string>> = {
  UTC: 'Etc/UTC',
  'Romance Standard Time': 'Europe/Paris',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
};

/** The clocks that an agenda names. */
export class Zones {
  private readonly clocks = new Map<string, Clock>();

  /** @param serviceZone IANA zone of whatever names none */
  constructor(
    private readonly calendar: ICAL.Component,
    private readonly serviceZone: string,
  ) {}

  /**
   * The clock on which a date and time is meant.
   *
   * @throws CalendarProblem `unknown-zone`: a time read in a wrong zone would be worse than none
   */
  clockOf(property: ICAL.Property, value: ICAL.Time): Clock {
    if (value.isDate) return this.named(this.serviceZone);
    if (value.zone === ICAL.Timezone.utcTimezone) return utc;
    const zone: unknown = property.getParameter('tzid');
    return this.named(typeof zone === 'string' && zone !== '' ? zone : this.serviceZone);
  }

  /** Days begin on the service's clock. */
  get days(): Clock {
    return this.named(this.serviceZone);
  }

  private named(name: string): Clock {
    const known = this.clocks.get(name);
    if (known !== undefined) return known;
    const clock = this.find(name);
    this.clocks.set(name, clock);
    return clock;
  }

  /**
   * A zone everybody knows is taken as everybody knows it: what agendas write about one often ends with the rules of
   * a past year. Only for other names counts what the agenda says itself.
   */
  private find(name: string): Clock {
    const known = ianaNameOf(name);
    if (known !== null) return onZone(known);
    const described = this.calendar
      .getAllSubcomponents('vtimezone')
      .find((component) => component.getFirstPropertyValue('tzid') === name);
    if (described !== undefined) return onDescribed(new ICAL.Timezone(described));
    const microsoft = MICROSOFT_ZONES[name];
    if (microsoft !== undefined) return onZone(microsoft);
    throw new CalendarProblem('unknown-zone');
  }
}

/** `/mozilla.org/20050126_1/Europe/Paris` ends with the name that everybody knows. */
function ianaNameOf(name: string): string | null {
  if (IANAZone.isValidZone(name)) return name;
  const ending = /[A-Z][A-Za-z_]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?$/.exec(name)?.[0];
  return name.startsWith('/') && ending !== undefined && IANAZone.isValidZone(ending) ? ending : null;
}

function utc({ year, month, day, hour, minute, second }: ICAL.Time): Instant {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function onZone(zone: string): Clock {
  return ({ year, month, day, hour, minute, second }) =>
    DateTime.fromObject({ year, month, day, hour, minute, second }, { zone }).toMillis();
}

function onDescribed(zone: ICAL.Timezone): Clock {
  return (wall) => {
    const { year, month, day, hour, minute, second } = wall;
    const time = new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, zone);
    return time.toUnixTime() * 1000;
  };
}

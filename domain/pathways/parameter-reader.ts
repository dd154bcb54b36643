import type { DueDay } from '../calendar';
import type { StayCounting } from '../scores';
import { FieldReader, join, type Fields, type LineOf } from './field-reader';
import type { ParameterValue, PathwayParameter } from './pathway';

const DUE_DAY = /^(JO|J|M)(-?\d{1,3})$/;
const UNITS = { J: 'days', JO: 'business-days', M: 'months' } as const;
const STAY_COUNTINGS: readonly [StayCounting, ...StayCounting[]] = ['nights', 'both-days'];

/** The day a text such as `J7`, `JO2`, `M1` or `J-3` names; undefined when it names none. */
export function dueDayFrom(value: unknown): DueDay | undefined {
  const [, unit, count] = (typeof value === 'string' ? DUE_DAY.exec(value) : null) ?? [];
  if (unit === undefined) return undefined;
  return { unit: UNITS[unit as keyof typeof UNITS], count: Number(count) };
}

/** A due day as files write it. */
export function dueDayText({ unit, count }: DueDay): string {
  const letters = { days: 'J', 'business-days': 'JO', months: 'M' } as const;
  return `${letters[unit]}${count}`;
}

function isDueDay(value: ParameterValue): value is DueDay {
  return typeof value === 'object';
}

/** Reads a pathway file in which `$name` stands for the value of a parameter. */
export class ParameterReader extends FieldReader {
  private parameters: Readonly<Record<string, PathwayParameter>> = {};
  private readonly unreadable = new Set<string>();
  private moreUnknown = false;

  constructor(file: string, lineOf?: LineOf) {
    super(file, lineOf);
  }

  /**
   * Says what `$name` stands for from now on.
   *
   * @param unreadable names whose own problems are already reported
   * @param moreUnknown whether there are others, in a file that could not be read
   */
  use(
    parameters: Readonly<Record<string, PathwayParameter>>,
    unreadable: readonly string[],
    moreUnknown: boolean,
  ): void {
    this.parameters = parameters;
    this.moreUnknown = moreUnknown;
    unreadable.forEach((name) => this.unreadable.add(name));
  }

  /** A due day as people say it: `J7`, seven days later; `M2`, two months; `JO2`, two business days. */
  dueDay(fields: Fields, key: string, path: string, minimum = 0): DueDay {
    const place = join(path, key);
    const due = this.resolved(fields[key], place, isDueDay, 'a day such as J7') ?? dueDayFrom(fields[key]);
    if (due !== undefined && due.count >= minimum) return due;
    if (due !== undefined) {
      this.report(place, `is less than ${minimum} days or months`, `write a count of at least ${minimum}`);
    } else if (!isReference(fields[key])) {
      this.report(
        place,
        'is not a due day',
        'write J and days (J7), M and months (M2), or JO and business days (JO2)',
      );
    }
    return { unit: 'days', count: minimum };
  }

  /** A whole number of at least `minimum`, or a parameter that holds one. */
  number(value: unknown, path: string, minimum: number): number {
    const held = this.resolved(
      value,
      path,
      (found): found is number => typeof found === 'number',
      'a number',
    );
    if (held === undefined && isReference(value)) return minimum;
    return this.count(held ?? value, path, minimum);
  }

  stayCounting(fields: Fields, key: string, path: string): StayCounting {
    const value = fields[key];
    const held = this.resolved(value, join(path, key), isStayCounting, `one of ${STAY_COUNTINGS.join(', ')}`);
    if (held !== undefined) return held;
    return isReference(value) ? STAY_COUNTINGS[0] : this.oneOf(fields, key, path, STAY_COUNTINGS);
  }

  /** What `$name` stands for; undefined, and reported, when there is none or it is of another kind. */
  private resolved<Kind extends ParameterValue>(
    value: unknown,
    path: string,
    isKind: (found: ParameterValue) => found is Kind,
    kind: string,
  ): Kind | undefined {
    if (!isReference(value)) return undefined;
    const name = value.slice(1);
    if (this.unreadable.has(name)) return undefined;
    const found = this.parameters[name]?.value;
    if (found === undefined) {
      if (this.moreUnknown) return undefined;
      this.report(path, `names the parameter \`${name}\`, which is not there`, 'add it under `parameters`');
      return undefined;
    }
    if (isKind(found)) return found;
    this.report(path, `names the parameter \`${name}\`, which is not ${kind}`, 'name another parameter');
    return undefined;
  }
}

function isReference(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('$');
}

export function isStayCounting(value: unknown): value is StayCounting {
  return STAY_COUNTINGS.some((counting) => counting === value);
}

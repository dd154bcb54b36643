import type { DueDay } from '../calendar';
import { join, type FieldReader, type Fields } from './field-reader';

/** A due day as people say it: `J7` is seven days after the discharge, `M2` two months. */
export function parseDueDay(reader: FieldReader, fields: Fields, key: string, path: string): DueDay {
  const value = fields[key];
  const match = typeof value === 'string' ? /^([JM])(\d{1,3})$/.exec(value) : null;
  if (match !== null) return { unit: match[1] === 'J' ? 'days' : 'months', count: Number(match[2]) };
  reader.report(join(path, key), 'is not a due day', 'write J and days (J7), or M and months (M2)');
  return { unit: 'days', count: 0 };
}

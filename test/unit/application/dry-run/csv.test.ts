import fc from 'fast-check';
import { csvText } from '../../../../application/dry-run/csv';

const line = (...fields: (string | number)[]): string => csvText([fields]).slice(1, -2);

describe('rows for a French spreadsheet', () => {
  test('when a number is written, then its comma is decimal and nothing else is added', () => {
    expect(line(1234.5, 0, -2, 1 / 3, 1e21 / 1e20, -0.001)).toBe('1234,5;0;-2;0,33;10;0');
  });

  test('when a text has a semicolon, a quote or a line break, then it is one field all the same', () => {
    expect(line('a;b', 'say "no"', 'two\nlines', 'plain')).toBe('"a;b";"say ""no""";"two\nlines";plain');
  });

  test.each(['=1+1', '+33', '-cmd', '@SUM(A1)', '\tx', '\rx'])(
    'when a text begins as the formula %j does, then it is text',
    (formula) => {
      expect(line(formula)).toMatch(/^"?'/);
    },
  );

  test('when any texts are written, then they are read back and none is a formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), { minLength: 1 }),
        (rows) => {
          const read = readCsv(csvText(rows));
          expect(read).toEqual(
            rows.map((row) => row.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text))),
          );
          expect(read.flat().some((text) => /^[=+\-@\t\r]/.test(text))).toBe(false);
        },
      ),
    );
  });
});

/** Reads as RFC 4180 says, with semicolons. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n)/gy;
  const body = text.slice(1);
  while (pattern.lastIndex < body.length) {
    const found = pattern.exec(body);
    if (found === null) throw new Error('not CSV');
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

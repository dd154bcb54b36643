/** A byte order mark, by which spreadsheets know that the text is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
/** What spreadsheets take for the beginning of a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[";\r\n]/;
const DECIMALS = 2;

/**
 * Rows as French spreadsheets open them: semicolons between fields, decimal commas, no field that is a formula.
 *
 * @param rows numbers are written with at most two decimals; what is no number is text and never a formula
 */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(field).join(';')}\r\n`).join('');
}

function field(value: string | number): string {
  if (typeof value === 'number') return decimal(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Without exponent, thousands or trailing zeros. */
function decimal(value: number): string {
  const rounded = value.toFixed(DECIMALS).replace(/\.?0+$/, '');
  return (rounded === '-0' ? '0' : rounded).replace('.', ',');
}

/**
 * Codes of PostgreSQL, of connections and of Prisma that mean "not now" and never "wrong": too many connections,
 * statement or lock timeout, server starting or going away, no free connection or transaction in time.
 */
const NOT_NOW: ReadonlySet<string> = new Set([
  '53300',
  '53200',
  '57014',
  '57P01',
  '57P02',
  '57P03',
  '55P03',
  '08000',
  '08001',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
]);

/** What pg says, without a code, when the pool has no connection to give or lost one. */
const NOT_NOW_MESSAGES = [
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Query read timeout',
];

const DEEPEST_CAUSE = 6;

/**
 * @returns whether an error, or one it was caused by, means that the database cannot take more now. Prisma hides
 *   the code of PostgreSQL in `meta.driverAdapterError.cause.originalCode`.
 */
export function isOverload(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > DEEPEST_CAUSE) return false;
  const codes = [property(error, 'code'), property(error, 'originalCode')];
  if (codes.some((code) => typeof code === 'string' && NOT_NOW.has(code))) return true;
  if (error instanceof Error && NOT_NOW_MESSAGES.some((message) => error.message.includes(message)))
    return true;
  const meta = property(error, 'meta');
  return (
    isOverload(property(error, 'cause'), depth + 1) ||
    isOverload(property(meta, 'driverAdapterError'), depth + 1)
  );
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value as unknown;
}

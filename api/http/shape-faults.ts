import type { z } from 'zod';
import { NotFoundError } from '../../application/errors';
import { FaultyRequestError, requestFault, type RequestFault, type RequestFaultCode } from '../errors';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** More than a person corrects at once; bounds what is kept of a wholly wrong body. */
const FAULTS_MAXIMUM = 100;
/** Longer than any real name of a field, short enough not to carry a text into what is kept. */
const FIELD_NAME_LENGTH = 60;

/**
 * Reads the parts of a request by their schema.
 *
 * @param parts `parameters`, `query` and `body` as they came
 * @throws NotFoundError when a parameter of the address cannot be an id
 * @throws FaultyRequestError with every fault of its shape at once
 */
export function readShape<T extends z.ZodType>(schema: T, parts: unknown): z.output<T> {
  const read = schema.safeParse(parts);
  if (read.success) return read.data;
  const { issues } = read.error;
  if (issues.some(({ path }) => path[0] === 'parameters')) throw new NotFoundError('thing');
  const [first = requestFault('invalid-value'), ...others] = issues
    .flatMap((issue) => faultsOf(issue, parts, []))
    .slice(0, FAULTS_MAXIMUM);
  throw new FaultyRequestError([first, ...others]);
}

function faultsOf(issue: Issue, root: unknown, base: Path): RequestFault[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => requestFault('unknown-field', pointerTo([...path, key])));
  }
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((errors) => !errors.some(isOtherKind));
    if (meant !== undefined) return meant.flatMap((error) => faultsOf(error, root, path));
    return [requestFault('wrong-type', pointerTo(path))];
  }
  return [requestFault(codeOf(issue, valueAt(root, path)), pointerTo(path))];
}

/** Whether this branch of a union expects another kind of value altogether. */
function isOtherKind(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

function codeOf(issue: Issue, value: unknown): RequestFaultCode {
  if (value === undefined) return 'missing-field';
  switch (issue.code) {
    case 'invalid_type':
      return 'wrong-type';
    case 'invalid_value':
      return typeof value === 'string' ? 'unknown-code' : 'wrong-type';
    case 'too_big':
      return typeof value === 'number' ? 'invalid-value' : 'too-long';
    case 'custom':
      return issue.params?.['fault'] === 'invalid-instant' ? 'invalid-instant' : 'invalid-value';
    default:
      return 'invalid-value';
  }
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.getOwnPropertyDescriptor(value, key)?.value as unknown;
  }, root);
}

/** JSON pointer (RFC 6901) within the body or the query: the name of the part is left out. */
function pointerTo([, ...path]: Path): string {
  return path
    .map((key) => String(key).slice(0, FIELD_NAME_LENGTH).replaceAll('~', '~0').replaceAll('/', '~1'))
    .map((key) => `/${key}`)
    .join('');
}

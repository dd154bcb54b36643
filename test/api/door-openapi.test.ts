import type { OpenAPIV3_1 } from 'openapi-types';
import { ROUTES } from '../../api/route-table';
import { startFakeApi, type FakeApi } from '../support/api-fake';

let api: FakeApi;
let document: OpenAPIV3_1.Document;

beforeAll(async () => {
  api = await startFakeApi();
  const { text } = await api.send('GET', '/openapi.json');
  document = JSON.parse(text) as OpenAPIV3_1.Document;
});
afterAll(() => api.close());

type Operation = OpenAPIV3_1.OperationObject;

function operations(): { name: string; operation: Operation }[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'delete'] as const).flatMap((method) => {
      const operation = item?.[method];
      return operation === undefined ? [] : [{ name: `${method} ${path}`, operation }];
    }),
  );
}

/** Every `$ref` of the document, however deep. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  );
}

describe('the OpenAPI document', () => {
  test('when it is read, then it is OpenAPI 3.1 with the routes that are mounted, each once', () => {
    expect(document.openapi).toBe('3.1.0');
    const expected = ROUTES.map(({ method, path }) => `${method} ${path}`).sort();
    expect(
      operations()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(expected);
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('when a schema is referred to, then it is there', () => {
    const names = new Set(references(document));
    const known = Object.keys(document.components?.schemas ?? {}).map(
      (name) => `#/components/schemas/${name}`,
    );
    expect(names.size).toBeGreaterThan(20);
    expect([...names].filter((name) => !known.includes(name))).toEqual([]);
  });

  test('when an address has parameters, then the operation describes each of them', () => {
    for (const { name, operation } of operations()) {
      const inPath = [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter).sort();
      const described = (operation.parameters ?? [])
        .flatMap((parameter) => ('in' in parameter && parameter.in === 'path' ? [parameter.name] : []))
        .sort();
      expect({ name, described }).toEqual({ name, described: inPath });
    }
  });

  test('when an operation is not public, then it asks for a session or an API key', () => {
    for (const { method, path, action } of ROUTES) {
      const operation = operations().find(({ name }) => name === `${method} ${path}`)?.operation;
      const expected = action === 'public' ? [] : [{ session: [] }, { apiKey: [] }];
      expect({ path, security: operation?.security }).toEqual({ path, security: expected });
    }
  });

  test('when a discharge is described, then only the four required facts are required', () => {
    const schema = document.components?.schemas?.['Discharge'] as OpenAPIV3_1.SchemaObject;
    const part = (name: string) => schema.properties?.[name] as OpenAPIV3_1.SchemaObject;
    expect(schema.required).toEqual(['hospital', 'stay', 'patient']);
    expect(schema.additionalProperties).toBe(false);
    expect(part('hospital').required).toEqual(['finess']);
    expect(part('stay').required).toEqual(['visitNumber', 'dischargedAt']);
    expect(part('patient').required).toEqual(['birthName']);
  });
});

describe('the page of the API', () => {
  test('when it is opened, then everything it loads comes from here and no script is inline', async () => {
    const { status, text } = await api.send('GET', '/docs');
    const loaded = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(status).toBe(200);
    expect(loaded.length).toBeGreaterThan(3);
    for (const address of loaded) {
      expect(address).toMatch(/^\/docs\//);
      expect((await api.send('GET', address)).status).toBe(200);
    }
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(text).not.toMatch(/\son\w+=/);
  });
});

import { Router } from 'express';
import { dirname } from 'node:path';
import { openApiDocument } from './openapi';
import type { Route } from './route';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Relais API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css">
    <link rel="icon" href="/docs/favicon-32x32.png">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/initialise.js"></script>
  </body>
</html>
`;

const SCRIPT = `window.ui = SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true });
`;

const SWAGGER_FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/** The OpenAPI document and a page to read it, all from this server and without inline scripts. */
export function serveDocumentation(routes: readonly Route[], publicUrl: string | undefined): Router {
  // Made when it is first asked for: it takes the time of hundreds of requests, and most processes never are.
  let document: string | undefined;
  const directory = dirname(require.resolve('swagger-ui-dist/package.json'));
  const router = Router();
  router.get('/openapi.json', (_request, response) => {
    document ??= JSON.stringify(openApiDocument(routes, publicUrl));
    response.type('application/json').send(document);
  });
  router.get('/docs', (_request, response) => {
    response.type('html').send(PAGE);
  });
  router.get('/docs/initialise.js', (_request, response) => {
    response.type('text/javascript').send(SCRIPT);
  });
  for (const file of SWAGGER_FILES) {
    router.get(`/docs/${file}`, (_request, response) => response.sendFile(file, { root: directory }));
  }
  return router;
}

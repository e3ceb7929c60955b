import type { OpenAPIHono } from '@hono/zod-openapi';
import { pageText } from '@double-hundred/shared/message/pages';
import type { AppEnv } from '../app-env.ts';
import { documentationBody } from '../documentation-page.ts';
import { page } from '../page.ts';

/** Builds the OpenAPI 3.1 document of an app from the routes registered on it. */
export function openApiDocument(app: OpenAPIHono<AppEnv>, version: string) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Double Hundred',
      version,
      description: 'Ledgers of a Double Hundred campaign. Errors are application/problem+json.',
    },
    security: [{ bearer: [] }],
  });
}

/** /openapi.json and its readable form /docs. The document is built on first use. */
export function registerDocumentation(
  app: OpenAPIHono<AppEnv>,
  { version, demo }: { version: string; demo: () => boolean },
): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  let built: { json: string; body: string } | null = null;
  const document = () => {
    if (built === null) {
      const json = JSON.stringify(openApiDocument(app, version));
      built = { json, body: documentationBody(JSON.parse(json)) };
    }
    return built;
  };
  app.get('/openapi.json', (c) => c.body(document().json, 200, { 'content-type': 'application/json; charset=utf-8' }));
  app.get('/docs', (c) => c.html(page(pageText.docsTitle, document().body, demo())));
}

import { manifestXml } from '@double-hundred/shared/manifest/manifest-xml';
import { manifestText } from '@double-hundred/shared/message/manifest';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { operation } from '../access.ts';
import type { AppEnv } from '../app-env.ts';
import { problemAnswer } from '../described.ts';
import { refuse } from '../problem.ts';

const getManifest = createRoute({
  ...operation('getManifest'),
  method: 'get',
  path: '/manifest.xml',
  tags: ['运行'],
  summary: 'Excel 加载项的清单，按本服务的地址生成',
  description:
    'The add-in manifest for PUBLIC_URL, or else for the host the call names, under https. Refused when that host is none.',
  responses: { 200: { description: 'The manifest', content: { 'application/xml': { schema: z.string() } } }, ...problemAnswer },
});

/** Gives the manifest that lets Excel load the pane from this server. */
export function registerManifestRoute(
  app: OpenAPIHono<AppEnv>,
  { publicUrl, version }: { publicUrl: string | null; version: string },
): void {
  app.openapi(getManifest, (c) => {
    const address = publicUrl ?? `https://${c.req.header('host') ?? ''}`;
    const baseUrl = httpsOrigin(address);
    if (baseUrl === null) return refuse(c, { code: 'BAD_REQUEST', detail: manifestText.hostUnusable(address.slice(0, 100)) });
    const headers = { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-cache' };
    return c.body(manifestXml({ baseUrl, version }), 200, headers);
  });
}

// Excel takes nothing but https; an address of our own on http stands behind a proxy that adds it.
function httpsOrigin(address: string): string | null {
  const secure = address.replace(/^http:/, 'https:');
  if (!/^https:\/\/[\w.:[\]-]+(\/|$)/.test(secure) || !URL.canParse(secure)) return null;
  return new URL(secure).origin;
}

import { pageText } from '@double-hundred/shared/message/pages';
import { serveStatic } from '@hono/node-server/serve-static';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { existsSync } from 'node:fs';
import type { AppEnv } from '../app-env.ts';
import { escapeHtml, page } from '../page.ts';

/** Folders with what was built for the browser. */
export interface StaticFolders {
  readonly workbench: string;
  readonly pane: string;
}

const FOR_A_YEAR = 'public, max-age=31536000, immutable';
const HASHED_NAME = /-[\w-]{8,}\.\w+(\.(br|gz|zst))?$/;

/** Serves workbench and pane, pre-compressed; files with a hash in their name are kept for good, pages are asked for anew. */
export function registerStaticFiles(
  app: OpenAPIHono<AppEnv>,
  { folders, demo }: { folders: StaticFolders; demo: () => boolean },
): void {
  for (const name of ['workbench', 'pane'] as const) {
    app.get(`/${name}`, (c) => c.redirect(`/${name}/`, 301));
    app.get(`/${name}/*`, existsSync(folders[name]) ? filesOf(name, folders[name]) : (c) => c.html(notBuilt(demo()), 503));
  }
}

function filesOf(name: string, folder: string): MiddlewareHandler<AppEnv> {
  return serveStatic<AppEnv>({
    root: folder,
    precompressed: true,
    rewriteRequestPath: (path) => path.slice(name.length + 1),
    onFound: (path: string, c: Context<AppEnv>) => {
      c.header('cache-control', HASHED_NAME.test(path) ? FOR_A_YEAR : 'no-cache');
    },
  });
}

function notBuilt(demo: boolean): string {
  return page(
    pageText.product,
    `<main><h1>${escapeHtml(pageText.product)}</h1><p>${escapeHtml(pageText.notBuilt)}</p></main>`,
    demo,
  );
}

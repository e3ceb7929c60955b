import { pageText } from '@double-hundred/shared/message/pages';
import { serveStatic } from '@hono/node-server/serve-static';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AppEnv } from '../app-env.ts';
import { escapeHtml, page } from '../page.ts';

/** Folders with what was built for the browser. */
export interface StaticFolders {
  readonly workbench: string;
  readonly pane: string;
}

const YEAR = 'public, max-age=31536000, immutable';

/** Serves workbench and pane, pre-compressed; files with a hash in their name are kept for good, pages are asked for anew. */
export function registerStaticFiles(app: OpenAPIHono<AppEnv>, { folders, demo }: { folders: StaticFolders; demo: () => boolean }): void {
  for (const name of ['workbench', 'pane'] as const) {
    const folder = folders[name];
    app.get(`/${name}`, (c) => c.redirect(`/${name}/`, 301));
    app.get(
      `/${name}/*`,
      serveStatic<AppEnv>({
        root: folder,
        precompressed: true,
        rewriteRequestPath: (path) => path.slice(name.length + 1),
        onFound: (path, c) => {
          c.header('cache-control', /-[\w-]{8,}\.\w+(\.(br|gz|zst))?$/.test(path) ? YEAR : 'no-cache');
          if (demo()) c.header('x-demo-mode', '1');
        },
      }),
      async (c, next) => {
        if (c.req.path !== `/${name}/` || existsSync(join(folder, 'index.html'))) return next();
        return c.html(page(pageText.product, `<main><h1>${escapeHtml(pageText.product)}</h1><p>${escapeHtml(pageText.notBuilt)}</p></main>`, demo()), 503);
      },
    );
  }
}

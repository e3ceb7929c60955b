import { pageText } from '@double-hundred/shared/message/pages';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../app-env.ts';
import { PAGE_STYLE, escapeHtml, page } from '../page.ts';

/** The start page with links to everything the server offers, and the style sheet of its own pages. */
export function registerStartPage(app: OpenAPIHono<AppEnv>, { demo }: { demo: () => boolean }): void {
  app.get('/', (c) => c.html(page(pageText.product, startBody(demo()), demo())));
  app.get('/page.css', (c) =>
    c.body(PAGE_STYLE, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' }),
  );
  app.get('/favicon.ico', (c) => c.body(null, 204));
}

function startBody(demo: boolean): string {
  const card = (href: string, title: string, note: string) =>
    `<li><a href="${href}">${escapeHtml(title)}</a><p class="note">${escapeHtml(note)}</p></li>`;
  return `<main><h1>${escapeHtml(pageText.product)}</h1><p>${escapeHtml(pageText.lead)}</p><ul class="cards">
${card('/workbench/', pageText.workbenchLink, pageText.workbenchNote)}
${card('/console/', pageText.consoleLink, pageText.consoleNote)}
${card('/pane/', pageText.paneLink, pageText.paneNote)}
${card('/docs', pageText.docsLink, pageText.docsNote)}</ul>
${demo ? `<p>${escapeHtml(pageText.demoAccounts)}</p>` : ''}
<p class="note"><a href="/openapi.json">${escapeHtml(pageText.specificationLink)}</a> · <a href="/manifest.xml">${escapeHtml(pageText.manifestLink)}</a> · <a href="/healthz">${escapeHtml(pageText.healthLink)}</a></p></main>`;
}

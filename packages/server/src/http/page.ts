import { pageText } from '@double-hundred/shared/message/pages';

/** The style sheet of the pages the server writes itself; a file of its own because the policy allows no inline styles. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --line: #8884; --accent: #b42318; --soft: #8881; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 60rem; font: 16px/1.65 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.8rem; margin: .5rem 0; } h2 { margin-top: 2.2rem; border-bottom: 1px solid var(--line); } h3 { margin: 0; font-size: 1rem; }
a { color: inherit; } code, pre { font: .9em/1.5 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; background: var(--soft); padding: .6rem .8rem; border-radius: 6px; }
.demo { background: var(--accent); color: #fff; padding: .5rem .9rem; border-radius: 6px; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem; padding: 0; list-style: none; }
.cards li { border: 1px solid var(--line); border-radius: 8px; padding: 1rem; } .cards a { font-weight: 600; font-size: 1.1rem; }
.note { opacity: .75; } .method { display: inline-block; min-width: 4.2rem; font-weight: 700; text-transform: uppercase; color: var(--accent); }
details { border: 1px solid var(--line); border-radius: 8px; padding: .6rem .9rem; margin: .6rem 0; } summary { cursor: pointer; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; overflow-wrap: anywhere; }
@media (forced-colors: active) { .demo { border: 2px solid; } }
`;

/** A whole page. `body` is markup; everything in it that is data must have gone through `escapeHtml`. */
export function page(title: string, body: string, demo: boolean): string {
  const banner = demo ? `<p class="demo" role="note">${escapeHtml(pageText.demoBanner)}</p>` : '';
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><link rel="stylesheet" href="/page.css"></head><body>${banner}${body}</body></html>`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

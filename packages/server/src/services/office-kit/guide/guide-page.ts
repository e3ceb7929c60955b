import { guideFigureText } from '@double-hundred/shared/message/office-kit-guide';
import type { GuideSection } from '@double-hundred/shared/message/office-kit-guide';

const STYLE = `
@page { size: A4; margin: 12mm 15mm; }
* { box-sizing: border-box; }
body { font: 10.5pt/1.55 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #1d2939; max-width: 180mm; margin: 0 auto; }
h1 { font-size: 18pt; margin: 0 0 1mm; color: #912018; } h2 { font-size: 12pt; margin: 4mm 0 1mm; break-after: avoid; }
p { margin: 1mm 0; } .lead { font-size: 11pt; } ol { margin: 0; padding-left: 6mm; } li { margin: .6mm 0; }
code { font: .92em Consolas, "Noto Sans Mono", monospace; background: #f2f4f7; padding: 0 1mm; border-radius: 1mm; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: 1mm 0; break-inside: avoid; } th, td { border: .3mm solid #98a2b3; padding: .6mm 2mm; text-align: left; vertical-align: top; }
th { background: #f2f4f7; } td:first-child { white-space: nowrap; } .wrap td:first-child { white-space: normal; width: 34%; }
figure { margin: 2mm 0; break-inside: avoid; text-align: center; } figure svg, figure img { max-width: 100%; height: auto; } figure img { border: .3mm solid #98a2b3; max-height: 120mm; }
figcaption { font-size: 9pt; color: #475467; } .row { display: flex; gap: 5mm; align-items: flex-start; break-inside: avoid; } .row > * { flex: 1; min-width: 0; }
footer { margin-top: 3mm; font-size: 8.5pt; color: #475467; }
@media screen { body { padding: 10mm 5mm; } }
`;

/** A guide as a page of its own that prints on A4. `body` is markup made by the functions below. */
export function guidePage(title: string, lead: string, body: readonly string[], foot: { day: string; version: string }): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><style>${STYLE}</style></head>
<body><h1>${escape(title)}</h1><p class="lead">${marked(lead)}</p>
${body.join('\n')}
<footer>${escape(guideFigureText.page(foot.day, foot.version))}</footer></body></html>
`;
}

/** A heading and its numbered steps. */
export function section({ heading, steps }: GuideSection): string {
  return `<h2>${escape(heading)}</h2><ol>${steps.map((step) => `<li>${marked(step)}</li>`).join('')}</ol>`;
}

/** A table with a heading of its own; `head` may be empty. The first column stays on one line unless `wrap`. */
export function table(
  heading: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  wrap: 'wrap' | 'nowrap',
): string {
  const cells = (tag: string, row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${marked(cell)}</${tag}>`).join('')}</tr>`;
  const titles = head.length === 0 ? '' : cells('th', head);
  return `<h2>${escape(heading)}</h2><table class="${wrap}">${titles}${rows.map((row) => cells('td', row)).join('')}</table>`;
}

/** A drawing or picture with the words below it. */
export function figure(markup: string, caption: string): string {
  return `<figure>${markup}<figcaption>${escape(caption)}</figcaption></figure>`;
}

/** Makes text safe inside markup. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function marked(text: string): string {
  return escape(text)
    .replace(/`([^`]*)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]*)\*\*/g, '<b>$1</b>');
}

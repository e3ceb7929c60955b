import type { BulletinBlock, BulletinTable, BulletinText } from '@double-hundred/shared/bulletin/bulletin-text';
import { bulletinTexts } from '@double-hundred/shared/message/bulletin';
import { escape } from '../office-kit/guide/guide-page.ts';

/** The style of the printed page, by the measures of GB/T 9704-2012. */
export const BULLETIN_STYLE = `
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-right { content: "— " counter(page) " —"; font: 14pt SimSun, "Noto Serif CJK SC", serif; padding-right: 16pt; vertical-align: top; padding-top: 5mm; } }
@page :left { @bottom-right { content: none; } @bottom-left { content: "— " counter(page) " —"; font: 14pt SimSun, "Noto Serif CJK SC", serif; padding-left: 16pt; vertical-align: top; padding-top: 5mm; } }
html { background: #fff; color: #000; }
body { margin: 0; font: 16pt/28.95pt "Times New Roman", 仿宋_GB2312, FangSong, STFangsong, "Noto Serif CJK SC", serif; letter-spacing: -.25pt; text-align: justify; overflow-wrap: anywhere; }
@media screen { body { max-width: 156mm; margin: 2rem auto; padding: 0 1rem; } .annex { border-top: 1px solid #888; margin-top: 3rem; padding-top: 1rem; } }
.red { color: #f00; text-align: center; font-family: 方正小标宋简体, FZXiaoBiaoSong-B05S, "Noto Serif CJK SC", SimSun, serif; line-height: 1.4; margin: 18mm 0 2em; white-space: nowrap; }
.notice { text-align: center; } .ruled { border-bottom: 2.25pt solid #f00; padding-bottom: 4mm; }
h1, h2 { font: 22pt/32pt 方正小标宋简体, FZXiaoBiaoSong-B05S, "Noto Serif CJK SC", SimSun, serif; text-align: center; text-wrap: balance; margin: 2em 0 1em; }
h3 { font: 16pt/28.95pt 黑体, SimHei, "Noto Sans CJK SC", sans-serif; text-indent: 2em; margin: 0; break-after: avoid; }
p { margin: 0; text-indent: 2em; } p.to, p.mark { text-indent: 0; } p.mark { font-family: 黑体, SimHei, "Noto Sans CJK SC", sans-serif; }
b { font-family: 楷体_GB2312, KaiTi, STKaiti, "Noto Serif CJK SC", serif; font-weight: normal; }
.sign { break-inside: avoid; margin: 2em 4em 0 auto; width: max-content; text-align: center; max-width: 100%; } .sign p { text-indent: 0; }
.annex { break-before: page; } .annex h2 { margin-top: 1em; }
table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 16pt; letter-spacing: 0; margin: 4pt 0 8pt; break-inside: avoid; }
caption { font: 16pt/28.95pt 楷体_GB2312, KaiTi, STKaiti, "Noto Serif CJK SC", serif; break-after: avoid; }
th { font-family: 黑体, SimHei, "Noto Sans CJK SC", sans-serif; font-weight: normal; white-space: pre-line; }
th, td { border: .5pt solid #000; padding: 1.5pt 3pt; } tr { break-inside: avoid; } td.center { text-align: center; white-space: nowrap; } td.right { text-align: right; white-space: nowrap; }
.note { font-size: 10.5pt; line-height: 18pt; text-indent: 0; letter-spacing: 0; text-align: left; }
`;

/** The bulletin as a page to print on A4. It stands alone: style inside, no script, nothing to fetch. */
export function bulletinPage(text: BulletinText): string {
  const red = text.redHead === null ? '' : redHead(text.redHead);
  const ruled = text.redHead === null ? '' : ' ruled';
  const annex = text.annex.map(tableMarkup).join('');
  const notes = [bulletinTexts.countRule, text.source].map((note) => `<p class="note">${escape(note)}</p>`).join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(text.title)}</title><style>${BULLETIN_STYLE}</style></head><body>${red}<p class="notice${ruled}">${escape(text.notice)}</p>
<h1>${escape(text.title)}</h1><p class="to">${escape(text.addressee)}</p>${text.body.map(blockMarkup).join('')}
<p>&nbsp;</p><p>${escape(text.annexLine)}</p><div class="sign"><p>${escape(text.issuer)}</p><p>${escape(text.issued)}</p></div>
<section class="annex"><p class="mark">${escape(bulletinTexts.annexMark)}</p><h2>${escape(text.annexTitle)}</h2>${annex}${notes}</section></body></html>`;
}

// As large as the width of the text allows; SVG because a size of its own would be an inline style.
function redHead(head: string): string {
  const size = Math.min(44, Math.floor(442 / Array.from(head).length));
  return `<div class="red"><svg viewBox="0 0 442 ${size + 8}" width="100%" role="img" aria-label="${escape(head)}"><text x="221" y="${size}" font-size="${size}" text-anchor="middle" fill="#f00">${escape(head)}</text></svg></div>`;
}

function blockMarkup(block: BulletinBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${escape(block.text)}</h3>`;
    case 'paragraph':
      return `<p>${escape(block.text)}</p>`;
    case 'led':
      return `<p><b>${escape(block.lead)}</b>${escape(block.text)}</p>`;
    case 'table':
      return tableMarkup(block.table);
  }
}

function tableMarkup({ caption, columns, rows }: BulletinTable): string {
  const title = caption === '' ? '' : `<caption>${escape(caption)}</caption>`;
  const heads = columns.map(({ heading }) => `<th scope="col">${escape(heading)}</th>`).join('');
  const cell = (value: string, index: number) => `<td class="${columns[index]?.align ?? 'left'}">${escape(value)}</td>`;
  const lines = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
  return `<table>${title}<thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table>`;
}

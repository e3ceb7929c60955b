import { iconSvg } from '@double-hundred/shared/manifest/icon-drawing';
import { manifestText } from '@double-hundred/shared/message/manifest';
import { guideFigureText as text } from '@double-hundred/shared/message/office-kit-guide';
import { box, button, dialog, drawing, highlight, label } from './drawing.ts';

/** Excel's dialog of add-ins, on the page of shared folders. */
export function addInFigure(): string {
  const shared = 1;
  return drawing(560, 210, text.addInDialog, [
    dialog(560, 210, text.addIns),
    ...text.addInTabs.map((tab, index) => label(20 + index * 110, 58, tab, { bold: index === shared })),
    `<line x1="130" y1="65" x2="205" y2="65" stroke="#b42318" stroke-width="3"/>`,
    label(500, 58, `⟳ ${text.refresh}`, { size: 12, anchor: 'middle' }),
    highlight(120, 40, 92, 29),
    box(22, 82, 190, 72, '#fef3f2', '#b42318'),
    `<g transform="translate(34 98)">${iconSvg('ledger', 40)}</g>`,
    label(86, 114, manifestText.name.zh, { bold: true, size: 15 }),
    label(86, 136, 'Double Hundred', { size: 11 }),
    button(376, 172, text.add, true),
    button(464, 172, text.cancel, false),
  ]);
}

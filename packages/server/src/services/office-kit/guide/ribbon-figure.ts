import { iconSvg } from '@double-hundred/shared/manifest/icon-drawing';
import { RIBBON } from '@double-hundred/shared/manifest/ribbon';
import { manifestText } from '@double-hundred/shared/message/manifest';
import { guideFigureText as text } from '@double-hundred/shared/message/office-kit-guide';
import { box, drawing, highlight, label } from './drawing.ts';

/** The ribbon with our tab chosen, drawn from the very data the manifest is made of. */
export function ribbonFigure(): string {
  const ownX = 20 + text.excelTabs.length * 62;
  return drawing(690, 138, text.ribbonFigure, [
    box(1, 1, 688, 136, '#f9fafb', '#98a2b3'),
    ...text.excelTabs.map((tab, index) => label(20 + index * 62, 25, tab)),
    label(ownX, 25, manifestText.tab.zh, { bold: true, colour: '#912018' }),
    highlight(ownX - 9, 7, 72, 26),
    box(8, 38, 674, 92, '#fff', '#d0d5dd'),
    ...RIBBON.map(({ icon, label: name }, index) => {
      const x = 60 + index * 110;
      return `<g transform="translate(${x - 20} 48)">${iconSvg(icon, 40)}</g>${label(x, 106, name.zh, { anchor: 'middle' })}`;
    }),
    label(225, 125, manifestText.group.zh, { anchor: 'middle', size: 11, colour: '#475467' }),
  ]);
}

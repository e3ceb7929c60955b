import { guideFigureText as text } from '@double-hundred/shared/message/office-kit-guide';
import { box, dialog, drawing, highlight, label } from './drawing.ts';

/** The trust centre after the computer has been set up. */
export function catalogFigure(share: string): string {
  const chosen = text.trustItems.indexOf(text.trustItem);
  const short = share.length > 22 ? `${share.slice(0, 21)}…` : share;
  return drawing(430, 200, text.catalogDialog, [
    dialog(430, 200, text.trustCentre),
    box(1, 31, 140, 168, '#f9fafb', '#d0d5dd'),
    box(4, 38 + chosen * 26, 134, 24, '#fee4e2', '#fee4e2'),
    ...text.trustItems.map((item, index) => label(12, 55 + index * 26, item, { size: 12, bold: index === chosen })),
    box(154, 48, 262, 26, '#eaecf0', '#98a2b3'),
    box(154, 74, 262, 30, '#fff', '#98a2b3'),
    label(162, 66, text.catalogHead[0] ?? '', { size: 12 }),
    label(336, 66, text.catalogHead[1] ?? '', { size: 12 }),
    label(162, 94, short, { size: 12, bold: true }),
    label(372, 94, '☑', { size: 15, anchor: 'middle' }),
    highlight(150, 72, 270, 34),
  ]);
}

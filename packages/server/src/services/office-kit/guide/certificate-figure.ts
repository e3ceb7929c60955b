import { kitText } from '@double-hundred/shared/message/office-kit';
import { guideFigureText as text } from '@double-hundred/shared/message/office-kit-guide';
import { button, dialog, drawing, highlight, label } from './drawing.ts';

/** The warning of Windows before a root is trusted, with the thumbprint to compare. */
export function certificateFigure(day: string, thumbprint: string): string {
  const groups = thumbprint.replaceAll(' ', '').match(/.{8}/g) ?? [];
  return drawing(340, 200, text.certificateDialog, [
    dialog(340, 200, text.warning),
    ...text.warningBody.map((line, index) => label(16, 54 + index * 19, line, { size: 12 })),
    label(30, 96, kitText.commonName(day), { bold: true, size: 12 }),
    label(16, 120, text.thumbprint, { size: 12 }),
    label(30, 139, groups.join(' '), { bold: true, size: 10 }),
    highlight(24, 125, 296, 21),
    label(16, 180, text.warningQuestion, { size: 12 }),
    button(170, 162, text.yes, true),
    button(254, 162, text.no, false),
  ]);
}

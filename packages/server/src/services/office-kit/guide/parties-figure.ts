import { guideFigureText as text } from '@double-hundred/shared/message/office-kit-guide';
import { box, drawing, label } from './drawing.ts';

/** Who talks to whom: the computer finds the manifest in the shared folder and everything else on the server. */
export function partiesFigure(baseUrl: string, share: string): string {
  const party = (x: number, y: number, title: string, note: string) =>
    box(x, y, 210, 58, '#fef3f2', '#b42318') +
    label(x + 105, y + 24, title, { anchor: 'middle', bold: true, size: 15 }) +
    label(x + 105, y + 45, shortened(note), { anchor: 'middle', size: 11 });
  const arrow = (x1: number, y1: number, x2: number, y2: number) =>
    `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#344054" stroke-width="2" marker-end="url(#tip)"/>`;
  return drawing(690, 150, text.parties, [
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0l8 4-8 4z" fill="#344054"/></marker></defs>',
    party(8, 84, text.computer, text.once),
    party(472, 8, text.shareFolder, share),
    party(472, 84, text.server, baseUrl),
    arrow(140, 82, 468, 38),
    arrow(222, 113, 468, 113),
    label(150, 40, text.findsManifest, { size: 12 }),
    label(240, 133, text.loadsPane, { size: 12 }),
  ]);
}

function shortened(text: string): string {
  return text.length > 32 ? `${text.slice(0, 31)}…` : text;
}

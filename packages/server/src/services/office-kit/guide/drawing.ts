import { escape } from './guide-page.ts';

/** A drawing as inline SVG; `label` is what it is for who cannot see it. Sizes are in the drawing's own units. */
export function drawing(width: number, height: number, label: string, parts: readonly string[]): string {
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="${escape(label)}" font-size="13" font-family="inherit"><rect width="${width}" height="${height}" fill="#fff"/>${parts.join('')}</svg>`;
}

/** A rectangle. */
export function box(x: number, y: number, width: number, height: number, fill = '#fff', stroke = '#667085'): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" fill="${fill}" stroke="${stroke}"/>`;
}

export interface TextLook {
  readonly bold?: boolean;
  readonly colour?: string;
  readonly size?: number;
  readonly anchor?: 'start' | 'middle';
}

/** A line of text; `x` is its beginning, or its middle when anchored there. */
export function label(x: number, y: number, text: string, look: TextLook = {}): string {
  const { bold = false, colour = '#1d2939', size = 13, anchor = 'start' } = look;
  return `<text x="${x}" y="${y}" fill="${colour}" font-size="${size}" text-anchor="${anchor}"${bold ? ' font-weight="700"' : ''}>${escape(text)}</text>`;
}

/** A button of a dialog; the one to press is filled. */
export function button(x: number, y: number, text: string, toPress: boolean): string {
  const look = { anchor: 'middle', colour: toPress ? '#fff' : '#1d2939', bold: toPress } as const;
  return box(x, y, 76, 26, toPress ? '#b42318' : '#f2f4f7') + label(x + 38, y + 18, text, look);
}

/** The frame of a dialog with its title. */
export function dialog(width: number, height: number, title: string): string {
  return (
    box(1, 1, width - 2, height - 2) +
    box(1, 1, width - 2, 30, '#eaecf0') +
    label(12, 21, title, { bold: true }) +
    label(width - 24, 21, '×')
  );
}

/** A frame around what matters in a drawing. */
export function highlight(x: number, y: number, width: number, height: number): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4" fill="none" stroke="#b42318" stroke-width="2.5"/>`;
}

import { type ManifestText, manifestText } from '../message/manifest.ts';
import type { PanePlace } from './pane-place.ts';

/** One button of the ribbon tab; `id` is kept for good, because Excel remembers customised ribbons by it. */
export interface RibbonButton {
  readonly id: 'Check' | 'Send' | 'Totals' | 'Open';
  readonly place: PanePlace | null;
  readonly icon: IconName;
  readonly label: ManifestText;
  readonly note: ManifestText;
}

/** The drawings of the add-in: its own and one a button. */
export const ICON_NAMES = ['ledger', 'check', 'send', 'totals', 'open'] as const;

export type IconName = (typeof ICON_NAMES)[number];

/** The sizes Excel asks for, in pixels. https://learn.microsoft.com/javascript/api/manifest/icon */
export const ICON_SIZES_PX = [16, 20, 24, 32, 40, 48, 64, 80] as const;

/** The path of an icon on the server. */
export function iconPath(icon: IconName, sizePx: number): string {
  return `/pane/icon/${icon}-${sizePx}.png`;
}

const { buttons } = manifestText;

/** The tab from left to right. */
export const RIBBON: readonly RibbonButton[] = [
  { id: 'Check', place: 'check', icon: 'check', ...buttons.check },
  { id: 'Send', place: 'send', icon: 'send', ...buttons.send },
  { id: 'Totals', place: 'totals', icon: 'totals', ...buttons.totals },
  { id: 'Open', place: null, icon: 'open', ...buttons.open },
];

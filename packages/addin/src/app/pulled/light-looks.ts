import { pulledTexts } from '@double-hundred/shared/message/pulled';
import type { CellLook } from '../../ports/sheet-port.ts';

const { lights } = pulledTexts;

/** How lights look in a sheet: each has its own sign and word, and letters of a contrast above 4.5 : 1 on its fill. */
export const LIGHT_LOOKS: readonly CellLook[] = [
  { text: lights.green, fill: 'C6EFCE', color: '006100' },
  { text: lights.amber, fill: 'FFEB9C', color: '7F4F00' },
  { text: lights.red, fill: 'FFC7CE', color: '9C0006' },
];

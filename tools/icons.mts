// Draws the icons of the add-in into packages/addin/public/icon: node --import tsx tools/icons.mts
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../e2e/harness/browser.ts';
import { iconSvg } from '../packages/shared/src/manifest/icon-drawing.ts';
import { ICON_NAMES, ICON_SIZES_PX } from '../packages/shared/src/manifest/ribbon.ts';

const folder = join(import.meta.dirname, '..', 'packages', 'addin', 'public', 'icon');
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
try {
  const page = await browser.newPage();
  for (const name of ICON_NAMES) {
    for (const size of ICON_SIZES_PX) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(`<body style="margin:0;line-height:0">${iconSvg(name, size)}</body>`);
      await page.screenshot({ path: join(folder, `${name}-${size}.png`), omitBackground: true });
    }
  }
} finally {
  await browser.close();
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ICON_SIZES_PX } from '../../../packages/shared/src/manifest/ribbon.ts';
import { type Element, elementsOf, find } from './element.mts';

const PNG_SIGNATURE = '89504e470d0a1a0a';

/** Every icon is a square PNG file of the size it is named for, measured in the folder that is served as /pane. */
export function icons(manifest: Element, served: string): string[] {
  const images = new Map(
    (find(manifest, 'VersionOverrides', 'Resources', 'bt:Images')?.children ?? []).map(({ attributes }) => [
      attributes['id'] ?? '',
      attributes['DefaultValue'] ?? '',
    ]),
  );
  const address = (name: string) => find(manifest, name)?.attributes['DefaultValue'] ?? '';
  // https://learn.microsoft.com/javascript/api/manifest/iconurl: 32 px, and 64 px for high resolution.
  const failures = [
    ...sizeFailures(address('IconUrl'), 32, served),
    ...sizeFailures(address('HighResolutionIconUrl'), 64, served),
  ];
  for (const icon of elementsOf(manifest).filter(({ name }) => name === 'Icon')) {
    const sizes = icon.children.map(({ attributes }) => Number(attributes['size']));
    const missing = ICON_SIZES_PX.filter((size) => !sizes.includes(size));
    const first = icon.children[0]?.attributes['resid'] ?? '';
    if (missing.length > 0) failures.push(`the icon with ${first} lacks the sizes ${missing.join(', ')}`);
    for (const { attributes } of icon.children) {
      const image = images.get(attributes['resid'] ?? '');
      if (image !== undefined) failures.push(...sizeFailures(image, Number(attributes['size']), served));
    }
  }
  return failures;
}

function sizeFailures(address: string, sizePx: number, served: string): string[] {
  if (!URL.canParse(address)) return [];
  const { pathname } = new URL(address);
  const file = join(served, pathname.replace(/^\/pane\//, ''));
  if (!pathname.startsWith('/pane/') || !existsSync(file)) return [`icon ${pathname} does not exist`];
  const size = pngSize(readFileSync(file));
  if (size === null) return [`icon ${pathname} is no PNG file`];
  return size.width === sizePx && size.height === sizePx
    ? []
    : [`icon ${pathname} measures ${size.width} × ${size.height}, not ${sizePx} × ${sizePx}`];
}

// Width and height stand at fixed places of the first chunk. https://www.w3.org/TR/png-3/#11IHDR
function pngSize(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.length < 24 || bytes.subarray(0, 8).toString('hex') !== PNG_SIGNATURE) return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

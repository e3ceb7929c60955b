import { readPart } from './archive.ts';
import { deflatedPart, joinParts, type ZipPart } from './write-zip.ts';
import { readZipDirectory } from './zip-directory.ts';

/** Parts to add to an archive, and parts whose text changes. */
export interface ArchivePatch {
  readonly added: readonly { readonly name: string; readonly text: string }[];
  readonly changed: Readonly<Record<string, (text: string) => string>>;
}

/** A patch that changes nothing. */
export const NO_PARTS: ArchivePatch = { added: [], changed: {} };

/** Patches one after the other as one; where several change a part, the later works on what the earlier gave. */
export function joinPatches(patches: readonly ArchivePatch[]): ArchivePatch {
  const changed: Record<string, (text: string) => string> = {};
  for (const patch of patches) {
    for (const [name, change] of Object.entries(patch.changed)) {
      const before = changed[name];
      changed[name] = before === undefined ? change : (text) => change(before(text));
    }
  }
  return { added: patches.flatMap(({ added }) => added), changed };
}

/** The text with lines put in before its closing tag. */
export function insertBefore(xml: string, closing: string, lines: readonly string[]): string {
  const at = xml.lastIndexOf(closing);
  if (at === -1) throw new Error(`the part does not end in ${closing}`);
  return xml.slice(0, at) + lines.join('') + xml.slice(at);
}

/** Rewrites an archive of our own making: unchanged parts are copied as they are. */
export async function patchArchive(bytes: Uint8Array, patch: ArchivePatch): Promise<Uint8Array> {
  const directory = readZipDirectory(bytes);
  if (!directory.ok) throw new Error('the archive to patch cannot be read');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: ZipPart[] = [];
  for (const entry of directory.value) {
    const change = patch.changed[entry.name];
    if (change !== undefined) {
      parts.push(await deflatedPart(entry.name, change(await readPart(bytes, entry.name))));
      continue;
    }
    const dataAt =
      entry.headerOffset + 30 + view.getUint16(entry.headerOffset + 26, true) + view.getUint16(entry.headerOffset + 28, true);
    const data = bytes.subarray(dataAt, dataAt + entry.compressedSize);
    parts.push({ name: entry.name, method: entry.method, crc: entry.crc32, inflatedSize: entry.inflatedSize, data });
  }
  for (const { name, text } of patch.added) parts.push(await deflatedPart(name, text));
  return joinParts(parts);
}

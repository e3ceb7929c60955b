import { readPart } from './archive.ts';
import { crc32 } from './crc32.ts';
import { readZipDirectory } from './zip-directory.ts';

/** Parts to add to an archive, and parts whose text changes. */
export interface ArchivePatch {
  readonly added: readonly { readonly name: string; readonly text: string }[];
  readonly changed: Readonly<Record<string, (text: string) => string>>;
}

interface Part {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly inflatedSize: number;
  readonly data: Uint8Array;
}

const UTF8_NAMES = 0x0800;
/** 1980-01-01, the earliest a zip can state, so that equal workbooks are equal bytes. */
const NO_DATE = 0x0021;

/** Rewrites an archive of our own making: unchanged parts are copied as they are. */
export async function patchArchive(bytes: Uint8Array, patch: ArchivePatch): Promise<Uint8Array> {
  const directory = readZipDirectory(bytes);
  if (!directory.ok) throw new Error('the archive to patch cannot be read');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Part[] = [];
  for (const entry of directory.value) {
    const change = patch.changed[entry.name];
    if (change !== undefined) {
      parts.push(await newPart(entry.name, change(await readPart(bytes, entry.name))));
      continue;
    }
    const dataAt = entry.headerOffset + 30 + view.getUint16(entry.headerOffset + 26, true) + view.getUint16(entry.headerOffset + 28, true);
    const data = bytes.subarray(dataAt, dataAt + entry.compressedSize);
    parts.push({ name: entry.name, method: entry.method, crc: entry.crc32, inflatedSize: entry.inflatedSize, data });
  }
  for (const { name, text } of patch.added) parts.push(await newPart(name, text));
  return joinParts(parts);
}

async function newPart(name: string, text: string): Promise<Part> {
  const plain = new TextEncoder().encode(text);
  const stream = new Blob([plain]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const data = new Uint8Array(await new Response(stream).arrayBuffer());
  return { name, method: 8, crc: crc32(plain), inflatedSize: plain.length, data };
}

function joinParts(parts: readonly Part[]): Uint8Array {
  const named = parts.map((part) => ({ ...part, nameBytes: new TextEncoder().encode(part.name) }));
  const total = named.reduce((sum, { nameBytes, data }) => sum + 30 + 46 + nameBytes.length * 2 + data.length, 22);
  const target = new Uint8Array(total);
  const view = new DataView(target.buffer);
  const offsets: number[] = [];
  let at = 0;
  for (const part of named) {
    offsets.push(at);
    view.setUint32(at, 0x04034b50, true);
    writeFields(view, at + 4, part, part.nameBytes.length);
    target.set(part.nameBytes, at + 30);
    target.set(part.data, at + 30 + part.nameBytes.length);
    at += 30 + part.nameBytes.length + part.data.length;
  }
  const directoryAt = at;
  for (const [index, part] of named.entries()) {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, 20, true);
    writeFields(view, at + 6, part, part.nameBytes.length);
    view.setUint32(at + 42, offsets[index] ?? 0, true);
    target.set(part.nameBytes, at + 46);
    at += 46 + part.nameBytes.length;
  }
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, named.length, true);
  view.setUint16(at + 10, named.length, true);
  view.setUint32(at + 12, at - directoryAt, true);
  view.setUint32(at + 16, directoryAt, true);
  return target;
}

// The 26 bytes that the local header and the directory entry have in common.
function writeFields(view: DataView, at: number, part: Part, nameLength: number): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, UTF8_NAMES, true);
  view.setUint16(at + 4, part.method, true);
  view.setUint16(at + 8, NO_DATE, true);
  view.setUint32(at + 10, part.crc, true);
  view.setUint32(at + 14, part.data.length, true);
  view.setUint32(at + 18, part.inflatedSize, true);
  view.setUint16(at + 22, nameLength, true);
}

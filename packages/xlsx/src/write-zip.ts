import { crc32 } from './crc32.ts';

/** A part as it lies in a zip archive. Sizes in bytes. */
export interface ZipPart {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly inflatedSize: number;
  readonly data: Uint8Array;
}

const UTF8_NAMES = 0x0800;
/** 1980-01-01, the earliest a zip can state, so that equal workbooks are equal bytes. */
const NO_DATE = 0x0021;

/** A part with deflated text. */
export async function deflatedPart(name: string, text: string): Promise<ZipPart> {
  const plain = new TextEncoder().encode(text);
  const stream = new Blob([plain]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const data = new Uint8Array(await new Response(stream).arrayBuffer());
  return { name, method: 8, crc: crc32(plain), inflatedSize: plain.length, data };
}

/** Joins parts into an archive. */
export function joinParts(parts: readonly ZipPart[]): Uint8Array {
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
function writeFields(view: DataView, at: number, part: ZipPart, nameLength: number): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, UTF8_NAMES, true);
  view.setUint16(at + 4, part.method, true);
  view.setUint16(at + 8, NO_DATE, true);
  view.setUint32(at + 10, part.crc, true);
  view.setUint32(at + 14, part.data.length, true);
  view.setUint32(at + 18, part.inflatedSize, true);
  view.setUint16(at + 22, nameLength, true);
}

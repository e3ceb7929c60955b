import { err, ok, type Result } from '@double-hundred/shared/kernel/result';
import { type WorkbookRefusal, workbookRefusal } from '@double-hundred/shared/message/workbook-refusals';

/** One part of the archive as its central directory describes it. Sizes in bytes. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly flags: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly inflatedSize: number;
  readonly headerOffset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_END = 0x06064b50;
const SENTINEL_32 = 0xffffffff;
const SENTINEL_16 = 0xffff;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const DAMAGED = err(workbookRefusal('FILE_DAMAGED'));

/** Lists the parts of a zip archive without inflating anything; a file that is no zip is refused with the likely cause. */
export function readZipDirectory(bytes: Uint8Array): Result<readonly ZipEntry[], WorkbookRefusal> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 4 && view.getUint32(0) === 0xd0cf11e0) return err(workbookRefusal('FILE_LOCKED_OR_OLD'));
  if (bytes.length < END_LENGTH || view.getUint16(0) !== 0x504b) return err(workbookRefusal('FILE_NOT_XLSX'));
  const end = findEnd(view);
  if (end === null) return DAMAGED;
  const entries: ZipEntry[] = [];
  let at = end.offset;
  for (let index = 0; index < end.count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return DAMAGED;
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const extraAt = at + 46 + nameLength;
    if (extraAt + extraLength > bytes.length) return DAMAGED;
    const sizes = wideSizes(view, extraAt, extraLength, {
      inflatedSize: view.getUint32(at + 24, true),
      compressedSize: view.getUint32(at + 20, true),
      headerOffset: view.getUint32(at + 42, true),
    });
    if (sizes === null) return DAMAGED;
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, extraAt)).replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      flags: view.getUint16(at + 8, true),
      crc32: view.getUint32(at + 16, true),
      ...sizes,
    });
    at = extraAt + extraLength + view.getUint16(at + 32, true);
  }
  return ok(entries);
}

function findEnd(view: DataView): { offset: number; count: number } | null {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) !== END_OF_DIRECTORY) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    return count === SENTINEL_16 || offset === SENTINEL_32 ? findWideEnd(view, at) : { offset, count };
  }
  return null;
}

function findWideEnd(view: DataView, endAt: number): { offset: number; count: number } | null {
  const locator = endAt - 20;
  if (locator < 0 || view.getUint32(locator, true) !== ZIP64_LOCATOR) return null;
  const record = Number(view.getBigUint64(locator + 8, true));
  if (record + 56 > view.byteLength || view.getUint32(record, true) !== ZIP64_END) return null;
  return { count: Number(view.getBigUint64(record + 32, true)), offset: Number(view.getBigUint64(record + 48, true)) };
}

type Sizes = Pick<ZipEntry, 'inflatedSize' | 'compressedSize' | 'headerOffset'>;

// Writers that stream (POI, excelize) put 64-bit sizes even into small files.
function wideSizes(view: DataView, extraAt: number, extraLength: number, narrow: Sizes): Sizes | null {
  const wanted = (['inflatedSize', 'compressedSize', 'headerOffset'] as const).filter((key) => narrow[key] === SENTINEL_32);
  if (wanted.length === 0) return narrow;
  for (let at = extraAt; at + 4 <= extraAt + extraLength; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    if (at + 4 + wanted.length * 8 > extraAt + extraLength) return null;
    const wide = { ...narrow };
    for (const [index, key] of wanted.entries()) wide[key] = Number(view.getBigUint64(at + 4 + index * 8, true));
    return wide;
  }
  return null;
}

import { err, ok, type Result } from '@double-hundred/shared/kernel/result';
import { type WorkbookRefusal, workbookRefusal } from '@double-hundred/shared/message/workbook-refusals';
import { ARCHIVE_LIMITS } from './archive-limits.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** The parts of a checked archive. Nothing is inflated until a part is asked for. */
export interface Archive {
  readonly names: readonly string[];
  /** The text of a part; null when there is none of that name. */
  text(name: string): Promise<Result<string | null, WorkbookRefusal>>;
}

/** Checks the archive's directory against the limits, before anything is inflated, and opens it for reading. */
export function openArchive(bytes: Uint8Array): Result<Archive, WorkbookRefusal> {
  if (bytes.length > ARCHIVE_LIMITS.fileBytes) {
    return err(workbookRefusal('FILE_TOO_LARGE', { found: bytes.length, limit: ARCHIVE_LIMITS.fileBytes }));
  }
  const directory = readZipDirectory(bytes);
  if (!directory.ok) return directory;
  const refusal = checkDirectory(directory.value, bytes.length);
  if (refusal) return err(refusal);
  const entries = new Map(directory.value.map((entry) => [entry.name, entry]));
  let spent = 0;
  return ok({
    names: [...entries.keys()],
    async text(name) {
      const entry = entries.get(name);
      if (!entry) return ok(null);
      const inflated = await inflateEntry(bytes, entry);
      if (!inflated.ok) return inflated;
      // Parts may share one piece of data in the archive, so what was really inflated is counted besides the directory.
      spent += inflated.value.length;
      if (spent > ARCHIVE_LIMITS.inflatedBytes) {
        return err(workbookRefusal('ARCHIVE_TOO_LARGE', { found: spent, limit: ARCHIVE_LIMITS.inflatedBytes }));
      }
      return ok(decodeText(inflated.value));
    },
  });
}

/** The text of a part of an archive of our own making, without limits; throws when there is none. */
export async function readPart(bytes: Uint8Array, name: string): Promise<string> {
  const directory = readZipDirectory(bytes);
  const entry = directory.ok ? directory.value.find((one) => one.name === name) : undefined;
  const inflated = entry === undefined ? null : await inflateEntry(bytes, entry);
  if (inflated === null || !inflated.ok) throw new Error(`the archive has no readable part ${name}`);
  return decodeText(inflated.value);
}

function checkDirectory(entries: readonly ZipEntry[], fileBytes: number): WorkbookRefusal | null {
  if (entries.length > ARCHIVE_LIMITS.entries) {
    return workbookRefusal('ARCHIVE_TOO_MANY_ENTRIES', { found: entries.length, limit: ARCHIVE_LIMITS.entries });
  }
  const inflated = entries.reduce((sum, entry) => sum + entry.inflatedSize, 0);
  if (inflated > ARCHIVE_LIMITS.inflatedBytes) {
    return workbookRefusal('ARCHIVE_TOO_LARGE', { found: inflated, limit: ARCHIVE_LIMITS.inflatedBytes });
  }
  const ratio = Math.ceil(inflated / fileBytes);
  return ratio > ARCHIVE_LIMITS.ratio ? workbookRefusal('ARCHIVE_RATIO', { found: ratio, limit: ARCHIVE_LIMITS.ratio }) : null;
}

async function inflateEntry(bytes: Uint8Array, entry: ZipEntry): Promise<Result<Uint8Array, WorkbookRefusal>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.headerOffset;
  const damaged = err(workbookRefusal('FILE_DAMAGED', { part: entry.name }));
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50 || (entry.flags & 1) !== 0) return damaged;
  const dataAt = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (dataAt + entry.compressedSize > bytes.length) return damaged;
  const data = bytes.subarray(dataAt, dataAt + entry.compressedSize);
  if (entry.method === 0) return data.length === entry.inflatedSize ? ok(data) : falseSize(entry);
  if (entry.method !== 8) return damaged;
  try {
    return await inflate(data, entry);
  } catch {
    return damaged;
  }
}

async function inflate(data: Uint8Array, entry: ZipEntry): Promise<Result<Uint8Array, WorkbookRefusal>> {
  const stream = new Blob([data as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const target = new Uint8Array(entry.inflatedSize);
  let filled = 0;
  const reader = stream.getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    if (filled + chunk.value.length > target.length) {
      await reader.cancel();
      return falseSize(entry);
    }
    target.set(chunk.value, filled);
    filled += chunk.value.length;
  }
  return filled === target.length ? ok(target) : falseSize(entry);
}

function falseSize(entry: ZipEntry): Result<never, WorkbookRefusal> {
  return err(workbookRefusal('ARCHIVE_SIZE_FALSE', { part: entry.name }));
}

function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

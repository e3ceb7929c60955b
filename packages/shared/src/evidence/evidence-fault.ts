import { type Result, err, ok } from '../kernel/result.ts';
import { evidenceTexts } from '../message/evidence.ts';
import { EVIDENCE_LIMITS, EVIDENCE_TYPES, type EvidenceType, extensionOf, magicTypeOf } from './evidence-type.ts';

/** Parts of a zip file as its directory lists them; sizes in bytes. */
export interface ArchivePart {
  readonly name: string;
  readonly compressedSize: number;
  readonly inflatedSize: number;
}

const MOST_PARTS = 5_000;
const MOST_INFLATED_BYTES = 200 * 1024 * 1024;
const HIGHEST_RATIO = 200;

/**
 * The type of a file that may be kept as evidence, or a sentence why it may not. `parts` is the directory when the file
 * is a zip, null when it cannot be read. Macros, bombs and paths that lead out of the archive are refused.
 */
export function evidenceTypeOf(
  name: string,
  bytes: Uint8Array,
  parts: readonly ArchivePart[] | null,
): Result<EvidenceType, string> {
  if (name.trim() === '' || name.length > EVIDENCE_LIMITS.nameLength || hasControl(name))
    return err(evidenceTexts.name(EVIDENCE_LIMITS.nameLength));
  if (bytes.length === 0) return err(evidenceTexts.empty(name));
  if (bytes.length > EVIDENCE_LIMITS.fileBytes) return err(evidenceTexts.tooLarge(name, EVIDENCE_LIMITS.fileBytes));
  const magic = magicTypeOf(bytes);
  if (magic === 'oldOffice') return err(evidenceTexts.oldOffice(name));
  if (magic === 'heic') return err(evidenceTexts.heic(name));
  if (magic === 'unknown') return err(evidenceTexts.unknownType(name));
  const type = magic === 'zip' ? archiveType(name, parts) : ok(magic);
  if (!type.ok) return type;
  const { extensions } = EVIDENCE_TYPES[type.value];
  return extensions.some((extension) => extension === extensionOf(name))
    ? type
    : err(evidenceTexts.otherExtension(name, extensions[0]));
}

function archiveType(name: string, parts: readonly ArchivePart[] | null): Result<EvidenceType, string> {
  if (parts === null) return err(evidenceTexts.damaged(name));
  if (parts.length > MOST_PARTS || inflated(parts) > MOST_INFLATED_BYTES || parts.some(isBomb))
    return err(evidenceTexts.bomb(name));
  if (parts.some((part) => /(^|\/)\.\.(\/|$)|^\/|^[a-z]:/i.test(part.name))) return err(evidenceTexts.damaged(name));
  const has = (part: string) => parts.some((one) => one.name === part);
  if (!has('[Content_Types].xml')) return err(evidenceTexts.archive(name));
  if (parts.some((part) => /vbaProject\.bin$/i.test(part.name))) return err(evidenceTexts.macros(name));
  if (has('word/document.xml')) return ok('docx');
  return has('xl/workbook.xml') ? ok('xlsx') : err(evidenceTexts.archive(name));
}

function inflated(parts: readonly ArchivePart[]): number {
  return parts.reduce((sum, part) => sum + part.inflatedSize, 0);
}

// Small parts may well shrink a hundredfold; only large ones can do harm.
function isBomb({ compressedSize, inflatedSize }: ArchivePart): boolean {
  return inflatedSize > 1_000_000 && inflatedSize > compressedSize * HIGHEST_RATIO;
}

function hasControl(name: string): boolean {
  for (let index = 0; index < name.length; index += 1) if (name.charCodeAt(index) < 32) return true;
  return /[/\\]/.test(name);
}

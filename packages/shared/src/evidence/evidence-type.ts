/** The kinds of files taken as evidence. Old binary Office files, archives and videos are not: see `evidenceFault`. */
export const EVIDENCE_TYPES = {
  pdf: { extensions: ['pdf'], mediaType: 'application/pdf' },
  jpeg: { extensions: ['jpg', 'jpeg'], mediaType: 'image/jpeg' },
  png: { extensions: ['png'], mediaType: 'image/png' },
  docx: { extensions: ['docx'], mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { extensions: ['xlsx'], mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const;
export type EvidenceType = keyof typeof EVIDENCE_TYPES;

export const EVIDENCE_LIMITS = { fileBytes: 20 * 1024 * 1024, filesPerRow: 50, nameLength: 150 } as const;

/** What the first bytes of a file say it is; `zip` may be a .docx or .xlsx, which its parts tell. */
export type MagicType = 'pdf' | 'jpeg' | 'png' | 'zip' | 'oldOffice' | 'heic' | 'unknown';

/** Reads the type from the content; names and media types sent along are not believed. */
export function magicTypeOf(bytes: Uint8Array): MagicType {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'zip';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'oldOffice';
  // ISO/IEC 14496-12: a box of type ftyp, then the brand; phones write photos as heic, heix or mif1.
  if (asciiAt(bytes, 4, 4) === 'ftyp' && ['heic', 'heix', 'mif1', 'msf1'].includes(asciiAt(bytes, 8, 4))) return 'heic';
  // Readers accept the header within the first kilobyte (ISO 32000-1, annex H).
  return asciiAt(bytes, 0, 1_024).includes('%PDF-') ? 'pdf' : 'unknown';
}

/** The extension of a file name in small letters, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}

function asciiAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}

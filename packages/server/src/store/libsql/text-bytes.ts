/**
 * SQL of a long text as the bytes it is stored as. Given as text, the driver turns it into a string letter by letter,
 * which costs more than finding it.
 */
export function asBytes(text: string): string {
  return `CAST(${text} AS BLOB)`;
}

/** The bytes of a column asked for so; none when it is NULL. */
export function bytesIn(cell: unknown): Uint8Array {
  return cell instanceof ArrayBuffer ? new Uint8Array(cell) : new Uint8Array();
}

/** The text of a column, however it was asked for; null when it is NULL. */
export function textIn(cell: unknown): string | null {
  if (cell instanceof ArrayBuffer) return Buffer.from(cell).toString();
  return typeof cell === 'string' ? cell : null;
}

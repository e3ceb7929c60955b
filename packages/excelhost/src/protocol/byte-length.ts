const encoder = new TextEncoder();

/** Bytes of a text in UTF-8, as it goes over the wire. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

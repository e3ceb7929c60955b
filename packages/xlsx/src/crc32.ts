const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 of bytes as zip archives state it. */
export function crc32(bytes: Uint8Array): number {
  let value = -1;
  // An index loop with casts: this runs over every byte of large exports.
  for (let at = 0; at < bytes.length; at += 1) value = (TABLE[(value ^ (bytes[at] as number)) & 0xff] as number) ^ (value >>> 8);
  return (value ^ -1) >>> 0;
}

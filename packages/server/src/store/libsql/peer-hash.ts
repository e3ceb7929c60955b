/**
 * A key of `peer_key` as a number of 47 bits (of cyrb53): small in the index, and two keys that fall together only make a
 * row be compared once in vain, since the rules compare the values themselves.
 */
export function peerHash(unitId: string, ledger: string, key: string): number {
  const text = `${unitId}\n${ledger}\n${key}`;
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (32_767 & low) + (high >>> 0);
}

import { isIP } from 'node:net';

/**
 * The DER value of a name constraints extension that lets a root sign for these names and for nothing else: whoever gets hold
 * of its key cannot pose as any other site to the computers that trust it. https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.10
 */
export function nameConstraints(names: readonly string[]): Uint8Array<ArrayBuffer> {
  const hosts = names.filter((name) => isIP(name) === 0).sort();
  const addresses = names.filter((name) => isIP(name) > 0).sort();
  const permitted = [...hosts.map(dnsName), ...addresses.map((address) => ipRange(ipBytes(address), 0xff))];
  // A kind of name that is not constrained at all would be free, so it is shut as a whole.
  const excluded = [
    ...(hosts.length === 0 ? [dnsName('')] : []),
    ...(addresses.length === 0 ? [ipRange(zeroBytes(4), 0), ipRange(zeroBytes(16), 0)] : []),
  ];
  const subtrees = (tag: number, bases: readonly number[][]) =>
    bases.length === 0
      ? []
      : der(
          tag,
          bases.flatMap((base) => der(SEQUENCE, base)),
        );
  return Uint8Array.from(der(SEQUENCE, [...subtrees(0xa0, permitted), ...subtrees(0xa1, excluded)]));
}

const SEQUENCE = 0x30;

function dnsName(host: string): number[] {
  return der(0x82, [...Buffer.from(host, 'latin1')]);
}

function ipRange(bytes: readonly number[], mask: number): number[] {
  return der(0x87, [...bytes, ...bytes.map(() => mask)]);
}

function der(tag: number, content: readonly number[]): number[] {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return [tag, ...size, ...content];
}

function ipBytes(address: string): number[] {
  if (isIP(address) === 4) return address.split('.').map(Number);
  // The address as a URL writes it: lower-case groups of hex, one run of zeros as `::`.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string | undefined) => (text === undefined || text === '' ? [] : text.split(':'));
  const [first, last] = [groups(head), groups(tail)];
  const zeros = zeroBytes(8 - first.length - last.length).map(String);
  return [...first, ...zeros, ...last].flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}

function zeroBytes(length: number): number[] {
  return Array.from({ length }, () => 0);
}

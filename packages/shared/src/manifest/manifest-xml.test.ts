import { expect, test } from 'vitest';
import { manifestXml } from './manifest-xml.ts';

test('MANIFEST only the base address and the version differ between two servers', () => {
  const one = manifestXml({ baseUrl: 'https://a.cn', version: '0.1.0' });
  const other = manifestXml({ baseUrl: 'https://10.0.0.5:8443', version: '2.0.1' });
  expect(other.replaceAll('https://10.0.0.5:8443', 'https://a.cn').replace('2.0.1.0', '0.1.0.0')).toBe(one);
  expect(one.replace(/ xmlns(:\w+)?="[^"]*"/g, '')).not.toContain('http:');
});

test('MANIFEST an address cannot break out of its place in the XML', () => {
  const text = manifestXml({ baseUrl: 'https://a.cn"><Evil/>', version: '0.1.0' });
  expect(text).not.toContain('<Evil');
});

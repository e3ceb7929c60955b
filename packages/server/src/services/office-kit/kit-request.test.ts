import { expect, it } from 'vitest';
import { readKitRequest } from './kit-request.ts';
import { catalogId, trustedCatalog, untrustedCatalog } from './trusted-catalog.ts';

const read = (baseUrl: string | null, share: string | null = null, names: string | null = null) =>
  readKitRequest({ baseUrl, share, names });

it('KIT an address is taken with host, port and further names; a share is guessed from the host', () => {
  expect(read('HTTPS://TaiZhang.example.CN/', null, '10.0.0.5，taizhang,10.0.0.5')).toEqual({
    ok: true,
    value: {
      baseUrl: 'https://taizhang.example.cn',
      portNumber: 443,
      share: '\\\\taizhang.example.cn\\double-hundred',
      shareGuessed: true,
      names: ['taizhang.example.cn', '10.0.0.5', 'taizhang'],
    },
  });
  expect(read('https://10.0.0.5:8787', '//files/双百 台账/')).toMatchObject({
    value: { baseUrl: 'https://10.0.0.5:8787', portNumber: 8787, share: '\\\\files\\双百 台账', shareGuessed: false },
  });
  expect(read('https://[fd00::1]:8443')).toMatchObject({ value: { baseUrl: 'https://[fd00::1]:8443', names: ['fd00::1'] } });
});

it.each([
  [null, '--base-url'],
  ['', '--base-url'],
  ['http://a.cn', '--with-ca'],
  ['https://', 'https://taizhang'],
  ['https:///x', 'https://taizhang'],
  ['a.cn', 'https://taizhang'],
  ['https://a.cn/app', '写到域名或 IP 和端口为止'],
  ['https://a.cn?x', '写到域名或 IP 和端口为止'],
  ['https://user:pw@a.cn', '写到域名或 IP 和端口为止'],
  ['https://a.cn:99999', '写到域名或 IP 和端口为止'],
  ['https://a_b.cn', '写到域名或 IP 和端口为止'],
  ['https://a.cn"/><x', '写到域名或 IP 和端口为止'],
])('KIT the address %j is refused in one sentence', (baseUrl, words) => {
  const answer = read(baseUrl);
  expect(answer).toEqual({ ok: false, error: expect.stringContaining(words) });
});

it.each(['server\\share', '\\\\server', 'C:\\taizhang', '\\\\ser ver\\x', '\\\\server\\a"b', '', '\\\\s\\a\r\n[HKEY_X]'])(
  'KIT the share %j is refused in one sentence',
  (share) => {
    expect(read('https://a.cn', share)).toEqual({ ok: false, error: expect.stringContaining('--share') });
  },
);

it('KIT a name that is neither host nor address is refused in one sentence', () => {
  expect(read('https://a.cn', null, '10.0.0.5,no_host')).toEqual({ ok: false, error: expect.stringContaining('no_host') });
});

it('KIT the registry file is what regedit writes: UTF-16LE with mark, CRLF, escaped share, an id that stays', () => {
  const bytes = Buffer.from(trustedCatalog('\\\\files\\双百台账'));
  expect([bytes[0], bytes[1]]).toEqual([0xff, 0xfe]);
  const id = catalogId('\\\\files\\双百台账');
  expect(id).toMatch(/^\{[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}\}$/);
  expect(catalogId('\\\\FILES\\双百台账')).toBe(id);
  const key = `HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\WEF\\TrustedCatalogs\\${id}`;
  expect(bytes.subarray(2).toString('utf16le').split('\r\n')).toEqual([
    'Windows Registry Editor Version 5.00',
    '',
    `[${key}]`,
    `"Id"="${id}"`,
    '"Url"="\\\\\\\\files\\\\双百台账"',
    '"Flags"=dword:00000001',
    '',
  ]);
  expect(Buffer.from(untrustedCatalog('\\\\files\\双百台账')).toString('utf16le')).toContain(`[-${key}]`);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createAuthority, issueCertificates } from '../services/office-kit/certificates.ts';
import { seededBytes } from '../testing/seeded-bytes.ts';
import { readCertificate } from './read-certificate.ts';

const NOW = Date.parse('2026-11-27T00:00:00Z');
const DAY_MS = 86_400_000;

async function files() {
  const folder = mkdtempSync(join(tmpdir(), 'double-hundred-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const deps = { nowMs: NOW, randomBytes: seededBytes(1) };
  const made = await issueCertificates(await createAuthority(['a.lan'], deps), ['a.lan'], deps);
  if (!made.ok) throw new Error(made.error);
  const { server, ca } = made.value;
  return {
    folder,
    certFile: write('server.pem', server.certPem),
    keyFile: write('server-key.pem', server.keyPem),
    otherKey: write('ca-key.pem', ca.keyPem),
    noise: write('noise.pem', 'no certificate and no key'),
    torn: write('torn.pem', server.certPem.slice(0, 200)),
  };
}

it('TLS a certificate and its key are taken; a warning comes in the last thirty days', async () => {
  const { certFile, keyFile } = await files();
  expect(readCertificate({ certFile, keyFile }, NOW)).toMatchObject({ ok: true, value: { warning: null } });
  const late = readCertificate({ certFile, keyFile }, NOW + 800 * DAY_MS);
  expect(late).toMatchObject({ ok: true, value: { warning: expect.stringContaining('24 天') } });
});

it('TLS each thing that is wrong with the files has a sentence of its own, with the file in it', async () => {
  const { folder, certFile, keyFile, otherKey, noise, torn } = await files();
  const none = join(folder, 'none.pem');
  const cases: readonly (readonly [string, string, number, string, string])[] = [
    [none, keyFile, 0, none, 'TLS_CERT_FILE'],
    [certFile, none, 0, none, 'TLS_KEY_FILE'],
    [folder, keyFile, 0, folder, '不能读取'],
    [noise, keyFile, 0, noise, '不是 PEM 格式的证书'],
    [torn, keyFile, 0, torn, '不是 PEM 格式的证书'],
    [keyFile, certFile, 0, keyFile, '不是 PEM 格式的证书'],
    [certFile, noise, 0, noise, '不是可用的 PEM 私钥'],
    [certFile, otherKey, 0, otherKey, '不是一对'],
    [certFile, keyFile, 900, certFile, '2029-02-28 到期'],
    [certFile, keyFile, -30, certFile, '2026-11-26 才生效'],
  ];
  for (const [cert, key, day, file, words] of cases) {
    const read = readCertificate({ certFile: cert, keyFile: key }, NOW + day * DAY_MS);
    expect.soft(read).toEqual({ ok: false, error: expect.stringContaining(file) });
    expect.soft(read).toEqual({ ok: false, error: expect.stringContaining(words) });
  }
});

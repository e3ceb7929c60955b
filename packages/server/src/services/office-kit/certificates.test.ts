import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { seededBytes } from '../../testing/seeded-bytes.ts';
import { createAuthority, issueCertificates } from './certificates.ts';

const NOW = Date.parse('2026-11-27T00:00:00Z');
const DAY_MS = 86_400_000;
const NAMES = ['taizhang.lan', '10.20.30.40', 'fd00::1:2'];
const deps = (nowMs = NOW) => ({ nowMs, randomBytes: seededBytes(7) });

async function issued(names = NAMES, nowMs = NOW) {
  const made = await issueCertificates(await createAuthority(names, deps(nowMs)), names, deps(nowMs));
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'double-hundred-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

it('KIT the root holds ten years, the server certificate 825 days, for every name and address', async () => {
  const { ca, caDer, server } = await issued();
  const [root, leaf] = [new X509Certificate(ca.certPem), new X509Certificate(server.certPem)];
  const days = (cert: X509Certificate) => (Date.parse(cert.validTo) - Date.parse(cert.validFrom)) / DAY_MS;
  expect([days(root), days(leaf)]).toEqual([3_653, 825]);
  expect([root.ca, leaf.ca, leaf.checkIssued(root), leaf.verify(root.publicKey)]).toEqual([true, false, true, true]);
  expect([leaf.checkHost('taizhang.lan'), leaf.checkIP('10.20.30.40'), leaf.checkIP('fd00::1:2')]).not.toContain(undefined);
  expect(leaf.checkHost('other.lan')).toBeUndefined();
  expect(Buffer.from(caDer).equals(root.raw)).toBe(true);
});

it.each([[NAMES], [['taizhang.lan']], [['10.20.30.40']], [['fd00::1:2']]])(
  'KIT openssl accepts the chain for %j, and refuses what the root’s key signs for anybody else',
  async (names) => {
    const path = folder();
    const file = (name: string) => join(path, name);
    const { ca, server } = await issued(names, Date.now());
    writeFileSync(file('ca.pem'), ca.certPem);
    writeFileSync(file('ca-key.pem'), ca.keyPem);
    writeFileSync(file('server.pem'), server.certPem);
    const verify = (cert: string) =>
      spawnSync('openssl', ['verify', '-CAfile', file('ca.pem'), file(cert)], { encoding: 'utf8' });
    expect(verify('server.pem').stdout).toContain('OK');
    for (const [index, foreign] of ['DNS:bank.example', 'IP:10.20.30.41', 'IP:fd00::9'].entries()) {
      const [request, key, cert] = [`r${index}`, `k${index}`, `c${index}`];
      const subject = ['-subj', '/O=Forged', '-addext', `subjectAltName=${foreign}`];
      const made = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', ...subject];
      execFileSync('openssl', [...made, '-keyout', file(key), '-out', file(request)], { stdio: 'ignore' });
      const sign = ['x509', '-req', '-in', file(request), '-CA', file('ca.pem'), '-CAkey', file('ca-key.pem')];
      execFileSync('openssl', [...sign, '-copy_extensions', 'copy', '-days', '2', '-out', file(cert)], { stdio: 'ignore' });
      const verdict = verify(cert);
      expect
        .soft(`${verdict.stdout}${verdict.stderr}`, foreign)
        .toMatch(/permitted subtree violation|excluded subtree violation/);
    }
  },
);

it('KIT an old root signs a new server certificate for the same names only, and not beyond its own end', async () => {
  const ca = await createAuthority(NAMES, deps());
  const late = NOW + 3_000 * DAY_MS;
  const renewed = await issueCertificates(ca, [...NAMES].reverse(), deps(late));
  expect(renewed.ok && renewed.value.serverNotAfter).toEqual(renewed.ok && renewed.value.caNotAfter);
  const others = await issueCertificates(ca, ['other.lan'], deps());
  expect(others).toEqual({ ok: false, error: expect.stringContaining('other.lan') });
  const ended = await issueCertificates(ca, NAMES, deps(NOW + 3_660 * DAY_MS));
  expect(ended).toEqual({ ok: false, error: expect.stringContaining('2036-11-26') });
});

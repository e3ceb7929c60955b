import { manifestXml } from '@double-hundred/shared/manifest/manifest-xml';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { runProcess, startProcess, testFolder } from '../testing/run-process.ts';

const kit = (...words: string[]) => runProcess(['office-kit', ...words], {});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** A call as a computer makes it that trusts this root and nothing else. */
function callTrusting(ca: string, url: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    get(url, { ca }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    }).on('error', reject);
  });
}

describe('a kit', () => {
  it('KIT its certificate serves https to who trusts its root; the renewed one does so without a new root', async () => {
    const port = await freePort();
    const [first, second] = [join(testFolder(), 'first'), join(testFolder(), 'second')];
    const address = ['--base-url', `https://localhost:${port}`, '--names', '127.0.0.1'];
    expect((await kit(...address, '--with-ca', '--out', first)).code).toBe(0);
    expect((await kit(...address, '--ca', first, '--out', second)).code).toBe(0);
    const file = (folder: string, name: string) => join(folder, 'server', name);
    const root = readFileSync(file(first, 'ca.pem'), 'utf8');
    expect(readFileSync(file(second, 'ca.pem'), 'utf8')).toBe(root);
    expect(readFileSync(file(second, 'server.pem'), 'utf8')).not.toBe(readFileSync(file(first, 'server.pem'), 'utf8'));
    for (const folder of [first, second]) {
      const server = await startProcess(['serve'], {
        DATA_DIR: testFolder(),
        PORT: String(port),
        TLS_CERT_FILE: file(folder, 'server.pem'),
        TLS_KEY_FILE: file(folder, 'server-key.pem'),
      });
      await server.address();
      for (const host of ['localhost', '127.0.0.1']) {
        const health = await callTrusting(root, `https://${host}:${port}/healthz`);
        expect([health.status, JSON.parse(health.text)]).toMatchObject([200, { status: 'ok', demo: false }]);
      }
      const served = await callTrusting(root, `https://localhost:${port}/manifest.xml`);
      expect(served.text).toBe(readFileSync(join(folder, 'share', 'manifest.xml'), 'utf8'));
      await expect(callTrusting('', `https://localhost:${port}/healthz`)).rejects.toThrow(/certificate/i);
      server.child.kill('SIGTERM');
      expect((await server.ended).code).toBe(0);
    }
  });

  it('KIT keys are for the account alone, everything else is there, and nothing leads to another place', async () => {
    const out = join(testFolder(), 'kit');
    const made = await kit('--base-url', 'https://taizhang.lan', '--share', '//files/双百', '--with-ca', '--out', out, '--json');
    const report = JSON.parse(made.stdout) as { files: string[]; share: string; certificate: { caThumbprint: string } };
    expect(report).toMatchObject({
      folder: out,
      baseUrl: 'https://taizhang.lan',
      share: '\\\\files\\双百',
      names: ['taizhang.lan'],
    });
    const written = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(out, name)).isFile());
    expect(written.sort()).toEqual([...report.files].sort());
    for (const name of written) expect.soft(statSync(join(out, name)).mode & 0o077, name).toBe(name.includes('key') ? 0 : 0o044);
    const manifest = readFileSync(join(out, 'share', 'manifest.xml'), 'utf8');
    expect(manifest).toBe(manifestXml({ baseUrl: 'https://taizhang.lan', version: packageFile.version }));
    const script = readFileSync(join(out, 'pc', 'install.cmd'), 'utf8');
    expect(script).toContain(`\r\ncertutil -f -user -addstore Root ca.cer`);
    expect(script.replaceAll('\r\n', '')).not.toContain('\n');
    for (const guide of ['管理员指南.html', '填报员指南.html']) {
      const text = readFileSync(join(out, guide), 'utf8');
      expect(text).not.toMatch(/(?:src|href)="(?!data:)/);
      expect(text).not.toContain('undefined');
      expect(text).toContain('taizhang.lan');
    }
    expect(readFileSync(join(out, '管理员指南.html'), 'utf8')).toContain(report.certificate.caThumbprint);
  });

  it('KIT without a root of ours no certificate is made, and neither scripts nor guides speak of one', async () => {
    const out = join(testFolder(), 'kit');
    const made = await kit('--base-url', 'https://taizhang.lan', '--out', out);
    expect([made.code, made.stdout]).toEqual([0, expect.stringContaining('是按服务器名猜的')]);
    expect(existsSync(join(out, 'pc', 'ca.cer'))).toBe(false);
    for (const name of ['pc/install.cmd', 'pc/uninstall.cmd', '管理员指南.html'])
      expect.soft(readFileSync(join(out, name), 'utf8')).not.toMatch(/ca\.cer|delstore|指纹/);
  });

  it('KIT what keeps it from being made is told in one sentence each, and nothing is written', async () => {
    const folder = testFolder();
    const full = join(folder, 'full');
    mkdirSync(full);
    writeFileSync(join(full, 'keep.txt'), 'mine');
    const good = ['--base-url', 'https://taizhang.lan'];
    const fresh = join(folder, 'fresh');
    const cases: readonly (readonly [readonly string[], number, string])[] = [
      [['--out', fresh], 2, '--base-url'],
      [['--base-url', 'http://taizhang.lan', '--out', fresh], 2, '--with-ca'],
      [['--base-url', 'https://', '--out', fresh], 2, '服务网址'],
      [[...good, '--share', 'C:\\x', '--out', fresh], 2, '--share'],
      [[...good, '--names', '10.0.0.5', '--out', fresh], 1, '--with-ca'],
      [[...good, '--ca', full, '--out', fresh], 1, 'ca-key.pem'],
      [[...good, '--out', full], 1, '已有内容'],
      [[...good, '--out', join(full, 'keep.txt')], 1, '是文件'],
      [[...good, '--out', '/sys/double-hundred'], 1, '不能写入'],
      [[...good, '--unknown'], 2, 'office-kit --base-url'],
    ];
    for (const [words, code, sentence] of cases) {
      const refused = await kit(...words);
      expect.soft([refused.code, refused.stdout], words.join(' ')).toEqual([code, '']);
      expect.soft(refused.stderr.trim().split('\n'), words.join(' ')).toEqual([expect.stringContaining(sentence)]);
    }
    expect(readdirSync(folder)).toEqual(['full']);
    expect(readdirSync(full)).toEqual(['keep.txt']);
    expect((await kit('--help')).stdout).toContain('--base-url https://HOST');
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import officeAddinManifest from 'office-addin-manifest';
import { expect, onTestFinished, test } from 'vitest';
import { manifestXml } from '../../../packages/shared/src/manifest/manifest-xml.ts';
import { checkManifest } from './check-manifest.mts';
import { readerDisagreements } from './reader-disagreements.mts';

interface BrokenManifest {
  readonly rule: string;
  /** What is taken out of the real manifest, where it first stands, and what comes in its place. */
  readonly replace: string;
  readonly with: string;
  readonly message: string;
}

const root = join(import.meta.dirname, '..', '..', '..');
const served = join(root, 'packages', 'addin', 'public');
const real = readFileSync(join(root, 'manifest.xml'), 'utf8');
const broken = JSON.parse(readFileSync(join(import.meta.dirname, 'broken-manifests.json'), 'utf8')) as BrokenManifest[];

test('MANIFEST the committed one passes, and so does one for a district of its own', () => {
  expect(checkManifest(real, served)).toEqual([]);
  expect(checkManifest(manifestXml({ baseUrl: 'https://10.20.30.40:8443', version: '12.0.3' }), served)).toEqual([]);
});

test.each(broken)('MANIFEST one that breaks the rule “$rule” is refused', (one) => {
  expect(real).toContain(one.replace);
  const failures = checkManifest(
    real.replace(one.replace, () => one.with),
    served,
  );
  expect(failures).toContainEqual(expect.stringContaining(one.message));
});

test('MANIFEST an icon that is no PNG file is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'double-hundred-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'fake.png'), 'GIF89a, and more than enough bytes to hold a size');
  const failures = checkManifest(real.replace('/pane/icon/send-20.png', '/pane/fake.png'), folder);
  expect(failures).toContain('icon /pane/fake.png is no PNG file');
});

test('MANIFEST is read by office-addin-manifest with the values read here', async () => {
  const read = await officeAddinManifest.OfficeAddinManifest.readManifestFile(join(root, 'manifest.xml'));
  expect(readerDisagreements(real, read)).toEqual([]);
  expect(readerDisagreements(real, { ...read, version: '9.9.9.9' })).toHaveLength(1);
});

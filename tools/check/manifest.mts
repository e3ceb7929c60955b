// manifest.xml is what the generator makes, passes our offline checker, and says the same to Microsoft's own reader.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import officeAddinManifest from 'office-addin-manifest';
import { manifestXml } from '../../packages/shared/src/manifest/manifest-xml.ts';
import { checkManifest } from './manifest/check-manifest.mts';
import { readerDisagreements } from './manifest/reader-disagreements.mts';

const root = join(import.meta.dirname, '..', '..');
const path = join(root, 'manifest.xml');
const xml = readFileSync(path, 'utf8');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const failures = checkManifest(xml, join(root, 'packages', 'addin', 'public'));
if (xml !== manifestXml({ baseUrl: 'https://localhost:8787', version }))
  failures.push('differs from what the generator makes: run npm run manifest');
const read = await officeAddinManifest.OfficeAddinManifest.readManifestFile(path);
failures.push(...readerDisagreements(xml, read));
for (const failure of failures) console.error(`manifest.xml: ${failure}`);
process.exit(failures.length === 0 ? 0 : 1);

// Writes manifest.xml for a server on this machine: npm run manifest
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestXml } from '../packages/shared/src/manifest/manifest-xml.ts';

const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
writeFileSync(join(root, 'manifest.xml'), manifestXml({ baseUrl: 'https://localhost:8787', version }));

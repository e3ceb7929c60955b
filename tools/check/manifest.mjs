// manifest.xml is what Office will accept: read by Microsoft's own reader, then the parts that reader does not judge.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { OfficeAddinManifest } = createRequire(import.meta.url)('office-addin-manifest');
const path = join(root, 'manifest.xml');
const xml = readFileSync(path, 'utf8');
const failures = [];
const expect = (condition, message) => {
  if (!condition) failures.push(message);
};

const info = await OfficeAddinManifest.readManifestFile(path);
expect(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(info.id ?? ''), 'Id must be a lower-case GUID');
expect(/^\d+(\.\d+){3}$/.test(info.version ?? ''), 'Version must have four parts');
expect(info.officeAppType === 'TaskPaneApp', 'the add-in must be a TaskPaneApp');
expect(info.hosts?.includes('Workbook'), 'Hosts must name Workbook');
expect(
  (info.displayName ?? '').length > 0 && (info.displayName ?? '').length <= 125,
  'DisplayName must have 1 to 125 characters',
);
expect(
  (info.description ?? '').length > 0 && (info.description ?? '').length <= 250,
  'Description must have 1 to 250 characters',
);
expect(info.defaultLocale === 'zh-CN', 'DefaultLocale must be zh-CN');
// https://learn.microsoft.com/office/dev/add-ins/develop/xml-manifest-overview: element order is fixed by the schema.
const order = [
  'Id',
  'Version',
  'ProviderName',
  'DefaultLocale',
  'DisplayName',
  'Description',
  'IconUrl',
  'HighResolutionIconUrl',
  'SupportUrl',
  'Hosts',
  'Requirements',
  'DefaultSettings',
  'Permissions',
];
const places = order.map((name) => xml.search(new RegExp(`<${name}[\\s>]`)));
expect(
  places.every((place, index) => place >= 0 && (index === 0 || place > places[index - 1])),
  `elements must stand in this order: ${order.join(', ')}`,
);
expect(/<Set Name="ExcelApi" MinVersion="1\.9"\s*\/>/.test(xml), 'Requirements must ask for ExcelApi 1.9');
for (const [, url] of xml.matchAll(/DefaultValue="(https?:[^"]*)"/g)) expect(url.startsWith('https://'), `${url} must be https`);
for (const [, name] of xml.matchAll(/DefaultValue="https:\/\/localhost:8787\/pane\/([\w-]+\.png)"/g)) {
  expect(existsSync(join(root, 'packages', 'addin', 'public', name)), `icon ${name} is missing in packages/addin/public`);
}
for (const failure of failures) console.error(`manifest.xml: ${failure}`);
process.exit(failures.length === 0 ? 0 : 1);

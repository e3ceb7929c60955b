import { find, readElement } from './element.mts';

/** What Microsoft's reader gives of a manifest, as far as it is compared. */
export interface ReadManifest {
  readonly id?: string;
  readonly version?: string;
  readonly officeAppType?: string;
  readonly defaultLocale?: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly providerName?: string;
  readonly permissions?: string;
  readonly iconUrl?: string;
  readonly highResolutionIconUrl?: string;
  readonly supportUrl?: string;
  readonly hosts?: readonly string[];
  readonly appDomains?: readonly string[];
  readonly defaultSettings?: { readonly sourceLocation?: string };
}

/** Where office-addin-manifest reads another value than we do. */
export function readerDisagreements(xml: string, theirs: ReadManifest): string[] {
  const root = readElement(xml);
  if (typeof root === 'string') return [root];
  const text = (name: string) => find(root, name)?.text;
  const value = (...path: readonly string[]) => find(root, ...path)?.attributes['DefaultValue'];
  const pairs: Readonly<Record<string, readonly [string | undefined, string | undefined]>> = {
    Id: [text('Id'), theirs.id],
    Version: [text('Version'), theirs.version],
    'xsi:type': [root.attributes['xsi:type'], theirs.officeAppType],
    DefaultLocale: [text('DefaultLocale'), theirs.defaultLocale],
    ProviderName: [text('ProviderName'), theirs.providerName],
    Permissions: [text('Permissions'), theirs.permissions],
    DisplayName: [value('DisplayName'), theirs.displayName],
    Description: [value('Description'), theirs.description],
    IconUrl: [value('IconUrl'), theirs.iconUrl],
    HighResolutionIconUrl: [value('HighResolutionIconUrl'), theirs.highResolutionIconUrl],
    SupportUrl: [value('SupportUrl'), theirs.supportUrl],
    SourceLocation: [value('DefaultSettings', 'SourceLocation'), theirs.defaultSettings?.sourceLocation],
    AppDomains: [
      find(root, 'AppDomains')
        ?.children.map((domain) => domain.text)
        .join(),
      theirs.appDomains?.join(),
    ],
    Hosts: [
      find(root, 'Hosts')
        ?.children.map(({ attributes }) => attributes['Name'])
        .join(),
      theirs.hosts?.join(),
    ],
  };
  return Object.entries(pairs)
    .filter(([, [ours, read]]) => ours === undefined || ours !== read)
    .map(([name, [ours, read]]) => `${name} is read as ${String(read)} by office-addin-manifest, as ${String(ours)} here`);
}

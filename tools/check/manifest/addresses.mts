import { PANE_PATH, readPanePlace } from '../../../packages/shared/src/manifest/pane-place.ts';
import { type Element, elementsOf, find } from './element.mts';

const MAX_URL = 2048;

/** Every address is https and on one server, which AppDomains names; panes are the pane's page, at a place it knows. */
export function addresses(manifest: Element): string[] {
  const source = find(manifest, 'DefaultSettings', 'SourceLocation')?.attributes['DefaultValue'] ?? '';
  const origin = URL.canParse(source) ? new URL(source).origin : '';
  const failures: string[] = [];
  for (const { name, attributes } of elementsOf(manifest)) {
    const address = attributes['DefaultValue'] ?? '';
    if (!/Url$|Location$|^bt:Image$/.test(name) || attributes['resid'] !== undefined) continue;
    if (!URL.canParse(address) || !address.startsWith('https://')) failures.push(`${address} must be an https address`);
    else if (new URL(address).origin !== origin) failures.push(`${address} must be on ${origin}, like the pane`);
    else if (address.length > MAX_URL) failures.push(`${address.slice(0, 60)}… must have at most ${MAX_URL} characters`);
  }
  const domains = (find(manifest, 'AppDomains')?.children ?? []).map(({ text }) => text);
  if (domains.length !== 1 || domains[0] !== origin) failures.push(`AppDomains must name ${origin} alone`);
  return [...failures, ...paneFailures(manifest, source)];
}

function paneFailures(manifest: Element, source: string): string[] {
  const urls = new Map(
    (find(manifest, 'VersionOverrides', 'Resources', 'bt:Urls')?.children ?? []).map(({ attributes }) => [
      attributes['id'],
      attributes['DefaultValue'],
    ]),
  );
  const buttons = elementsOf(manifest)
    .filter(({ name }) => name === 'Action')
    .map((action) => urls.get(find(action, 'SourceLocation')?.attributes['resid']));
  const failures = [source, ...buttons]
    .filter((address) => address !== undefined && URL.canParse(address))
    .map((address) => new URL(address ?? ''))
    .filter(
      ({ pathname, search, hash }) => pathname !== PANE_PATH || search !== '' || (hash !== '' && readPanePlace(hash) === null),
    )
    .map((url) => `${url.href} is no place of the pane: ${PANE_PATH}, or with #place=…`);
  if (new Set(buttons).size < buttons.length) failures.push('two buttons open the pane at the same place');
  return failures;
}

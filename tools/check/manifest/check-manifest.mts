import { addresses } from './addresses.mts';
import { readElement } from './element.mts';
import { elementOrder } from './element-order.mts';
import { icons } from './icons.mts';
import { identity } from './identity.mts';
import { lengths } from './lengths.mts';
import { requirements } from './requirements.mts';
import { resources } from './resources.mts';

/** What is wrong with a manifest, one sentence each; nothing when Office will take it. `served` is the folder behind /pane. */
export function checkManifest(xml: string, served: string): string[] {
  const manifest = readElement(xml);
  if (typeof manifest === 'string') return [manifest];
  if (manifest.name !== 'OfficeApp') return [`the outermost element must be OfficeApp, not ${manifest.name}`];
  return [
    elementOrder,
    identity,
    lengths,
    addresses,
    resources,
    (root: typeof manifest) => icons(root, served),
    requirements,
  ].flatMap((rule) => rule(manifest));
}

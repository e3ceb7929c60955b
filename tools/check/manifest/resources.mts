import { type Element, elementsOf, find } from './element.mts';

const MAX_RESID = 32;
const KINDS: Readonly<Record<string, string>> = {
  'bt:Image': 'bt:Images',
  SourceLocation: 'bt:Urls',
  LearnMoreUrl: 'bt:Urls',
  FunctionFile: 'bt:Urls',
  Label: 'bt:ShortStrings',
  Title: 'bt:ShortStrings',
  Description: 'bt:LongStrings',
};

/** Every resid is defined, in the part of Resources its element reads, and short enough; nothing is defined in vain. */
export function resources(manifest: Element): string[] {
  const overrides = find(manifest, 'VersionOverrides');
  const parts = (overrides && find(overrides, 'Resources'))?.children ?? [];
  const defined = new Map(
    parts.flatMap(({ name, children }) => children.map((entry) => [entry.attributes['id'] ?? '', name] as const)),
  );
  const used = new Set<string>();
  const failures = [...defined.keys()]
    .filter((id) => id.length === 0 || id.length > MAX_RESID)
    .map((id) => `resource id ${id} must have 1 to ${MAX_RESID} characters`);
  for (const { name, attributes } of overrides ? elementsOf(overrides) : []) {
    const { resid } = attributes;
    if (resid === undefined) continue;
    used.add(resid);
    const part = defined.get(resid);
    if (resid.length > MAX_RESID) failures.push(`resid ${resid} must have at most ${MAX_RESID} characters`);
    if (part === undefined) failures.push(`resid ${resid} is not defined in Resources`);
    else if (part !== KINDS[name]) failures.push(`resid ${resid} of ${name} must be defined in ${KINDS[name]}, not in ${part}`);
  }
  for (const id of defined.keys()) if (!used.has(id)) failures.push(`resource ${id} is used nowhere`);
  return failures;
}

import { type Element, elementsOf, find } from './element.mts';

/** Excel alone, from ExcelApi 1.9 on, with the right to write; one tab with Excel's own limit of six buttons a group. */
export function requirements(manifest: Element): string[] {
  const failures: string[] = [];
  const hosts = (find(manifest, 'Hosts')?.children ?? []).map(({ attributes }) => attributes['Name']);
  const commandHosts = (find(manifest, 'VersionOverrides', 'Hosts')?.children ?? []).map(
    ({ attributes }) => attributes['xsi:type'],
  );
  if (hosts.join() !== 'Workbook' || commandHosts.join() !== 'Workbook') failures.push('Hosts must name Workbook alone');
  const sets = find(manifest, 'Requirements', 'Sets')?.children ?? [];
  const named = sets.map(({ attributes }) => `${attributes['Name']} ${attributes['MinVersion']}`).join(', ');
  if (named !== 'ExcelApi 1.9') failures.push(`Requirements must ask for ExcelApi 1.9 alone, not for ${named}`);
  if (find(manifest, 'Permissions')?.text !== 'ReadWriteDocument') failures.push('Permissions must be ReadWriteDocument');
  // https://learn.microsoft.com/office/dev/add-ins/design/add-in-commands: at most six top-level commands a group.
  for (const { name, children, attributes } of elementsOf(manifest)) {
    const controls = children.filter((child) => child.name === 'Control').length;
    if (name === 'Group' && controls > 6) failures.push(`Group ${attributes['id']} has ${controls} buttons; Excel shows six`);
  }
  return failures;
}

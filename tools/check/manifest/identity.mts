import { ADD_IN_ID, TASK_PANE_ID } from '../../../packages/shared/src/manifest/manifest-xml.ts';
import { type Element, elementsOf, find } from './element.mts';

const NAMESPACES: Readonly<Record<string, string>> = {
  xmlns: 'http://schemas.microsoft.com/office/appforoffice/1.1',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:bt': 'http://schemas.microsoft.com/office/officeappbasictypes/1.0',
};
const OVERRIDES = 'http://schemas.microsoft.com/office/taskpaneappversionoverrides';

/** The add-in is ours, of a kind Excel knows, and every id in it stands once. */
export function identity(manifest: Element): string[] {
  const failures: string[] = [];
  for (const [name, value] of Object.entries(NAMESPACES)) {
    if (manifest.attributes[name] !== value) failures.push(`${name} must be ${value}`);
  }
  if (manifest.attributes['xsi:type'] !== 'TaskPaneApp') failures.push('OfficeApp must be of the type TaskPaneApp');
  const overrides = find(manifest, 'VersionOverrides');
  if (overrides && (overrides.attributes['xmlns'] !== OVERRIDES || overrides.attributes['xsi:type'] !== 'VersionOverridesV1_0'))
    failures.push(`VersionOverrides must be VersionOverridesV1_0 of ${OVERRIDES}`);
  const id = find(manifest, 'Id')?.text ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) failures.push(`Id ${id} must be a lower-case GUID`);
  else if (id !== ADD_IN_ID) failures.push(`Id ${id} must stay ${ADD_IN_ID}: workbooks keep their settings under it`);
  const version = find(manifest, 'Version')?.text ?? '';
  if (!/^\d{1,5}(\.\d{1,5}){3}$/.test(version)) failures.push(`Version ${version} must have four parts`);
  if (find(manifest, 'DefaultLocale')?.text !== 'zh-CN') failures.push('DefaultLocale must be zh-CN');
  return [...failures, ...idFailures(manifest), ...actionFailures(manifest)];
}

function idFailures(manifest: Element): string[] {
  const seen = new Set<string>();
  return elementsOf(manifest).flatMap(({ name, attributes: { id } }) => {
    if (id === undefined) return [];
    if (!/^[A-Za-z][\w.]{0,124}$/.test(id)) return [`${name} id ${id} must begin with a letter and hold at most 125 characters`];
    if (seen.has(id)) return [`id ${id} stands twice`];
    seen.add(id);
    return [];
  });
}

// ExecuteFunction would need a page of functions or a shared runtime, which Office 2019 and older do not have.
function actionFailures(manifest: Element): string[] {
  return elementsOf(manifest)
    .filter(({ name }) => name === 'Action')
    .flatMap((action) => {
      const type = action.attributes['xsi:type'] ?? '';
      if (type !== 'ShowTaskpane') return [`Action ${type} must be ShowTaskpane`];
      const pane = find(action, 'TaskpaneId')?.text;
      return pane === TASK_PANE_ID ? [] : [`TaskpaneId ${pane ?? ''} must be ${TASK_PANE_ID}: all buttons share one pane`];
    });
}

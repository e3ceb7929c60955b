import { type ArchivePatch, insertBefore } from './patch-archive.ts';
import { escapedText } from './sheet-data-xml.ts';
import type { TaskPaneSpec } from './workbook-spec.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE_RELATIONS = 'http://schemas.microsoft.com/office/2011/relationships';
const OPEN_PACKAGING = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WEB_EXTENSION = 'http://schemas.microsoft.com/office/webextensions/webextension/2010/11';
const TASK_PANES = 'http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11';
const FOLDER = 'xl/webextensions';

/**
 * The parts by which Excel opens the add-in's pane together with the workbook. Where the add-in is not installed nothing
 * is asked (visibility 0). Source: learn.microsoft.com, “Automatically open a task pane with a document”.
 */
export function taskPaneParts({ addinId, version, store, storeType }: TaskPaneSpec): ArchivePatch {
  const reference = `id="${escapedText(addinId)}" version="${escapedText(version)}" store="${escapedText(store)}" storeType="${storeType}"`;
  return {
    added: [
      {
        name: `${FOLDER}/webextension1.xml`,
        text: `${HEAD}<we:webextension xmlns:we="${WEB_EXTENSION}" id="{${escapedText(addinId).toUpperCase()}}"><we:reference ${reference}/><we:alternateReferences/><we:properties><we:property name="Office.AutoShowTaskpaneWithDocument" value="true"/></we:properties><we:bindings/><we:snapshot xmlns:r="${OPEN_PACKAGING}"/></we:webextension>`,
      },
      {
        name: `${FOLDER}/taskpanes.xml`,
        text: `${HEAD}<wetp:taskpanes xmlns:wetp="${TASK_PANES}"><wetp:taskpane dockstate="right" visibility="0" width="350" row="4"><wetp:webextensionref xmlns:r="${OPEN_PACKAGING}" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>`,
      },
      {
        name: `${FOLDER}/_rels/taskpanes.xml.rels`,
        text: `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE_RELATIONS}/webextension" Target="webextension1.xml"/></Relationships>`,
      },
    ],
    changed: {
      '[Content_Types].xml': (xml) =>
        insertBefore(xml, '</Types>', [
          `<Override PartName="/${FOLDER}/webextension1.xml" ContentType="application/vnd.ms-office.webextension+xml"/>`,
          `<Override PartName="/${FOLDER}/taskpanes.xml" ContentType="application/vnd.ms-office.webextensiontaskpanes+xml"/>`,
        ]),
      '_rels/.rels': (xml) =>
        insertBefore(xml, '</Relationships>', [
          `<Relationship Id="rIdTaskPanes" Type="${OFFICE_RELATIONS}/webextensiontaskpanes" Target="${FOLDER}/taskpanes.xml"/>`,
        ]),
    },
  };
}

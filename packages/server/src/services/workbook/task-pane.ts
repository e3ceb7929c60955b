import type { TaskPaneSpec } from '@double-hundred/xlsx/workbook-spec';

/**
 * The add-in of manifest.xml, whose pane opens with a template wherever it is installed centrally. Excel looks an add-in
 * up by catalogue, so where a folder share serves as one the clerk opens the pane from the ribbon the first time.
 */
export const TASK_PANE: TaskPaneSpec = {
  addinId: '6f1f7c0a-5d0b-4c58-9a43-2e0c5b7a1d64',
  version: '0.1.0.0',
  store: 'EXCatalog',
  storeType: 'EXCatalog',
};

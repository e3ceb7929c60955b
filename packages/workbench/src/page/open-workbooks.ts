import type { IWorkbookData } from '@univerjs/core';
import { WORKBENCH } from '@double-hundred/shared/message/workbench';
import type { Grid } from '../grid/create-grid.ts';
import type { NewSheet } from '../grid/grid-sheet.ts';
import type { KeepDatabase } from '../keep/keep-database.ts';
import type { Keeper } from '../keep/keeper.ts';
import type { Say } from './notice.ts';
import type { PageElements } from './page-elements.ts';

const largestBytes = 20 * 1024 * 1024;
const sheetMime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface OpenWorkbooksDeps {
  readonly elements: PageElements;
  readonly grid: Grid;
  readonly database: KeepDatabase | null;
  readonly keeper: Keeper;
  readonly say: Say;
  newId(): string;
  claim(id: string): Promise<boolean>;
  /** Remembers which workbook this tab shows, so that a reload finds it. */
  remember(id: string): void;
  /** Called after another workbook was put under the pane. */
  opened(): void;
}

/** Opens, keeps and hands out the workbooks of this page. */
export interface OpenWorkbooks {
  openBytes(bytes: Uint8Array, name: string): Promise<void>;
  openFile(file: File): Promise<void>;
  openKept(id: string): Promise<boolean>;
  /** Opens a workbook of one sheet under the pane, which goes on as it is. */
  openNew(sheet: NewSheet): Promise<void>;
  download(): Promise<void>;
  showRecent(): Promise<void>;
}

export function createOpenWorkbooks(deps: OpenWorkbooksDeps): OpenWorkbooks {
  const { elements, grid, database, keeper, say } = deps;
  let name = '';

  const show = async (snapshot: IWorkbookData, id: string, nextName: string, tell = deps.opened): Promise<void> => {
    await keeper.flush();
    name = nextName;
    grid.open(snapshot);
    keeper.adopt(id, name);
    deps.remember(id);
    elements.welcome.hidden = true;
    elements.sheet.removeAttribute('aria-hidden');
    elements.exportFile.disabled = false;
    document.title = `${name} - 双百台账 工作台`;
    tell();
    await keeper.flush();
    await showRecent();
  };

  const openBytes = async (bytes: Uint8Array, nextName: string): Promise<void> => {
    const { workbookIn } = await import('../workbook/workbook-in.ts');
    const id = deps.newId();
    const read = await workbookIn(bytes, id, nextName);
    if (!read.ok) return say(read.error.message);
    await deps.claim(id);
    await show(read.value, id, nextName);
    say(WORKBENCH.opened(nextName), 'done');
  };

  const showRecent = async (): Promise<void> => {
    const kept = (await database?.list().catch(() => [])) ?? [];
    const time = (at: number): string =>
      new Date(at).toLocaleString('zh-CN', {
        month: 'numeric',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hour12: false,
      });
    elements.recent.replaceChildren(
      new Option(WORKBENCH.recent, ''),
      ...kept.map((one) => new Option(WORKBENCH.recentItem(one.name, time(one.savedAt)), one.id)),
    );
    elements.recent.hidden = kept.length < 2;
  };

  return {
    openBytes,
    showRecent,
    async openFile(file) {
      if (!/\.xlsx$/i.test(file.name)) return say(WORKBENCH.notXlsx(file.name));
      if (file.size > largestBytes) return say(WORKBENCH.tooLarge(Math.ceil(file.size / 1024 / 1024)));
      await openBytes(new Uint8Array(await file.arrayBuffer()), file.name.replace(/\.xlsx$/i, ''));
    },
    async openKept(id) {
      const kept = await database?.get(id).catch(() => null);
      if (!kept || !(await deps.claim(id))) return false;
      await show(kept.snapshot, id, kept.name);
      return true;
    },
    async openNew(sheet) {
      const id = deps.newId();
      await deps.claim(id);
      await show(newSnapshot(id, sheet), id, sheet.name, () => undefined);
    },
    async download() {
      const open = grid.api.getActiveWorkbook();
      if (open === null) return;
      try {
        await grid.finishTyping();
        const { workbookOut } = await import('../workbook/workbook-out.ts');
        const bytes = await workbookOut(open.save());
        const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob([bytes], { type: sheetMime }));
        link.download = `${name}.xlsx`;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
        say(WORKBENCH.exported(`${name}.xlsx`), 'done');
      } catch {
        say(WORKBENCH.exportFailed);
      }
    },
  };
}

function newSnapshot(id: string, sheet: NewSheet): IWorkbookData {
  const locale: IWorkbookData['locale'] = 'zhCN' as IWorkbookData['locale'];
  return {
    id,
    name: sheet.name,
    appVersion: '0.25.1',
    locale,
    styles: {},
    sheetOrder: ['sheet-1'],
    sheets: { 'sheet-1': { id: 'sheet-1', ...sheet } },
  };
}

import { testClock } from '@double-hundred/shared/kernel/clock';
import { type IdSource, testIds } from '@double-hundred/shared/kernel/ids';
import type { PushRequest } from '@double-hundred/shared/protocol/push';
import { decideConflicts } from '@double-hundred/shared/sync/conflicts';
import { intendDelete, intendRestore, putBack } from '@double-hundred/shared/sync/row-intent';
import { syncFile } from '@double-hundred/shared/sync/sync-file';
import type { SyncReport } from '@double-hundred/shared/sync/sync-report';
import type { SyncServer } from '@double-hundred/shared/sync/sync-server';
import { faultyNetwork } from './faulty-network.ts';
import type { ModelBackup, ModelServer } from './model-server.ts';
import {
  copyContent,
  copyRow,
  LOCAL_ERROR,
  type ModelRow,
  type ModelWorkbook,
  newWorkbookContent,
  openWorkbook,
  showValue,
  type WorkbookContent,
} from './model-workbook.ts';
import type { Operation } from './operations.ts';
import { createWatch, type Watch } from './watch.ts';

/** How the model's parts are made; a seeded bug may replace one. */
export interface WorldParts {
  readonly server: (ids: IdSource, clock: ReturnType<typeof testClock>) => ModelServer;
  /** What a file restored from its backup holds; a bug may keep part of it outside the file. */
  readonly restoredFile: (backup: WorkbookContent, present: WorkbookContent) => WorkbookContent;
}

/** A value of the model that the server's rules refuse. */
export const REFUSED = 'BADBAD';
const MOST_BOOKS = 4;
const NOON = 1_763_956_800_000;

/** One office: a server, copies of one workbook, and everything that happens to them. */
export interface World {
  readonly server: ModelServer;
  readonly books: readonly ModelWorkbook[];
  readonly watch: Watch;
  run(operation: Operation): Promise<void>;
  /** A sync over a network without faults, with the missing rows confirmed. */
  calmSync(book: ModelWorkbook): Promise<SyncReport>;
}

export function createWorld(parts: WorldParts): World {
  const ids = testIds();
  const clock = testClock(NOON);
  const server = parts.server(ids, clock);
  const watch = createWatch(server);
  const books: ModelWorkbook[] = [openWorkbook(newWorkbookContent(ids))];
  const fileBackups = new Map<ModelWorkbook, WorkbookContent>();
  const late: PushRequest[] = [];
  let serverBackup: ModelBackup | null = null;
  let tokens = 0;

  const typeInto = (row: ModelRow, field: string, prefix: string) => {
    tokens += 1;
    const token = `${prefix}${tokens}`;
    watch.typed(token, row.seen[field] ?? []);
    showValue(row, field, token);
    return token;
  };

  const sync = async (book: ModelWorkbook, calls: SyncServer, missingConfirmed: boolean): Promise<SyncReport> => {
    const { content, sheet } = book;
    const sendable = (key: string) => !key.startsWith('!');
    return syncFile({
      state: content.state,
      sheet,
      server: calls,
      saveState: (state) => book.saveState(state),
      ids,
      sendable,
      missingConfirmed,
    });
  };

  const runSync = async (book: ModelWorkbook, operation: Extract<Operation, { kind: 'sync' }>) => {
    const mustStay = book.tokens();
    const meanwhile = (call: number) => {
      for (const typing of operation.typing) {
        const row = book.content.rows[typing.row % Math.max(1, book.content.rows.length)];
        if (typing.call !== call || row === undefined) continue;
        mustStay.delete(row.cells[typing.field] ?? '');
        mustStay.add(typeInto(row, typing.field, 'v'));
      }
    };
    book.writesLeft = operation.crashAfter;
    const report = await sync(book, faultyNetwork(watch.calls, { faults: operation.faults, meanwhile, late }), false);
    book.writesLeft = null;
    watch.afterSync(book, mustStay, report);
  };

  const world: World = {
    server,
    books,
    watch,
    async calmSync(book) {
      const mustStay = book.tokens();
      const report = await sync(book, faultyNetwork(watch.calls, { faults: [], meanwhile: () => {}, late }), true);
      watch.afterSync(book, mustStay, report);
      return report;
    },
    async run(operation) {
      if (operation.kind === 'backupServer') serverBackup = server.backup();
      else if (operation.kind === 'restoreServer') {
        if (serverBackup !== null) await server.restore(serverBackup);
      } else if (operation.kind === 'moveClock') clock.advance(operation.ms);
      else if (operation.kind === 'replayLate') {
        const request = late[operation.index % Math.max(1, late.length)];
        if (request !== undefined) await watch.replay(request);
      } else {
        const book = books[operation.book % books.length];
        if (book === undefined) return;
        if (operation.kind === 'sync') await runSync(book, operation);
        else if (operation.kind === 'copyFile') {
          if (books.length < MOST_BOOKS) books.push(openWorkbook(copyContent(book.content)));
        } else if (operation.kind === 'saveFile') fileBackups.set(book, copyContent(book.content));
        else if (operation.kind === 'restoreFile') {
          const backup = fileBackups.get(book);
          if (backup !== undefined) book.content = parts.restoredFile(copyContent(backup), book.content);
        } else if (operation.kind === 'decide') await decide(book, operation);
        else handle(book.content, operation);
      }
    },
  };

  const decide = async (book: ModelWorkbook, operation: Extract<Operation, { kind: 'decide' }>) => {
    const conflicts = (await server.openConflicts()).filter(
      (conflict) => book.content.state.shadow[conflict.rowId ?? ''] !== undefined,
    );
    const chosen = conflicts[operation.row % Math.max(1, conflicts.length)];
    if (chosen?.rowId === undefined) return;
    book.content.state = decideConflicts(book.content.state, chosen.rowId, [chosen], operation.also ? 'mine' : 'theirs', ids);
  };

  const handle = (content: WorkbookContent, operation: SheetOperation) => {
    const { rows } = content;
    const row = rows[operation.row % Math.max(1, rows.length)];
    switch (operation.kind) {
      case 'insert':
        rows.splice(operation.row % (rows.length + 1), 0, { id: null, cells: {}, seen: {} });
        typeInto(rows[operation.row % rows.length] ?? failInsert(), 'a', 'v');
        return;
      case 'sort':
        rows.sort((x, y) => ((x.cells[operation.field] ?? '') < (y.cells[operation.field] ?? '') ? -1 : 1));
        return;
      case 'sayDeleted':
      case 'putBack':
      case 'restoreRow':
        content.state = intend(content, operation.kind, operation.row);
        return;
      default:
        if (row !== undefined) change(content, row, operation);
    }
  };

  const change = (content: WorkbookContent, row: ModelRow, operation: SheetOperation) => {
    const { rows } = content;
    if (operation.kind === 'edit')
      typeInto(row, operation.field, operation.flavour === 0 ? REFUSED : operation.flavour === 1 ? LOCAL_ERROR : 'v');
    else if (operation.kind === 'clear') showValue(row, operation.field, null);
    else if (operation.kind === 'clearId') row.id = null;
    else if (operation.kind === 'copyRow') {
      const copy = copyRow(row);
      rows.push(copy);
      if (operation.also) typeInto(copy, 'b', 'v');
    } else if (operation.kind === 'pasteOver') {
      const source = rows[operation.onto % rows.length];
      if (source !== undefined) rows[rows.indexOf(row)] = copyRow(source);
    } else if (operation.kind === 'delete') {
      rows.splice(rows.indexOf(row), 1);
      const { id } = row;
      if (id !== null && operation.also && rows.every((other) => other.id !== id))
        content.state = intendDelete(content.state, id, ids);
    }
  };

  const intend = (content: WorkbookContent, kind: 'sayDeleted' | 'putBack' | 'restoreRow', choice: number) => {
    const here = new Set(content.rows.map((row) => row.id));
    const known = Object.entries(content.state.shadow).filter(
      ([id, shadow]) => !here.has(id) && (shadow.deleted === true) === (kind === 'restoreRow'),
    );
    const [id] = known[choice % Math.max(1, known.length)] ?? [];
    if (id === undefined) return content.state;
    if (kind === 'sayDeleted') return intendDelete(content.state, id, ids);
    if (kind === 'restoreRow') return intendRestore(content.state, id, {}, ids);
    const patch = putBack(content.state, id);
    const row: ModelRow = { id, cells: {}, seen: {} };
    // This file has shown the confirmed values before; those in flight on top are what its author last typed.
    for (const fields of [content.state.shadow[id]?.fields ?? {}, patch?.fields ?? {}]) {
      row.cells = {};
      for (const [field, value] of Object.entries(fields)) showValue(row, field, String(value));
    }
    content.rows.push(row);
    return content.state;
  };

  return world;
}

type SheetOperation = Exclude<Extract<Operation, { row: number }>, { kind: 'decide' }>;

function failInsert(): never {
  throw new Error('the row just inserted is not there');
}

import type { IWorkbookData } from '@univerjs/core';

/** A workbook as kept in this browser. */
export interface KeptWorkbook {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly snapshot: IWorkbookData;
}

/** The workbooks kept in this browser, newest first; at most `mostKept`. */
export interface KeepDatabase {
  put(workbook: KeptWorkbook): Promise<void>;
  get(id: string): Promise<KeptWorkbook | null>;
  list(): Promise<readonly Pick<KeptWorkbook, 'id' | 'name' | 'savedAt'>[]>;
}

const mostKept = 8;

/** Opens the browser's own database. Rejects where the browser forbids it, as in some private windows. */
export async function openKeepDatabase(factory: IDBFactory): Promise<KeepDatabase> {
  const opening = factory.open('double-hundred-workbench', 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('workbooks', { keyPath: 'id' });
    opening.result.createObjectStore('heads', { keyPath: 'id' });
  };
  const database = await settled(opening);
  const list = async (): Promise<KeptWorkbook[]> => {
    const heads: KeptWorkbook[] = await settled(database.transaction('heads').objectStore('heads').getAll());
    return heads.sort((left, right) => right.savedAt - left.savedAt);
  };
  return {
    async put(workbook) {
      const tooMany = (await list()).filter((head) => head.id !== workbook.id).slice(mostKept - 1);
      const change = database.transaction(['workbooks', 'heads'], 'readwrite');
      change.objectStore('workbooks').put(workbook);
      change.objectStore('heads').put({ id: workbook.id, name: workbook.name, savedAt: workbook.savedAt });
      for (const old of tooMany) {
        change.objectStore('workbooks').delete(old.id);
        change.objectStore('heads').delete(old.id);
      }
      await new Promise<void>((resolve, reject) => {
        change.oncomplete = () => resolve();
        change.onabort = () => reject(change.error ?? new Error('aborted'));
      });
    },
    async get(id) {
      const found: KeptWorkbook | undefined = await settled(database.transaction('workbooks').objectStore('workbooks').get(id));
      return found ?? null;
    },
    list,
  };
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('request failed'));
  });
}

import type { IWorkbookData } from '@univerjs/core';
import { WORKBENCH } from '@double-hundred/shared/message/workbench';
import type { KeepDatabase } from './keep-database.ts';

export interface KeeperOptions {
  readonly database: KeepDatabase | null;
  /** The open workbook as it is now, or null. */
  snapshot(): IWorkbookData | null;
  now(): number;
  /** Runs the task when the page has nothing better to do, within a second. */
  whenIdle(task: () => void): void;
  /** Shows the sentence beside the buttons. */
  say(text: string): void;
}

/** Saves the open workbook in this browser shortly after each change, so that a reload loses nothing. */
export interface Keeper {
  changed(): void;
  /** Saves now; for a page that is being left or another workbook that is about to be opened. */
  flush(): Promise<void>;
  /** From now on the open workbook is kept under this id and name. */
  adopt(id: string, name: string): void;
}

const quietMs = 400;
const longestMs = 2_000;

export function createKeeper(options: KeeperOptions): Keeper {
  let identity: { id: string; name: string } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitingSince: number | null = null;
  let saving: Promise<void> = Promise.resolve();

  const save = async (): Promise<void> => {
    const snapshot = options.snapshot();
    if (identity === null || snapshot === null) return;
    if (options.database === null) return options.say(WORKBENCH.notKept);
    const savedAt = options.now();
    try {
      await options.database.put({ ...identity, savedAt, snapshot });
      options.say(WORKBENCH.kept(new Date(savedAt).toLocaleTimeString('zh-CN', { hour12: false })));
    } catch (error) {
      options.say(
        error instanceof DOMException && error.name === 'QuotaExceededError' ? WORKBENCH.notKeptFull : WORKBENCH.notKept,
      );
    }
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    waitingSince = null;
    saving = saving.then(save);
    return saving;
  };
  return {
    changed() {
      if (identity === null) return;
      waitingSince ??= options.now();
      clearTimeout(timer);
      timer = setTimeout(
        () => options.whenIdle(() => void flush()),
        Math.max(0, Math.min(quietMs, waitingSince + longestMs - options.now())),
      );
    },
    flush,
    adopt(id, name) {
      identity = { id, name };
    },
  };
}

const BUSY = 'StorageBusy';
const FULL = 'StorageFull';

/** The database was held by somebody else; nothing was written and the same call may be made again. */
export function storageBusy(cause: unknown): Error {
  return named(BUSY, 'the database is busy', cause);
}

/** No room is left on the disk; nothing was written. */
export function storageFull(cause: unknown): Error {
  return named(FULL, 'the disk is full', cause);
}

export function isStorageBusy(error: unknown): boolean {
  return error instanceof Error && error.name === BUSY;
}

export function isStorageFull(error: unknown): boolean {
  return error instanceof Error && error.name === FULL;
}

function named(name: string, message: string, cause: unknown): Error {
  const error = new Error(message, { cause });
  error.name = name;
  return error;
}

/** A value libSQL binds without surprises. JS numbers bind as REAL and corrupt text columns, so they are not allowed. */
export type SqlValue = string | bigint | Uint8Array | null;

export interface Statement {
  readonly sql: string;
  readonly args: readonly SqlValue[];
}

/** A row as read; integers come as number (they stay below 2^53), text as string. Only store/libsql asks for bytes. */
export type SqlRow = Readonly<Record<string, string | number | null>>;

/** What work inside the writer's turn may do. `write` is one atomic batch; a second call is a second transaction. */
export interface WriteTurn {
  query(statement: Statement): Promise<readonly SqlRow[]>;
  write(statements: Iterable<Statement>): Promise<void>;
}

/**
 * The database behind all stores: one writer taking turns, readers beside it.
 * Rejects with StorageBusy or StorageFull (store/storage-failure.ts); anything else is a broken invariant.
 */
export interface Database {
  query(statement: Statement): Promise<readonly SqlRow[]>;
  exclusive<T>(work: (turn: WriteTurn) => Promise<T>): Promise<T>;
  /** Reads that all see the database as it was at one moment; they hold nobody up, and `moment` cannot write. */
  snapshot<T>(work: (moment: Database) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

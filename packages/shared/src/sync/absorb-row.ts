import { shanghaiDay } from '../kernel/day.ts';
import { type FieldValue, type RowFields, sameValue } from '../ledger/fields.ts';
import type { Mutation } from '../protocol/push.ts';
import { isOwnWriting, type OwnWriting, type ShadowRow } from './file-state.ts';
import { isBlank } from './repair.ts';
import type { SheetPatch, SyncRow } from './sync-sheet.ts';

/** A row as the server holds it now. */
export interface ServerRow {
  readonly rev: number;
  readonly deleted: boolean;
  readonly fields: RowFields;
  /** Reasons that stand for the fields, by rule id. */
  readonly explanations?: Readonly<Record<string, string>> | undefined;
  /** When the row was last changed or confirmed, RFC 3339. */
  readonly at?: string | undefined;
}

/** What is known of a row when the server's state arrives. `row` is the sheet as re-read after the call. */
export interface AbsorbInput {
  readonly rowId: string;
  readonly epoch: string;
  readonly server: ServerRow;
  readonly shadow: ShadowRow | undefined;
  readonly row: SyncRow | undefined;
  /** What an earlier run was about to write into the row when it was cut off. */
  readonly writing?: OwnWriting | undefined;
  /** The mutation this is the answer to, if it is one. */
  readonly sent?: Mutation;
  /** A fresh id, for content typed into a row that was deleted meanwhile. */
  readonly newId: () => string;
}

export interface AbsorbedRow {
  readonly shadow: ShadowRow;
  readonly patches: readonly SheetPatch[];
}

/**
 * Takes the server's state of one row into the file: the new shadow, and the cells to write. A cell is written only
 * where the sheet still has what was sent or known; one edited meanwhile stays, together with what its author had
 * seen, so that the next push meets the server's value as a conflict and not as an overwrite. Pure.
 */
export function absorbRow(input: AbsorbInput): AbsorbedRow {
  if (input.server.deleted) return absorbDeleted(input);
  const { row, server, shadow } = input;
  const told = toldReasons(input);
  const fresh: ShadowRow = {
    rev: server.rev,
    epoch: input.epoch,
    fields: server.fields,
    ...(told === undefined ? {} : { explanations: told }),
    ...(server.explanations === undefined ? {} : { reasons: server.explanations }),
    ...confirmedDayOf(server),
  };
  if (row === undefined) {
    const known = shadow !== undefined && shadow.deleted !== true && sameFields(shadow.fields, server.fields);
    const stays = input.sent === undefined ? known : input.sent.kind === 'upsert' || input.sent.kind === 'resolve';
    return { shadow: fresh, patches: stays ? [] : [{ kind: 'insert', rowId: input.rowId, fields: server.fields }] };
  }
  const set: Record<string, FieldValue | null> = {};
  const was: Record<string, FieldValue | null> = {};
  const bases: Record<string, FieldValue | null> = {};
  for (const field of fieldsOf(row.fields, server.fields, shadow?.fields, input.sent?.set)) {
    if (row.absent?.has(field) === true) continue;
    const now = server.fields[field] ?? null;
    const cell = row.fields[field] ?? null;
    const refused = row.refused?.has(field) === true;
    const known = knownValue(input, field);
    if (sameValue(cell, now) && !refused) continue;
    if (isUntouched(input, row, field)) {
      set[field] = now;
      was[field] = cell;
    } else if (!sameValue(known, now)) bases[field] = known;
  }
  return {
    shadow: Object.keys(bases).length > 0 ? { ...fresh, bases } : fresh,
    patches: Object.keys(set).length > 0 ? [{ kind: 'setCells', row: row.row, rowId: input.rowId, set, was }] : [],
  };
}

/** Whether two rows hold the same values. */
export function sameFields(left: RowFields, right: RowFields): boolean {
  return fieldsOf(left, right).every((field) => sameValue(left[field], right[field]));
}

function absorbDeleted(input: AbsorbInput): AbsorbedRow {
  const { row, rowId, server } = input;
  const shadow: ShadowRow = { rev: server.rev, epoch: input.epoch, fields: server.fields, deleted: true };
  if (row === undefined) return { shadow, patches: [] };
  const columns = [...fieldsOf(row.fields, input.shadow?.fields, input.sent?.set), ...(row.refused ?? [])];
  if (isBlank(row) || columns.every((field) => isUntouched(input, row, field))) {
    return { shadow, patches: [{ kind: 'remove', row: row.row, rowId }] };
  }
  return { shadow, patches: [{ kind: 'setId', row: row.row, was: rowId, rowId: input.newId() }] };
}

/** Whether the cell still has what the file last sent, knew or wrote; one that cannot be read has certainly been edited. */
function isUntouched(input: AbsorbInput, row: SyncRow, field: string): boolean {
  if (row.absent?.has(field) === true) return true;
  if (row.refused?.has(field) === true) return false;
  return sameValue(row.fields[field], knownValue(input, field)) || isOwnWriting(input.writing, field, row.fields[field]);
}

/** What the cell held when the file last looked: what was sent from it, else what its author had seen, else the shadow. */
function knownValue(input: AbsorbInput, field: string): FieldValue | null {
  const sent = input.sent?.kind === 'upsert' ? input.sent.set[field] : undefined;
  if (sent !== undefined) return sent;
  const base = input.shadow?.bases?.[field];
  return base === undefined ? (input.shadow?.fields[field] ?? null) : base;
}

function confirmedDayOf({ at }: ServerRow): Pick<ShadowRow, 'confirmedDay'> {
  const moment = at === undefined ? Number.NaN : Date.parse(at);
  return Number.isNaN(moment) ? {} : { confirmedDay: shanghaiDay(moment) };
}

function toldReasons(input: AbsorbInput): ShadowRow['explanations'] {
  const before = input.shadow?.explanations;
  return input.sent?.explanations === undefined ? before : { ...before, ...input.sent.explanations };
}

function fieldsOf(...parts: readonly (object | undefined)[]): string[] {
  return [...new Set(parts.flatMap((part) => Object.keys(part ?? {})))];
}

import { ID_PATTERN } from '@double-hundred/shared/kernel/ids';
import { syncText } from '@double-hundred/shared/message/sync';
import { NESTING_LIMIT, cutBeyond, nestsBeyond } from '@double-hundred/shared/protocol/nesting';
import type { Mutation } from '@double-hundred/shared/protocol/push';
import type { Finding } from '@double-hundred/shared/rule/finding';

/** A mutation as it arrived: readable, or malformed but with an id to answer to. */
export type ReadMutation =
  | { readonly kind: 'mutation'; readonly id: string; readonly rowId: string; readonly mutation: Mutation }
  | { readonly kind: 'malformed'; readonly id: string; readonly rowId: string; readonly findings: readonly Finding[] };

const KINDS: ReadonlySet<unknown> = new Set(['upsert', 'delete', 'restore', 'resolve']);

/**
 * Reads one mutation by hand, since a schema would cost more than the merge itself; a property test holds it to
 * `mutationSchema`, but for the values of `set` and `base`, which the ledger's own reader judges.
 * Null when it has no id the server could answer to.
 */
export function readMutation(raw: unknown): ReadMutation | null {
  if (!isObject(raw) || !isId(raw['id'])) return null;
  const id = raw['id'];
  const wrong = wrongPlace(raw);
  if (wrong === null) return { kind: 'mutation', id, rowId: raw['rowId'] as string, mutation: raw as unknown as Mutation };
  const rowId = typeof raw['rowId'] === 'string' ? raw['rowId'].slice(0, 64) : '';
  return { kind: 'malformed', id, rowId, findings: [syncText.malformed(wrong)] };
}

/** A mutation as it can be stored and walked: one without end is cut, and is malformed whatever it says. */
export function readWithinLevels(raw: unknown): { readonly raw: unknown; readonly read: ReadMutation | null } {
  if (!nestsBeyond(raw, NESTING_LIMIT)) return { raw, read: readMutation(raw) };
  const cut = cutBeyond(raw, NESTING_LIMIT);
  const read = readMutation(cut);
  if (read === null) return { raw: cut, read };
  const { id, rowId } = read;
  return { raw: cut, read: { kind: 'malformed', id, rowId, findings: [syncText.tooDeep(NESTING_LIMIT)] } };
}

function wrongPlace(raw: Record<string, unknown>): string | null {
  if (!isId(raw['rowId'])) return 'rowId';
  if (!KINDS.has(raw['kind'])) return 'kind';
  const { baseRev, rowNo } = raw;
  if (typeof baseRev !== 'number' || !Number.isSafeInteger(baseRev) || baseRev < 0) return 'baseRev';
  if (!isObject(raw['base'])) return 'base';
  if (!isObject(raw['set']) || Object.hasOwn(raw['set'], '__proto__')) return 'set';
  if (rowNo !== undefined && !Number.isSafeInteger(rowNo)) return 'rowNo';
  if (raw['group'] !== undefined && typeof raw['group'] !== 'string') return 'group';
  if (raw['reoffer'] !== undefined && typeof raw['reoffer'] !== 'boolean') return 'reoffer';
  if (raw['copiedFrom'] !== undefined && typeof raw['copiedFrom'] !== 'string') return 'copiedFrom';
  const { explanations, resolves, normalised, confirm } = raw;
  if (explanations !== undefined && !(isObject(explanations) && Object.values(explanations).every(isText))) return 'explanations';
  if (resolves !== undefined && !(Array.isArray(resolves) && resolves.every(isText))) return 'resolves';
  if (normalised !== undefined && !(isObject(normalised) && Object.values(normalised).every(isNormalised))) return 'normalised';
  if (confirm !== undefined && typeof confirm !== 'boolean') return 'confirm';
  return null;
}

function isNormalised(value: unknown): boolean {
  return isObject(value) && isText(value['from']) && isText(value['kind']);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && ID_PATTERN.test(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { hash } from 'node:crypto';
import type { PushCommit } from '../sync-store.ts';
import { wireOf } from './row-codec.ts';

/** The stored changes of a push as one block of bytes, one per line, and where each of them lies in it. */
export interface RevisionBlock {
  readonly bytes: Uint8Array;
  readonly places: readonly { readonly offset: number; readonly length: number }[];
}

const LONGEST_CHARACTER = 3;
const NEW_LINE = 10;

/** Puts the changes of a push into bytes, once for storing them and for the digest. */
export function revisionBlock({ revisions, origin }: Pick<PushCommit, 'revisions' | 'origin'>): RevisionBlock {
  const wires = revisions.map((revision) => wireOf(revision, origin.userId, origin.at));
  const room = Buffer.allocUnsafe(wires.reduce((sum, wire) => sum + wire.length * LONGEST_CHARACTER + 1, 0));
  let end = 0;
  const places = wires.map((wire) => {
    const offset = end === 0 ? 0 : end + 1;
    if (offset > 0) room[end] = NEW_LINE;
    const length = room.write(wire, offset);
    end = offset + length;
    return { offset, length };
  });
  // Of its own, without the room left over: between threads the whole of it would be copied.
  return { bytes: Uint8Array.prototype.slice.call(room, 0, end), places };
}

/** The digest that ties the revisions of a push to the audit chain: SHA-256 over its stored changes, one per line. */
export function digestOfBlock({ bytes }: RevisionBlock): string {
  return hash('sha256', bytes, 'hex');
}

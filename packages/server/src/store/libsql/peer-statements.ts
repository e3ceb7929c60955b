import type { Statement } from '../database.ts';
import type { PeerKey, PushCommit } from '../sync-store.ts';
import { ELEMENTS, bulkInsert } from './bulk.ts';
import { peerHash } from './peer-hash.ts';

const SCOPE = '(SELECT id FROM peer_scope WHERE unit_id = ? AND ledger = ?)';

/** Takes away and adds keys by which the rows of a unit's ledger are found to be the same as others. */
export function peerStatements({ origin, peerKeysGone, peerKeysNew }: PushCommit): Statement[] {
  const scope = [origin.unitId, origin.ledger];
  // In the order of the index, which is then filled page by page.
  const elements = (keys: readonly PeerKey[]) =>
    keys
      .map(({ key, createdSeq }) => ({ hash: peerHash(origin.unitId, origin.ledger, key), createdSeq }))
      .sort((left, right) => left.hash - right.hash)
      .map(({ hash, createdSeq }) => `[${hash},${createdSeq}]`);
  const parts = ['v ->> 0', 'v ->> 1', SCOPE];
  return [
    ...(peerKeysGone.length === 0
      ? []
      : [
          {
            sql: `DELETE FROM peer_key WHERE (key, created_seq, scope) IN (SELECT ${parts.join(', ')} FROM ${ELEMENTS})`,
            args: [...scope, `[${elements(peerKeysGone).join(',')}]`],
          },
        ]),
    ...(peerKeysNew.length === 0
      ? []
      : [{ sql: 'INSERT INTO peer_scope (unit_id, ledger) VALUES (?, ?) ON CONFLICT DO NOTHING', args: scope }]),
    ...bulkInsert('peer_key', ['key', 'created_seq', 'scope'], elements(peerKeysNew), 'ON CONFLICT DO NOTHING', parts, scope),
  ];
}

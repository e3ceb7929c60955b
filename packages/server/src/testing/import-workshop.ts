import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Day, shanghaiDay } from '@double-hundred/shared/kernel/day';
import { testIds } from '@double-hundred/shared/kernel/ids';
import { builtinLedgers } from '@double-hundred/shared/ledger/builtin';
import type { ImportResponse } from '@double-hundred/shared/protocol/workbook-report';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';
import { onTestFinished } from 'vitest';
import { demoCampaign } from '../services/seed/demo-campaign.ts';
import { DEMO_UNITS } from '../services/seed/demo-units.ts';
import type { PushService } from '../services/sync/push.ts';
import type { SyncAuthor } from '../services/sync/sync-deps.ts';
import { createSyncServices } from '../services/sync/sync-services.ts';
import { createImportEveryService } from '../services/workbook/import-every.ts';
import { createImportService } from '../services/workbook/import-workbook.ts';
import { createTemplateService } from '../services/workbook/unit-template.ts';
import { openDatabase } from '../store/libsql/open-database.ts';
import { createLibsqlSyncStore } from '../store/libsql/sync-store.ts';

const TODAY = '2026-11-23' as Day;

/** Import and template over a database of their own; `between` stands between the imports and the push. */
export async function importWorkshop(between: (push: PushService) => PushService = (push) => push) {
  const folder = mkdtempSync(join(tmpdir(), 'double-hundred-import-'));
  const opened = await openDatabase({ url: `file:${join(folder, 'test.db')}`, newEpoch: () => 'e1' });
  if (!opened.ok) throw new Error(opened.error);
  onTestFinished(async () => {
    await opened.value.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const now = Date.parse('2026-11-23T02:00:00Z');
  const campaign = demoCampaign(TODAY);
  const reference = {
    definitions: () => builtinLedgers,
    definition: (id: string) => builtinLedgers.find((ledger) => ledger.id === id) ?? null,
    context: (ownUnitId: string) => ({ campaign, units: DEMO_UNITS, today: TODAY, ownUnitId }),
  };
  const store = createLibsqlSyncStore(opened.value);
  const ids = testIds();
  const { push: pushed } = createSyncServices({
    store,
    ids,
    reference,
    clock: { now: () => now, today: () => shanghaiDay(now) },
  });
  const push = between(pushed);
  const importEvery = createImportEveryService({ reference, store, push, ids, readWorkbook });
  const importWorkbook = createImportService({ reference, store, push, ids, readWorkbook });
  const template = createTemplateService({ reference, store, ids });
  return {
    store,
    reference,
    template,
    import: async (
      bytes: Uint8Array,
      options: { unit?: string; ledger?: string; mode?: 'commit' | 'validate'; applyProposals?: boolean } = {},
      author: SyncAuthor = { id: 'clerk', name: '填报员' },
    ): Promise<ImportResponse> => {
      const request = { bytes, unit: 'shiqiao', ledger: 'projects', mode: 'commit' as const, applyProposals: true, ...options };
      const answer = await importWorkbook(request, author);
      if (!answer.ok) throw new Error(answer.error.detail);
      return answer.value;
    },
    importEvery: async (bytes: Uint8Array, mode: 'commit' | 'validate' = 'commit'): Promise<readonly ImportResponse[]> => {
      const request = { bytes, unit: 'shiqiao', mode, applyProposals: true };
      const answer = await importEvery(request, { id: 'clerk', name: '填报员', role: 'clerk' });
      if (!answer.ok) throw new Error(answer.error.detail);
      return answer.value.ledgers;
    },
    refusal: async (bytes: Uint8Array, { unit = 'shiqiao' }: { unit?: string } = {}) => {
      const answer = await importWorkbook(
        { bytes, unit, ledger: 'projects', mode: 'commit', applyProposals: false },
        { id: 'clerk', name: '填报员' },
      );
      return answer.ok ? null : answer.error;
    },
  };
}

import { builtinLedger } from '@double-hundred/shared/ledger/builtin';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { err } from '@double-hundred/shared/kernel/result';
import { testRow } from '@double-hundred/shared/testing/ledger-rows';
import { testProject } from '@double-hundred/shared/testing/project';
import { describe, expect, test } from 'vitest';
import { importWorkshop } from '../../testing/import-workshop.ts';
import { epochChanged, serverBusy } from '../sync/call-refusal.ts';
import type { PushService } from '../sync/push.ts';
import { templateWorkbook } from './template-workbook.ts';

const OFFICE = { id: 'office', name: '区专班', role: 'districtOffice' } as const;
const UNIT = 'shiqiao';

function ledger(id: string): LedgerDefinition {
  const definition = builtinLedger(id);
  if (!definition) throw new Error(id);
  return definition;
}

const anyone = (fields: RowFields) => ({ rowId: '', fields });
const lead = (number: number) =>
  anyone(
    testProject('在谈', { projectName: `第${number}号精密部件项目`, projectCode: null, uscc: null, investor: `投资方${number}` }),
  );

/** A shop whose server stores so many batches and is then too busy, or restored, until it is told to go on. */
async function shopThatStops(after: number, why = serverBusy(2)) {
  let left = after;
  const between =
    (push: PushService): PushService =>
    (request, author, mode, ...rest) => {
      if (mode === 'commit' && (left -= 1) < 0) return Promise.resolve(err(why));
      return push(request, author, mode, ...rest);
    };
  const shop = await importWorkshop(between);
  return { ...shop, goOn: () => (left = Number.POSITIVE_INFINITY) };
}

describe('an import that is cut off', () => {
  test.each([serverBusy(2), epochChanged('e2')])(
    'STORE I1 what was stored before $code is told, the rest is deferred, and the same file sent again doubles nothing',
    async (why) => {
      const shop = await shopThatStops(1, why);
      const rows = Array.from({ length: 520 }, (_, index) => lead(index + 1));
      const bytes = await templateWorkbook({ definition: ledger('projects'), context: shop.reference.context(UNIT), rows });
      const first = await shop.import(bytes);
      expect(first.results).toEqual({ accepted: 500, deferred: 20 });
      expect(first.rows.at(-1)).toMatchObject({ status: 'deferred', rev: null, rowId: null });
      const advice = first.findings.find(({ ruleId }) => ruleId === 'DEFERRED');
      expect(advice?.message).toContain('有 20 行');
      expect(advice?.expected).toContain('同一份文件再导入一次');
      shop.goOn();
      const again = await shop.import(bytes);
      expect(again.results).toEqual({ noop: 500, accepted: 20 });
      expect(again.findings).toEqual([]);
      expect(await shop.store.rows(UNIT, 'projects')).toHaveLength(520);
    },
    60_000,
  );

  test('STORE an import of which nothing has been stored is refused as a whole', async () => {
    const shop = await shopThatStops(0);
    const bytes = await templateWorkbook({
      definition: ledger('projects'),
      context: shop.reference.context(UNIT),
      rows: [lead(1)],
    });
    expect(await shop.refusal(bytes)).toMatchObject({ code: 'SERVER_BUSY' });
  });

  test('F006 rows of units that were not reached wait, and come with the same file', async () => {
    const shop = await shopThatStops(1);
    const { projectRef: _ref, achievement: _kind, ...money } = testRow('funds', { kind: '工作经费' });
    const rows = [UNIT, 'liuwan', 'bailu'].map((unit) => anyone({ ...money, unit }));
    const bytes = await templateWorkbook({ definition: ledger('funds'), context: shop.reference.context(UNIT), rows });
    const first = await shop.import(bytes, { ledger: 'funds' }, OFFICE);
    expect(first.results).toEqual({ accepted: 1, deferred: 2 });
    expect(first.findings.map(({ ruleId }) => ruleId)).toEqual(['DEFERRED']);
    shop.goOn();
    expect((await shop.import(bytes, { ledger: 'funds' }, OFFICE)).results).toEqual({ noop: 1, accepted: 2 });
  });

  test('M001 a ledger behind one that was cut off waits, instead of missing the rows that are not stored yet', async () => {
    const shop = await shopThatStops(1);
    const context = shop.reference.context(UNIT);
    const projects = { definition: ledger('projects'), context, rows: Array.from({ length: 501 }, (_, at) => lead(at + 1)) };
    const milestone = anyone({ ...testRow('milestones'), projectRef: { text: '第501号精密部件项目' } });
    const bytes = await templateWorkbook({ definition: ledger('milestones'), context, rows: [milestone], further: [projects] });
    expect((await shop.importEvery(bytes)).map(({ ledger: id, results }) => [id, results])).toEqual([
      ['projects', { accepted: 500, deferred: 1 }],
      ['milestones', { deferred: 1 }],
    ]);
    shop.goOn();
    expect((await shop.importEvery(bytes)).map(({ results }) => results)).toEqual([{ noop: 500, accepted: 1 }, { accepted: 1 }]);
  }, 60_000);

  test('STORE rows of a ledger that has no keys are known again by all they say', async () => {
    const { businessKeys: _keys, ...outreach } = ledger('outreach');
    const keyless = { ...outreach, id: 'visits', rules: [] };
    const shop = await importWorkshop();
    const definitions = () => [keyless];
    Object.assign(shop.reference, { definitions, definition: () => keyless });
    const rows = [anyone(testRow('outreach')), anyone(testRow('outreach')), anyone(testRow('outreach', { place: '南京' }))];
    const bytes = await templateWorkbook({ definition: keyless, context: shop.reference.context(UNIT), rows });
    expect((await shop.import(bytes, { ledger: 'visits' })).results).toEqual({ accepted: 3 });
    expect((await shop.import(bytes, { ledger: 'visits' })).results).toEqual({ noop: 3 });
  });
});

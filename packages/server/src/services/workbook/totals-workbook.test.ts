import type { Day } from '@double-hundred/shared/kernel/day';
import { ACHIEVEMENT_KINDS } from '@double-hundred/shared/campaign/campaign';
import type { Total } from '@double-hundred/shared/protocol/totals';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';
import { describe, expect, test } from 'vitest';
import { totalsWorkbook } from './totals-workbook.ts';

const figure = (unitId: string, count: number, target: number): Total => ({
  unitId,
  kind: 'signed',
  count,
  yuan: count * 150_000_000,
  unexplainedCount: 0,
  adjustmentCount: 0,
  adjustmentYuan: 0,
  target,
  completion: target === 0 ? null : count / target,
  scheduleShare: 0.84,
  scheduleGapPoints: target === 0 ? null : Math.round((count / target - 0.84) * 1_000) / 10,
  light: { color: target === 0 ? 'grey' : 'amber', reason: '' },
});

async function rowsOf(rows: readonly Total[]) {
  const bytes = await totalsWorkbook({
    totals: {
      asOf: '2026-11-23' as Day,
      basis: 'claimed',
      seq: 7,
      rows: [...rows],
      district: ACHIEVEMENT_KINDS.map((kind) => ({ ...figure('', 3, 4), kind })),
      adjustments: [],
    },
    units: [
      { id: 'shiqiao', name: '石桥镇' },
      { id: 'liuwan', name: '柳湾镇' },
    ],
    campaign: { name: '江湾区“双百”行动', firstDay: '2026-09-01' as Day, days: 100 },
    generatedAt: '2026-11-23 17:05',
  });
  const read = await readWorkbook(bytes);
  if (!read.ok) throw new Error(read.error.message);
  return read.value.sheets[0]?.rows ?? [];
}

describe('consolidated workbook', () => {
  test('TOTALS the 合计 row is calculated by formulas, and the kept results are the same sums', async () => {
    const rows = await rowsOf([figure('shiqiao', 2, 3), figure('liuwan', 1.5, 1)]);
    const total = rows.find((row) => row?.[1]?.value === '合计');
    expect(total?.slice(2, 8)).toMatchObject([
      { formula: 'SUM(C5:C6)', value: 4 },
      { formula: 'SUM(D5:D6)', value: 3.5 },
      { formula: 'SUM(E5:E6)', value: 0 },
      { formula: 'IF(C7=0,"—",D7/C7)', value: 0.875 },
      { formula: 'IF(C7=0,"—",ROUND((D7/C7-0.84)*100,1))', value: 3.5 },
      { formula: 'SUM(H5:H6)', value: 5.25 },
    ]);
  });

  test('TOTALS the light is told in words, a unit without target has a dash, and the source is named', async () => {
    const rows = await rowsOf([figure('shiqiao', 2, 3), figure('liuwan', 1, 0)]);
    expect(rows[4]?.[8]?.value).toBe('黄灯');
    expect(rows[5]?.slice(5, 9).map((cell) => cell?.value)).toEqual(['—', '—', 1.5, '未定目标']);
    expect(rows[1]?.[0]?.value).toBe('截至 2026-11-23（第 84 天 / 共 100 天，序时进度 84%）');
    expect(rows[7]?.[0]?.value).toContain('口径：自报');
  });
});

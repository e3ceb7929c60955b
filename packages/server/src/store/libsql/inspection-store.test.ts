import { describe, expect, it } from 'vitest';
import { fillingUnit, signedProject, testId } from '../../testing/filling-unit.ts';
import { ISSUES } from './inspection-store.ts';

describe('CLOSEOUT the store', () => {
  it('CLOSEOUT issues are found by unit and ledger, without a look at the other rows of the district', async () => {
    const { database, push } = await fillingUnit();
    await push(testId('r', 1), signedProject('甲项目'));
    for (const [name, sql] of Object.entries(ISSUES)) {
      const args = name === 'ofAll' ? [] : ['shiqiao'];
      const plan = await database.query({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
      const rows = plan.map((step) => String(step['detail'])).filter((detail) => /^(SCAN|SEARCH) r\b/.test(detail));
      expect(rows, name).toHaveLength(1);
      expect(rows[0], name).toMatch(/^SEARCH r USING (INDEX ledger_row_by_seq|PRIMARY KEY)/);
    }
  });
});

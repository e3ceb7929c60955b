import { describe, expect, it } from 'vitest';
import { askedColumns } from './asked-columns.ts';
import { fundsLedger } from './funds.ts';
import { issuesLedger } from './issues.ts';
import { projectsLedger } from './projects.ts';

describe('LOAD columns a unit is asked to fill', () => {
  it('LOAD a unit is not asked for what inspectors set, what the server counts, or a ledger the office keeps', () => {
    const left = issuesLedger.columns.filter((column) => !askedColumns(issuesLedger).includes(column));
    expect(left.map(({ key }) => key)).toEqual(['verifier', 'reopenedCount']);
    expect(askedColumns(fundsLedger)).toEqual([]);
    expect(askedColumns(projectsLedger)).toHaveLength(projectsLedger.columns.length);
  });
});

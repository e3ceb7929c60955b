import fc from 'fast-check';
import type { SheetRow } from '../check/row.ts';
import type { RowFields } from '../ledger/fields.ts';
import type { CellInput } from '../value/cell.ts';
import { testProject } from './project.ts';

const KEYS = ['#4', '#5', '#6', '#7', 'r1', 'r2', 'r3', 'r4'];
const CODES = ['2607-320698-99-01-678537', '2602-320698-04-01-131677', null];
const CREDIT_CODES = ['91320698MAJ6YGQF40', '91320698MACEAHTL9U', 'broken', null];
const NAMES = ['鹭港智谷（一期）', '鹭港智谷(一期)', '晟霖新材料', null];
const INVESTORS = ['青澜鹭港集团有限公司', '苏陵晟霖新材料股份有限公司'];
const STAGES = ['线索', '在谈', '意向', '签约', '开工', '投产', '终止', '不明'];
const TOTALS = ['15000', '9800', '1.2', '约1亿', '1.5亿', null];
const DAYS = ['2026-09-15', '2026.10.1', '2027-01-01', '5月底前', null];

const cell = (value: CellInput['value']): CellInput => ({ value });

/** A row of the projects ledger out of a small world, in which twins, faults and proposals are frequent. */
export const arbitrarySheetRow: fc.Arbitrary<SheetRow> = fc
  .record({
    key: fc.constantFrom(...KEYS),
    accepted: fc.option(
      fc.constantFrom<RowFields>(testProject('签约'), testProject('开工', { totalInvestmentYuan: 98_000_000 })),
    ),
    reason: fc.option(fc.constantFrom('P007', 'P022')),
    projectCode: fc.constantFrom(...CODES),
    uscc: fc.constantFrom(...CREDIT_CODES),
    projectName: fc.constantFrom(...NAMES),
    investor: fc.constantFrom(...INVESTORS),
    stage: fc.constantFrom(...STAGES),
    totalInvestmentYuan: fc.constantFrom(...TOTALS),
    signedDay: fc.constantFrom(...DAYS),
    startedDay: fc.constantFrom(...DAYS),
  })
  .map(({ key, accepted, reason, ...values }) => ({
    key,
    cells: Object.fromEntries(Object.entries(values).map(([column, value]) => [column, cell(value)])),
    ...(accepted === null ? {} : { accepted }),
    ...(reason === null ? {} : { explanations: { [reason]: '情况属实' } }),
  }));

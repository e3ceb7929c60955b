import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import { type Day, addDays } from '@double-hundred/shared/kernel/day';
import { testProject } from '@double-hundred/shared/testing/project';
import type { Unit } from '@double-hundred/shared/unit/unit';
import { hasUsccCheck } from '@double-hundred/shared/value/uscc-check';
import { writeCell } from '@double-hundred/shared/value/write-cell';

/** The day on which every measure takes place. */
export const TODAY = '2026-11-23' as Day;
export const FIRST_DAY = '2026-09-01' as Day;
const STAGES = ['签约', '开工', '投产', '签约', '竣工'] as const;

type Fields = Record<string, FieldValue>;

/** A believable project with nothing to find fault with; every number gives another one, the same each time. */
export function projectRow(number: number, unitId: string): Fields {
  const start = addDays(FIRST_DAY, number % 40);
  const stage = STAGES[number % STAGES.length] ?? '签约';
  const day = (key: string, after: number) => (testProject(stage)[key] === undefined ? {} : { [key]: addDays(start, after) });
  return {
    ...testProject(stage),
    projectName: `第${number}号碳纤维复合材料研发及制造项目`,
    projectCode: `2607-320698-${String((Math.floor(number / 1_000_000) % 90) + 10)}-01-${String(number % 1_000_000).padStart(6, '0')}`,
    investor: `苏陵第${number}号新材料股份有限公司`,
    company: `江湾第${number}号新材料有限公司`,
    uscc: uscc(number),
    hostUnit: unitId,
    introducingUnit: unitId,
    totalInvestmentYuan: 150_000_000 + (number % 97) * 1_000_000,
    ...day('signedDay', 0),
    ...day('registeredDay', 4),
    ...day('approvedDay', 8),
    ...day('startedDay', 14),
    ...day('completedDay', 28),
    ...day('productionDay', 40),
    phone: `13${String(number % 1_000_000_000).padStart(9, '0')}`,
    evidence: `江招合〔2026〕${number}号`,
  };
}

export type RawCell = string | number | null;

/** The row as raw cells in the order of the ledger's columns. */
export function rawCells(fields: Fields, units: readonly Unit[]): RawCell[] {
  return projectsLedger.columns.map((column) => writeCell(column, fields[column.key] ?? null, { units }).value);
}

const SPOILED: readonly (readonly [key: string, text: (number: number) => string])[] = [
  ['signedDay', (number) => `2026年13月${number}日`],
  ['totalInvestmentYuan', (number) => `约${number}左右`],
  ['uscc', (number) => `91320698MA${number}`],
  ['phone', (number) => `1380000${number % 100}`],
  ['industry', (number) => `其他${number}`],
];

/** Every twentieth row gets a cell nobody can read, each another text; in place, as a wire field and as a raw cell. */
export function spoil(fields: Fields, cells: RawCell[], number: number): void {
  if (number % 20 !== 7) return;
  const [key, text] = SPOILED[Math.floor(number / 20) % SPOILED.length] ?? SPOILED[0] ?? ['phone', String];
  fields[key] = text(number);
  cells[projectsLedger.columns.findIndex((column) => column.key === key)] = text(number);
}

function uscc(number: number): string {
  const body = `91320698MA${String(number % 10_000_000).padStart(7, '0')}`;
  for (const check of '0123456789ABCDEFGHJKLMNPQRTUWXY') if (hasUsccCheck(body + check)) return body + check;
  throw new Error('every body has a check digit');
}

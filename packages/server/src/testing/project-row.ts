import type { Day } from '@double-hundred/shared/kernel/day';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { hasUsccCheck } from '@double-hundred/shared/value/uscc-check';
import { demoProjects } from '../services/seed/demo-projects.ts';
import { DEMO_UNITS } from '../services/seed/demo-units.ts';

/** A believable project of a unit of the demo, another one for every number; its values pass the rules. */
export function projectRow(unitId: string, number: number): RowFields {
  const index = DEMO_UNITS.findIndex(({ id }) => id === unitId);
  const unit = DEMO_UNITS[index];
  const projects = unit ? demoProjects(unit, number % 8, '2026-09-01' as Day) : [];
  const row = projects[number % projects.length];
  if (row === undefined) throw new Error(`no demo project for ${unitId}`);
  return {
    ...row,
    projectName: `${unitId}第${number}号项目`,
    investor: `苏陵第${number}号集团有限公司`,
    ...('company' in row ? { company: `江湾${unitId}第${number}号有限公司`, uscc: uscc(index * 10_000 + number) } : {}),
    ...('projectCode' in row ? { projectCode: `2608-320698-99-01-${String(100_000 + index * 10_000 + number)}` } : {}),
  };
}

function uscc(number: number): string {
  const body = `91320698MB${String(1_000_000 + number)}`;
  const check = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].find((character) => hasUsccCheck(body + character));
  return body + String(check);
}

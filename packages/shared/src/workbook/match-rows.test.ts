import { describe, expect, test } from 'vitest';
import { projectsLedger } from '../ledger/projects.ts';
import { matchRows } from './match-rows.ts';

const known = [
  { rowId: 'r1', fields: { projectName: '甲项目', investor: '某集团', projectCode: '2607-320698-99-01-678537' } },
  { rowId: 'r2', fields: { projectName: '乙项目（一期）', investor: '某集团', uscc: '91320698MAJ6YGQF40' } },
  { rowId: 'r3', fields: { projectName: '丙项目', investor: '某集团' } },
  { rowId: 'r4', fields: { projectName: '丁项目', investor: '甲公司' } },
  { rowId: 'r5', fields: { projectName: '丁项目', investor: '乙公司' } },
];
const match = (...rows: { rowId?: string; fields: Record<string, string> }[]) =>
  [
    ...matchRows(
      projectsLedger,
      rows.map((row, index) => ({ key: String(index), rowId: row.rowId ?? null, fields: row.fields })),
      known,
    ),
  ].map(([key, { rowId, by }]) => `${key} ${rowId} ${by}`);

describe('matching', () => {
  test('S08 the hidden id goes before everything else', () => {
    expect(
      match({ fields: { projectName: '丙项目', investor: '某集团' } }, { rowId: 'r3', fields: { projectName: '改了名' } }),
    ).toEqual(['1 r3 id']);
  });

  test('S11 a code, or a name with its firm, finds the row again however the name is written', () => {
    expect(match({ fields: { projectName: '改了名', projectCode: '2607-320698-99-01-678537' } })).toEqual(['0 r1 businessKey']);
    expect(match({ fields: { projectName: '乙项目(一期)', uscc: '91320698MAJ6YGQF40' } })).toEqual(['0 r2 businessKey']);
    expect(match({ fields: { projectName: '丙 项目', investor: '某集团' } })).toEqual(['0 r3 businessKey']);
  });

  test('S11 the same firm with another project is a new row', () => {
    expect(match({ fields: { projectName: '新项目', uscc: '91320698MAJ6YGQF40', investor: '某集团' } })).toEqual([]);
  });

  test('S11 a name alone finds a row only when it is unique on both sides', () => {
    expect(match({ fields: { projectName: '丙项目', investor: '换了投资方' } })).toEqual(['0 r3 name']);
    expect(match({ fields: { projectName: '丁项目', investor: '丙公司' } })).toEqual([]);
    expect(match({ fields: { projectName: '丙项目' } }, { fields: { projectName: '丙项目' } })).toEqual([]);
  });

  test('S11 each known row is given once', () => {
    const row = { fields: { projectName: '丙项目', investor: '某集团' } };
    expect(match(row, row)).toEqual(['0 r3 businessKey']);
  });
});

import { describe, expect, it } from 'vitest';
import { builtinLedgers } from '../ledger/builtin.ts';
import type { LedgerDefinition } from '../ledger/definition.ts';
import { fundsLedger } from '../ledger/funds.ts';
import { indicatorsLedger } from '../ledger/indicators.ts';
import { issuesLedger } from '../ledger/issues.ts';
import { milestonesLedger } from '../ledger/milestones.ts';
import { outreachLedger } from '../ledger/outreach.ts';
import { supportLedger } from '../ledger/support.ts';
import { DEFINITION_SHEETS, type DefinitionSheet } from '../message/definition-words.ts';
import type { WorkbookGrid } from '../workbook/grid.ts';
import { readDefinition } from './read-definition.ts';
import { writeDefinition } from './write-definition.ts';

/** The workbook of a definition as a grid; `change` puts other texts into cells, by sheet and address such as `B3`. */
function workbookOf(definition: LedgerDefinition, change: Readonly<Record<string, string>> = {}): WorkbookGrid {
  const tables = writeDefinition(definition);
  const sheets = (Object.keys(tables) as DefinitionSheet[]).map((sheet) => {
    const { name, headings } = DEFINITION_SHEETS[sheet];
    const rows = [headings, ...tables[sheet]].map((row) => row.map((value) => ({ value: value === '' ? null : value })));
    for (const [place, value] of Object.entries(change)) {
      const [, on = '', letter = 'A', row = '1'] = /^(.+) ([A-Z])(\d+)$/.exec(place) ?? [];
      const line = rows[Number(row) - 1];
      if (on === name && line) line[letter.charCodeAt(0) - 65] = { value };
    }
    return { name, rows, merges: [], hiddenRows: [], visibility: 'visible' as const };
  });
  return { dateSystem: 1900, sheets, customXml: [] };
}

const seven = [
  ...builtinLedgers,
  ...[milestonesLedger, issuesLedger, outreachLedger, supportLedger, fundsLedger, indicatorsLedger].filter(
    ({ id }) => !builtinLedgers.some((known) => known.id === id),
  ),
];

describe('the workbook of a definition', () => {
  for (const definition of seven) {
    it(`DEFINITION ${definition.id} goes into its workbook and comes back the same`, () => {
      expect(readDefinition(workbookOf(definition))).toEqual({ ok: true, value: definition });
    });
  }

  it('DEFINITION nothing of the seven ledgers is written in the signs of a program', () => {
    for (const definition of seven)
      for (const [sheet, rows] of Object.entries(writeDefinition(definition)))
        for (const row of rows) for (const text of row) expect(`${definition.id} ${sheet} ${text}`).not.toMatch(/[{}[\]]|":/u);
  });

  it('DEFINITION parts that a line cannot carry go as JSON, and a workbook written so before is still read', () => {
    const odd = { column: 'remark', in: ['有；无', '甲、乙'] };
    const rule = { id: 'F004', severity: 'explain', kind: 'emptyUnless', params: { column: 'payee', when: odd } } as const;
    const definition: LedgerDefinition = { ...fundsLedger, rules: [...fundsLedger.rules, rule] };
    expect(JSON.stringify(writeDefinition(definition).rules.at(-1))).toContain('有；无');
    expect(readDefinition(workbookOf(definition))).toEqual({ ok: true, value: definition });
    const place = fundsLedger.rules.findIndex(({ kind }) => kind === 'sameTwice');
    const { params } = fundsLedger.rules[place] ?? { params: {} };
    const json = `重复条件：${JSON.stringify('matches' in params ? params.matches : null)}`;
    expect(readDefinition(workbookOf(fundsLedger, { [`规则 D${place + 2}`]: json }))).toEqual({ ok: true, value: fundsLedger });
    const wrong = readDefinition(workbookOf(fundsLedger, { [`规则 D${place + 2}`]: '重复条件：单位；很重要' }));
    expect(wrong).toMatchObject({
      ok: false,
      error: [{ cell: `D${place + 2}`, message: expect.stringContaining('值班日期＋班次') as string }],
    });
  });

  it('DEFINITION a life, an end of older versions and migration steps come back the same', () => {
    const definition: LedgerDefinition = {
      ...milestonesLedger,
      version: 2,
      olderUntil: '2026-12-31',
      rules: milestonesLedger.rules.map((rule) => ({ ...rule, life: { trialFrom: '2026-11-01', inForceFrom: '2026-12-01' } })),
      migration: [
        { kind: 'rename', from: 'node', to: 'milestone' },
        { kind: 'split', from: 'people', to: ['sponsor', 'responsiblePerson'], by: '/' },
        { kind: 'choices', column: 'state', names: { 未完成: '进行中' } },
        { kind: 'narrow', column: 'milestone', version: 2 },
        { kind: 'narrow', column: '由谁填报', version: 2 },
      ],
    };
    expect(readDefinition(workbookOf(definition))).toEqual({ ok: true, value: definition });
  });

  it('DEFINITION a fault names sheet, cell, what is wrong and what to write, and all faults are told at once', () => {
    const read = readDefinition(
      workbookOf(milestonesLedger, {
        '台账 B3': '二',
        '列 D3': '文字',
        '列 A4': '1权重',
        '规则 B2': '严重',
        '规则 D3': '列：没有的列',
        '规则 C4': '没有的种类',
      }),
    );
    if (read.ok) throw new Error('faults were expected');
    expect(read.error.map(({ sheet, cell }) => `${sheet} ${cell}`).sort()).toEqual(
      ['列 A4', '列 D3', '台账 B3', '规则 B2', '规则 C4', '规则 D3'].sort(),
    );
    for (const { message, cell, sheet } of read.error) {
      expect(message).toContain(`工作表“${sheet}” ${cell} `);
      expect(message).toMatch(/请|例如|写成|应为/);
    }
  });

  it('DEFINITION a workbook without its sheets, or with a heading renamed, says which', () => {
    const none = readDefinition({ dateSystem: 1900, sheets: [], customXml: [] });
    expect(none).toMatchObject({ ok: false, error: [{ sheet: '台账' }, { sheet: '列' }] });
    const renamed = readDefinition(workbookOf(milestonesLedger, { '列 B1': '列名' }));
    expect(renamed).toMatchObject({ ok: false, error: [{ sheet: '列', message: expect.stringContaining('“表头”') as string }] });
  });

  it('DEFINITION keys and headings that appear twice are refused', () => {
    const read = readDefinition(workbookOf(milestonesLedger, { '列 A5': 'weight', '列 B5': '权重' }));
    expect(read.ok ? [] : read.error.map(({ cell }) => cell)).toEqual(expect.arrayContaining(['A5', 'B5']));
  });
});

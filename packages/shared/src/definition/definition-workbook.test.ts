import { describe, expect, it } from 'vitest';
import { builtinLedgers } from '../ledger/builtin.ts';
import type { LedgerDefinition } from '../ledger/definition.ts';
import { fundsLedger } from '../ledger/funds.ts';
import { indicatorsLedger } from '../ledger/indicators.ts';
import { issuesLedger } from '../ledger/issues.ts';
import { milestonesLedger } from '../ledger/milestones.ts';
import { projectsLedger } from '../ledger/projects.ts';
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

  it('DEFINITION a stage, a choice or a column that a rule cannot look at is told at its cell, all of them at once', () => {
    const tables = writeDefinition(projectsLedger);
    const line = (sheet: 'columns' | 'rules', at: number, text: string) => tables[sheet].findIndex((row) => row[at] === text) + 2;
    const [code, chain] = [line('columns', 0, 'projectCode'), line('columns', 0, 'industryChain')];
    const [order, evidence] = [line('rules', 2, '日期先后'), line('rules', 2, '到阶段要佐证')];
    const choice = tables.choices.findLastIndex(([of]) => of === 'industry') + 2;
    const read = readDefinition(
      workbookOf(projectsLedger, {
        [`列 G${code}`]: '签约了',
        [`列 H${chain}`]: '产业类别=工页',
        [`选项 B${choice}`]: '工业',
        [`规则 D${order}`]: '先：项目名称\n后：开工日期',
        [`规则 D${evidence}`]: '列：佐证材料\n阶段：签好',
      }),
    );
    if (read.ok) throw new Error('faults were expected');
    const told = new Map(read.error.map(({ sheet, cell, message }) => [`${sheet} ${cell}`, message]));
    expect(told.get(`列 G${code}`)).toContain('没有阶段“签约了”。请填“阶段顺序”中的一个：线索、');
    expect(told.get(`列 H${chain}`)).toContain('“产业类别”没有选项“工页”。请填其中之一：一产、工业');
    expect(told.get(`选项 B${choice}`)).toContain('出现了两次');
    expect(told.get(`规则 D${order}`)).toContain('参数“先”的列“项目名称”是文本，这种规则看的是日期、月份列');
    expect(told.get(`规则 D${evidence}`)).toContain('没有阶段“签好”');
    expect(told.size).toBe(5);
  });

  it('DEFINITION a column required from a stage on is told when no rule asks for it, or when the ledger has no stages', () => {
    const rules = projectsLedger.rules.filter(({ kind }) => kind !== 'stageImplies');
    const unchecked = readDefinition(workbookOf({ ...projectsLedger, rules }));
    expect(unchecked.ok ? [] : unchecked.error.map(({ message }) => message)).toEqual([
      expect.stringContaining('请加一条“到阶段必填”规则') as string,
    ]);
    const staged = milestonesLedger.columns.map((column, index) =>
      index === 4 ? { ...column, required: { fromStage: '签约' } } : column,
    );
    const without = readDefinition(workbookOf({ ...milestonesLedger, columns: staged }));
    expect(without.ok ? [] : without.error[0]?.message).toContain('本台账没有阶段');
  });

  it('DEFINITION RULE a rule takes no id that another ledger has, since exemptions and titles go by the id', () => {
    const rule = {
      id: 'P005',
      severity: 'explain',
      kind: 'emptyUnless',
      params: { column: 'payee', when: { column: 'remark', equals: '有' } },
    } as const;
    const funds = { ...fundsLedger, rules: [...fundsLedger.rules, rule] };
    const read = readDefinition(workbookOf(funds), [projectsLedger, fundsLedger]);
    const cell = `A${funds.rules.length + 1}`;
    expect(read).toMatchObject({
      ok: false,
      error: [{ sheet: '规则', cell, message: expect.stringContaining('“项目总台账”已经用了') as string }],
    });
    expect(readDefinition(workbookOf(fundsLedger), [projectsLedger, fundsLedger]).ok).toBe(true);
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

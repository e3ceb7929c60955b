import { describe, expect, it } from 'vitest';
import type { LedgerDefinition } from '../ledger/definition.ts';
import { issuesLedger } from '../ledger/issues.ts';
import { diffDefinitions, unsafeChanges } from './diff-definitions.ts';

const before = issuesLedger;
const changed = (change: (definition: LedgerDefinition) => Partial<LedgerDefinition>): LedgerDefinition => ({
  ...before,
  version: 2,
  ...change(before),
});
const texts = (after: LedgerDefinition) => diffDefinitions(before, after).map(({ safe, text }) => `${safe ? '' : '! '}${text}`);

describe('what differs between two versions', () => {
  it('DEFINITION the same definition differs in nothing', () => {
    expect(diffDefinitions(before, { ...before, version: 2 })).toEqual([]);
  });

  it('DEFINITION added columns, choices and rules are safe', () => {
    const after = changed(({ columns, rules }) => ({
      columns: [
        ...columns.map((column) =>
          column.key === 'category' && column.type.kind === 'choice'
            ? { ...column, type: { ...column.type, choices: [...(column.type.choices ?? []), '用能'] } }
            : column,
        ),
        { key: 'helper', heading: '协办单位', aliases: [], type: { kind: 'unitRef' }, width: 12, help: '', example: '' },
      ],
      rules: [...rules, { id: 'I099', severity: 'info', kind: 'notUpdatedFor', params: { column: 'progress', days: 7 } }],
    }));
    expect(texts(after)).toEqual(['列“问题类别”新增选项：用能', '新增列“协办单位”（选填）', '新增规则 I099：多日未更新（提示）']);
  });

  it('DEFINITION a lost column, another type, a lost choice and a heading without alias are not safe; a migration step makes them so', () => {
    const without = changed(({ columns, rules }) => ({ columns: columns.filter(({ key }) => key !== 'measure'), rules }));
    expect(texts(without)).toEqual(['! 不再填列“整改措施”，已填的内容另存']);
    expect(unsafeChanges(diffDefinitions(before, { ...without, migration: [{ kind: 'drop', column: 'measure' }] }))).toEqual([]);
    const turned = changed(({ columns }) => ({
      columns: columns.map((column) =>
        column.key === 'measure' ? { ...column, heading: '措施', type: { kind: 'yesNo' as const }, aliases: [] } : column,
      ),
    }));
    expect(texts(turned)).toEqual(['! 表头“整改措施”改为“措施”，旧表头没有写进别名', '! 列“措施”的类型：长文本 → 是否']);
  });
});

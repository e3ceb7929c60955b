import { describe, expect, it } from 'vitest';
import type { Column, LedgerDefinition } from '../ledger/definition.ts';
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
    expect(texts(turned)).toEqual([
      '! 表头“整改措施”改为“措施”，旧表头没有写进别名',
      '! 列“措施”去掉别名：解决措施、整改举措、工作措施、解决办法',
      '! 列“措施”的类型：长文本 → 是否',
    ]);
  });

  it('DEFINITION what a version says besides columns, choices and rules is told as well, and is safe where it only adds', () => {
    const more = ({ columns }: LedgerDefinition): Column[] =>
      columns.map((column) => {
        if (column.key === 'measure') return { ...column, aliases: [...column.aliases, '办法'], width: 44 };
        if (column.key === 'category')
          return {
            ...column,
            synonyms: { apply: { ...column.synonyms?.apply, 征地: '征迁' }, propose: {} },
            help: '选最主要的一类',
          };
        return column;
      });
    expect(texts(changed((definition) => ({ columns: more(definition) })))).toEqual([
      '列“问题类别”新增也可写作：征地',
      '列“问题类别”的填写说明有变',
      '列“整改措施”新增别名：办法',
      '列“整改措施”的列宽有变',
    ]);
    expect(
      texts(changed(() => ({ noun: '事项', minVersion: 2, olderUntil: '2026-12-31', businessKeys: [['problem']] }))),
    ).toEqual([
      '一行的称呼：问题 → 事项',
      '认出同一行的业务主键有变',
      '最低可报版本改为第2版',
      '旧版本的文件收到 2026-12-31 为止',
    ]);
    expect(texts(changed(() => ({ derived: [{ key: 'growth', heading: '增幅', kind: 'growth', of: 'a', over: 'b' }] })))).toEqual(
      ['计算的指标有变'],
    );
    expect(texts(changed(({ columns }) => ({ columns: columns.toReversed() })))).toEqual(['列的顺序有变']);
    expect(texts(changed(() => ({ keptBy: 'districtOffice' })))).toEqual(['! 改由区专班填报']);
  });

  it('DEFINITION a narrower limit, a new requirement, a lost word and a moved stage are asked about, and taken once this version says so', () => {
    const narrower = ({ columns }: LedgerDefinition): Column[] =>
      columns.map((column) => {
        if (column.key === 'problem') return { ...column, type: { kind: 'longText', maxLength: 5 } };
        if (column.key === 'raisedBy') return { ...column, required: 'always' };
        if (column.key === 'measure') return { ...column, aliases: column.aliases.slice(1) };
        return column;
      });
    const asked = changed((definition) => ({ columns: narrower(definition), nameColumn: 'measure' }));
    expect(diffDefinitions(before, asked).map(({ safe, narrows }) => [safe, narrows])).toEqual([
      [false, '名称列'],
      [false, 'problem'],
      [false, 'raisedBy'],
      [false, 'measure'],
    ]);
    const steps = (version: number) =>
      ['名称列', 'problem', 'raisedBy', 'measure'].map((column) => ({ kind: 'narrow' as const, column, version }));
    expect(unsafeChanges(diffDefinitions(before, { ...asked, migration: steps(2) }))).toEqual([]);
    expect(unsafeChanges(diffDefinitions(before, { ...asked, migration: steps(1) }))).toHaveLength(4);
    expect(unsafeChanges(diffDefinitions(asked, { ...before, version: 3, nameColumn: 'measure' }))).toEqual([]);
    const added = { ...asked.columns[0], key: 'cause', heading: '原因', required: 'always' } as Column;
    expect(texts(changed(({ columns }) => ({ columns: [...columns, added] })))).toEqual(['! 新增列“原因”（有必填要求）']);
  });

  it('DEFINITION a stage put between others is safe; one lost or moved is asked about', () => {
    const staged = (order: readonly string[], version = 1): LedgerDefinition => ({
      ...before,
      version,
      stages: { column: 'closeOut', order: [...order], ended: [] },
    });
    const safe = (order: readonly string[]) =>
      diffDefinitions(staged(['未销号', '已销号']), staged(order, 2)).map((change) => change.safe);
    expect(safe(['未销号', '申请销号', '已销号'])).toEqual([true]);
    expect([safe(['已销号', '未销号']), safe(['未销号'])]).toEqual([[false], [false]]);
  });
});

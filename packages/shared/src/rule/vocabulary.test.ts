import { describe, expect, it } from 'vitest';
import { checkFields } from '../check/check-fields.ts';
import { linkedLedgerIds } from '../check/resolve-refs.ts';
import { builtinLedger, builtinLedgers } from '../ledger/builtin.ts';
import { ledgerDefinitionSchema, type LedgerDefinition } from '../ledger/definition.ts';
import { projectsLedger } from '../ledger/projects.ts';
import { testDistrict } from '../testing/district.ts';
import { testProject } from '../testing/project.ts';
import { readCell } from '../value/read-cell.ts';
import { severityOn } from './severity-on.ts';
import { unexplained } from './unexplained.ts';
import { RULE_KINDS, ruleUseSchema } from './vocabulary.ts';

describe('definitions as data', () => {
  it.each(builtinLedgers.map((definition) => [definition.id, definition] as const))(
    'LEDGER %s survives JSON unchanged and passes its own schema',
    (_id, definition) => {
      expect(ledgerDefinitionSchema.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
    },
  );

  it.each(builtinLedgers.map((definition) => [definition.id, definition] as const))(
    'LEDGER %s names only columns and stages it has',
    (_id, definition) => {
      const keys = new Set(definition.columns.map(({ key }) => key));
      expect(keys.size).toBe(definition.columns.length);
      expect(keys).toContain(definition.nameColumn);
      const stages = [...(definition.stages?.order ?? []), ...(definition.stages?.ended ?? [])];
      for (const named of columnsNamed(definition)) expect(keys).toContain(named);
      for (const { required } of definition.columns)
        if (typeof required === 'object' && 'fromStage' in required) expect(stages).toContain(required.fromStage);
    },
  );

  it.each(builtinLedgers.map((definition) => [definition.id, definition] as const))(
    'LEDGER %s has every heading and alias for one column',
    (_id, { columns }) => {
      const words = columns.flatMap(({ heading, aliases }) => [heading, ...aliases]);
      expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    },
  );

  it.each(builtinLedgers.map((definition) => [definition.id, definition] as const))(
    'LEDGER %s has an example in every column that the column itself reads without a finding',
    (_id, { columns }) => {
      for (const column of columns) {
        const reading = readCell(column, { value: column.example, format: '@' }, testDistrict());
        expect([column.key, reading.findings, reading.value === null]).toEqual([column.key, [], false]);
      }
    },
  );

  it('LEDGER every id belongs to one ledger, and every reference to a ledger there is', () => {
    const owners = builtinLedgers.flatMap(({ id, rules }) =>
      [...new Set(rules.map((rule) => rule.id))].map((rule) => [rule, id]),
    );
    expect(new Set(owners.map(([rule]) => rule)).size).toBe(owners.length);
    for (const definition of builtinLedgers) {
      for (const id of linkedLedgerIds(definition)) expect(builtinLedgers.map((ledger) => ledger.id)).toContain(id);
      for (const { type } of definition.columns)
        if (type.kind === 'ref') expect(builtinLedger(type.ledger)?.nameColumn).toBe(type.column);
    }
  });

  it('LEDGER a rule of an unknown kind or with wrong parameters is refused', () => {
    expect(ruleUseSchema.safeParse({ id: 'P999', severity: 'error', kind: 'guess', params: {} }).success).toBe(false);
    expect(ruleUseSchema.safeParse({ id: 'P999', severity: 'error', kind: 'notAbove', params: { column: 'a' } }).success).toBe(
      false,
    );
  });

  it('RULES the ledgers together have all ids of the plan and use every kind of the vocabulary', () => {
    const rules = builtinLedgers.flatMap((definition) => definition.rules);
    const ids = new Set(rules.map(({ id }) => id));
    const planned = { P: 23, M: 4, I: 2, U: 1, F: 2, X: 2 };
    for (const [letter, last] of Object.entries(planned))
      for (let number = 1; number <= last; number += 1) expect(ids).toContain(`${letter}${String(number).padStart(3, '0')}`);
    expect(new Set(rules.map(({ kind }) => kind))).toEqual(new Set(RULE_KINDS));
  });
});

describe('the life of a rule', () => {
  const rule = {
    severity: 'error',
    life: { trialFrom: '2026-11-01', inForceFrom: '2026-12-01', lastDay: '2026-12-31' },
  } as const;
  const on = (day: string) => severityOn(rule, testDistrict({ today: day as never }).today);

  it('RULES a draft is silent, a trial informs, in force it is severe, and it ends', () => {
    expect([on('2026-10-31'), on('2026-11-01'), on('2026-12-01'), on('2027-01-01')]).toEqual([null, 'info', 'error', null]);
    expect(severityOn({ severity: 'explain' }, testDistrict().today)).toBe('explain');
  });

  it('RULES a rule on trial holds no row, whatever it finds', () => {
    const rules = projectsLedger.rules.map((use) => ({ ...use, life: { trialFrom: '2026-11-01' } }));
    const definition: LedgerDefinition = { ...projectsLedger, rules };
    const { findings } = checkFields(definition, testDistrict(), {
      key: 'r1',
      fields: testProject('开工', { startedDay: null }),
      peers: [],
    });
    expect(findings.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([['P002', 'info']]);
  });
});

describe('reasons', () => {
  it('RULES an explain finding counts as unexplained until its rule has a reason with text', () => {
    const { findings } = checkFields(projectsLedger, testDistrict(), {
      key: 'r1',
      fields: testProject('签约', { evidence: null }),
      peers: [],
    });
    expect(unexplained(findings, {})).toHaveLength(1);
    expect(unexplained(findings, { P022: '  ' })).toHaveLength(1);
    expect(unexplained(findings, { P022: '合同正在用印' })).toEqual([]);
  });
});

function columnsNamed(definition: LedgerDefinition): string[] {
  const keys = ['column', 'earlier', 'later', 'limit', 'unless', 'planned', 'actual', 'textColumn'];
  return definition.rules.flatMap((rule) => {
    const params: Record<string, unknown> = rule.params;
    const lists = [
      'columns' in rule.params ? rule.params.columns : [],
      rule.kind === 'dayBeyondStage' ? rule.params.days.map(({ column }) => column) : [],
    ];
    const matches = 'matches' in rule.params ? rule.params.matches.flatMap(({ columns }) => columns) : [];
    return [...keys.flatMap((key) => (typeof params[key] === 'string' ? [params[key]] : [])), ...lists.flat(), ...matches];
  });
}

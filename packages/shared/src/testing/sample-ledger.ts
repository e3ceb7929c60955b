import { readFileSync } from 'node:fs';
import { campaignSchema } from '../campaign/campaign.ts';
import { parseDay } from '../kernel/day.ts';
import type { Column, ColumnType, LedgerDefinition } from '../ledger/definition.ts';
import { unitSchema } from '../unit/unit.ts';
import type { ReadContext } from '../value/read-cell.ts';

function testData(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../test-data/${name}.json`, import.meta.url), 'utf8'));
}

const campaignFile = testData('campaign') as { readonly industryChains: string[]; readonly keyLists: string[] };

/** The campaign and units of the acceptance cases, on their "today". */
export function sampleContext(): ReadContext {
  const today = parseDay('2026-11-23');
  if (today === null) throw new Error('2026-11-23 is a day');
  return {
    campaign: campaignSchema.parse({
      id: 'c1',
      tracks: ['attraction'],
      calendar: 'days',
      countPolicy: 'lead',
      lightRules: { greenAtLeastPoints: 0, amberAtLeastPoints: -10 },
      choices: { industryChain: campaignFile.industryChains, keyList: campaignFile.keyLists },
      ...campaignFile,
    }),
    units: (testData('units') as { readonly units: unknown[] }).units.map((unit) => unitSchema.parse(unit)),
    today,
    ownUnitId: 'liuwan',
  };
}

/** A column of a type, for tests. */
export function sampleColumn(type: ColumnType, more: Partial<Column> = {}): Column {
  return { key: type.kind, heading: '测试列', aliases: [], type, width: 12, help: '说明', example: '例', ...more };
}

/** A small ledger with a column of every type. */
export function sampleLedger(): LedgerDefinition {
  const stages = ['线索', '在谈', '签约', '注册', '立项', '开工', '竣工', '投产', '终止'];
  const types: ColumnType[] = [
    { kind: 'text', maxLength: 100 },
    { kind: 'longText', maxLength: 500 },
    { kind: 'choice', choices: stages },
    { kind: 'choices', list: 'keyList' },
    { kind: 'day' },
    { kind: 'month' },
    { kind: 'wan', aboveYuan: 0 },
    { kind: 'yuan', minYuan: 0 },
    { kind: 'usdWan' },
    { kind: 'integer', min: 0 },
    { kind: 'decimal', digits: 2, min: 0 },
    { kind: 'percent' },
    { kind: 'phone' },
    { kind: 'person' },
    { kind: 'persons' },
    { kind: 'uscc' },
    { kind: 'projectCode' },
    { kind: 'unitRef' },
    { kind: 'ref', ledger: 'projects', column: 'projectName' },
    { kind: 'yesNo' },
    { kind: 'shares' },
  ];
  const synonyms = { apply: { 已签约: '签约', 正式签约: '签约', 在建: '开工' }, propose: { 框架协议: '在谈', 停建: '终止' } };
  return {
    id: 'sample',
    version: 1,
    minVersion: 1,
    title: '样表',
    noun: '行',
    nameColumn: 'text',
    columns: types.map((type) => sampleColumn(type, type.kind === 'choice' ? { synonyms } : {})),
    rules: [],
  };
}

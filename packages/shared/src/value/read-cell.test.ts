import { describe, expect, it } from 'vitest';
import type { ColumnType } from '../ledger/definition.ts';
import { sampleColumn, sampleContext, sampleLedger } from '../testing/sample-ledger.ts';
import type { CellInput } from './cell.ts';
import { readCell } from './read-cell.ts';

const context = sampleContext();

function read(
  type: ColumnType,
  value: CellInput['value'],
  more: { yuanPerUnit?: number; date1904?: boolean; format?: string } = {},
) {
  const column =
    sampleLedger().columns.find((each) => each.type.kind === type.kind && JSON.stringify(each.type) === JSON.stringify(type)) ??
    sampleColumn(type);
  const { format, ...rest } = more;
  const reading = readCell(column, format === undefined ? { value } : { value, format }, { ...context, ...rest });
  const [change] = reading.normalised;
  const [finding] = reading.findings;
  return finding
    ? { error: finding.ruleId, fix: finding.fix?.value }
    : { value: reading.value, ...(change ? { [change.handling]: change.kind } : {}) };
}

const wan: ColumnType = { kind: 'wan' };
const day: ColumnType = { kind: 'day' };
const stage = sampleLedger().columns.find((column) => column.type.kind === 'choice')?.type ?? { kind: 'choice' };

describe('readCell', () => {
  it.each([
    ['1.2亿', {}, { value: 120_000_000, confirm: 'N02' }],
    ['1.2亿', { yuanPerUnit: 100_000_000 }, { value: 120_000_000, auto: 'N02' }],
    ['12000万元', { yuanPerUnit: 100_000_000 }, { value: 120_000_000, auto: 'N02' }],
    ['1.8', { yuanPerUnit: 100_000_000 }, { value: 180_000_000, auto: 'N14' }],
    ['35000000元', {}, { value: 35_000_000, confirm: 'N04' }],
    ['壹亿伍仟万元整', {}, { value: 150_000_000, confirm: 'N03' }],
    ['3.2 亿元', {}, { value: 320_000_000, confirm: 'N02' }],
    ['12,000万元', {}, { value: 120_000_000, auto: 'N02' }],
    ["'16800", {}, { value: 168_000_000, auto: 'N14' }],
    ['￥6,790', {}, { value: 67_900_000, auto: 'N10' }],
    [' 21640 ', {}, { value: 216_400_000, auto: 'T01' }],
    [0.1 + 0.2, {}, { value: 3000 }],
    [1.2, {}, { value: 12_000 }],
    ['0.800000000000000000011', {}, { value: 8000, auto: 'N14' }],
    [1.00001, {}, { error: 'NUM_PRECISION', fix: 10_000 }],
    ['1e4', {}, { error: 'NUM_FORMAT', fix: undefined }],
    ['1,2000', {}, { error: 'NUM_FORMAT', fix: undefined }],
    ['1亿2000', {}, { error: 'NUM_FORMAT', fix: undefined }],
    ['80%', {}, { error: 'NUM_FORMAT', fix: undefined }],
    ['5000余万元', {}, { error: 'NUM_VAGUE', fix: undefined }],
    ['1亿至2亿', {}, { error: 'NUM_VAGUE', fix: undefined }],
    [1e15, {}, { error: 'NUM_FORMAT', fix: undefined }],
  ])('N02 the amount %j with %j is %j', (value, more, wanted) => {
    expect(read(wan, value, more)).toEqual(wanted);
  });

  it('N10 zero and negative amounts are refused where the column asks for more', () => {
    expect(read({ kind: 'wan', aboveYuan: 0 }, 0)).toMatchObject({ error: 'NUM_NEGATIVE' });
    expect(read({ kind: 'wan', minYuan: 0 }, '(1,200)')).toMatchObject({ error: 'NUM_NEGATIVE' });
    expect(read({ kind: 'wan', minYuan: 0 }, 0)).toEqual({ value: 0 });
  });

  it.each([
    [44814, { date1904: true, format: 'yyyy-mm-dd' }, { value: '2026-09-11' }],
    [46280, { format: 'm\\月d\\日' }, { value: '2026-09-15' }],
    [46280, { format: 'General' }, { value: '2026-09-15', auto: 'D04' }],
    [46280.6, { format: 'yyyy-mm-dd hh:mm' }, { value: '2026-09-15', auto: 'D04' }],
    ['2026-09-15', {}, { value: '2026-09-15' }],
    ['2026/9/15', {}, { value: '2026-09-15', auto: 'D01' }],
    ['２０２６年６月１８日', {}, { value: '2026-06-18', auto: 'D02' }],
    ['2026-10-19 10:30', {}, { value: '2026-10-19', auto: 'D12' }],
    ['26.10.8', {}, { value: '2026-10-08', confirm: 'D08' }],
    ['9月12日', {}, { value: '2026-09-12', confirm: 'D08' }],
    ['9月31日', {}, { error: 'DATE_NOT_EXIST', fix: undefined }],
    [202605, {}, { error: 'DATE_NO_DAY', fix: undefined }],
    ['2024.10', {}, { error: 'DATE_NO_DAY', fix: undefined }],
    ['待定', {}, { error: 'DATE_VAGUE', fix: undefined }],
    ['2027年3月底前', {}, { error: 'DATE_VAGUE', fix: undefined }],
    ['2026.9-2026.12', {}, { error: 'DATE_RANGE', fix: undefined }],
    [5.1, {}, { error: 'DATE_AMBIGUOUS_MONTH', fix: undefined }],
    [true, {}, { error: 'DATE_VAGUE', fix: undefined }],
  ])('D04 the day %j with %j is %j', (value, more, wanted) => {
    expect(read(day, value, more)).toEqual(wanted);
  });

  it.each([
    ['签约', { value: '签约' }],
    ['签约  ', { value: '签约', auto: 'T01' }],
    ['已签约', { value: '签约', auto: 'E01' }],
    ['签约阶段', { value: '签约', confirm: 'E01' }],
    ['框架协议', { error: 'ENUM_UNKNOWN', fix: '在谈' }],
    ['推进中', { error: 'ENUM_UNKNOWN', fix: undefined }],
  ])('E01 the stage word %s is %j', (value, wanted) => {
    expect(read(stage, value)).toEqual(wanted);
  });

  it.each([
    ['柳湾镇', { value: 'liuwan' }],
    ['经开区管委会', { value: 'kaifaqu', auto: 'E02' }],
    ['柳湾', { value: 'liuwan', confirm: 'E02' }],
    ['江湾区商务局', { value: 'shangwuju', confirm: 'E02' }],
    ['柳弯镇', { error: 'UNIT_UNKNOWN', fix: 'liuwan' }],
    ['江东新区管委会', { error: 'UNIT_UNKNOWN', fix: undefined }],
  ])('E02 the unit %s is %j', (value, wanted) => {
    expect(read({ kind: 'unitRef' }, value)).toEqual(wanted);
  });

  it('E02 an empty cell of a column that defaults to the own unit is the unit that hands in', () => {
    const column = sampleColumn({ kind: 'unitRef' }, { defaultOwnUnit: true });
    expect(readCell(column, { value: null }, context).value).toBe('liuwan');
    expect(readCell(column, { value: '/' }, context).value).toBe('liuwan');
    expect(readCell(column, { value: '江东新区' }, context).value).toBeNull();
  });

  it('P01 shares keep order and repeats; their sum is a rule of the row', () => {
    const shares: ColumnType = { kind: 'shares' };
    expect(read(shares, '区商务局：50%、大河镇：30%、区商务局：20%')).toEqual({
      value: [
        { unit: 'shangwuju', bps: 5000 },
        { unit: 'dahe', bps: 3000 },
        { unit: 'shangwuju', bps: 2000 },
      ],
    });
    expect(read(shares, '石桥镇 60，区商务局 40')).toMatchObject({
      value: [
        { unit: 'shiqiao', bps: 6000 },
        { unit: 'shangwuju', bps: 4000 },
      ],
    });
    expect(read(shares, '石桥镇')).toMatchObject({ value: [{ unit: 'shiqiao', bps: 10_000 }] });
    expect(read(shares, '区商务局：0.8、沙洲镇：0.2')).toMatchObject({ error: 'PCT_AMBIGUOUS' });
    expect(read(shares, '60%、40%')).toMatchObject({ error: 'NUM_FORMAT' });
  });

  it('C01 digits lost by Excel are refused, never guessed; O for 0 is proposed when the check digit agrees', () => {
    const uscc: ColumnType = { kind: 'uscc' };
    expect(read(uscc, 913206987546676000)).toEqual({ error: 'CODE_PRECISION', fix: undefined });
    expect(read(uscc, '913206987546676000')).toEqual({ error: 'CODE_PRECISION', fix: undefined });
    expect(read(uscc, '913501OOMOOO1OOY43')).toEqual({ error: 'USCC_FORMAT', fix: '91350100M000100Y43' });
    expect(read(uscc, '91320500MA10003670')).toEqual({ value: '91320500MA10003670' });
    expect(read(uscc, '91350100M000100Y4Z')).toMatchObject({ error: 'USCC_FORMAT' });
  });

  it('T03 a line break inside a one-line text is removed, in a long text it stays', () => {
    expect(read({ kind: 'text' }, '智\n能工厂')).toEqual({ value: '智能工厂', auto: 'T03' });
    expect(read({ kind: 'longText' }, '一、甲\r\n二、乙')).toEqual({ value: '一、甲\n二、乙' });
  });

  it('T04 brackets and other punctuation stay as written', () => {
    expect(read({ kind: 'text' }, '甲（集团）(一期)，乙：丙')).toEqual({ value: '甲（集团）(一期)，乙：丙' });
  });

  it('N08 blank words are empty cells in every column, without a note', () => {
    for (const column of sampleLedger().columns) {
      for (const value of ['/', '—', '暂无', ' \u3000', '\u200b']) {
        expect(readCell(column, { value }, context)).toEqual({ value: null, findings: [], normalised: [] });
      }
    }
  });

  it('N07 a failed formula is refused in every column, by its text or by the error of the cell', () => {
    for (const column of sampleLedger().columns) {
      expect(readCell(column, { value: '#REF!' }, context).findings[0]?.ruleId).toBe('FORMULA_ERROR');
      expect(readCell(column, { value: null, error: '#N/A' }, context).findings[0]?.ruleId).toBe('FORMULA_ERROR');
    }
  });

  it('READ a proposal of a finding and a logged change show what the cell will hold', () => {
    expect(readCell(sampleColumn({ kind: 'unitRef' }), { value: '柳弯镇' }, context).findings[0]?.fix?.text).toBe('柳湾镇');
    expect(readCell(sampleColumn(wan), { value: '1.2亿' }, context).normalised).toEqual([
      { column: 'wan', from: '1.2亿', to: '12000万元', kind: 'N02', handling: 'confirm' },
    ]);
  });
});

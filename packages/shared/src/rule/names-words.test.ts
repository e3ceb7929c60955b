import { describe, expect, it } from 'vitest';
import { findings, told } from '../testing/ledger-findings.ts';

describe('texts that name what must be examined first', () => {
  it('U003 a tax refund or a reward for one firm asks for the fair-competition examination', () => {
    const [finding] = findings('support', { basis: '按实缴税收先征后返50%' });
    expect(finding).toMatchObject({ ruleId: 'U003', severity: 'explain', column: 'basis' });
    expect(finding?.message).toContain('公平竞争审查');
    expect(findings('support', { basis: '《江湾区工业用地弹性出让办法》' })).toEqual([]);
  });

  it.each([
    '按税收地方留成部分的50%返还企业',
    '返还增值税',
    '返还企业缴纳的增值税',
    '税收全额返还',
    '税收奖励',
    '给予企业高管个人所得税奖励',
    '对项目负责人给予个人一次性奖励',
    '个人所得税返还',
    '一次性奖励项目负责人个人10万元',
    '前三年税收先征后返；履约保证金另行约定',
    '不得拖延，投产后返还税收',
  ])('U003 names a tax refund or an individual reward however it is put: %s', (basis) => {
    expect(told(findings('support', { basis }))).toEqual(['U003 explain basis']);
  });

  it.each([
    '个人所得税代扣代缴手续已办理',
    '个人所得税代扣代缴手续费返还',
    '企业所得税优惠备案，科技创新项目奖励申报',
    '返还企业履约保证金',
    '不得违规返还税收',
    '清理税收返还政策，不再执行',
    '已办理税务登记；研发投入奖励待评审',
    '按规定享受高新技术企业所得税减免',
    '个人信息已核对，项目奖励未申请',
  ])('U003 says nothing of a text that speaks of tax, refunds or rewards otherwise: %s', (basis) => {
    expect(findings('support', { basis })).toEqual([]);
  });

  it('U003 tells the words it means as they are written', () => {
    const [found] = findings('support', { basis: '按税收地方留成部分的50%返还企业' });
    expect(found?.message).toContain('写着“税收地方留成部分的50%返还”');
  });
});

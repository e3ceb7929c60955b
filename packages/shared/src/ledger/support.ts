import type { LedgerDefinition } from './definition.ts';
import { supportColumns } from './support-columns.ts';

/** 政策与要素保障: one row is one approval, promise or need of one project. */
export const supportLedger: LedgerDefinition = {
  id: 'support',
  version: 1,
  minVersion: 1,
  title: '政策与要素保障',
  noun: '事项',
  nameColumn: 'item',
  businessKeys: [['projectRef', 'kind', 'item']],
  columns: supportColumns,
  rules: [
    {
      id: 'U001',
      severity: 'explain',
      kind: 'workdaysAbove',
      params: {
        from: 'appliedDay',
        to: 'doneDay',
        promised: 'promisedWorkdays',
        open: { column: 'status', in: ['未启动', '办理中'] },
      },
    },
    // A department's matter may be of a project that another unit reports, which is known to nobody here: told, not refused.
    { id: 'U002', severity: 'info', kind: 'refKnown', params: { columns: ['projectRef'] } },
    {
      id: 'U003',
      severity: 'explain',
      kind: 'namesWords',
      // Source: 公平竞争审查条例 (in force since 2024-08-01), articles 10 and 15: no tax or land-price refunds, no individual rewards.
      params: {
        columns: ['item', 'basis', 'remark'],
        words: [
          '税收返还',
          '返还税收',
          '税…返还',
          '返还…税',
          '返税',
          '留成…返还',
          '返还企业',
          '返还给企业',
          '全额返还',
          '税…奖励',
          '留成…奖励',
          '先征后返',
          '即征即返',
          '财政返还',
          '税收奖返',
          '出让金返还',
          '返还土地',
          '地价返还',
          '一企一策',
          '一事一议',
          '一对一奖励',
          '个人奖励',
          '个人…奖励',
          '奖励…个人',
          '高管…奖励',
          '定向奖励',
          '特定企业奖励',
        ],
        except: ['不得', '严禁', '禁止', '不含', '不涉及', '未涉及', '不存在', '清理', '代扣', '代缴', '保证金', '押金'],
        law: '公平竞争审查',
      },
    },
    { id: 'U004', severity: 'error', kind: 'dayOrder', params: { earlier: 'appliedDay', later: 'doneDay' } },
    { id: 'U005', severity: 'error', kind: 'notAfterToday', params: { columns: ['appliedDay', 'doneDay'] } },
    {
      id: 'U006',
      severity: 'explain',
      kind: 'emptyUnless',
      params: { column: 'doneDay', when: { column: 'status', in: ['已办结', '不予办理'] } },
    },
    {
      id: 'U007',
      severity: 'explain',
      kind: 'sameTwice',
      params: { matches: [{ columns: ['projectRef', 'kind', 'item'], severity: 'explain' }] },
    },
  ],
};

// docs/manual/ledgers.md as text, from the definitions: every ledger with its columns as the clerk meets them.
import { builtinLedgers } from '../../packages/shared/src/ledger/builtin.ts';
import type { LedgerDefinition } from '../../packages/shared/src/ledger/definition.ts';
import { describeLedger } from '../../packages/shared/src/ledger/describe.ts';
import { testCampaign } from '../../packages/shared/src/testing/district.ts';

const HEAD = `# 七本台账怎么填

由台账定义生成：改了定义之后运行 \`npm run rules\`。列名认别名，顺序可以不同；几本台账可以放在一个工作簿里，一个工作表一本，窗格跟着您正在看的工作表走，也可以点窗格上方的台账名称切换。每条校验的说明见[校验规则](../rules.md)。
`;

/** What a clerk should know of a ledger before its columns. */
const LEADS: Readonly<Record<string, string>> = {
  projects: '一行一个项目。其他台账都按项目名称引用这一本，所以先填它、先上报它。',
  milestones:
    '一行一个节点。“项目名称”填项目总台账里的名称，差一两个字时窗格会给出最接近的名称，点“改为……”即可；项目改名后这里自动跟着改。同一项目各节点的权重合计100%；比计划晚7天以上的要写滞后原因；行动开始后基准日期不能改，确需调整的请向区专班申请。逾期的节点，请在问题清单里登记卡在哪里。',
  issues:
    '一行一个问题，逐一销号。解决了填“申请销号”和销号日期；“已销号”“重新打开”和“验收人”由督查人员或区专班填，验收人不能是责任人本人。已销号的，销号日期也只有督查人员或区专班能改。督查提出的、处理过的问题不能删除，本单位自己填的、督查还没有处理的可以。重新打开的次数由系统记。',
  outreach:
    '一行一次活动。已经形成线索的，在“形成线索”里填项目总台账的项目名称。项目签约前，对接企业和洽谈情况只有本单位和区专班看得到。',
  support:
    '一行一个事项。承诺几个工作日从申请第二天算起，节假日和调休以区里公布的为准；超过承诺的要写明原因。税收、资金、用地必须写政策依据；返还税款、奖励个别企业的，先做公平竞争审查。',
  funds:
    '由区专班填报，各单位只能查看本单位的款项。项目奖金要等成果核定之后才能登记；几个单位共同引进的项目，区专班可以给每个有成果归属的单位各登记一笔，同一项成果一个单位只奖一次，所以要写清奖励成果。',
  indicators: '一个月一行，填当年1月起的累计数和上年同期数；同比由系统计算，超过±100%的要写明原因；同一年里累计数只增不减。',
};

/** What the picture of a ledger shows. */
const PICTURES: Readonly<Record<string, string>> = {
  projects: '第9行写的是“签约”，签约要求的内容却没填全，窗格逐项列出；“1.2亿”等待确认；写错的日期要改。',
  milestones:
    '第10行的项目名称差一个字，窗格找出最接近的名称，点“改为……”即可；“11月底前”不是具体日期；同一项目的权重合计超过了100%。',
  issues: '填报员把问题写成“已销号”、代填了验收人，当场标出，点“清空此格”即可；整改时限早于提出日期。',
  outreach: '日期不存在，金额写了“约”；“形成线索”在项目总台账里还没有，先登记项目，或写明原因。',
  support: '税收事项没有写政策依据；“先征后返”要先做公平竞争审查；办理天数超过了承诺。',
  funds: '经费与奖励由区专班填报，单位打开只能查看，误填的行当场标出。',
  indicators: '累计数比上个月少，开票销售的同比超过±100%；表的右侧灰色各列是自动算出的同比，不用填。',
};

function page(ledger: LedgerDefinition): string {
  const lines = describeLedger(ledger, testCampaign()).map(({ heading, required, type, choices, help, example }) => {
    const how = choices === null ? type : `${type}：${choices.join('、')}`;
    return `| ${[heading, required, how, help, example].map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  });
  const head = '| 列 | 必填 | 填什么 | 说明 | 例 |\n| --- | --- | --- | --- | --- |';
  return `## ${ledger.title}\n\n${LEADS[ledger.id] ?? ''}\n\n${picture(ledger)}${head}\n${lines.join('\n')}\n`;
}

function picture({ id, title }: LedgerDefinition): string {
  const shows = PICTURES[id];
  return shows === undefined ? '' : `![${title}](../images/ledger-${id}.png)\n\n上图：${shows}\n\n`;
}

/** The whole page. */
export function ledgerPages(): string {
  return `${HEAD}\n${builtinLedgers.map(page).join('\n')}`;
}

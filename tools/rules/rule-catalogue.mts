// docs/rules.md as text, from the definitions: every id with its ledger, severities, and what it says of an example.
import { builtinLedgers } from '../../packages/shared/src/ledger/builtin.ts';
import type { LedgerDefinition } from '../../packages/shared/src/ledger/definition.ts';
import { RULE_TITLES } from '../../packages/shared/src/message/rule-titles.ts';
import type { Severity } from '../../packages/shared/src/rule/finding.ts';
import { exampleOf } from './rule-examples.mts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: '强制', explain: '待说明', info: '提示' };
const COMPUTED: Readonly<Record<string, string>> = {
  P001: '亿元以上由总投资自动计算（含一亿元整），不用填，也不会列为问题。',
};
const HEAD = `# 校验规则

由台账定义生成：改了定义或文字之后运行 \`npm run rules\`。强制：这一行暂不上报；待说明：照常计入，写明原因后才能提交；提示：不影响上报。例句出自一份虚构的台账，日期以 2026-11-23 为今天。

下面各条规则都可以由区专班试行、生效、停用或改等级。必填项没填（REQUIRED）和读不出的内容（DATE_*、NUM_*、PHONE_*、USCC_*、ENUM_UNKNOWN 等）不行：它们说的不是该不该，而是没有值或值不明，停用了也没有数可汇总。要放宽的，在台账定义里把那一列的“必填”去掉、加选项或别名，再发布新版本。
`;

/** Ids of a ledger in the order of its rules. */
function idsOf({ rules }: LedgerDefinition): readonly string[] {
  return [...new Set(rules.map(({ id }) => id))];
}

function severitiesOf({ rules }: LedgerDefinition, ruleId: string): string {
  const graded = rules.flatMap((rule) => {
    if (rule.id !== ruleId) return [];
    return rule.kind === 'sameTwice' ? rule.params.matches.map(({ severity }) => severity) : [rule.severity];
  });
  return (['error', 'explain', 'info'] as const)
    .filter((severity) => graded.includes(severity))
    .map((severity) => SEVERITIES[severity])
    .join('、');
}

/** Ids that lack a title or an example with a message; for `npm run check`. */
export function idsWithoutText(): readonly string[] {
  return builtinLedgers.flatMap((ledger) =>
    idsOf(ledger).filter((id) => COMPUTED[id] === undefined && (RULE_TITLES[id] === undefined || exampleOf(id) === null)),
  );
}

/** The whole page. */
export function ruleCatalogue(): string {
  const parts = builtinLedgers.map((ledger) => {
    const lines = idsOf(ledger).map((id) => {
      const finding = exampleOf(id);
      const computed = COMPUTED[id];
      const cells =
        computed === undefined
          ? [id, RULE_TITLES[id] ?? '', severitiesOf(ledger, id), finding?.message ?? '', finding?.expected ?? '']
          : [id, '是否亿元以上', '自动计算', computed, ''];
      return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
    });
    const head = '| 编号 | 名称 | 程度 | 例句 | 怎样改 |\n| --- | --- | --- | --- | --- |';
    return `## ${ledger.title}（\`${ledger.id}\`）\n\n${head}\n${lines.join('\n')}\n`;
  });
  return `${HEAD}\n${parts.join('\n')}`;
}

/** A page without what a formatter changes, for comparing. */
export function unformatted(text: string): string {
  return text
    .replace(/-{3,}/g, '---')
    .replace(/[ \t]+/g, ' ')
    .replace(/\n+/g, '\n')
    .trim();
}

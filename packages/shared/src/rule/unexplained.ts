import type { Finding } from './finding.ts';

/** The explain findings whose rule has no written reason yet (待说明). `explanations` are reasons by rule id. */
export function unexplained(findings: readonly Finding[], explanations: Readonly<Record<string, string>>): Finding[] {
  return findings.filter(({ severity, ruleId }) => severity === 'explain' && (explanations[ruleId] ?? '').trim() === '');
}

/** The sentences that give the reason of a light and what would turn it green. */
export const lightTexts = {
  noTarget: '没有下达目标，不亮灯。',
  reason: (facts: { done: string; target: number; completion: string; share: string; gap: number }) =>
    `完成 ${facts.done} 个，目标 ${facts.target} 个，完成率 ${facts.completion}%，序时进度 ${facts.share}%，${gapText(facts.gap)}。`,
  toGreen: (missing: string) => `再完成 ${missing} 个即转为绿灯。`,
} as const;

function gapText(points: number): string {
  if (points === 0) return '与序时持平';
  return points > 0 ? `超前 ${points.toFixed(1)} 个百分点` : `落后 ${(-points).toFixed(1)} 个百分点`;
}

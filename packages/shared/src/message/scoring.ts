import { yiText } from './amount.ts';

interface Measured {
  readonly done: number;
  readonly target: number;
  readonly points: number;
  readonly score: number;
}
type Limit = number | undefined;

/** How the points of an item came about, with the numbers put in. */
export const scoringTexts = {
  noTarget: '没有目标，此项不计分。',
  ratio: (item: Measured & { cap: Limit }) =>
    `${minus(item.done)} ÷ ${minus(item.target)} × ${minus(item.points)} 分${ratioCap(item.cap)} = ${minus(item.score)} 分`,
  blend: (item: {
    parts: readonly { done: number; target: number; weight: number }[];
    points: number;
    cap: Limit;
    score: number;
  }) =>
    `(${item.parts.map((part) => `${minus(part.done)} ÷ ${part.target} × 权重 ${part.weight}`).join(' + ')}) ÷ 权重合计 × ${minus(item.points)} 分${ratioCap(item.cap)} = ${minus(item.score)} 分`,
  efficacy: (item: { x: number; min: number; max: number; weight: number; score: number }) =>
    item.max <= item.min
      ? `各单位数值相同，按 100 × ${item.weight} = ${minus(item.score)} 分`
      : `(60 + 40 × (${minus(item.x)} − ${minus(item.min)}) ÷ (${minus(item.max)} − ${minus(item.min)})) × ${item.weight} = ${minus(item.score)} 分`,
  perExtra: (item: Measured & { cap: Limit }) =>
    item.done <= item.target
      ? `完成 ${minus(item.done)}，目标 ${minus(item.target)}，没有超额，加 0 分`
      : `超额 (${minus(item.done)} − ${minus(item.target)}) × ${minus(item.points)} 分${pointCap(item.cap)} = ${minus(item.score)} 分`,
  perShort: (item: Measured & { floor: Limit }) =>
    item.done >= item.target
      ? `完成 ${minus(item.done)}，目标 ${minus(item.target)}，没有欠额，扣 0 分`
      : `欠额 (${minus(item.target)} − ${minus(item.done)}) × ${minus(-item.points)} 分${pointFloor(item.floor)} = ${minus(item.score)} 分`,
  tier: (item: { parts: readonly { atLeastYuan: number; points: number; count: number }[]; cap: Limit; score: number }) =>
    item.parts.length === 0
      ? '没有达到任何一档的项目，计 0 分'
      : `${item.parts.map((part) => `${yiText(part.atLeastYuan)} 亿元以上 ${part.count} 个 × ${minus(part.points)} 分`).join(' + ')}${pointCap(item.cap)} = ${minus(item.score)} 分`,
  event: (item: { count: number; points: number; floor: Limit; cap: Limit; score: number }) =>
    `${item.count} 次 × ${minus(item.points)} 分${pointFloor(item.floor)}${pointCap(item.cap)} = ${minus(item.score)} 分`,
  manual: (item: { ground: string; score: number }) => `区级专班评定 ${minus(item.score)} 分，依据：${item.ground}`,
} as const;

/** A number with a true minus sign. */
function minus(value: number): string {
  return String(value).replace('-', '−');
}

function ratioCap(cap: Limit): string {
  return cap === undefined ? '' : `（完成率最高计 ${Math.round(cap * 10_000) / 100}%）`;
}

function pointCap(cap: Limit): string {
  return cap === undefined ? '' : `（最高 ${minus(cap)} 分）`;
}

function pointFloor(floor: Limit): string {
  return floor === undefined ? '' : `（最低 ${minus(floor)} 分）`;
}

import type { Fact } from '../consolidation/facts.ts';

/** The days on which the claimed achievements of a row count differently after a change; without doubles. */
export function movedDays(before: readonly Fact[], after: readonly Fact[]): readonly string[] {
  const had = new Map(claimed(before));
  const has = new Map(claimed(after));
  const moved = new Set<string>();
  for (const [text, day] of had) if (!has.has(text)) moved.add(day);
  for (const [text, day] of has) if (!had.has(text)) moved.add(day);
  return [...moved];
}

function claimed(facts: readonly Fact[]): [string, string][] {
  return facts
    .filter((fact) => fact.basis === 'claimed')
    .map((fact) => [`${fact.kind} ${fact.unitId} ${fact.day} ${fact.bps} ${fact.lead} ${fact.yuan}`, fact.day]);
}

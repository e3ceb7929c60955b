import { sameData } from '../kernel/same-data.ts';
import { columnOf, type LedgerDefinition } from '../ledger/definition.ts';
import { diffTexts } from '../message/definition-diff.ts';
import { LEDGER_LINES } from '../message/definition-words.ts';
import { type DefinitionChange, narrowing, safeChange } from './definition-change.ts';

/** What differs in what is said of the ledger as a whole. */
export function diffHead(before: LedgerDefinition, after: LedgerDefinition): DefinitionChange[] {
  const changes: DefinitionChange[] = [];
  const changed = (text: string): number => changes.push(safeChange(text));
  const narrowed = (line: keyof typeof LEDGER_LINES, text: string): number =>
    changes.push(narrowing(after, LEDGER_LINES[line][0], text));
  if (before.title !== after.title) changed(diffTexts.title(before.title, after.title));
  if (before.noun !== after.noun) changed(diffTexts.noun(before.noun, after.noun));
  if (before.nameColumn !== after.nameColumn) {
    const text = diffTexts.nameColumn(columnOf(after, after.nameColumn)?.heading ?? after.nameColumn);
    if (renamedTo(after, before.nameColumn) === after.nameColumn) changed(text);
    else narrowed('nameColumn', text);
  }
  if (!sameData(before.stages, after.stages)) {
    const text = diffTexts.stages(after.stages?.order ?? []);
    if (isNarrowerOrder(before, after)) narrowed('stageOrder', text);
    else changed(text);
  }
  if (before.keptBy !== after.keptBy) narrowed('keptBy', diffTexts.keptBy(after.keptBy === 'districtOffice'));
  if (!sameData(before.businessKeys, after.businessKeys)) changed(diffTexts.businessKeys);
  if (!sameData(before.derived, after.derived)) changed(diffTexts.derived);
  if (before.minVersion !== after.minVersion) changed(diffTexts.minVersion(after.minVersion));
  if (after.olderUntil !== before.olderUntil)
    changed(after.olderUntil === undefined ? diffTexts.olderAlways : diffTexts.olderUntil(after.olderUntil));
  return changes;
}

/** The key under which a column of the version before is found now. */
function renamedTo({ migration = [] }: LedgerDefinition, key: string): string {
  const step = migration.find((one) => one.kind === 'rename' && one.from === key);
  return step?.kind === 'rename' ? step.to : key;
}

/** Whether a stored stage may stand elsewhere among the others, or nowhere; stages put between others move none. */
function isNarrowerOrder(before: LedgerDefinition, after: LedgerDefinition): boolean {
  const [old, now] = [before.stages, after.stages];
  if (now === undefined) return false;
  if (old === undefined || renamedTo(after, old.column) !== now.column) return true;
  const names: Readonly<Record<string, string>> = Object.assign(
    {},
    ...(after.migration ?? []).flatMap((step) => (step.kind === 'choices' && step.column === now.column ? [step.names] : [])),
  );
  const kept = (stages: readonly string[]): readonly string[] => stages.map((stage) => names[stage] ?? stage);
  const [order, ended] = [kept(old.order), kept(old.ended)];
  if (
    !sameData(
      order,
      now.order.filter((stage) => order.includes(stage)),
    )
  )
    return true;
  return (
    ended.some((stage) => !now.ended.includes(stage)) ||
    order.some((stage) => now.ended.includes(stage) && !ended.includes(stage))
  );
}

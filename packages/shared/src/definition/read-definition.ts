import { err, ok, type Result } from '../kernel/result.ts';
import { isIsoDay } from '../value/iso-day.ts';
import { type Column, type LedgerDefinition, ledgerDefinitionSchema } from '../ledger/definition.ts';
import {
  definitionFaults,
  DEFINITION_SHEETS,
  DEFINITION_WORDS as WORDS,
  LEDGER_LINES,
  type LedgerLine,
} from '../message/definition-words.ts';
import { serialDay } from '../value/day-serial.ts';
import type { WorkbookGrid } from '../workbook/grid.ts';
import { checkChoices, checkColumns } from './check-columns.ts';
import { columnNames } from './column-names.ts';
import { namedColumns, readColumns } from './read-columns.ts';
import { readMetrics } from './read-metrics.ts';
import { readMigration } from './read-migration.ts';
import { impliesStages, readRules } from './read-rules.ts';
import { type DefinitionFault, sheetTable, type SheetTable } from './sheet-table.ts';

/**
 * Reads a definition workbook. All faults at once, each with sheet, cell, what is wrong and what to write. `known` are the
 * ledgers there are: ids of rules are used by one of them only.
 */
export function readDefinition(
  workbook: WorkbookGrid,
  known: readonly LedgerDefinition[] = [],
): Result<LedgerDefinition, readonly DefinitionFault[]> {
  const faults: DefinitionFault[] = [];
  const ledger = sheetTable(workbook, 'ledger', faults);
  const columnTable = sheetTable(workbook, 'columns', faults);
  const choices = sheetTable(workbook, 'choices', faults, false);
  const rules = sheetTable(workbook, 'rules', faults, false);
  const metrics = sheetTable(workbook, 'metrics', faults, false);
  const migration = sheetTable(workbook, 'migration', faults, false);
  if (ledger === null || columnTable === null) return err(faults);
  const named = namedColumns(columnTable);
  const names = columnNames(named);
  const columns = readColumns(columnTable, choices, names, faults);
  const head = readHead(ledger, named, columns, faults);
  const stages = { order: head.stages?.order ?? [], ended: head.stages?.ended ?? [] };
  checkColumns(columnTable, columns, { order: stages.order, implied: impliesStages(rules) }, faults);
  if (choices !== null) checkChoices(choices, named, faults);
  const derived = metrics === null ? [] : readMetrics(metrics, names, faults);
  const steps = migration === null ? [] : readMigration(migration, faults);
  const definition = {
    ...head,
    columns,
    rules: rules === null ? [] : readRules(rules, names, { columns, stages, elsewhere: ruleIdsOf(known, head.id) }, faults),
    ...(derived.length === 0 ? {} : { derived }),
    ...(steps.length === 0 ? {} : { migration: steps }),
  };
  if (faults.length > 0) return err(faults);
  const parsed = ledgerDefinitionSchema.safeParse(definition);
  if (parsed.success) return ok(parsed.data);
  const { name } = DEFINITION_SHEETS.ledger;
  return err(
    parsed.error.issues.map(({ path, message }) => ({ sheet: name, cell: '', message: `${path.join('.')}：${message}` })),
  );
}

function ruleIdsOf(ledgers: readonly LedgerDefinition[], except: string): ReadonlyMap<string, string> {
  return new Map(
    ledgers.flatMap(({ id, title, rules }) => (id === except ? [] : rules.map((rule) => [rule.id, title] as const))),
  );
}

function readHead(
  table: SheetTable,
  named: readonly { readonly key: string }[],
  columns: readonly Column[],
  faults: DefinitionFault[],
) {
  const [nameHeading, valueHeading] = DEFINITION_SHEETS.ledger.headings;
  const find = (line: LedgerLine) => table.rows.find((row) => row.text(nameHeading) === LEDGER_LINES[line][0]);
  const text = (line: LedgerLine): string => find(line)?.text(valueHeading) ?? '';
  const fault = (line: LedgerLine, message: string): void => {
    const cell = find(line)?.cell(valueHeading) ?? 'B1';
    const shown = text(line);
    const [name, how] = LEDGER_LINES[line];
    faults.push({
      sheet: table.name,
      cell,
      message:
        shown === ''
          ? definitionFaults.empty(table.name, cell, name, how)
          : definitionFaults.wrong(table.name, cell, name, shown, message),
    });
  };
  const whole = (line: LedgerLine): number => {
    const number = Number(text(line));
    if (text(line) !== '' && Number.isInteger(number) && number > 0) return number;
    fault(line, definitionFaults.whole);
    return 1;
  };
  if (!/^[a-z][a-zA-Z0-9]*$/.test(text('id'))) fault('id', definitionFaults.key);
  if (text('title') === '') fault('title', '');
  const known = new Set(named.map(({ key }) => key));
  const hint = definitionFaults.unknownColumn(named.map(({ key }) => key));
  if (!known.has(text('nameColumn'))) fault('nameColumn', hint);
  const stageColumn = text('stageColumn');
  if (stageColumn !== '' && !known.has(stageColumn)) fault('stageColumn', hint);
  const olderUntil = dayText(text('olderUntil'));
  if (text('olderUntil') !== '' && olderUntil === null) fault('olderUntil', definitionFaults.day);
  const businessKeys = list(text('businessKeys')).map((keys) => keys.split('+').map((key) => key.trim()));
  if (businessKeys.flat().some((key) => !known.has(key))) fault('businessKeys', hint);
  const stageType = columns.find(({ key }) => key === stageColumn)?.type;
  const order = list(text('stageOrder'));
  if (stageType?.kind === 'choice' && stageType.choices !== undefined) {
    const choices = new Set(stageType.choices);
    if (order.some((stage) => !choices.has(stage))) fault('stageOrder', definitionFaults.oneOf([...choices]));
    if (list(text('stageEnded')).some((stage) => !choices.has(stage))) fault('stageEnded', definitionFaults.oneOf([...choices]));
  }
  return {
    id: text('id'),
    version: whole('version'),
    minVersion: whole('minVersion'),
    ...(olderUntil === null ? {} : { olderUntil }),
    title: text('title'),
    ...(text('noun') === '' ? {} : { noun: text('noun') }),
    nameColumn: text('nameColumn'),
    ...(stageColumn === '' ? {} : { stages: { column: stageColumn, order, ended: list(text('stageEnded')) } }),
    ...(text('keptBy') === WORDS.office ? { keptBy: 'districtOffice' as const } : {}),
    ...(businessKeys.length === 0 ? {} : { businessKeys }),
  };
}

/** The parts of a text that is a list with 、 between. */
export function list(text: string): string[] {
  return text === '' ? [] : text.split('、').map((part) => part.trim());
}

/** A day written as text, or as the serial number Excel makes of it; null for anything else. */
export function dayText(text: string): string | null {
  if (isIsoDay(text)) return text;
  return /^\d{5}$/.test(text) ? serialDay(Number(text), false) : null;
}

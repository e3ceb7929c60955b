import { templateText } from '@double-hundred/shared/message/template';
import { ledgerLists, sharedLists } from '@double-hundred/shared/workbook/hidden-lists';
import type { TaskPaneSpec } from '@double-hundred/xlsx/workbook-spec';
import { writeWorkbook } from '@double-hundred/xlsx/write-workbook';
import { type LedgerSheetInput, ledgerSheet } from './ledger-sheet.ts';
import { templateLists } from './template-lists.ts';
import { templateLooks } from './template-looks.ts';

/** What a template is made of. `customXml` are texts kept inside the file, such as the state of its sync. */
export interface TemplateInput extends LedgerSheetInput {
  /** Further ledgers of the workbook, one sheet each behind the first. */
  readonly further?: readonly LedgerSheetInput[];
  readonly customXml?: readonly string[];
  /** The add-in whose pane opens with the file. */
  readonly taskPane?: TaskPaneSpec;
}

/**
 * The workbook a unit fills in: title, unit line, frozen heading, the unit's rows with their hidden ids in an Excel
 * table, lists to choose from, help and marks for every column. Money in 万元. Reading it back gives the same rows.
 */
export async function templateWorkbook(input: TemplateInput): Promise<Uint8Array> {
  const { definition, context } = input;
  const ledgers: readonly LedgerSheetInput[] = [input, ...(input.further ?? [])];
  const lists = templateLists([...ledgers.flatMap((one) => ledgerLists(one.definition, one.context)), ...sharedLists()]);
  return writeWorkbook({
    title: templateText.title(context.campaign.name, ledgers.length > 1 ? templateText.allLedgers : definition.title),
    looks: templateLooks(ledgers.flatMap((one) => one.definition.columns)),
    sheets: [...ledgers.map(ledgerSheet), lists.sheet],
    names: lists.names,
    ...(input.customXml === undefined ? {} : { customXml: input.customXml }),
    ...(input.taskPane === undefined ? {} : { taskPane: input.taskPane }),
  });
}
